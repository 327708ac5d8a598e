// How the drawn part looks: what the filters let through, colours, line widths, labels that cover nothing.
let nodes, edges, network;
let grown = 1;
let moving = false;
let seen = { node: [], edge: [] };
let labels = [];
const inYear = (some) => !state.year || some.years.includes(state.year);
const inPlace = (i) => (!state.place || data.about[i].places.includes(state.place)) && (!state.province || data.about[i].places[0] === state.province);

/** Colours for the largest communities (Okabe and Ito's; the rest is grey), light and dark. */
const COMMUNITY = [
  ["#0072b2", "#4fabe6"], ["#c44e00", "#f28a3d"], ["#007a59", "#2fc79b"], ["#a8437c", "#e08fbe"], ["#8a6d00", "#f0e442"],
  ["#6a4fb3", "#b7a3f2"], ["#2b7fb8", "#7cc7f2"], ["#b3261e", "#ff8a80"], ["#20262e", "#f4f4f4"], ["#b07500", "#f0b030"],
];
const GREY = ["#6b7280", "#aab2bd"];
const hue = (community) => (COMMUNITY[community] || GREY)[app.dark ? 1 : 0];

/** The community of a node; a group's is that of most of its places. */
function communityOf(i) {
  if (!isGroup[i]) return data.community[i];
  const votes = new Map();
  for (const j of data.about[i].members) votes.set(data.community[j], (votes.get(data.community[j]) || 0) + 1);
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1;
}

const paintOf = (i) => (state.by === "community" ? hue(communityOf(i)) : colour(data.about[i].kind));

/** Makes the network of the first picture, in the element that the page has for it. */
function make() {
  nodes = new vis.DataSet(data.nodes.map(({ label, ...node }) => node));
  edges = new vis.DataSet(data.edges);
  network = new vis.Network(byId("network"), { nodes, edges }, data.options);
  network.on("afterDrawing", drawLabels);
}

const rowPasses = (one) => (!state.year || app.reports[one.report].year === state.year) && state.modalities.has(one.modality);

/** Whether what the line says is asked for; kinds are a matter of its two ends. */
function edgePasses(e) {
  const [from, to] = ends[e];
  const { rows } = data.said[e];
  if (!inPlace(isHub[to] ? to : from) && (isHub[from] || isHub[to])) return false;
  if (rows.length) return rows.some((row) => rowPasses(app.statements[row]));
  return inYear(data.said[e]) && data.said[e].modality.some((name) => state.modalities.has(name));
}

/** Hubs by year and place; terms by their lines, and those of one place alone only when asked for, selected or added. */
function look() {
  const passes = new Map(drawnEdges.map((e) => [e, edgePasses(e)]));
  const alone = state.single || [...drawn.keys()].filter((i) => isHub[i] && inYear(data.about[i]) && inPlace(i)).length < 2;
  const near = neighbourhood();
  const routed = new Set(routes().flat().map(([i]) => i));
  const node = [];
  const lines = new Map();
  for (const e of drawnEdges) for (const i of ends[e]) lines.set(i, (lines.get(i) || false) || passes.get(e));
  for (const [i, from] of drawn) {
    const about = data.about[i];
    if (i === state.node || i === state.only || routed.has(i) || (state.edge !== null && near.has(i))) node[i] = true;
    else if (state.off.has(about.kind)) node[i] = false;
    // The places of a group stand for it once they are drawn.
    else if (isGroup[i] && about.members.every((j) => drawn.has(j))) node[i] = false;
    else if (isHub[i]) node[i] = inYear(about) && inPlace(i);
    else if (lines.has(i) && !lines.get(i)) node[i] = false;
    else node[i] = alone || about.hubs.length !== 1 || from !== null || Boolean(near && near.has(i));
  }
  const edge = [];
  for (const e of drawnEdges) edge[e] = Boolean(node[ends[e][0]] && node[ends[e][1]] && (passes.get(e) || e === state.edge));
  seen = { node, edge };
  return near;
}

/** The selected node, line or path with its neighbours, as far as drawn; null where nothing is selected. */
function neighbourhood() {
  if (state.edge !== null) return new Set(ends[state.edge]);
  if (state.node !== null) return new Set([state.node, ...edgesOf[state.node].filter(edgePasses).flatMap((e) => ends[e]), ...data.about[state.node].members].filter((i) => drawn.has(i)));
  if (state.path) return new Set(routes().flat().map(([i]) => i));
  return null;
}

const shownNodes = () => [...drawn.keys()].filter((i) => seen.node[i]).sort((a, b) => a - b);

/** Draws what the state asks for; nodes that stay keep their places. */
function rebuild() {
  drawn = wanted();
  place();
  drawnEdges = between();
  nodes.remove(nodes.getIds().filter((i) => !drawn.has(i)));
  const here = new Set(drawnEdges);
  edges.remove(edges.getIds().filter((e) => !here.has(e)));
  grown = 0;
}

/** Brings nodes and lines in line with the state. */
function draw() {
  const near = look();
  const ground = app.dark ? "#14171b" : "#ffffff";
  // Faded colours are mixed, not transparent: the lines beneath a node would show through it.
  const fade = (paint) => "#" + [1, 3, 5].map((from) => {
    const [top, under] = [paint, ground].map((hex) => parseInt(hex.slice(from, from + 2), 16));
    return Math.round(0.2 * top + 0.8 * under).toString(16).padStart(2, "0");
  }).join("");
  nodes.update([...drawn.keys()].map((i) => {
    const about = data.about[i];
    const paint = near && !near.has(i) ? fade(paintOf(i)) : paintOf(i);
    const border = i === state.node ? (app.dark ? "#ffffff" : "#000000") : ground;
    return {
      id: i, hidden: !seen.node[i], x: at[i][0], y: at[i][1], size: at[i][2], shape: data.kinds[about.kind][2],
      borderWidth: i === state.node ? 2 : 1.5, borderWidthSelected: 2, shapeProperties: { borderDashes: false },
      color: { background: paint, border, highlight: { background: paint, border }, hover: { background: paint, border } },
    };
  }));
  // A few hundred lines can be followed with the eye; of thousands only the drift is of use.
  const count = drawnEdges.filter((e) => seen.edge[e]).length;
  const faint = Math.max(0.02, 0.22 * Math.min(1, 400 / count));
  const routed = new Set(routes().flat().map(([, e]) => e));
  edges.update(drawnEdges.map((e) => {
    const [from, to] = ends[e];
    const lit = e === state.edge || (state.node !== null && (from === state.node || to === state.node)) || routed.has(e);
    const paint = lit ? paintOf(isHub[to] || to === state.node ? from : to) : app.dark ? "#c3ccd8" : "#5d6b7e";
    const opacity = lit ? 0.85 : faint * (near ? 0.25 : 1);
    return {
      id: e, from, to, hidden: !seen.edge[e], width: thickness(e) + (e === state.edge || routed.has(e) ? 1.5 : lit ? 0.5 : 0),
      dashes: data.said[e].modality.includes("Done") ? false : [6, 5],
      color: { color: paint, highlight: paint, hover: paint, opacity },
    };
  }));
  network.setSelection({ nodes: state.node === null ? [] : [state.node], edges: state.edge === null ? [] : [state.edge] });
  const total = data.about.length;
  byId("status").replaceChildren(
    el("span", {}, `${t("shown")} ${shownNodes().length} / ${total} ${t("nodes")}${english() ? "," : "，"}`), english() ? " " : "",
    el("span", {}, `${count} / ${ends.length} ${t("edges")}`),
    full ? el("span", {}, app.t(`；最多画 ${MOST} 个`, `; at most ${MOST} are drawn`)) : "");
}

/** A line is as thick as it is often said: one statement 1, eight 3, a hundred 5. */
const thickness = (e) => Math.min(6, 1 + 0.65 * Math.log2(strength(e)));

/** Labels have one size on the screen; the weightiest come first, and one that would cover another waits. */
function drawLabels(ctx) {
  if (moving) return;
  const scale = network.getScale();
  const view = network.getViewPosition();
  const box = byId("network");
  const [wideness, high] = [box.clientWidth, box.clientHeight].map((size) => size / scale / 2 - 3 / scale);
  const near = neighbourhood();
  const kinds = Object.keys(data.kinds);
  const rank = (i) => (i === state.hover ? 4e6 : 0) + (i === state.node ? 2e6 : 0) + (isHub[i] && hubs <= 12 ? 1e6 : 0) +
    data.about[i].hubs.length * 1e4 - kinds.indexOf(data.about[i].kind) * 1e2 + Math.min(99, edgesOf[i].length);
  const inside = ([x, y]) => Math.abs(x - view.x) < wideness + 40 / scale && Math.abs(y - view.y) < high + 40 / scale;
  const order = shownNodes().filter((i) => (!near || near.has(i) || i === state.hover) && inside(at[i])).sort((a, b) => rank(b) - rank(a) || a - b);
  const marks = board();
  for (const i of order) {
    const [x, y, size] = at[i];
    marks.take([x - size, y - size, x + size, y + size], i);
  }
  const taken = board();
  labels = [];
  ctx.save();
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  const family = getComputedStyle(document.body).fontFamily;
  for (const i of order) {
    const px = (isHub[i] || i === state.node ? 13 : 12) - (box.clientWidth < 500 ? 1 : 0);
    ctx.font = `${isHub[i] || i === state.node ? "600 " : ""}${px / scale}px ${family}`;
    const tall = (px * 0.68) / scale;
    const [x, y, size] = at[i];
    const gap = size + tall + 2 / scale;
    const short = data.about[i].short[english()];
    // The whole name of what is selected, if there is room for it.
    const names = i === state.node || i === state.hover ? [...new Set([nameOf(i), short])] : [short];
    const spots = names.flatMap((text) => {
      const half = ctx.measureText(text).width / 2 + 2 / scale;
      const side = size + half + 3 / scale;
      return [[x, y + gap], [x, y - gap], [x + side, y], [x - side, y]].map(([cx, cy]) => ({ text, half, cx, cy }));
    });
    for (const { text, half, cx, cy } of spots) {
      const area = [cx - half, cy - tall, cx + half, cy + tall];
      const fits = area[0] > view.x - wideness && area[2] < view.x + wideness && area[1] > view.y - high && area[3] < view.y + high;
      if (!fits || !taken.free(area) || (i !== state.hover && !marks.free(area, i))) continue;
      taken.take(area);
      labels.push({ i, text, px, x0: area[0], x1: area[2], y0: area[1], y1: area[3], cx, cy });
      ctx.lineWidth = 4 / scale;
      ctx.strokeStyle = app.dark ? "#14171b" : "#ffffff";
      ctx.fillStyle = app.dark ? "#eceff3" : "#1b2027";
      ctx.strokeText(text, cx, cy);
      ctx.fillText(text, cx, cy);
      break;
    }
  }
  ctx.restore();
}

/** Marks stay big enough to see and to hit when the camera is far away. */
function grow() {
  if (Math.abs(network.getScale() / (grown || 1e9) - 1) < 0.05) return;
  grown = network.getScale();
  for (const i of drawn.keys()) at[i][2] = Math.max(sizeOf(i), (isHub[i] ? 9 : data.about[i].kind === "campaign" ? 6.5 : 4.5) / grown);
  nodes.update([...drawn.keys()].map((i) => ({ id: i, size: at[i][2] })));
}
