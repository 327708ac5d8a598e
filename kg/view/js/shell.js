// The frame of the page: tabs, the fragment that names a view and its state, language, theme, packed data.
"use strict";
const KG = { views: {}, view(name, view) { KG.views[name] = view; } };
window.KG = KG;
const byId = (id) => document.getElementById(id);

/** An element with attributes (functions are listeners) and children; strings become text, null is left out. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

async function inflate(base64) {
  const packed = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** What a block holds; its element goes, so that a large page is not kept twice. */
const kept = new Map();
function block(name) {
  if (!kept.has(name)) {
    const element = byId(`data-${name}`);
    kept.set(name, element ? inflate(element.textContent) : Promise.resolve("null"));
    if (element) element.remove();
  }
  return kept.get(name);
}

const app = KG.app = {
  lang: document.documentElement.dataset.lang, theme: "auto", dark: false, title: ["", ""],
  entities: [], reports: [], statements: [], kinds: {}, modalities: {}, terms: {},
  el,
  t: (zh, en) => (app.lang === "en" ? en : zh),
  pair: (pair) => (pair ? pair[app.lang === "en" ? 1 : 0] || pair[0] : ""),
  name: (i) => (app.lang === "en" && app.entities[i].en) || app.entities[i].zh,
  colour: (kind) => (app.kinds[kind] || app.kinds.topic)[app.dark ? 4 : 3],
  kind: (kind) => app.pair(app.kinds[kind]),
  modality: (name) => app.pair(app.modalities[name] || [name]),
  term: (name) => app.pair(app.terms[name] || [name]),
  predicate: (i) => app.pair(app.labels[i]),
  status(text) { byId("live").textContent = text; },
  href: (view, args) => `#${view}${fragmentOf(args || {})}`,
  go(view, args) { location.hash = app.href(view, args); },
  /** As go, but Back leads to where the reader was before: for typing and scrolling. */
  replace(view, args) {
    if (location.hash === app.href(view, args)) return;
    rewrite(app.href(view, args));
  },
  link: (i, text) => el("a", { href: app.href("graph", { entity: i }) }, el("bdi", {}, text || app.name(i))),
  cite: (report, start, end) => el("a", { href: app.href("reader", { report, at: start, to: end }) }, app.citation(report)),
  citation: (report) => el("bdi", {}, app.reports[report].title || app.t("无题报告", "Untitled report")),
  has: (view) => view in KG.views,
  text: (() => {
    let lines = null;
    const read = new Map();
    return (report) => {
      lines = lines || (byId("data-texts") ? byId("data-texts").textContent.trim().split("\n") : []);
      if (!read.has(report)) read.set(report, lines[report] ? inflate(lines[report]) : Promise.resolve(""));
      return read.get(report);
    };
  })(),
  library: (() => {
    const run = new Map();
    return (name) => {
      if (!run.has(name)) run.set(name, block(`library-${name}`).then((text) => { document.head.append(el("script", {}, text)); }));
      return run.get(name);
    };
  })(),
};

/** A state as the part of the fragment behind the view's name; language and theme go with every view. */
function fragmentOf(args) {
  const all = { ...args, ...(app.lang === document.documentElement.dataset.lang ? {} : { lang: app.lang }), ...(app.theme === "auto" ? {} : { theme: app.theme }) };
  const text = new URLSearchParams(Object.entries(all).filter(([, value]) => value !== "" && value !== null && value !== undefined)).toString();
  return text && `?${text}`;
}

/** The view and the state that the fragment names; what is no fragment of this page names the first view. */
function asked() {
  const [name, query] = location.hash.slice(1).split(/\?(.*)/s);
  const args = Object.fromEntries(new URLSearchParams(query || ""));
  return { name: Object.hasOwn(KG.views, name) ? name : document.querySelector("[role=tab]").dataset.view, args };
}

const THEMES = ["auto", "light", "dark"];
const system = matchMedia("(prefers-color-scheme: dark)");
const mounted = new Map();
let seen = null;

/** Language and theme; true if either is another than before. */
function dress({ lang, theme }) {
  const before = [app.lang, app.theme, app.dark].join();
  app.lang = lang === "zh" || lang === "en" ? lang : document.documentElement.dataset.lang;
  app.theme = THEMES.includes(theme) ? theme : "auto";
  app.dark = app.theme === "dark" || (app.theme === "auto" && system.matches);
  document.documentElement.dataset.theme = app.theme;
  document.documentElement.lang = app.lang === "en" ? "en" : "zh-CN";
  document.title = app.pair(app.title);
  byId("title").textContent = app.pair(app.title);
  for (const node of document.querySelectorAll("[data-zh]")) node.textContent = app.t(node.dataset.zh, node.dataset.en);
  for (const node of document.querySelectorAll("[data-label-zh]")) node.setAttribute("aria-label", app.t(node.dataset.labelZh, node.dataset.labelEn));
  byId("theme").value = app.theme;
  byId("language").lang = app.lang === "en" ? "zh-CN" : "en";
  return before !== [app.lang, app.theme, app.dark].join();
}

/** Another fragment without a step in the history. Whole, since in a frame of a notebook a fragment alone would be one of the notebook. */
function rewrite(hash) {
  history.replaceState(null, "", location.href.split("#")[0] + hash);
  seen = location.hash;
}

/** Shows the view that the fragment names. */
async function show() {
  if (location.hash === seen) return;
  seen = location.hash;
  const at = seen;
  const { name, args: { lang, theme, ...args } } = asked();
  const changed = dress({ lang, theme });
  if (changed) redress();
  // A dialog of a view that is left would be unseen and hold the keyboard all the same.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const chosen = tab.dataset.view === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(`view-${tab.dataset.view}`).hidden = !chosen;
    if (chosen) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  const root = byId(`view-${name}`);
  const view = KG.views[name];
  try {
    if (!mounted.has(name)) {
      root.setAttribute("aria-busy", "true");
      mounted.set(name, mount(name, root));
    }
    await mounted.get(name);
    if (location.hash === at && view.show) await view.show(args);
    root.removeAttribute("aria-busy");
    document.documentElement.dataset.ready = "yes";
    document.documentElement.dataset.shown = name;
  } catch (error) {
    root.replaceChildren(el("p", { class: "failed", role: "alert" }, app.t("此页未能显示：", "This view could not be shown: "), String(error)));
    throw error;
  }
}

async function mount(name, root) {
  const view = KG.views[name];
  const [data] = await Promise.all([block(name), view.light ? null : statements()]);
  const found = view.mount(root, JSON.parse(data), app);
  return found;
}

/** Statements as objects; ``predicate`` is a number for app.predicate, ``object`` an entity's number or a literal. */
let reading = null;
function statements() {
  reading = reading || block("statements").then((text) => {
    const columns = JSON.parse(text);
    if (!columns) return;
    const { lists, labels, ...rows } = columns;
    const { report, subject, predicate, object, modality, qualifiers, start, end } = rows;
    Object.assign(app, { labels, predicates: lists.predicate });
    app.statements = report.map((_, i) => ({
      report: report[i], subject: subject[i], predicate: predicate[i], object: object[i],
      modality: lists.modality[modality[i]], qualifiers: lists.qualifiers[qualifiers[i]], start: start[i], end: end[i],
    }));
  });
  return reading;
}

/** Tells every view that was shown that language or theme is another; the hidden ones when they are shown next. */
function redress() {
  for (const [name, done] of mounted) done.then(() => KG.views[name].language && KG.views[name].language());
}

/** The same view and state in another language or theme. */
function turn(change) {
  const { name, args: { lang, theme, ...args } } = asked();
  const before = { lang: app.lang, theme: app.theme };
  Object.assign(app, change);
  const hash = app.href(name, args);
  Object.assign(app, before);
  rewrite(hash);
  dress({ lang: change.lang || app.lang, theme: change.theme || app.theme });
  redress();
}

async function start() {
  if (!("DecompressionStream" in window)) {
    byId("old").hidden = false;
    return;
  }
  byId("app").hidden = false;
  const columns = JSON.parse(await block("shared"));
  const rows = (table) => Object.values(table)[0].map((_, i) => Object.fromEntries(Object.entries(table).map(([name, column]) => [name, column[i]])));
  const { entities, reports, ...rest } = columns;
  Object.assign(app, rest, { entities: rows(entities), reports: rows(reports) });
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const open = (tab) => { app.go(tab.dataset.view, {}); tab.focus(); };
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      open(tabs[(to + tabs.length) % tabs.length]);
      event.preventDefault();
    });
  }
  byId("language").addEventListener("click", () => turn({ lang: app.lang === "en" ? "zh" : "en" }));
  byId("theme").addEventListener("change", (event) => turn({ theme: event.target.value }));
  byId("about").addEventListener("click", () => byId("licences").showModal());
  byId("close").addEventListener("click", () => byId("licences").close());
  system.addEventListener("change", () => { if (dress({ lang: app.lang, theme: app.theme })) redress(); });
  addEventListener("hashchange", show);
  // In a frame of a notebook a link to a fragment would lead to the notebook.
  if (location.protocol === "about:") {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (!link) return;
      event.preventDefault();
      location.hash = link.getAttribute("href");
    });
  }
  await show();
}
