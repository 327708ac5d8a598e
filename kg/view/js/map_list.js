// Beside the map the same as a list: every place with its value, and those that the map cannot show.

const MOST_ROWS = 150;
const MOST_REPORTS = 40;

/** A place as a button that chooses it, with where it lies. */
function placeButton(place, chosen) {
  const outer = chainOf(place).slice(0, -1).map(app.name).join(" › ");
  return app.el("button", { type: "button", class: "map-place", "data-keep": `place-${place}`, "aria-pressed": String(place === chosen), click: () => choosePlace(place) },
    app.el("bdi", {}, app.name(place)), outer ? app.el("span", { class: "soft" }, " ", app.el("bdi", {}, outer)) : null);
}

const folded = (title, count, open, ...children) => (count ? app.el("details", { class: "map-more", open, "data-part": title }, app.el("summary", {}, `${title}（${count}）`), ...children) : null);

/** A cell with a bar as long as the share of the largest value. */
function valueCell(value, share) {
  const cell = app.el("td", {}, value.open ? app.el("span", { class: "map-plan", title: app.t("只是计划或不足", "only planned or lacking") }, "○ ") : null, app.el("bdi", {}, value.text));
  cell.style.setProperty("--share", `${Math.round(100 * share)}%`);
  return cell;
}

function listOf({ title, sorted, pale, nowhere, chosen, all }) {
  const some = all ? sorted : sorted.slice(0, MOST_ROWS);
  const largest = sorted.length ? sorted[0].value : 0;
  const off = [...sorted.map((one) => one.place), ...pale].filter((place) => anchorOf(place) < 0);
  const silent = pale.filter((place) => anchorOf(place) >= 0);
  const rows = some.map((value) => app.el("tr", { class: value.place === chosen ? "map-row map-here" : "map-row" },
    app.el("td", {}, placeButton(value.place, chosen), anchorOf(value.place) < 0 ? app.el("span", { class: "map-tag" }, app.t("未上图", "not on the map")) : null), valueCell(value, largest > 0 ? Math.max(0, value.value) / largest : 0)));
  const table = app.el("table", { class: "map-list" }, app.el("caption", { class: "away" }, title),
    app.el("thead", {}, app.el("tr", {}, app.el("th", { scope: "col" }, app.t("地方", "Place")), app.el("th", { scope: "col", "aria-sort": "descending" }, app.t("数值 ↓", "Value ↓")))), app.el("tbody", {}, rows));
  const reports = nowhere.slice(0, MOST_REPORTS).map((report) => app.el("li", {}, reportLink(report)));
  if (nowhere.length > MOST_REPORTS) reports.push(app.el("li", { class: "soft" }, app.t(`另有 ${nowhere.length - MOST_REPORTS} 份。`, `${nowhere.length - MOST_REPORTS} more.`)));
  return [
    app.el("h2", {}, app.el("bdi", {}, title)),
    sorted.length ? table : app.el("p", { class: "soft" }, app.t("没有可显示的地方。", "There is no place to show.")),
    sorted.length > MOST_ROWS ? app.el("button", { type: "button", "data-keep": "all", click: () => go({ list: all ? "" : "all" }) }, all ? app.t(`只看前 ${MOST_ROWS} 个`, `The first ${MOST_ROWS}`) : app.t(`全部 ${sorted.length} 个地方`, `All ${placesText(sorted.length)}`)) : null,
    folded(app.t("没有坐标，未上图", "Without coordinates, not on the map"), off.length, true, app.el("ul", {}, off.map((place) => app.el("li", {}, placeButton(place, chosen))))),
    folded(app.t("地方不明的报告", "Reports whose place is not known"), nowhere.length, true, app.el("ul", {}, reports)),
    folded(app.t("没有说到的地方", "Places that say nothing of it"), silent.length, false, app.el("ul", {}, silent.slice(0, MOST_ROWS).map((place) => app.el("li", {}, placeButton(place, chosen))), silent.length > MOST_ROWS ? app.el("li", { class: "soft" }, app.t(`另有 ${silent.length - MOST_ROWS} 个。`, `${silent.length - MOST_ROWS} more.`)) : null)),
  ];
}

function reportLink(report) {
  const { year } = app.reports[report];
  const title = app.citation(report);
  return [app.has("reader") ? app.el("a", { href: app.href("reader", { report }) }, title) : title, year ? app.el("span", { class: "soft" }, ` ${year}`) : null];
}

/** Real values with the circles that stand for them. */
function legendOf(values, scale, marks_) {
  const circle = (r, opacity, classes) => svg("svg", { class: "map-key", width: 2 * r + 4, height: 2 * r + 4, "aria-hidden": "true" }, svg("g", { class: classes, transform: `translate(${r + 2} ${r + 2})` }, svg("circle", { r, ...(opacity ? { "fill-opacity": opacity } : {}) })));
  const entry = (key, text) => app.el("li", {}, key, app.el("bdi", {}, text));
  const items = samplesOf(values).map((one) => entry(circle(Number(scale.radius(one.value).toFixed(1)), (0.3 + 0.5 * scale.share(one.value)).toFixed(2), "map-mark"), one.text));
  if (values.some((one) => one.open)) items.push(entry(circle(7, "0.08", "map-mark map-open"), app.t("只是计划或不足", "only planned or lacking")));
  if (marks_.some((mark) => !mark.value)) items.push(entry(circle(3, "", "map-mark map-pale"), app.t("没有", "none")));
  if (groups.some((group) => group.node)) items.push(entry(circle(9, "", "map-mark map-crowd"), app.t("几个地方在一处，放大后分开", "several places at one point, told apart by zooming in")));
  if (marks_.some((mark) => mark.rough)) items.push(entry(svg("svg", { class: "map-key", width: 16, height: 16, "aria-hidden": "true" }, svg("g", { class: "map-mark map-pale", transform: "translate(8 8)" }, svg("path", { d: "M0 -6L6 0L0 6L-6 0Z" }))), app.t("画在所属市或省的位置", "drawn at its city or province")));
  return app.el("ul", { class: "map-legend", "aria-label": app.t("图例", "Legend") }, items);
}
