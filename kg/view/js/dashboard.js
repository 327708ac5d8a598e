// The dashboard: cards that count what the chosen reports say; every bar and cell leads to its sentences.

let data = null;
let root = null;
let args = {};
const MOST = 15; // bars of a chart before all are asked for
const MOST_ROWS = 25;
const MOST_COLUMNS = 40;
const MOST_QUOTES = 60;

KG.view("dashboard", {
  mount(section, given) { data = given; root = section; },
  show(asked) { args = asked; draw(); },
  language() { if (root.firstChild) draw(); },
});

const go = (change) => app.go("dashboard", { ...args, ...change });

function draw() {
  clearCharts();
  const years = [...new Set(app.reports.map((report) => report.year).filter(Boolean))].sort();
  const regions = [...new Set(data.regions)].filter((i) => i >= 0).sort((a, b) => app.name(a).localeCompare(app.name(b), "zh-CN"));
  const within = reportsOf(args);
  const choice = (name, label, all, options) => (options.length > 1 ? app.el("label", {}, app.el("span", {}, label), app.el("select", { id: `dashboard-${name}`, change: (event) => go({ [name]: event.target.value }) },
    app.el("option", { value: "" }, all), options.map(([value, text]) => app.el("option", { value, selected: String(value) === args[name] }, text)))) : null);
  root.replaceChildren(
    app.el("div", { class: "dashboard-bar" },
      choice("year", app.t("年度", "Year"), app.t("全部年度", "All years"), years.map((year) => [year, year])),
      choice("region", app.t("地区", "Region"), app.t("全部地区", "All regions"), regions.map((i) => [i, app.name(i)])),
      app.el("p", { class: "soft", role: "status" }, app.t(`${within.size} 份报告`, within.size === 1 ? "1 report" : `${within.size} reports`))),
    within.size ? app.el("div", { class: "dashboard-cards" }, [quality, laws, matrix, figures, calendar, needs].map((card) => card(within)))
      : app.el("p", { class: "failed" }, app.t("没有这样的报告；请改换年度或地区。", "There is no such report; choose another year or region.")));
}

function card(title, explanation, ...children) {
  return app.el("section", { class: "dashboard-card" }, app.el("h2", {}, title), app.el("p", { class: "soft" }, explanation), ...children);
}

const nothing = () => app.el("p", { class: "soft" }, app.t("这些报告没有说到。", "These reports say nothing of it."));
const ofReports = (n) => app.t(`${n} 份`, n === 1 ? "1 report" : `${n} reports`);

/** A button that shows all bars, or the first ones again. */
function more(name, all) {
  if (all <= MOST) return null;
  const open = args[name] === "all";
  return app.el("button", { type: "button", click: () => go({ [name]: open ? "" : "all" }) }, open ? app.t(`只看前 ${MOST} 项`, `The first ${MOST}`) : app.t(`全部 ${all} 项`, `All ${all}`));
}

function laws(within) {
  const found = byObject(within, ["cites"]);
  const some = args.laws === "all" ? found.slice(0, 200) : found.slice(0, MOST);
  const names = some.map((one) => app.name(one.entity));
  const series = [{ name: app.t("报告数", "Reports"), colour: app.colour("norm"), values: some.map((one) => one.reports.size), labels: some.map((one) => ofReports(one.reports.size)) }];
  const title = app.t("法律法规与文件：被多少份报告引用", "Norms by the number of reports that cite them");
  const chosen = (i) => quotes(names[i], some[i].said);
  return card(title, app.t("宣传、学习、依据、制定都算引用；点条形看原文。", "Publicised, studied, applied or issued; a bar leads to its sentences."), ...(some.length ? [bars(names, series, chosen, title), more("laws", found.length), numbers(names, series, chosen)] : [nothing()]));
}

function matrix(within) {
  const found = byObject(within, ["describes"]).slice(0, MOST_ROWS);
  const title = app.t("治理机制与报告地方", "Mechanisms by reporting place");
  if (!found.length) return card(title, "", nothing());
  const byRegion = within.size > MOST_COLUMNS;
  const column = (report) => (byRegion ? (data.regions[report] < 0 ? app.t("不详", "unknown") : app.name(data.regions[report])) : nameOf(report));
  const columns = [...new Set([...within].map(column))].sort((a, b) => a.localeCompare(b, "zh-CN")).slice(0, MOST_COLUMNS);
  const most = Math.max(...found.map(({ said }) => Math.max(...columns.map((name) => said.filter((one) => column(one.report) === name).length))));
  const cell = ({ entity, said }, name) => {
    const here = said.filter((one) => column(one.report) === name);
    if (!here.length) return app.el("td", {});
    const open = here.every((one) => one.modality !== "Done");
    const shade = app.el("button", { type: "button", class: open ? "dashboard-cell dashboard-planned" : "dashboard-cell", click: () => quotes(`${app.name(entity)} · ${name}`, here), title: open ? app.modality(here[0].modality) : "" }, `${open ? "○ " : ""}${here.length}`);
    shade.style.setProperty("--share", `${Math.round(15 + (55 * here.length) / most)}%`);
    return app.el("td", {}, shade);
  };
  const table = app.el("table", { class: "dashboard-matrix" },
    app.el("thead", {}, app.el("tr", {}, app.el("td", {}), columns.map((name) => app.el("th", { scope: "col" }, app.el("bdi", {}, name))))),
    app.el("tbody", {}, found.map((one) => app.el("tr", {}, app.el("th", { scope: "row" }, app.link(one.entity)), columns.map((name) => cell(one, name))))));
  table.style.setProperty("--shade", app.colour("mechanism"));
  return card(title, byRegion
    ? app.t("报告较多，按地区合计；数字是说到的次数，○ 是拟推行或欠缺。", "Many reports, so by region; the number of statements, ○ for what is planned or lacking.")
    : app.t("数字是说到的次数，○ 是拟推行或欠缺；点数字看原文。", "The number of statements, ○ for what is planned or lacking; a number leads to its sentences."),
  app.el("div", { class: "dashboard-wide", tabindex: "0", role: "group", "aria-label": title }, table));
}

function figures(within) {
  const title = app.t("数据对比", "Figures compared");
  const options = measures(within);
  if (!options.length) return card(title, "", nothing());
  const now = options.find((one) => one.key === args.measure) || options[0];
  const all = figuresOf(within, now.type, now.unit);
  const some = args.figures === "all" ? all.slice(0, 200) : all.slice(0, MOST);
  const names = some.map((one) => `${nameOf(one.report)} · ${one.measure}`);
  const series = [{ name: app.t("数值", "Value"), colour: app.colour("activity"), values: some.map((one) => one.value), labels: some.map(written) }];
  const chosen = (i) => quotes(names[i], [some[i]]);
  return card(title, app.t("同类工作、同一单位的数字并列；≥、≈ 照原文，不相加。只列已做的。", "Figures of one type of work and one unit side by side, with ≥ and ≈ as reported; nothing is added up. Only what was done."),
    app.el("label", {}, app.el("span", {}, app.t("工作与单位", "Work and unit")), app.el("select", { id: "dashboard-measure", change: (event) => go({ measure: event.target.value }) },
      options.map((one) => app.el("option", { value: one.key, selected: one.key === now.key }, `${app.name(one.type)} · ${one.unit || "—"}（${one.reports.size}）`)))),
    bars(names, series, chosen, title), more("figures", all.length), numbers(names, series, chosen));
}

function calendar(within) {
  const title = app.t("宣传活动日历", "Campaigns by month");
  const found = byObject(within, ["observes"]);
  if (!found.length) return card(title, "", nothing());
  const month = (n) => app.t(`${n} 月`, new Intl.DateTimeFormat("en", { month: "short" }).format(new Date(2024, n - 1)));
  const entry = ({ entity, reports, said }) => app.el("li", {}, app.el("button", { type: "button", click: () => quotes(app.name(entity), said) },
    data.days[entity] && data.days[entity][1] ? app.el("span", { class: "soft" }, `${data.days[entity].join(".")} `) : null, app.el("bdi", {}, app.name(entity)), app.el("span", { class: "count" }, ` ${ofReports(reports.size)}`)));
  const dated = (n) => found.filter(({ entity }) => data.days[entity] && data.days[entity][0] === n).sort((a, b) => data.days[a.entity][1] - data.days[b.entity][1]);
  const others = found.filter(({ entity }) => !data.days[entity]);
  return card(title, app.t("有固定日期的按月排列，其余列在下面。", "What has a fixed date by month, the others beneath."),
    app.el("div", { class: "dashboard-months" }, Array.from({ length: 12 }, (_, i) => app.el("div", { class: dated(i + 1).length ? "" : "dashboard-empty" }, app.el("h3", {}, month(i + 1)), app.el("ul", {}, dated(i + 1).map(entry))))),
    others.length ? [app.el("h3", {}, app.t("没有固定日期", "Without a fixed date")), app.el("ul", { class: "dashboard-others" }, others.slice(0, 60).map(entry))] : null);
}

function needs(within) {
  const title = app.t("存在问题与下步打算，按主题", "Shortcomings and plans by topic");
  const some = topics(within).slice(0, MOST_ROWS);
  if (!some.length) return card(title, "", nothing());
  const names = some.map((one) => app.name(one.entity));
  const series = ["shortcoming", "plan"].map((kind) => ({ name: app.kind(kind), colour: app.colour(kind), values: some.map((one) => one[kind].length), labels: some.map((one) => (one[kind].length ? String(one[kind].length) : "")) }));
  const chosen = (i, column) => quotes(names[i], some[i][column ? "plan" : "shortcoming"]);
  return card(title, app.t("一条可属几个主题。", "One may belong to several topics."), bars(names, series, chosen, title), numbers(names, series, chosen));
}

function quality(within) {
  const said = app.statements.filter((one) => within.has(one.report));
  const count = (list) => [...within].reduce((sum, i) => sum + list[i], 0);
  const share = (name) => said.filter((one) => one.modality === name).length;
  const tiles = [
    [app.t("报告", "Reports"), within.size], [app.t("地方", "Places"), new Set([...within].map((i) => app.reports[i].place).filter((i) => i >= 0)).size],
    [app.t("陈述", "Statements"), said.length], [app.t("计划", "Planned"), share("Planned")], [app.t("不足", "Lacking"), share("Lacking")],
    [app.t("未定名称", "Names not settled"), count(data.open)], [app.t("隐去的数字", "Hidden figures"), count(data.masked)],
    [app.t("地方不明", "Place not known"), [...within].filter((i) => app.reports[i].place < 0).length], [app.t("年度不明", "Year not known"), [...within].filter((i) => !app.reports[i].year).length],
    [app.t("存疑文本", "Doubtful texts"), data.doubtful.filter((i) => within.has(i)).length],
  ];
  const by = new Map();
  for (const one of said) by.set(one.report, (by.get(one.report) || 0) + 1);
  const some = [...within].sort((a, b) => (by.get(b) || 0) - (by.get(a) || 0)).slice(0, args.reports === "all" ? 200 : MOST);
  const names = some.map(nameOf);
  const series = [{ name: app.t("陈述", "Statements"), colour: app.colour("report"), values: some.map((i) => by.get(i) || 0), labels: some.map((i) => String(by.get(i) || 0)) }];
  const title = app.t("覆盖与数据质量", "Coverage and quality of the data");
  const chosen = (i) => app.go("reader", { report: some[i] });
  return card(title, app.t("下图是每份报告的陈述数；点条形读原文。", "Statements of each report; a bar leads to its text."),
    app.el("dl", { class: "dashboard-tiles" }, tiles.map(([name, value]) => app.el("div", {}, app.el("dt", {}, name), app.el("dd", {}, String(value))))),
    bars(names, series, chosen, title), more("reports", within.size), numbers(names, series, chosen));
}

/** The sentences behind a bar or cell, in a dialog; each leads to its report. */
async function quotes(title, said) {
  const list = app.el("ul", {});
  const dialog = app.el("dialog", { class: "dashboard-quotes", "aria-label": title, close: () => dialog.remove() },
    app.el("h2", {}, app.el("bdi", {}, title), app.el("span", { class: "soft" }, ` ${said.length}`)), list,
    app.el("button", { type: "button", click: () => dialog.close() }, app.t("关闭", "Close")));
  root.append(dialog);
  dialog.showModal();
  for (const one of said.slice(0, MOST_QUOTES)) {
    const item = app.el("li", {});
    list.append(item);
    const { before, words, after } = await app.passage(one.report, one.start, one.end);
    item.append(app.el("p", { dir: "auto" }, before, app.el("mark", {}, words), after),
      app.el("p", { class: "soft" }, one.modality && one.modality !== "Done" ? `${app.modality(one.modality)} · ` : "", one.start < 0 ? app.citation(one.report) : app.cite(one.report, one.start, one.end)));
  }
  if (said.length > MOST_QUOTES) list.append(app.el("li", { class: "soft" }, app.t(`另有 ${said.length - MOST_QUOTES} 条，见数据表。`, `${said.length - MOST_QUOTES} more are in the table.`)));
}
