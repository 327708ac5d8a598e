// What a reader can do: search, filter, select, switch the language, by mouse, finger or keyboard.
let root;

function select(node, edge) {
  Object.assign(state, { node, edge, hover: null });
  for (const i of node !== null ? [node] : edge !== null ? ends[edge] : []) state.off.delete(data.about[i].kind);
  draw();
  drawLegend();
  drawPanel();
  const near = neighbourhood();
  if (near) keepInView([...near].filter((i) => seen.node[i]));
}

/** Moves the camera only if something that was asked for is outside the window. */
function keepInView(some) {
  const box = byId("network");
  const hidden = some.some((i) => {
    const dot = network.canvasToDOM({ x: at[i][0], y: at[i][1] });
    return dot.x < 8 || dot.y < 8 || dot.x > box.clientWidth - 8 || dot.y > box.clientHeight - 8;
  });
  if (hidden) fit(some);
}

function refilter() {
  draw();
  drawLegend();
  drawPanel();
  fit(shownNodes());
}

function drawLegend() {
  const counts = {};
  data.about.forEach(({ kind }, i) => {
    const [shown, all] = counts[kind] || [0, 0];
    counts[kind] = [shown + (seen.node[i] ? 1 : 0), all + 1];
  });
  const toggle = (kind) => () => {
    if (!state.off.delete(kind)) state.off.add(kind);
    if (state.node !== null && state.off.has(data.about[state.node].kind)) state.node = null;
    if (state.edge !== null && ends[state.edge].some((i) => state.off.has(data.about[i].kind))) state.edge = null;
    refilter();
    byId("legend").querySelector(`[data-kind="${kind}"]`).focus();
  };
  byId("legend").replaceChildren(...Object.keys(data.kinds).filter((kind) => counts[kind]).map((kind) =>
    el("button", { type: "button", "data-kind": kind, "aria-pressed": String(!state.off.has(kind)), click: toggle(kind) },
      shape(kind), kindName(kind), el("span", { class: "count" }, counts[kind][0] === counts[kind][1] ? `${counts[kind][1]}` : `${counts[kind][0]}/${counts[kind][1]}`))));
}

function drawControls() {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
  }
  byId("search").placeholder = t("search");
  byId("search").setAttribute("aria-label", t("search"));
  const reporting = data.about.filter((about, i) => isHub[i]);
  options("year", [...new Set(reporting.flatMap((about) => about.years))].sort());
  options("place", severalHubs ? [...new Set(reporting.flatMap((about) => about.places))] : []);
  const used = new Set(data.said.flatMap((edge) => edge.modality));
  byId("modality").replaceChildren(...Object.keys(data.modalities).filter((name) => used.has(name)).map((name) => {
    const change = (event) => {
      if (event.target.checked) state.modalities.add(name);
      else state.modalities.delete(name);
      refilter();
    };
    const input = el("input", { type: "checkbox", value: name, change });
    input.checked = state.modalities.has(name);
    return el("label", { class: "check" }, input, el("span", {}, data.modalities[name][english()]));
  }));
  byId("single").checked = state.single;
  byId("singleRow").hidden = !severalHubs || !data.about.some((about) => about.kind !== "report" && about.hubs.length === 1);
}

function options(name, values) {
  const list = byId(name);
  list.replaceChildren(el("option", { value: "" }, t("all")), ...values.map((value) => el("option", { value }, value)));
  list.value = state[name];
  list.parentElement.hidden = values.length < 2;
}

function drawAll() {
  drawControls();
  draw();
  drawLegend();
  drawPanel();
}

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”‘’"'《》〈〉]/g, "");

function search() {
  const wanted = plain(byId("search").value);
  const list = byId("results");
  list.hidden = !wanted;
  const score = (about) => {
    const names = [about.zh, about.en].map(plain);
    return names.some((name) => name === wanted) ? 3 : names.some((name) => name.startsWith(wanted)) ? 2 : names.some((name) => name.includes(wanted)) ? 1 : 0;
  };
  const found = data.about.map((about, i) => [score(about), i]).filter(([points]) => points)
    .sort((a, b) => b[0] - a[0] || data.about[b[1]].hubs.length - data.about[a[1]].hubs.length || a[1] - b[1]).slice(0, 30);
  const choose = (i) => () => { list.hidden = true; byId("search").value = ""; select(i, null); byId("panel").focus(); };
  list.replaceChildren(...(found.length
    ? found.map(([, i]) => el("li", {}, el("button", { type: "button", "data-node": i, click: choose(i) },
      shape(data.about[i].kind), el("bdi", {}, nameOf(i)), el("span", { class: "count" }, kindName(data.about[i].kind)))))
    : [el("li", {}, el("p", {}, t("nothing")))]));
}

function drawer(open) {
  byId("filters").classList.toggle("open", open);
  byId("open").setAttribute("aria-expanded", String(open));
}

function reset() {
  state = beginning();
  drawControls();
  refilter();
}

const zoom = (factor) => {
  network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)) });
  grow();
};
const pan = (x, y) => {
  const from = network.getViewPosition();
  network.moveTo({ position: { x: from.x + x / network.getScale(), y: from.y + y / network.getScale() } });
};
const KEYS = {
  ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => fit(shownNodes()),
};

const ICONS = { zoomIn: "M8 2.5v11M2.5 8h11", zoomOut: "M2.5 8h11", fit: "M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5" };

function icon(name) {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return el("button", { id: name, type: "button", "data-label": name }, svg);
}

/** The elements of the view; words come from drawControls. */
function build() {
  const field = (id) => el("label", { class: "field" }, el("span", { "data-t": id }), el("select", { id }));
  root.append(
    el("div", { class: "graph-head" },
      el("div", { class: "search", role: "search" },
        el("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", "aria-controls": "results" }),
        el("ul", { id: "results", hidden: true })),
      el("button", { id: "open", type: "button", "aria-expanded": "false", "aria-controls": "filters", "data-t": "filters" })),
    el("section", { id: "filters", "data-label": "filters" },
      el("h2", { "data-t": "kinds" }), el("div", { id: "legend", role: "group", "data-label": "kinds" }),
      el("label", { class: "check", id: "singleRow" }, el("input", { id: "single", type: "checkbox" }), el("span", { "data-t": "single" })),
      field("year"), field("place"),
      el("h2", { "data-t": "modality" }), el("div", { id: "modality", role: "group", "data-label": "modality" }),
      el("button", { id: "reset", type: "button", "data-t": "reset" })),
    el("div", { class: "graph-main" },
      el("div", { id: "network", tabindex: 0, role: "application", "data-label": "graphHelp" }),
      el("div", { class: "bar" }, el("p", { id: "status", role: "status" }), ...Object.keys(ICONS).map(icon))),
    el("aside", { id: "panel", tabindex: -1, "data-label": "details" }));
}

let touched = false;

function listen() {
  byId("network").firstElementChild.tabIndex = -1;
  network.on("click", ({ nodes: [node], edges: [edge] }) => select(node ?? null, node === undefined ? edge ?? null : null));
  network.on("hoverNode", ({ node }) => { state.hover = node; byId("network").style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { state.hover = null; byId("network").style.cursor = ""; network.redraw(); });
  network.on("zoom", grow);
  network.on("dragging", ({ nodes: moved }) => {
    for (const [id, { x, y }] of Object.entries(network.getPositions(moved))) at[id] = [x, y, at[id][2]];
  });
  byId("network").addEventListener("keydown", (event) => {
    if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { KEYS[event.key](); event.preventDefault(); }
  });
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", (event) => {
    const first = byId("results").querySelector("button");
    if (event.key === "Enter" && first) first.click();
    if (event.key === "ArrowDown" && first) { first.focus(); event.preventDefault(); }
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
    else select(null, null);
  });
  byId("open").addEventListener("click", () => drawer(!byId("filters").classList.contains("open")));
  byId("reset").addEventListener("click", reset);
  byId("single").addEventListener("change", (event) => { state.single = event.target.checked; refilter(); });
  for (const name of ["year", "place"]) byId(name).addEventListener("change", (event) => { state[name] = event.target.value; refilter(); });
  byId("zoomIn").addEventListener("click", () => zoom(1.25));
  byId("zoomOut").addEventListener("click", () => zoom(0.8));
  byId("fit").addEventListener("click", () => fit(shownNodes()));
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
  select, shownNodes, nameOf, neighbourhood, colour, byId,
  get data() { return data; }, get network() { return network; }, get ends() { return ends; }, get isHub() { return isHub; },
  get at() { return at; }, get state() { return state; }, get seen() { return seen; }, get labels() { return labels; },
};

KG.view("graph", {
  light: true,
  async mount(element, given, shell) {
    [root, data, app] = [element, given, shell];
    state = beginning();
    await app.library("vis");
    build();
    make();
    listen();
    const drawn = new Promise((resolve) => { network.once("afterDrawing", resolve); });
    drawAll();
    spread();
    fit(shownNodes());
    if (data.focus >= 0) select(data.focus, null);
    await drawn;
    KG.graph = inside;
  },
  show({ entity }) {
    if (entity === undefined) return;
    const node = nodeOf(entity);
    if (node < 0) app.status(app.t("此条目不在图中", "This entity is not in the graph"));
    else if (node !== state.node) select(node, null);
  },
  language: drawAll,
});
