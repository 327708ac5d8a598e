// What the map says of one place: where it lies, how it is drawn, its value with the sentences, its reports.

const MOST_QUOTES = 30;
const LEVELS = { Province: ["省", "province"], Prefecture: ["市（州）", "city or prefecture"], County: ["县（区）", "county or district"], Township: ["乡镇（街道）", "township"], Site: ["功能区", "zone"], Village: ["村（社区）", "village"] };

const anchorOf = (place) => (at.has(place) ? at.get(place).anchor : -1);
const levelAt = (place) => (at.has(place) ? at.get(place).level : "");
const codeOf = (place) => app.entities[place].iri.slice(app.base.length).replace(/^place\//, "");
const linked = (i) => (app.has("graph") ? app.link(i) : app.el("bdi", {}, app.name(i)));

/** A place with all that it lies in, the largest first; a ring in the data ends. */
function chainOf(place) {
  const found = [];
  for (let i = place; i >= 0 && found.length < 8 && !found.includes(i); i = at.has(i) ? at.get(i).above : -1) found.unshift(i);
  return found;
}

/** Whether a place is drawn at no nearer than its city or province. */
function rough(place) {
  const anchor = anchorOf(place);
  return anchor >= 0 && anchor !== place && ["Province", "Prefecture"].includes(levelAt(anchor));
}

/** How a place is drawn, where it is not at its own point. */
function whereText(place) {
  const anchor = anchorOf(place);
  if (anchor < 0) return app.t("没有坐标，未上图", "Without coordinates, not on the map");
  if (anchor === place) return "";
  const level = LEVELS[levelAt(anchor)];
  return app.t(`在所属${level ? level[0] : "地方"}的位置：${app.name(anchor)}`, `Drawn at the ${level ? level[1] : "place"} that it lies in: ${app.name(anchor)}`);
}

function panelOf(place, { value, title, item, reports }) {
  const chain = chainOf(place);
  const where = whereText(place);
  const said = value ? value.said : [];
  const quotes = app.el("ul", { class: "map-quotes" });
  fill(quotes, said);
  return app.el("section", { class: "map-panel", "aria-labelledby": "map-panel-title" },
    app.el("div", { class: "map-panel-head" }, app.el("h2", { id: "map-panel-title", tabindex: "-1" }, app.el("bdi", {}, app.name(place))),
      app.el("button", { type: "button", class: "map-close", "aria-label": app.t("关闭", "Close"), click: () => closePanel() }, "×")),
    app.el("p", { class: "map-chain" }, chain.flatMap((i, n) => [n ? " › " : "", linked(i)])),
    where ? app.el("p", { class: "soft" }, where) : null,
    app.el("h3", {}, item && app.has("graph") ? app.link(item.entity, title) : app.el("bdi", {}, title)),
    app.el("p", { class: "map-value" }, value ? [app.el("bdi", {}, value.text), value.open ? app.el("span", { class: "soft" }, ` ${app.t("只是计划或不足", "only planned or lacking")}`) : null] : app.t("没有说到", "Nothing is said of it")),
    said.length > 1 && said[0].text ? app.el("p", { class: "soft" }, app.t("有几个数字，图上是最大的，不相加。", "Of several figures the map shows the largest; nothing is added up.")) : null,
    quotes,
    app.el("h3", {}, app.t("此地的报告", "Reports of this place")),
    reports.length ? app.el("ul", {}, reports.slice(0, MOST_REPORTS).map((report) => app.el("li", {}, reportLink(report)))) : app.el("p", { class: "soft" }, app.t("没有此地自己的报告。", "It has no report of its own.")),
    reports.length > MOST_REPORTS ? app.el("p", { class: "soft" }, app.t(`另有 ${reports.length - MOST_REPORTS} 份。`, `${reports.length - MOST_REPORTS} more.`)) : null,
    app.has("table") ? app.el("p", {}, app.el("a", { href: app.href("table", { entity: place }) }, app.t("说到此地的全部陈述", "All statements that speak of it"))) : null);
}

/** The sentences, one after the other: their texts are unpacked when they are wanted. */
async function fill(list, said) {
  for (const one of said.slice(0, MOST_QUOTES)) {
    const item = app.el("li", {});
    list.append(item);
    const { before, words, after } = await app.passage(one.report, one.start, one.end);
    const how = [one.text, one.modality && one.modality !== "Done" ? app.modality(one.modality) : "", app.reports[one.report].year].filter(Boolean).join(" · ");
    item.append(app.el("p", { dir: "auto", lang: "zh-CN" }, before, app.el("mark", {}, words), after),
      app.el("p", { class: "soft" }, how ? `${how} · ` : "", one.start < 0 || !app.has("reader") ? app.citation(one.report) : app.cite(one.report, one.start, one.end)));
  }
  if (said.length > MOST_QUOTES) list.append(app.el("li", { class: "soft" }, app.t(`另有 ${said.length - MOST_QUOTES} 处，见数据表。`, `${said.length - MOST_QUOTES} more are in the table.`)));
}

/** The places of a mark that cannot be told apart. */
function crowdOf(group) {
  return app.el("section", { class: "map-panel", "aria-labelledby": "map-panel-title" },
    app.el("div", { class: "map-panel-head" }, app.el("h2", { id: "map-panel-title", tabindex: "-1" }, placesText(group.marks.length)),
      app.el("button", { type: "button", class: "map-close", "aria-label": app.t("关闭", "Close"), click: () => closePanel() }, "×")),
    app.el("ul", {}, group.marks.map((mark) => app.el("li", {}, placeButton(mark.place, -1), mark.value ? app.el("span", { class: "soft" }, ` ${mark.value.text}`) : null))));
}
