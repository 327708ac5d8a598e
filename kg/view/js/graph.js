// What a reader does with the graph, and the fragment that says it: select, expand, look around, filter.
const NUMBERS = /^\d+(,\d+)*$/;

/** The state as the fragment has it: only what differs from the beginning. */
function argsOf({ off, year, province, place: where, modalities, single, node, edge, only, open, path, from, by }) {
  const start = beginning();
  const without = [...start.modalities].filter((name) => !modalities.has(name));
  return {
    node, edge, only, open: open.join(","), path: path ? path.join(",") : "", from, off: [...off].sort().join(","), year, province, place: where,
    without: without.join(","), all: single === start.single ? "" : Number(single), by: by === start.by ? "" : by,
  };
}

/** The state that a fragment names; what is not in this graph is left out. */
function stateOf({ node, edge, only, open, path, from, off, year, province, place: where, without, all, by, entity }) {
  const start = beginning();
  const numbers = (text, length) => (NUMBERS.test(text || "") ? text.split(",").map(Number).filter((i) => i < length) : []);
  const one = (text, length) => numbers(text, length)[0] ?? null;
  const count = data.about.length;
  const pair = numbers(path, count);
  const gone = new Set((without || "").split(","));
  const found = {
    ...start, node: one(node, count), edge: one(edge, ends.length), only: one(only, count), open: numbers(open, count), from: one(from, count),
    path: pair.length === 2 && pair[0] !== pair[1] ? pair : null, off: new Set((off || "").split(",").filter((kind) => kind in data.kinds)),
    year: year || "", province: province || "", place: where || "", modalities: new Set([...start.modalities].filter((name) => !gone.has(name))),
    single: all === undefined ? start.single : all === "1", by: by === "community" ? by : start.by,
  };
  if (entity !== undefined) {
    const meant = nodeOf(entity);
    if (meant < 0) app.status(app.t("此条目不在图中", "This entity is not in the graph"));
    else found.node = meant;
  }
  return found;
}

/** A change goes into the picture at once and into the fragment, so that Back leads to where the reader was. */
function ask(change) {
  const before = state;
  state = { ...state, ...change };
  apply(before);
  app.go("graph", argsOf(state));
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function apply(before) {
  const asks = (names) => names.some((name) => !same(before[name] instanceof Set ? [...before[name]] : before[name], state[name] instanceof Set ? [...state[name]] : state[name]));
  const added = asks(["only", "open", "path", "place"]);
  const missing = [state.node, ...(state.edge === null ? [] : ends[state.edge])].some((i) => i !== null && !drawn.has(i)) || (state.edge !== null && !drawnEdges.includes(state.edge));
  if (added || missing || [...drawn].some(([i, from]) => !data.nodes[i] && from === null && i !== state.only)) rebuild();
  if (asks(["province"])) drawControls();
  draw();
  drawLegend();
  drawPanel();
  if (asks(["off", "year", "province", "place", "modalities", "single", "only"])) fit(shownNodes());
  const near = neighbourhood();
  if (near) keepInView([...near].filter((i) => seen.node[i]));
  else if (added) fit(shownNodes());
}

function select(node, edge) {
  const off = new Set(state.off);
  for (const i of node !== null ? [node] : edge !== null ? ends[edge] : []) off.delete(data.about[i].kind);
  state.hover = null;
  if (node !== null && state.from !== null && state.from !== node) ask({ off, node: null, edge: null, from: null, path: [state.from, node] });
  else ask({ off, node, edge });
}

const expand = (i) => ask({ open: [...state.open, i], node: i });

function reset() {
  moved.clear();
  const before = state;
  state = beginning();
  drawControls();
  rebuild();
  apply(before);
  app.go("graph", {});
}

function drawAll() {
  drawControls();
  draw();
  drawLegend();
  drawPanel();
}

/** The next or the one before in the order in which labels are drawn, for readers without a mouse. */
function walk(step) {
  const order = labels.map(({ i }) => i).sort((a, b) => at[a][1] - at[b][1] || at[a][0] - at[b][0]);
  const here = order.indexOf(state.node);
  if (order.length) select(order[(here + step + order.length) % order.length] ?? order[0], null);
}

const KEYS = {
  ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => fit(shownNodes()),
  n: () => walk(1), p: () => walk(-1),
  Enter: () => { if (state.node !== null && hidden(state.node)) expand(state.node); },
};

let touched = false;

function listen() {
  byId("network").firstElementChild.tabIndex = -1;
  network.on("click", ({ nodes: [node], edges: [edge] }) => select(node ?? null, node === undefined ? edge ?? null : null));
  network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined && hidden(node)) expand(node); });
  network.on("hoverNode", ({ node }) => { state.hover = node; byId("network").style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { state.hover = null; byId("network").style.cursor = ""; network.redraw(); });
  network.on("zoom", grow);
  network.on("dragStart", () => { moving = true; });
  network.on("dragEnd", () => { moving = false; network.redraw(); });
  network.on("dragging", ({ nodes: some }) => {
    for (const [id, { x, y }] of Object.entries(network.getPositions(some))) { at[id] = [x, y, at[id][2]]; moved.set(Number(id), [x, y]); }
  });
  byId("network").addEventListener("keydown", (event) => {
    if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { KEYS[event.key](); event.preventDefault(); }
  });
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", (event) => {
    const top = byId("results").querySelector("button");
    if (event.key === "Enter" && top) top.click();
    if (event.key === "ArrowDown" && top) { top.focus(); event.preventDefault(); }
  });
  byId("results").addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!step) return;
    const next = event.target.closest("li")[step];
    (next ? next.querySelector("button") : byId("search")).focus();
    event.preventDefault();
  });
  root.addEventListener("click", (event) => { if (!event.target.closest(".search")) byId("results").hidden = true; });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!byId("results").hidden) byId("results").hidden = true;
    else if (byId("filters").classList.contains("open")) drawer(false);
    else ask({ node: null, edge: null, from: null, ...(state.node === null && state.edge === null ? { path: null } : {}) });
  });
  byId("open").addEventListener("click", () => drawer(!byId("filters").classList.contains("open")));
  byId("reset").addEventListener("click", reset);
  byId("single").addEventListener("change", (event) => ask({ single: event.target.checked }));
  byId("community").addEventListener("change", (event) => ask({ by: event.target.checked ? "community" : "kind" }));
  for (const name of ["year", "place"]) byId(name).addEventListener("change", (event) => ask({ [name]: event.target.value }));
  byId("province").addEventListener("change", (event) => ask({ province: event.target.value, place: "" }));
  byId("zoomIn").addEventListener("click", () => zoom(1.25));
  byId("zoomOut").addEventListener("click", () => zoom(0.8));
  byId("fit").addEventListener("click", () => fit(shownNodes()));
  byId("png").addEventListener("click", savePicture);
  byId("svg").addEventListener("click", saveShapes);
  byId("network").addEventListener("pointerdown", () => { touched = true; });
  new ResizeObserver(() => {
    if (!byId("network").clientWidth) return;  // another view is shown
    network.setSize("100%", "100%");
    network.redraw();
    if (!touched && state.node === null) { spread(); fit(shownNodes()); }
  }).observe(byId("network"));
}

/** The node of an entity of the page; a report's is its place, a local body's its kind. */
function nodeOf(number) {
  const entity = app.entities[number];
  if (!entity) return -1;
  const report = entity.kind === "report" && app.reports.find((one) => one.entity === Number(number));
  const meant = report && report.place >= 0 ? app.entities[report.place] : entity.of >= 0 ? app.entities[entity.of] : entity;
  return data.about.findIndex((about) => about.iri === meant.iri || about.iri === entity.iri);
}

/** For the console, and for tests. */
const inside = {
  select, shownNodes, nameOf, neighbourhood, colour, byId, asShapes, find, thickness, strongest, communityOf, routes, hidden,
  get data() { return data; }, get network() { return network; }, get ends() { return ends; }, get isHub() { return isHub; },
  get at() { return at; }, get state() { return state; }, get seen() { return seen; }, get labels() { return labels; }, get drawn() { return drawn; },
};

KG.view("graph", {
  async mount(element, given, shell) {
    [root, data, app] = [element, given, shell];
    await app.library("vis");
    model();
    state = beginning();
    build();
    make();
    listen();
    const painted = new Promise((resolve) => { network.once("afterDrawing", resolve); });
    rebuild();
    drawAll();
    spread();
    fit(shownNodes());
    await painted;
    KG.graph = inside;
    if (data.focus >= 0 && !location.hash.includes("?")) { state.node = data.focus; apply(beginning()); }
  },
  show(args) {
    const next = stateOf(args);
    if (same(argsOf(next), argsOf(state)) || (!Object.keys(args).length && state.node === data.focus && same(argsOf({ ...state, node: null }), argsOf(next)))) return;
    const before = state;
    state = next;
    drawControls();
    apply(before);
  },
  language: drawAll,
});
