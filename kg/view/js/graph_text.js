// What the panel and the controls are made of. Everything that comes from a document goes in as text.
let data, app, state;
const t = (key) => app.pair(data.ui[key]);
const english = () => (app.lang === "en" ? 1 : 0);
const nameOf = (i) => (english() && data.about[i].en) || data.about[i].zh;
const kindName = (kind) => data.kinds[kind][english()];
const colour = (kind) => app.colour(kind);

/** What a reader sees first. */
function beginning() {
  return {
    off: new Set(), year: "", place: "", modalities: new Set(Object.keys(data.modalities)),
    single: data.about.length <= data.many, node: null, edge: null, hover: null,
  };
}

const SHAPES = {
  dot: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z", square: "M2 2h12v12H2z", diamond: "M8 0.5L15.5 8L8 15.5L.5 8z",
  triangle: "M8 1.5L15 14.5H1z", triangleDown: "M8 14.5L1 1.5H15z", hexagon: "M4.2 1.5h7.6L15.5 8l-3.7 6.5H4.2L.5 8z",
  star: "M8 .5l2.2 4.9 5.3.6-4 3.6 1.1 5.3L8 12.2l-4.6 2.7 1.1-5.3-4-3.6 5.3-.6z",
};

function shape(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "shape");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[data.kinds[kind][2]]);
  path.setAttribute("fill", colour(kind));
  svg.append(path);
  return svg;
}

const nodeButton = (i) =>
  el("button", { type: "button", class: "link", "data-node": i, click: () => select(i, null) },
    shape(data.about[i].kind), el("bdi", {}, nameOf(i)));

/** Quotations by sentence: one that is quoted several times is shown once, with all those words marked. */
function sentences(quotes) {
  const found = new Map();
  for (const [report, section, sentence, start, end, modality, contexts, from] of quotes) {
    const key = [report, section, sentence, modality, from].join();
    if (!found.has(key)) found.set(key, { report, section, sentence, modality, contexts: new Set(), spans: [] });
    contexts.forEach((name) => found.get(key).contexts.add(name));
    if (end > start) found.get(key).spans.push([start, end]);
  }
  return [...found.values()];
}

/** Spans in order, those that overlap joined. */
function joined(spans) {
  const kept = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = kept[kept.length - 1];
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

/** The sentence with the quoted words marked: offsets are code points, JavaScript counts UTF-16 units. */
function quotation({ report, section, sentence, modality, contexts, spans }) {
  const chars = Array.from(data.texts[sentence]);
  const part = (from, to) => chars.slice(from, to).join("");
  const said = [modality === "Done" ? null : data.modalities[modality], ...[...contexts].map((name) => data.terms[name])];
  const where = [data.texts[report], data.texts[section], ...said.map((pair) => pair && pair[english()])];
  const marked = joined(spans);
  return el("blockquote", { dir: "auto", lang: "zh-CN" },
    ...marked.flatMap(([start, end], i) => [part(i ? marked[i - 1][1] : 0, start), el("mark", {}, part(start, end))]),
    part(marked.length ? marked[marked.length - 1][1] : 0),
    el("footer", {}, where.filter(Boolean).join(" · ")));
}

function facts(some) {
  if (!some.length) return null;
  const list = el("dl");
  for (const [zh, en, valueZh, valueEn, href] of some) {
    const value = (english() && valueEn) || valueZh;
    const web = /^https?:\/\//i.test(href);
    list.append(el("dt", { dir: "auto" }, (english() && en) || zh),
      el("dd", { dir: "auto" }, web ? el("a", { href, rel: "noopener noreferrer", target: "_blank" }, value) : value));
  }
  return list;
}

function chips(edge) {
  const modalities = edge.modality.filter((name) => name !== "Done" || edge.modality.length > 1);
  const names = [...edge.years, ...modalities.map((name) => (data.modalities[name] || [name, name])[english()])];
  return names.map((name) => el("span", { class: "chip" }, name));
}

function quoteCount(edge) {
  const count = edge.quotes.length + edge.more;
  return `${count} ${t(count === 1 ? "quote" : "quotes")}`;
}

function quotations(edge, open) {
  if (!edge.quotes.length) return [el("p", { class: "soft" }, t("noQuote"))];
  const quotes = sentences(edge.quotes).map(quotation);
  if (edge.more) quotes.push(el("p", { class: "soft" }, `${edge.more} ${t("more")}`));
  if (open) return quotes;
  return [el("details", {}, el("summary", {}, quoteCount(edge)), ...quotes)];
}

const back = () => el("button", { type: "button", id: "back", click: () => select(null, null) }, t("close"));

function nodePanel(i) {
  const about = data.about[i];
  const other = english() ? about.zh : about.en;
  const groups = new Map();
  for (const e of edgesOf[i]) {
    const far = ends[e][0] === i ? ends[e][1] : ends[e][0];
    const key = about.kind === "report" ? kindName(data.about[far].kind) : data.said[e].p[english()];
    groups.set(key, [...(groups.get(key) || []), [e, far]]);
  }
  const open = edgesOf[i].length <= 8;
  const parts = [
    el("div", { class: "kind" }, shape(about.kind), kindName(about.kind), back()),
    el("h2", { class: "name", dir: "auto" }, nameOf(i)),
    other && other !== nameOf(i) ? el("p", { class: "other", lang: english() ? "zh-CN" : "en", dir: "auto" }, other) : null,
    about.kind !== "report" && about.hubs.length > 1 ? el("p", { class: "soft" }, `${about.hubs.length} ${t("sharedBy")}`) : null,
    facts(about.facts),
  ];
  for (const [name, some] of groups) {
    some.sort((a, b) => data.about[b[1]].hubs.length - data.about[a[1]].hubs.length || a[0] - b[0]);
    parts.push(el("h3", {}, `${name} · ${some.length}`), ...some.map(([e, far]) =>
      el("div", { class: "item" }, el("div", { class: "row" }, nodeButton(far), ...chips(data.said[e])),
        facts(data.said[e].facts) || "", ...quotations(data.said[e], open))));
  }
  return parts;
}

function edgePanel(e) {
  const edge = data.said[e];
  return [
    el("div", { class: "kind" }, edge.p[english()], back()),
    el("h2", { class: "name" }, nodeButton(ends[e][0]), " → ", nodeButton(ends[e][1])),
    el("div", { class: "row" }, ...chips(edge)), facts(edge.facts),
    el("h3", {}, quoteCount(edge)), ...quotations(edge, true),
  ];
}

function introPanel() {
  const groups = Object.keys(data.kinds).map((kind) => [kind, shownNodes().filter((i) => data.about[i].kind === kind)]);
  return [
    el("h2", { class: "name", dir: "auto" }, data.title[english()]),
    el("p", {}, t(severalHubs ? "intro" : "introOne")),
    ...data.notes.map((note) => el("p", { class: "soft" }, note[english()])),
    el("h3", {}, t("list")),
    ...groups.filter(([, some]) => some.length).map(([kind, some]) =>
      el("details", { class: "list", open: kind === "report" && some.length <= 12 },
        el("summary", {}, `${kindName(kind)} · ${some.length}`),
        el("ul", {}, ...some.sort((a, b) => data.about[b].hubs.length - data.about[a].hubs.length).map((i) => el("li", {}, nodeButton(i)))))),
  ];
}

function drawPanel() {
  const parts = state.node !== null ? nodePanel(state.node) : state.edge !== null ? edgePanel(state.edge) : introPanel();
  byId("panel").replaceChildren(...parts.filter((part) => part !== null));
  byId("panel").scrollTop = 0;
}
