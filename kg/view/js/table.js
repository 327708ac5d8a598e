// The table on the screen: its controls, one page of rows, and where each is quoted from.
const EACH = 100;
let root, parts, rows, state;

const select = (name, zh, en, pairs) => app.el("label", { class: "table-field" }, app.el("span", {}, app.t(zh, en)),
  app.el("select", { name, change: (event) => ask({ [name]: event.target.value, page: "" }) },
    app.el("option", { value: "" }, app.t("全部", "All")),
    pairs.map(([value, text]) => app.el("option", { value, selected: String(state[name] ?? "") === String(value) }, text))));

function counted(values, label) {
  const counts = new Map();
  for (const value of values) if (value !== "") counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].map(([value, count]) => [value, `${label(value)} · ${count.toLocaleString("en")}`]).sort((a, b) => counts.get(b[0]) - counts.get(a[0]));
}

/** A change of the state goes into the fragment, which then asks for it; what is typed leaves no trail. */
function ask(change, typed) {
  const next = { ...state, ...change };
  if (!typed) return app.go("table", next);
  app.replace("table", next);
  return draw(next);
}

let waiting = 0;
function controls() {
  const some = app.statements;
  const search = app.el("input", {
    type: "search", name: "q", autocomplete: "off", spellcheck: "false", value: state.q || "",
    input: (event) => { clearTimeout(waiting); waiting = setTimeout(() => ask({ q: event.target.value, page: "" }, true), 200); },
  });
  const reports = app.reports.map(({ title, year }, i) => [i, `${title || app.t("无题报告", "Untitled report")}${year ? ` · ${year}` : ""}`]);
  parts.controls.replaceChildren(
    app.el("label", { class: "table-field table-wide" }, app.el("span", {}, app.t("文字（名称、数据、原文）", "Words (names, figures, sentences)")), search),
    select("predicate", "谓语", "Predicate", counted(some.map((row) => row.predicate), app.predicate).map(([i, text]) => [app.predicates[i], text])),
    select("kind", "类别", "Kind", counted(some.map(kindOf), app.kind)),
    select("modality", "落实状态", "Modality", counted(some.map((row) => row.modality), app.modality)),
    select("year", "年份", "Year", [...new Set(app.reports.map(({ year }) => year).filter(Boolean))].sort().map((year) => [year, year])),
    select("report", "报告", "Report", reports),
    app.el("div", { class: "table-actions" },
      app.el("button", { type: "button", click: () => app.go("table", {}) }, app.t("清除筛选", "Clear filters")),
      app.el("button", { type: "button", click: save }, app.t("下载 CSV", "Download CSV"))));
}

async function save(event) {
  const button = event.target;
  button.disabled = true;
  await download(rows);
  button.disabled = false;
  app.status(app.t("CSV 已生成", "The CSV file is ready"));
}

const HEADS = [["report", "报告", "Report"], ["year", "年份", "Year"], ["subject", "主语", "Subject"], ["predicate", "谓语", "Predicate"], ["object", "宾语", "Object"], ["modality", "状态", "Modality"]];

function heads() {
  const cells = HEADS.map(([name, zh, en]) => {
    const here = state.sort === name;
    const down = here && state.down === "1";
    const change = !here ? { sort: name, down: "" } : down ? { sort: "", down: "" } : { sort: name, down: "1" };
    return app.el("th", { role: "columnheader", scope: "col", "aria-sort": here ? (down ? "descending" : "ascending") : "none", class: `table-${name}` },
      app.el("button", { type: "button", "data-sort": name, click: () => ask({ ...change, page: "" }) }, app.t(zh, en), app.el("span", { "aria-hidden": "true" }, here ? (down ? " ↓" : " ↑") : "")));
  });
  return [...cells, app.el("th", { role: "columnheader", scope: "col", class: "table-quote" }, app.t("原文", "Sentence"))];
}

const named = (i) => (app.has("graph") ? app.link(i) : app.el("bdi", {}, app.name(i)));

function cells(row, { before, words, after }) {
  const report = app.reports[row.report];
  const cite = row.start >= 0 && app.has("reader");
  const title = cite ? app.cite(row.report, row.start, row.end) : app.citation(row.report);
  const sentence = words ? app.el("span", { lang: "zh-CN", dir: "auto" }, before, app.el("mark", {}, words), after) : app.el("span", { class: "soft" }, app.t("来源记录", "source record"));
  const quote = cite ? app.el("a", { class: "table-sentence", href: app.href("reader", { report: row.report, at: row.start, to: row.end }) }, sentence) : sentence;
  const said = [app.modality(row.modality), qualifiersOf(row)].filter(Boolean).join(" · ");
  const filled = [title, report.year, row.subject === report.entity ? app.el("span", { class: "soft" }, app.t("本报告", "this report")) : named(row.subject), app.predicate(row.predicate),
    typeof row.object === "number" ? named(row.object) : app.el("bdi", { lang: "zh-CN" }, row.object), said];
  return [...filled.map((child, i) => app.el("td", { role: "cell", class: `table-${HEADS[i][0]}`, "data-label": app.t(HEADS[i][1], HEADS[i][2]) }, child)),
    app.el("td", { role: "cell", class: "table-quote", "data-label": app.t("原文", "Sentence") }, quote)];
}

function pager(page, pages) {
  const turn = (to, text, label) => app.el("button", { type: "button", "aria-label": label, disabled: to < 0 || to >= pages || to === page, click: () => ask({ page: to || "" }) }, text);
  parts.pager.replaceChildren(
    turn(0, "«", app.t("第一页", "First page")), turn(page - 1, "‹", app.t("上一页", "Previous page")),
    app.el("span", {}, app.t(`第 ${page + 1} / ${pages} 页`, `Page ${page + 1} of ${pages}`)),
    turn(page + 1, "›", app.t("下一页", "Next page")), turn(pages - 1, "»", app.t("最后一页", "Last page")));
}

/** The rows of a state; one that was asked for meanwhile wins. */
let latest = 0;
async function draw(next) {
  const turn = (latest += 1);
  const asked = (some) => JSON.stringify({ ...some, page: undefined, q: (some.q || "").trim() });
  if (!rows || asked(next) !== asked(state)) {
    const found = await chosen(next);
    if (turn !== latest) return;
    rows = found;
  }
  state = next;
  const pages = Math.max(1, Math.ceil(rows.length / EACH));
  const page = Math.min(pages - 1, Math.max(0, Math.floor(Number(state.page) || 0)));
  const some = [...rows.slice(page * EACH, (page + 1) * EACH)].map((i) => app.statements[i]);
  const passages = await Promise.all(some.map((row) => app.passage(row.report, row.start, row.end)));
  if (turn !== latest) return;
  const typing = root.contains(document.activeElement) && document.activeElement.name === "q";
  const focus = document.activeElement && document.activeElement.dataset && document.activeElement.dataset.sort;
  if (!typing) controls();
  parts.head.replaceChildren(...heads());
  parts.body.replaceChildren(...some.map((row, i) => app.el("tr", { role: "row" }, cells(row, passages[i]))));
  parts.none.hidden = some.length > 0;
  parts.none.textContent = app.t("没有符合条件的陈述", "No statement passes these filters");
  const all = app.statements.length.toLocaleString("en");
  parts.count.replaceChildren(app.t(`${rows.length.toLocaleString("en")} / ${all} 条陈述`, `${rows.length.toLocaleString("en")} of ${all} statements`), about());
  app.status(parts.count.textContent);
  pager(page, pages);
  parts.scroll.setAttribute("aria-label", app.t("全部陈述", "All statements"));
  parts.scroll.scrollTop = 0;
  if (focus) parts.head.querySelector(`[data-sort="${focus}"]`).focus();
}

/** The entity that the rows are about, with a button that lets it go. */
function about() {
  const entity = app.entities[state.entity];
  if (!state.entity || !entity) return "";
  return app.el("button", { type: "button", class: "table-about", click: () => ask({ entity: "", page: "" }) }, app.el("bdi", {}, app.name(state.entity)), " ×");
}

KG.view("table", {
  mount(element, data, shell) {
    [root, app, state] = [element, shell, {}];
    const el = app.el;
    parts = {
      controls: el("form", { class: "table-controls", role: "search", submit: (event) => event.preventDefault() }),
      count: el("p", { class: "table-count" }), pager: el("div", { class: "table-pager" }),
      head: el("tr", { role: "row" }), body: el("tbody", { role: "rowgroup" }), none: el("p", { class: "table-none", hidden: true }),
    };
    const table = el("table", { role: "table" }, el("thead", { role: "rowgroup" }, parts.head), parts.body);
    parts.scroll = el("div", { class: "table-scroll", tabindex: 0, role: "region" }, table, parts.none);
    root.append(parts.controls, el("div", { class: "table-bar" }, parts.count, parts.pager), parts.scroll);
  },
  show: draw,
  language() { return draw(state); },
});
