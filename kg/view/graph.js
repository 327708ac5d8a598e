// What the graph shows: which nodes and lines are visible, how they look, and which labels fit.
const ends = data.edges.map((edge) => [edge.from, edge.to]);
const edgesOf = data.about.map(() => []);
ends.forEach(([from, to], e) => { edgesOf[from].push(e); if (to !== from) edgesOf[to].push(e); });
const isHub = data.about.map((about) => about.kind === "report");
const severalHubs = isHub.filter(Boolean).length > 1;
const inYear = (some) => !state.year || some.years.includes(state.year);
const inPlace = (i) => !state.place || data.about[i].places.includes(state.place);

const nodes = new vis.DataSet(data.nodes.map(({ label, ...node }) => node));
const edges = new vis.DataSet(data.edges);
const network = new vis.Network(byId("network"), { nodes, edges }, data.options);
const at = data.nodes.map((node) => [node.x, node.y, node.size]);
let stretch = 1;
let grown = 1;
let seen = { node: [], edge: [] };
let labels = [];

function edgePasses(e) {
  const [from, to] = ends[e];
  const hub = isHub[from] ? from : isHub[to] ? to : null;
  return !state.off.has(data.about[from].kind) && !state.off.has(data.about[to].kind) && inYear(data.said[e]) &&
    data.said[e].modality.some((name) => state.modalities.has(name)) && inPlace(hub === null ? from : hub);
}

/** Hubs by year and place; terms by their lines, and those of one place alone only when asked for or selected. */
function look() {
  const passes = ends.map((_, e) => edgePasses(e));
  const hub = data.about.map((about, i) => isHub[i] && !state.off.has("report") && inYear(about) && inPlace(i));
  const few = severalHubs && hub.filter(Boolean).length < 2;
  const filtered = state.year || state.place || state.modalities.size < Object.keys(data.modalities).length;
  const near = neighbourhood();
  const node = data.about.map((about, i) => {
    if (i === state.node || (near && near.has(i) && state.edge !== null)) return true;
    if (isHub[i]) return hub[i];
    if (state.off.has(about.kind)) return false;
    const lines = edgesOf[i].filter((e) => passes[e]);
    if (!lines.length && (filtered || edgesOf[i].length)) return state.off.has("report") && !filtered && about.hubs.length !== 1;
    return state.single || few || !severalHubs || about.hubs.length !== 1 || Boolean(near && near.has(i));
  });
  const edge = ends.map(([from, to], e) => node[from] && node[to] && (passes[e] || e === state.edge));
  seen = { node, edge };
  return near;
}

/** The selected node or line with its neighbours; null where nothing is selected. */
function neighbourhood() {
  if (state.edge !== null) return new Set(ends[state.edge]);
  if (state.node === null) return null;
  return new Set([state.node, ...edgesOf[state.node].filter(edgePasses).flatMap((e) => ends[e])]);
}

const shownNodes = () => data.about.map((_, i) => i).filter((i) => seen.node[i]);

/** Brings nodes and lines in line with the state. */
function draw() {
  const near = look();
  const ground = dark.matches ? "#14171b" : "#ffffff";
  nodes.update(data.about.map((about, i) => {
    const paint = colour(about.kind);
    const border = i === state.node ? (dark.matches ? "#ffffff" : "#000000") : ground;
    return {
      id: i, hidden: !seen.node[i], opacity: near && !near.has(i) ? 0.16 : 1, borderWidth: i === state.node ? 2 : 1.5,
      borderWidthSelected: 2, shapeProperties: { borderDashes: false },
      color: { background: paint, border, highlight: { background: paint, border }, hover: { background: paint, border } },
    };
  }));
  edges.update(ends.map(([from, to], e) => {
    const lit = e === state.edge || (state.node !== null && (from === state.node || to === state.node));
    const paint = lit ? colour(data.about[isHub[to] || to === state.node ? from : to].kind) : dark.matches ? "#c3ccd8" : "#5d6b7e";
    const opacity = lit ? 0.85 : near ? 0.05 : dark.matches ? 0.2 : 0.22;
    return {
      id: e, hidden: !seen.edge[e], width: e === state.edge ? 3 : lit ? 1.5 : 1,
      dashes: data.said[e].modality.includes("Done") ? false : [6, 5],
      color: { color: paint, highlight: paint, hover: paint, opacity },
    };
  }));
  network.setSelection({ nodes: state.node === null ? [] : [state.node], edges: state.edge === null ? [] : [state.edge] });
  byId("status").textContent = `${t("shown")} ${shownNodes().length} / ${data.about.length} ${t("nodes")}，`.replace("，", state.lang ? ", " : "，") +
    `${seen.edge.filter(Boolean).length} / ${ends.length} ${t("edges")}`;
}

/** Labels have one size on the screen; the weightiest come first, and one that would cover another waits. */
network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  const view = network.getViewPosition();
  const box = byId("network");
  const wide = box.clientWidth / scale / 2 - 3 / scale;
  const high = box.clientHeight / scale / 2 - 3 / scale;
  const near = neighbourhood();
  const rank = (i) => (i === state.hover ? 4e6 : 0) + (i === state.node ? 2e6 : 0) + (isHub[i] ? 1e6 : 0) + data.about[i].hubs.length * 1e3 + edgesOf[i].length;
  const order = shownNodes().filter((i) => !near || near.has(i) || i === state.hover).sort((a, b) => rank(b) - rank(a) || a - b);
  const marks = shownNodes().filter((i) => !near || near.has(i)).map((i) => {
    const [x, y, size] = at[i];
    return { i, x0: x - size, x1: x + size, y0: y - size, y1: y + size };
  });
  labels = [];
  ctx.save();
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  for (const i of order) {
    const px = isHub[i] || i === state.node ? 13 : 12;
    const whole = i === state.node || i === state.hover;
    const text = whole ? nameOf(i) : data.about[i].short[state.lang];
    const family = getComputedStyle(document.body).fontFamily;
    ctx.font = `${isHub[i] || i === state.node ? "600 " : ""}${px / scale}px ${family}`;
    const half = ctx.measureText(text).width / 2 + 2 / scale;
    const tall = (px * 0.68) / scale;
    const [x, y, size] = at[i];
    const gap = size + tall + 2 / scale;
    const side = size + half + 3 / scale;
    const spots = [[x, y + gap], [x, y - gap], [x + side, y], [x - side, y]];
    for (const [cx, cy] of spots) {
      const place = { i, text, x0: cx - half, x1: cx + half, y0: cy - tall, y1: cy + tall };
      const covers = (other) => other.i !== i && place.x0 < other.x1 && other.x0 < place.x1 && place.y0 < other.y1 && other.y0 < place.y1;
      const inside = place.x0 > view.x - wide && place.x1 < view.x + wide && place.y0 > view.y - high && place.y1 < view.y + high;
      if (!inside || labels.some(covers) || (i !== state.hover && marks.some(covers))) continue;
      labels.push(place);
      ctx.lineWidth = 4 / scale;
      ctx.strokeStyle = dark.matches ? "#14171b" : "#ffffff";
      ctx.fillStyle = dark.matches ? "#eceff3" : "#1b2027";
      ctx.strokeText(text, cx, cy);
      ctx.fillText(text, cx, cy);
      break;
    }
  }
  ctx.restore();
  document.documentElement.dataset.ready = "yes";
});

/** Marks stay big enough to see and to hit when the camera is far away. */
function grow() {
  const wanted = Math.min(2.6, Math.max(1, 0.8 / network.getScale()));
  if (Math.abs(wanted / grown - 1) < 0.08) return;
  grown = wanted;
  data.nodes.forEach((node, i) => { at[i][2] = node.size * grown; });
  nodes.update(at.map(([, , size], i) => ({ id: i, size })));
}

/** The layout is about as wide as high; a wide or a high window is filled by stretching it. */
function spread() {
  const box = byId("network");
  const some = shownNodes();
  const extent = (axis) => Math.max(...some.map((i) => data.nodes[i][axis])) - Math.min(...some.map((i) => data.nodes[i][axis]));
  const aspect = (box.clientWidth - 2 * padding(box)) / Math.max(1, box.clientHeight - 72);
  const wanted = some.length < 3 ? 1 : Math.sqrt(Math.min(2.2, Math.max(0.5, (aspect * extent("y")) / Math.max(1, extent("x")))));
  if (Math.abs(wanted / stretch - 1) < 0.02) return;
  stretch = wanted;
  data.nodes.forEach(({ x, y }, i) => { at[i][0] = x * stretch; at[i][1] = y / stretch; });
  nodes.update(at.map(([x, y], i) => ({ id: i, x, y })));
}

const padding = (box) => Math.min(66, box.clientWidth / 8);

/** Moves the camera so that these nodes, with room for their labels, fill the window. */
function fit(some) {
  if (!some.length) return;
  const box = byId("network");
  const xs = some.map((i) => at[i][0]);
  const ys = some.map((i) => at[i][1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((box.clientWidth - 2 * padding(box)) / (x1 - x0 || 1), (box.clientHeight - 72) / (y1 - y0 || 1), 1.5);
  network.moveTo({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale: Math.max(scale, 0.05), animation: false });
  grow();
}
