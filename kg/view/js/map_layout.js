// Where marks and labels go in a window: places of one point are spread around it, labels never cover each other.

const TURN = Math.PI * (3 - Math.sqrt(5)); // the golden angle: a fixed pattern that fills a disc evenly
const CROWD = 6; // as many at one point are always spread
const SAME = 1e-6;

/** Marks of one point together: { x, y, marks, near } with the distance to the next point, in kilometres. */
function groupsOf(marks) {
  const found = new Map();
  for (const mark of marks) {
    const key = `${mark.x.toFixed(3)},${mark.y.toFixed(3)}`;
    if (!found.has(key)) found.set(key, { x: mark.x, y: mark.y, marks: [], near: Infinity });
    found.get(key).marks.push(mark);
  }
  const groups = [...found.values()];
  for (const group of groups) {
    group.marks.sort((a, b) => b.r - a.r || a.place - b.place);
    group.widest = group.marks[0].r;
    group.spacing = (2 * group.widest + 2) / 1.7;
    group.reach = group.marks.length > 1 ? group.spacing * Math.sqrt(group.marks.length) + group.widest : group.widest;
    if (group.marks.length <= CROWD) continue;
    for (const other of groups) if (other !== group) group.near = Math.min(group.near, Math.hypot(other.x - group.x, other.y - group.y));
  }
  return groups;
}

/** The scale from which the marks of a group are spread; before it they are one mark with their number. */
const spreadFrom = (group) => (group.marks.length <= CROWD || group.near === Infinity ? 0 : (2 * group.reach) / Math.max(group.near, SAME));

/** Sets ``px``, ``py`` of each mark, from the window's corner of the world, and ``folded`` of each group. */
function spread(groups, k, room) {
  for (const group of groups) {
    group.folded = k < spreadFrom(group) || (group.marks.length > CROWD && group.reach > room);
    for (const [i, mark] of group.marks.entries()) {
      const far = group.marks.length === 1 || group.folded ? 0 : group.spacing * Math.sqrt(i + 0.5);
      mark.px = group.x * k + far * Math.cos(i * TURN);
      mark.py = group.y * k + far * Math.sin(i * TURN);
    }
  }
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const widths = new Map(); // of texts that were measured
let measuring = null;
function widthOf(text, bold) {
  const key = `${bold ? "b" : ""}${text}`;
  if (!widths.has(key)) {
    measuring = measuring || { context: document.createElement("canvas").getContext("2d"), family: getComputedStyle(document.body).fontFamily };
    measuring.context.font = `${bold ? 600 : 400} 12px ${measuring.family}`;
    widths.set(key, measuring.context.measureText(text).width);
  }
  return widths.get(key);
}

const HIGH = 15;
/** Boxes beside, above or beneath a mark; a province stands on its own point, or near it where marks cover that. */
function boxesAt({ x, y, r, wide, province, used }) {
  const on = [x - wide / 2, y - HIGH / 2, x + wide / 2, y + HIGH / 2];
  if (province && !used) return [on];
  return [
    ...(province ? [on] : []),
    [x + r + 3, y - HIGH / 2, x + r + 3 + wide, y + HIGH / 2], [x - r - 3 - wide, y - HIGH / 2, x - r - 3, y + HIGH / 2],
    [x - wide / 2, y - r - 2 - HIGH, x + wide / 2, y - r - 2], [x - wide / 2, y + r + 2, x + wide / 2, y + r + 2 + HIGH],
  ];
}

/** Of the wanted labels, the earlier first, those that find room between marks and each other within the window. */
function placed(wanted, taken, [left, top, right, bottom]) {
  const boxes = [];
  const found = [];
  for (const one of wanted) {
    const wide = widthOf(one.text, one.bold) + 2;
    const free = (box) => box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom && !boxes.some((other) => overlap(box, other)) && !taken.some((other) => overlap(box, other));
    const all = boxesAt({ ...one, wide });
    // A province in use stands on its point rather than nowhere: it tells the reader where the marks are.
    const box = all.find(free) || (one.province && one.used && !boxes.some((other) => overlap(all[0], other)) ? all[0] : null);
    if (!box) continue;
    boxes.push(box);
    found.push({ ...one, box });
  }
  return found;
}
