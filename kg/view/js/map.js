// The map: what is shown is chosen above, a place is chosen on the map or in the list, and all of it stands in the fragment.

let data = null; // with figures, those of the dashboard
let root = null;
let args = {};
let at = new Map(); // places: { above, level, anchor } by entity
let parts = null;
let shown = null; // what the last drawing showed
let byHand = false; // whether the choice of a place came from this view

const isPlace = (text) => /^\d+$/.test(text || "") && !!app.entities[text] && app.entities[text].kind === "place";
const chosenPlace = () => (isPlace(args.place) ? lift(Number(args.place), shown.level) : -1);
const go = (change) => app.go("map", { ...args, ...change });

KG.view("map", {
  async mount(section, given) {
    const counted = JSON.parse(await block("dashboard"));
    data = { ...given, figures: counted ? counted.figures : [] };
    root = section;
    at = new Map(data.places.entity.map((entity, i) => [entity, { above: data.places.above[i], level: data.places.level[i], anchor: data.places.anchor[i] }]));
    build();
  },
  show(asked) {
    const placeOnly = shown && ["what", "item", "year", "level", "list"].every((name) => (asked[name] || "") === (args[name] || ""));
    args = asked;
    if (asked.view && asked.view !== viewText()) viewFrom(asked.view);
    draw(placeOnly);
  },
  language() { if (parts) { build(); draw(false); } },
});

function build() {
  drawing = stage();
  const tool = (text, zh, en, act) => app.el("button", { type: "button", "aria-label": app.t(zh, en), title: app.t(zh, en), click: act }, text);
  const tools = app.el("div", { class: "map-tools" },
    tool("+", "放大", "Zoom in", () => zoom(1.6)), tool("−", "缩小", "Zoom out", () => zoom(1 / 1.6)), tool("⤢", "全部地方", "Fit all places", fitAll));
  drawing.box.setAttribute("aria-label", app.t("地图：方向键移动，加减号缩放，0 看全部；Tab 到标记，方向键换标记，回车打开", "Map: arrow keys move it, plus and minus zoom, 0 shows all; Tab leads to the marks, arrow keys from one to the next, Enter opens one"));
  parts = {
    bar: app.el("form", { class: "map-bar", submit: (event) => event.preventDefault() }),
    under: app.el("div", { class: "map-under" }), side: app.el("div", { class: "map-side", tabindex: "0", role: "region", "aria-label": app.t("地方", "Places") }),
    none: app.el("p", { class: "map-none", hidden: true }),
  };
  root.replaceChildren(parts.bar, app.el("div", { class: "map-main" }, app.el("div", { class: "map-frame" }, drawing.box, tools, parts.none), parts.under), parts.side);
  told = () => { args = { ...args, view: viewText() }; app.replace("map", args); };
  steer(open, fitAll);
}

/** A mark that was chosen: a place, or several that are told apart by zooming in or in the panel. */
function open({ place, group }) {
  if (!group) { choosePlace(place); return; }
  const from = spreadFrom(group);
  if (from > camera.k && from <= NEAREST && group.reach <= 0.45 * Math.min(camera.w, camera.h)) {
    [camera.cx, camera.cy, camera.k] = [group.x, group.y, from * 1.01];
    redraw(true);
    return;
  }
  byHand = true;
  showPanel(crowdOf(group));
  byHand = false;
}

function choosePlace(place) {
  byHand = true;
  if (place === chosenPlace()) {
    drawPanel();
    byHand = false;
  } else go({ place });
}

function closePanel() {
  const place = chosenPlace();
  const mark = drawing.box.querySelector('.map-mark[tabindex="0"]');
  parts.panel.remove();
  if (place >= 0) go({ place: "" });
  if (mark) mark.focus({ preventScroll: true });
  else drawing.box.focus({ preventScroll: true });
}

/** The points that the map is fitted to: of places with a value or, without one, of all. */
function worth() {
  const some = marks.filter((mark) => mark.value);
  return (some.length ? some : marks).map(({ x, y }) => [x, y]);
}

function fitAll() {
  fit(worth());
  const { view, ...rest } = args;
  args = rest;
  app.replace("map", args);
  renderNow();
}

function controls({ what, items, item, level }, years) {
  const choice = (name, text, options) => app.el("label", { class: `map-${name}` }, app.el("span", {}, text), app.el("select", { name, "data-keep": name, change: (event) => go({ [name]: event.target.value, ...(name === "what" ? { item: "" } : {}) }) }, options));
  const option = (value, text, selected) => app.el("option", { value, selected }, text);
  const listed = items.slice(0, MOST_ITEMS);
  if (item && !listed.includes(item)) listed.push(item);
  return [
    choice("what", app.t("显示", "Show"), Object.entries(WHATS).map(([name, [zh, en]]) => option(name, app.t(zh, en), name === what))),
    listed.length ? choice("item", app.t("哪一项", "Which"), [
      ...listed.map((one) => option(one.key, `${one.name}（${one.reports.size}）`, one === item)),
      items.length > listed.length ? app.el("option", { disabled: true }, app.t(`报告更少的 ${items.length - listed.length} 项未列`, `${items.length - listed.length} of fewer reports are not listed`)) : "",
    ]) : null,
    years.length > 1 ? choice("year", app.t("年度", "Year"), [option("", app.t("全部年度", "All years"), !args.year), ...years.map((year) => option(year, year, year === args.year))]) : null,
    choice("level", app.t("合到", "By"), [["own", app.t("各地自己", "place itself")], ["County", app.t("县（区）", "county")], ["Prefecture", app.t("市（州）", "city or prefecture")], ["Province", app.t("省", "province")]].map(([value, text]) => option(value, text, value === level))),
  ];
}

function draw(placeOnly) {
  const keep = document.activeElement && root.contains(document.activeElement) && document.activeElement.dataset.keep;
  if (!placeOnly) shown = choose();
  const { what, sorted, pale, nowhere, scale, title } = shown;
  parts.side.replaceChildren(...listOf({ title, sorted, pale, nowhere, chosen: chosenPlace(), all: args.list === "all" }).filter(Boolean));
  drawPanel();
  if (!placeOnly) {
    drawing.box.style.setProperty("--hue", app.colour(WHATS[what][2]));
    parts.side.style.setProperty("--hue", app.colour(WHATS[what][2]));
    parts.under.style.setProperty("--hue", app.colour(WHATS[what][2]));
    makeMarks(sorted, pale, scale);
    const missing = [...sorted.map((one) => one.place), ...pale].filter((place) => anchorOf(place) < 0).length;
    parts.none.hidden = marks.length > 0;
    parts.none.textContent = missing ? app.t("没有一个地方有坐标，都列在旁边。", "No place has coordinates; all are in the list.")
      : shown.within.size ? app.t("这些报告的地方不明，列在旁边。", "The places of these reports are not known; the reports are in the list.")
        : app.t("没有这样的报告；请改换年度。", "There is no such report; choose another year.");
    parts.under.replaceChildren(legendOf(sorted, scale, marks), app.el("p", { class: "soft" }, app.t(
      "坐标未注明坐标系，可能是 GCJ-02（与 WGS-84 相差几百米）。乡镇和村没有坐标，画在所属县的位置，同一位置的围着它散开。阿尔伯斯等积投影。",
      "The coordinates do not state their datum, probably GCJ-02 (some hundred metres off WGS 84). Townships and villages have none: they are drawn at their county, several around it. Albers equal-area projection.")));
    const years = [...new Set([...app.reports.map((report) => report.year), args.year].filter(Boolean))].sort();
    const count = app.t(`${placesText(sorted.length)}，${missing ? `${missing} 个未上图，` : ""}${reportsText(reportsOf(args).size)}`, `${placesText(sorted.length)}, ${missing ? `${missing} not on the map, ` : ""}${reportsText(reportsOf(args).size)}`);
    parts.bar.replaceChildren(...controls(shown, years).filter(Boolean), app.el("p", { class: "soft", role: "status" }, count));
    // What stands above and under the map leaves it its height.
    if (!camera.fitted && drawing.box.clientWidth) fit(worth());
  }
  renderNow();
  const mark = marks.find((one) => one.place === chosenPlace());
  if (mark) reveal(mark.px, mark.py);
  const again = keep && !byHand && root.querySelector(`[data-keep="${CSS.escape(keep)}"]`);
  if (again) again.focus({ preventScroll: true });
  byHand = false;
}

/** What the fragment asks to be shown, and the value of each place. */
function choose() {
  const within = reportsOf({ year: args.year });
  const own = [...new Set([...within].map((report) => app.reports[report].place).filter((place) => place >= 0))];
  const level = levelOf(args.level, own.length);
  const what = whatOf(args.what);
  const items = itemsOf(what, within);
  const item = items.find((one) => one.key === args.item) || items[0] || null;
  const { places, nowhere } = valuesOf(what, item, within, level);
  const sorted = [...places.values()].sort((a, b) => b.value - a.value || (codeOf(a.place) < codeOf(b.place) ? -1 : 1));
  const reporting = [...new Set(own.map((place) => lift(place, level)))];
  const title = [app.t(WHATS[what][0], WHATS[what][1]), item ? item.name : ""].filter(Boolean).join(app.t("：", ": "));
  return { what, items, item, level, within, sorted, places, nowhere, scale: scaleOf(sorted, what, Math.min(drawing.box.clientWidth, drawing.box.clientHeight) || 640), title: item ? item.name : title, pale: reporting.filter((place) => !places.has(place)) };
}

function drawPanel() {
  const place = chosenPlace();
  const old = parts.side.querySelector(".map-panel");
  if (old) old.remove();
  if (place < 0) return;
  const { places, within, item, title, level } = shown;
  showPanel(panelOf(place, { value: places.get(place), title, item, reports: [...within].filter((report) => lift(app.reports[report].place, level) === place) }));
}

function showPanel(panel) {
  const old = parts.side.querySelector(".map-panel");
  if (old) old.remove();
  parts.panel = panel;
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") closePanel(); });
  parts.side.prepend(panel);
  parts.side.scrollTop = 0;
  if (byHand) panel.querySelector("h2").focus();
}
