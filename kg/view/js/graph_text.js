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
    off: new Set(), year: "", province: "", place: "", modalities: new Set(Object.keys(data.modalities)),
    single: data.nodes.length <= data.many, node: null, edge: null, hover: null,
    only: null, open: [], path: null, from: null, by: "kind",
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

function facts(known) {
  if (!known.length) return null;
  const list = el("dl");
  for (const [zh, en, valueZh, valueEn, href] of known) {
    const value = (english() && valueEn) || valueZh;
    const web = /^https?:\/\//i.test(href);
    list.append(el("dt", { dir: "auto" }, (english() && en) || zh),
      el("dd", { dir: "auto" }, web ? el("a", { href, rel: "noopener noreferrer", target: "_blank" }, value) : value));
  }
  return list;
}

function chips(edge) {
  const modalities = edge.modality.filter((name) => name !== "Done" || edge.modality.length > 1);
  const { years } = edge;
  const when = years.length > 3 ? [`${years[0]}–${years[years.length - 1]}`] : years;
  const names = [...when, ...modalities.map((name) => (data.modalities[name] || [name, name])[english()])];
  return names.map((name) => el("span", { class: "chip" }, name));
}

function quoteCount(e) {
  const count = strength(e);
  return data.said[e].rows.length || data.said[e].quotes.length ? `${count} ${t(count === 1 ? "quote" : "quotes")}` : t("noQuote");
}

/** The words of a statement in their sentence, with a way to where they stand in the report. */
function cited(row) {
  const { report, start, end, modality, qualifiers } = app.statements[row];
  const said = [modality === "Done" ? "" : app.modality(modality), ...qualifiers.map(app.term)].filter(Boolean);
  const source = start < 0 ? [app.citation(report), ` · ${t("noQuote")}`] : [app.cite(report, start, end)];
  const footer = el("footer", {}, ...source, app.reports[report].year ? ` · ${app.reports[report].year}` : "", said.length ? ` · ${said.join(" · ")}` : "");
  const quote = el("blockquote", { dir: "auto", lang: "zh-CN" }, footer);
  if (start >= 0) app.passage(report, start, end).then(({ before, words, after }) => footer.before(before, el("mark", {}, words), after));
  return quote;
}

const EACH = 12;

/** What fills a list when it is asked for, some at a time. */
function some(list, make, each) {
  const holder = el("div");
  const more = (from) => {
    holder.append(...list.slice(from, from + each).map(make));
    const left = list.length - from - each;
    if (left > 0) holder.append(el("button", { type: "button", class: "graph-more", click: ({ target }) => { target.remove(); more(from + each); } }, app.t(`再列 ${Math.min(left, each)} 个（余 ${left}）`, `${Math.min(left, each)} more of ${left}`)));
  };
  more(0);
  return holder;
}

function quotations(e, open) {
  const edge = data.said[e];
  if (!edge.quotes.length && !edge.rows.length) return [el("p", { class: "soft" }, t("noQuote"))];
  const quotes = () => {
    const passes = edge.rows.filter((row) => rowPasses(app.statements[row]));
    const parts = edge.rows.length ? [some(passes.length ? passes : edge.rows, cited, EACH)] : sentences(edge.quotes).map(quotation);
    if (edge.more) parts.push(el("p", { class: "soft" }, `${edge.more} ${t("more")}`));
    return parts;
  };
  if (open) return quotes();
  const toggle = ({ target }) => { if (target.open && target.childElementCount === 1) target.append(...quotes()); };
  return [el("details", { toggle }, el("summary", {}, quoteCount(e)))];
}

const back = () => el("button", { type: "button", id: "back", click: () => (state.path && (state.node !== null || state.edge !== null) ? select(null, null) : ask({ node: null, edge: null, path: null, from: null })) }, t("close"));

const action = (id, words, click, title) => el("button", { type: "button", id, click, title }, words);

/** What can be done from a node: expand it, see it alone, find paths. */
function actions(i) {
  const more = hidden(i);
  const step = Math.min(more, STEP);
  return el("div", { class: "graph-actions" },
    more ? action("expand", app.t(`展开 ${step} 个`, `Expand ${step}`) + (more > step ? app.t(`（共 ${more}）`, ` of ${more}`) : ""), () => expand(i)) : null,
    isGroup[i] ? null : state.only === i
      ? action("whole", app.t("回到全图", "Back to the whole"), () => ask({ only: null, open: [] }))
      : action("focus", app.t("只看它周围", "Only around it"), () => ask({ only: i, open: [], node: i, path: null })),
    isGroup[i] ? null : state.from === i
      ? action("from", app.t("取消", "Cancel"), () => ask({ from: null }))
      : action("from", app.t("找路径…", "Find a path…"), () => { ask({ from: i, node: i }); byId("search").focus(); }),
    state.from === i ? el("p", { class: "graph-hint", role: "status" }, app.t("请点击或搜索路径的另一端。", "Click or search the other end of the path.")) : null);
}

function nodePanel(i) {
  const about = data.about[i];
  const second = english() ? about.zh : about.en;
  const groups = new Map();
  for (const e of edgesOf[i]) {
    const far = other(e, i);
    if (isGroup[far] && data.hubs.length) continue;
    const key = about.kind === "report" ? kindName(data.about[far].kind) : data.said[e].p[english()];
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push([e, far]);
  }
  const open = edgesOf[i].length <= 8;
  const item = ([e, far]) => el("div", { class: "item" }, el("div", { class: "row" }, nodeButton(far), ...chips(data.said[e])),
    facts(data.said[e].facts), ...quotations(e, open));
  return [
    el("div", { class: "kind" }, shape(about.kind), kindName(about.kind), back()),
    el("h2", { class: "name", dir: "auto" }, nameOf(i)),
    second && second !== nameOf(i) && !isGroup[i] ? el("p", { class: "other", lang: english() ? "zh-CN" : "en", dir: "auto" }, second) : null,
    about.kind !== "report" && about.hubs.length > 1 ? el("p", { class: "soft" }, `${about.hubs.length} ${t("sharedBy")}`) : null,
    actions(i),
    facts(about.facts),
    about.members.length ? el("h3", {}, `${app.t("地方", "Places")} · ${about.members.length}`) : null,
    about.members.length ? some(about.members, (j) => el("div", {}, nodeButton(j)), STEP) : null,
    ...[...groups].flatMap(([name, list]) => {
      list.sort((a, b) => data.about[b[1]].hubs.length - data.about[a[1]].hubs.length || strength(b[0]) - strength(a[0]) || a[0] - b[0]);
      return [el("h3", {}, `${name} · ${list.length}`), some(list, item, STEP)];
    }),
  ];
}

function edgePanel(e) {
  const edge = data.said[e];
  return [
    el("div", { class: "kind" }, edge.p[english()], back()),
    el("h2", { class: "name" }, nodeButton(ends[e][0]), " → ", nodeButton(ends[e][1])),
    el("div", { class: "row" }, ...chips(edge)), facts(edge.facts),
    el("h3", {}, quoteCount(e)), ...quotations(e, true),
  ];
}

function introPanel() {
  const shown = shownNodes();
  const groups = Object.keys(data.kinds).map((kind) => [kind, shown.filter((i) => data.about[i].kind === kind)]);
  const list = (nodes) => some(nodes.sort((a, b) => data.about[b].hubs.length - data.about[a].hubs.length || a - b), (i) => el("div", {}, nodeButton(i)), STEP);
  return [
    el("h2", { class: "name", dir: "auto" }, data.title[english()]),
    el("p", {}, data.about.length ? t(severalHubs ? "intro" : "introOne") : app.t("图中没有条目。", "The graph is empty.")),
    ...data.notes.map((note) => el("p", { class: "soft" }, note[english()])),
    shown.length ? el("h3", {}, t("list")) : null,
    ...groups.filter(([, nodes]) => nodes.length).map(([kind, nodes]) =>
      el("details", { class: "list", open: kind === "report" && nodes.length <= 12 },
        el("summary", {}, `${kindName(kind)} · ${nodes.length}`), list(nodes))),
  ];
}

function drawPanel() {
  const parts = state.node !== null ? nodePanel(state.node) : state.edge !== null ? edgePanel(state.edge) : state.path ? pathPanel() : introPanel();
  byId("panel").replaceChildren(...parts.filter((part) => part !== null));
  byId("panel").scrollTop = 0;
}
