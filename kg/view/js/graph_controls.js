// What stands around the picture: search, legend, filters, and the buttons beneath it.
let root;

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
      el("label", { class: "check" }, el("input", { id: "community", type: "checkbox" }), el("span", { "data-t": "community" })),
      el("div", { id: "communities", role: "list", "data-label": "communities" }),
      field("year"), field("province"), field("place"),
      el("h2", { "data-t": "modality" }), el("div", { id: "modality", role: "group", "data-label": "modality" }),
      el("button", { id: "reset", type: "button", "data-t": "reset" })),
    el("div", { class: "graph-main" },
      el("div", { id: "network", tabindex: 0, role: "application", "data-label": "graphHelp" }),
      el("div", { class: "bar" }, el("p", { id: "status", role: "status" }),
        el("button", { id: "png", type: "button", "data-label": "png" }, "PNG"), el("button", { id: "svg", type: "button", "data-label": "svg" }, "SVG"), ...Object.keys(ICONS).map(icon))),
    el("aside", { id: "panel", tabindex: -1, "data-label": "details" }));
}

function drawLegend() {
  const counts = {};
  for (const i of drawn.keys()) {
    const [shown, all] = counts[data.about[i].kind] || [0, 0];
    counts[data.about[i].kind] = [shown + (seen.node[i] ? 1 : 0), all + 1];
  }
  const toggle = (kind) => () => {
    const off = new Set(state.off);
    if (!off.delete(kind)) off.add(kind);
    const gone = (i) => i !== null && off.has(data.about[i].kind);
    ask({ off, node: gone(state.node) ? null : state.node, edge: state.edge !== null && ends[state.edge].some(gone) ? null : state.edge });
    byId("legend").querySelector(`[data-kind="${kind}"]`)?.focus();
  };
  byId("legend").replaceChildren(...Object.keys(data.kinds).filter((kind) => counts[kind]).map((kind) =>
    el("button", { type: "button", "data-kind": kind, "aria-pressed": String(!state.off.has(kind)), click: toggle(kind) },
      shape(kind), kindName(kind), el("span", { class: "count" }, counts[kind][0] === counts[kind][1] ? `${counts[kind][1]}` : `${counts[kind][0]}/${counts[kind][1]}`))));
  drawCommunities();
}

/** The communities that are drawn, each by its colour and the node that most connects it. */
function drawCommunities() {
  const members = new Map();
  if (state.by === "community") for (const i of shownNodes()) members.set(communityOf(i), [...(members.get(communityOf(i)) || []), i]);
  const named = [...members].filter(([one]) => one >= 0 && COMMUNITY[one]).sort((a, b) => a[0] - b[0]);
  const rest = [...members].filter(([one]) => one < 0 || !COMMUNITY[one]).flatMap(([, some]) => some);
  const dot = (one) => { const svg = shape("report"); svg.firstChild.setAttribute("fill", hue(one)); return svg; };
  const line = (one, some, name) => el("div", { role: "listitem", class: "graph-community" }, dot(one), el("bdi", {}, name), el("span", { class: "count" }, some.length));
  const head = (some) => nameOf([...some].sort((a, b) => Number(isHub[b]) - Number(isHub[a]) || edgesOf[b].length - edgesOf[a].length || a - b)[0]);
  byId("communities").replaceChildren(...named.map(([one, some]) => line(one, some, app.t(`${head(some)} 等`, `${head(some)} …`))),
    rest.length ? line(-1, rest, app.t("其余", "Others")) : "");
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
  const provinces = [...new Set(reporting.map(({ places: path }) => (path.length > 1 || !severalHubs ? path[0] : "")).filter(Boolean))];
  const within = reporting.filter(({ places: path }) => !state.province || path[0] === state.province);
  options("year", [...new Set(reporting.flatMap((about) => about.years))].sort());
  options("province", severalHubs && provinces.length > 1 ? provinces.sort((a, b) => a.localeCompare(b, "zh")) : []);
  options("place", severalHubs ? [...new Set(within.flatMap(({ places: path }) => (provinces.length > 1 && path.length > 1 ? path.slice(1) : path)))] : []);
  const used = new Set(data.said.flatMap((edge) => edge.modality));
  byId("modality").replaceChildren(...Object.keys(data.modalities).filter((name) => used.has(name)).map((name) => {
    const change = (event) => {
      const modalities = new Set(state.modalities);
      if (event.target.checked) modalities.add(name);
      else modalities.delete(name);
      ask({ modalities });
      byId("modality").querySelector(`[value="${name}"]`).focus();
    };
    const input = el("input", { type: "checkbox", value: name, change });
    input.checked = state.modalities.has(name);
    return el("label", { class: "check" }, input, el("span", {}, data.modalities[name][english()]));
  }));
  byId("single").checked = state.single;
  byId("community").checked = state.by === "community";
  byId("singleRow").hidden = !severalHubs || !data.about.some((about, i) => i < first && about.kind !== "report" && about.hubs.length === 1);
}

function options(name, values) {
  const list = byId(name);
  const all = state[name] && !values.includes(state[name]) ? [state[name], ...values] : values;
  list.replaceChildren(el("option", { value: "" }, t("all")), ...all.map((value) => el("option", { value }, value)));
  list.value = state[name];
  list.parentElement.hidden = all.length < 2;
}

function search() {
  const list = byId("results");
  const text = byId("search").value;
  list.hidden = !plain(text);
  const choose = (i) => () => { list.hidden = true; byId("search").value = ""; select(i, null); byId("panel").focus(); };
  const found = find(text);
  list.replaceChildren(...(found.length
    ? found.map((i) => el("li", {}, el("button", { type: "button", "data-node": i, click: choose(i) },
      shape(data.about[i].kind), el("bdi", {}, nameOf(i)), el("span", { class: "count" }, kindName(data.about[i].kind)))))
    : [el("li", {}, el("p", {}, t("nothing")))]));
}

function drawer(open) {
  byId("filters").classList.toggle("open", open);
  byId("open").setAttribute("aria-expanded", String(open));
}
