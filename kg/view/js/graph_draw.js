// What the graph shows: which nodes and lines are visible, how they look, and which labels fit.
let ends, edgesOf, isHub, hubs, severalHubs, nodes, edges, network, at;
let stretch = 1;
let grown = 1;
let seen = { node: [], edge: [] };
let labels = [];
const inYear = (some) => !state.year || some.years.includes(state.year);
const inPlace = (i) => !state.place || data.about[i].places.includes(state.place);

/** Makes the network of the data, in the element that the page has for it. */
function make() {
  ends = data.edges.map((edge) => [edge.from, edge.to]);
  edgesOf = data.about.map(() => []);
  ends.forEach(([from, to], e) => { edgesOf[from].push(e); if (to !== from) edgesOf[to].push(e); });
  isHub = data.about.map((about) => about.kind === "report");
  hubs = isHub.filter(Boolean).length;
  severalHubs = hubs > 1;
  nodes = new vis.DataSet(data.nodes.map(({ label, ...node }) => node));
  edges = new vis.DataSet(data.edges);
  network = new vis.Network(byId("network"), { nodes, edges }, data.options);
  at = data.nodes.map((node) => [node.x, node.y, node.size]);
  network.on("afterDrawing", drawLabels);
}

/** Whether what the line says is asked for; kinds are a matter of its two ends. */
function edgePasses(e) {
  const [from, to] = ends[e];
  return inYear(data.said[e]) && inPlace(isHub[to] ? to : from) && data.said[e].modality.some((name) => state.modalities.has(name));
}

/** Hubs by year and place; terms by their lines, and those of one place alone only when asked for or selected. */
function look() {
  const passes = ends.map((_, e) => edgePasses(e));
  const hub = data.about.map((about, i) => isHub[i] && inYear(about) && inPlace(i));
  const alone = state.single || hub.filter(Boolean).length < 2;
  const near = neighbourhood();
  const node = data.about.map((about, i) => {
    if (i === state.node || (state.edge !== null && near.has(i))) return true;
    if (state.off.has(about.kind)) return false;
    if (isHub[i]) return hub[i];
    if (edgesOf[i].length && !edgesOf[i].some((e) => passes[e])) return false;
    return alone || about.hubs.length !== 1 || Boolean(near && near.has(i));
  });
  seen = { node, edge: ends.map(([from, to], e) => node[from] && node[to] && (passes[e] || e === state.edge)) };
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
  const ground = app.dark ? "#14171b" : "#ffffff";
  // Faded colours are mixed, not transparent: the lines beneath a node would show through it.
  const fade = (paint) => "#" + [1, 3, 5].map((from) => {
    const [top, under] = [paint, ground].map((hex) => parseInt(hex.slice(from, from + 2), 16));
    return Math.round(0.2 * top + 0.8 * under).toString(16).padStart(2, "0");
  }).join("");
  nodes.update(data.about.map((about, i) => {
    const paint = near && !near.has(i) ? fade(colour(about.kind)) : colour(about.kind);
    const border = i === state.node ? (app.dark ? "#ffffff" : "#000000") : ground;
    return {
      id: i, hidden: !seen.node[i], borderWidth: i === state.node ? 2 : 1.5,
      borderWidthSelected: 2, shapeProperties: { borderDashes: false },
      color: { background: paint, border, highlight: { background: paint, border }, hover: { background: paint, border } },
    };
  }));
  // A few hundred lines can be followed with the eye; of thousands only the drift is of use.
  const faint = Math.max(0.02, 0.22 * Math.min(1, 400 / seen.edge.filter(Boolean).length));
  edges.update(ends.map(([from, to], e) => {
    const lit = e === state.edge || (state.node !== null && (from === state.node || to === state.node));
    const paint = lit ? colour(data.about[isHub[to] || to === state.node ? from : to].kind) : app.dark ? "#c3ccd8" : "#5d6b7e";
    const opacity = lit ? 0.85 : faint * (near ? 0.25 : 1);
    return {
      id: e, hidden: !seen.edge[e], width: e === state.edge ? 3 : lit ? 1.5 : 1,
      dashes: data.said[e].modality.includes("Done") ? false : [6, 5],
      color: { color: paint, highlight: paint, hover: paint, opacity },
    };
  }));
  network.setSelection({ nodes: state.node === null ? [] : [state.node], edges: state.edge === null ? [] : [state.edge] });
  byId("status").replaceChildren(
    el("span", {}, `${t("shown")} ${shownNodes().length} / ${data.about.length} ${t("nodes")}${english() ? "," : "，"}`), english() ? " " : "",
    el("span", {}, `${seen.edge.filter(Boolean).length} / ${ends.length} ${t("edges")}`));
}

/** Labels have one size on the screen; the weightiest come first, and one that would cover another waits. */
function drawLabels(ctx) {
  const scale = network.getScale();
  const view = network.getViewPosition();
  const box = byId("network");
  const wide = box.clientWidth / scale / 2 - 3 / scale;
  const high = box.clientHeight / scale / 2 - 3 / scale;
  const near = neighbourhood();
  const kinds = Object.keys(data.kinds);
  const rank = (i) => (i === state.hover ? 4e6 : 0) + (i === state.node ? 2e6 : 0) + (isHub[i] && hubs <= 12 ? 1e6 : 0) +
    data.about[i].hubs.length * 1e4 - kinds.indexOf(data.about[i].kind) * 1e2 + Math.min(99, edgesOf[i].length);
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
      const place = { i, text, x0: cx - half, x1: cx + half, y0: cy - tall, y1: cy + tall };
      const covers = (other) => other.i !== i && place.x0 < other.x1 && other.x0 < place.x1 && place.y0 < other.y1 && other.y0 < place.y1;
      const inside = place.x0 > view.x - wide && place.x1 < view.x + wide && place.y0 > view.y - high && place.y1 < view.y + high;
      if (!inside || labels.some(covers) || (i !== state.hover && marks.some(covers))) continue;
      labels.push(place);
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
  if (Math.abs(network.getScale() / grown - 1) < 0.05) return;
  grown = network.getScale();
  data.nodes.forEach((node, i) => { at[i][2] = Math.max(node.size, (isHub[i] ? 9 : data.about[i].kind === "campaign" ? 6.5 : 4.5) / grown); });
  nodes.update(at.map(([, , size], i) => ({ id: i, size })));
}

/** The layout is about as wide as high; a wide or a high window is filled by stretching it. */
function spread() {
  const box = byId("network");
  const some = shownNodes();
  const extent = (axis) => Math.max(...some.map((i) => data.nodes[i][axis])) - Math.min(...some.map((i) => data.nodes[i][axis]));
  const aspect = (box.clientWidth - 2 * padding(box)) / Math.max(1, box.clientHeight - 68);
  const flat = Math.min(extent("x"), extent("y")) < 100;
  const wanted = flat ? 1 : Math.sqrt(Math.min(2.2, Math.max(0.35, (aspect * extent("y")) / Math.max(1, extent("x")))));
  if (Math.abs(wanted / stretch - 1) < 0.02) return;
  stretch = wanted;
  data.nodes.forEach(({ x, y }, i) => { at[i][0] = x * stretch; at[i][1] = y / stretch; });
  nodes.update(at.map(([x, y], i) => ({ id: i, x, y })));
}

const padding = (box) => Math.min(60, box.clientWidth / 9);

/** Moves the camera so that these nodes, with room for their labels, fill the window. */
function fit(some) {
  if (!some.length) return;
  const box = byId("network");
  const xs = some.map((i) => at[i][0]);
  const ys = some.map((i) => at[i][1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((box.clientWidth - 2 * padding(box)) / (x1 - x0 || 1), (box.clientHeight - 68) / (y1 - y0 || 1), 1.5);
  network.moveTo({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 + 8 / scale }, scale: Math.max(scale, 0.05), animation: false });
  grow();
}
