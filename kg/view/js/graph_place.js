// Which nodes are drawn, and where those stand that a reader adds: around what they were expanded from, on free spots.
const STEP = 60;
const MOST = 2000;
const MOST_EDGES = 6000;
const CELL = 64;
let drawn = new Map();
let drawnEdges = [];
let full = false;
let stretch = 1;
let at = [];
const moved = new Map();

/** Every node that the state asks for, with what it was reached from: null for the first picture. */
function wanted() {
  const found = new Map();
  full = false;
  const add = (i, from) => {
    if (found.has(i)) return true;
    if (found.size >= MOST) full = true;
    else found.set(i, from);
    return found.has(i);
  };
  if (state.only === null) data.nodes.forEach((_, i) => add(i, null));
  else add(state.only, null);
  // A place that stands in a group at first is drawn by itself when it is asked for.
  if (state.place) data.about.forEach(({ places }, i) => isHub[i] && !isGroup[i] && places.includes(state.place) && found.size < STEP * 8 && add(i, groupOf.get(i) ?? null));
  for (const i of [...(state.only === null ? [] : [state.only]), ...state.open]) {
    if (!add(i, null)) break;
    let left = STEP;
    for (const j of strongest(i)) if (!found.has(j) && left-- > 0 && !add(j, i)) break;
  }
  for (const path of routes()) path.forEach(([i], step) => add(i, step ? path[step - 1][0] : null));
  for (const i of [state.node, ...(state.edge === null ? [] : ends[state.edge])]) {
    if (i === null || found.has(i)) continue;
    const near = strongest(i).find((j) => found.has(j));
    if (found.size >= MOST) found.delete([...found.keys()].pop());
    found.set(i, near === undefined ? null : near);
  }
  return found;
}

/** How many neighbours of a node are not drawn. */
const hidden = (i) => strongest(i).filter((j) => !drawn.has(j)).length;

/** The size of a mark: as the first picture has it, or by the same rule. */
function sizeOf(i) {
  if (data.nodes[i]) return data.nodes[i].size;
  return isHub[i] ? Math.min(22, 11 + Math.sqrt(edgesOf[i].length)) : Math.min(16, 5 + 2 * Math.max(1, data.about[i].hubs.length));
}

function boxOf(i, x, y) {
  const size = sizeOf(i);
  const half = Math.max(size, [...data.about[i].short[0]].reduce((sum, char) => sum + wide(char), 0) * 6) + 3.5;
  return [x - half, y - size - 3.5, x + half, y + size + 20];
}

/** The boxes that are taken, in a grid. */
function board() {
  const cells = new Map();
  const keys = ([x0, y0, x1, y1]) => {
    const found = [];
    for (let i = Math.floor(x0 / CELL); i <= Math.floor(x1 / CELL); i++) {
      for (let j = Math.floor(y0 / CELL); j <= Math.floor(y1 / CELL); j++) found.push(i * 100003 + j);
    }
    return found;
  };
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return {
    free: (box, mine) => !keys(box).some((key) => (cells.get(key) || []).some((taken) => (mine === undefined || taken.mine !== mine) && meets(box, taken))),
    take(box, mine) {
      box.mine = mine;
      for (const key of keys(box)) {
        if (cells.has(key)) cells.get(key).push(box);
        else cells.set(key, [box]);
      }
    },
  };
}

/** A point for every node that is drawn; the same state gives the same points. */
function place() {
  const taken = board();
  const steps = new Map();
  at = [];
  for (const [i, from] of drawn) {
    let spot = moved.get(i);
    if (!spot && state.only === null && from === null && data.nodes[i]) spot = [data.nodes[i].x * stretch, data.nodes[i].y / stretch];
    if (!spot) {
      const centre = from === null || !at[from] ? [0, 0] : at[from];
      let k = steps.get(from) ?? 0;
      do {
        const [away, turn] = [11 * Math.sqrt(k), k * Math.PI * (3 - Math.sqrt(5))];
        spot = [Math.round(centre[0] + away * Math.cos(turn) * 1.3), Math.round(centre[1] + away * Math.sin(turn))];
        k += 1;
      } while (!taken.free(boxOf(i, ...spot)));
      // The next one looks a little further in, where a shorter label may fit.
      steps.set(from, Math.max(0, k - 12));
    }
    taken.take(boxOf(i, ...spot));
    at[i] = [...spot, sizeOf(i)];
  }
}

/** The relations between what is drawn; of very many the strongest. */
function between() {
  const found = new Set();
  for (const i of drawn.keys()) for (const e of edgesOf[i]) if (drawn.has(other(e, i))) found.add(e);
  const some = [...found].sort((a, b) => a - b);
  if (some.length <= MOST_EDGES) return some;
  const kept = new Set([...routes().flat().map(([, e]) => e), state.edge]);
  const weight = (e) => (kept.has(e) ? 1e9 : 0) + (ends[e].includes(state.node) ? 1e8 : 0) + strength(e);
  return some.sort((a, b) => weight(b) - weight(a) || a - b).slice(0, MOST_EDGES);
}
