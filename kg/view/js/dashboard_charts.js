// Bars by ECharts with the same numbers as a table beneath, so that nothing is told by a picture alone.

const made = []; // the charts that are shown

/** Colours of the page, for a chart: they follow the theme. */
function palette() {
  const of = getComputedStyle(document.documentElement);
  return { ink: of.getPropertyValue("--ink").trim(), soft: of.getPropertyValue("--soft").trim(), line: of.getPropertyValue("--line").trim() };
}

/**
 * Horizontal bars. ``series`` = [{ name, colour, values, labels }], ``chosen(i, series)`` is called for a bar; a
 * second series is pale in a dashed line, so that it is told without its colour.
 */
function bars(names, series, chosen, title) {
  const box = app.el("div", { class: "dashboard-chart", role: "img", "aria-label": title });
  box.style.setProperty("height", `${Math.max(90, names.length * (series.length > 1 ? 38 : 28) + 46)}px`);
  const { ink, soft, line } = palette();
  const legend = series.length > 1 ? app.el("p", { class: "dashboard-legend" }, series.map((one, i) => {
    const key = app.el("span", { class: i ? "dashboard-key dashboard-second" : "dashboard-key" });
    key.style.setProperty("--key", one.colour);
    return app.el("span", {}, key, one.name);
  })) : null;
  const width = () => box.clientWidth || 560;
  // The library is run when the first chart is drawn.
  app.library("echarts").then(() => {
    if (!box.isConnected) return;
    const chart = echarts.init(box);
    chart.setOption({
      animation: false,
      textStyle: { color: ink, fontFamily: "inherit" },
      grid: { left: 8, right: 64, top: 6, bottom: 4, containLabel: true },
      xAxis: { type: "value", minInterval: series.every((one) => one.values.every(Number.isInteger)) ? 1 : undefined, axisLabel: { color: soft, hideOverlap: true }, splitLine: { lineStyle: { color: line } } },
      yAxis: { type: "category", inverse: true, data: names, axisLabel: { color: ink, width: Math.min(260, width() * 0.42), overflow: "truncate" }, axisTick: { show: false }, axisLine: { lineStyle: { color: line } } },
      series: series.map((one, i) => ({
        type: "bar", name: one.name, data: one.values, barMaxWidth: 20, cursor: "pointer",
        itemStyle: { color: i ? `${one.colour}55` : one.colour, borderColor: one.colour, borderWidth: i ? 1.5 : 0, borderType: i ? "dashed" : "solid" },
        label: { show: true, position: "right", color: ink, formatter: ({ dataIndex }) => one.labels[dataIndex] },
      })),
    });
    chart.on("click", ({ dataIndex, seriesIndex }) => chosen(dataIndex, seriesIndex));
    made.push(chart);
  });
  return legend ? app.el("div", {}, legend, box) : box;
}

/** The numbers of a chart as a table, folded; a row leads to its sentences. */
function numbers(names, series, chosen) {
  const head = ["", ...series.map((one) => one.name)];
  return app.el("details", { class: "dashboard-numbers" }, app.el("summary", {}, app.t("数值", "Numbers")),
    app.el("table", {}, app.el("thead", {}, app.el("tr", {}, head.map((text) => app.el("th", { scope: "col" }, text)))),
      app.el("tbody", {}, names.map((name, row) => app.el("tr", {}, app.el("th", { scope: "row" }, app.el("bdi", {}, name)),
        series.map((one, column) => app.el("td", {}, app.el("button", { type: "button", click: () => chosen(row, column) }, one.labels[row]))))))));
}

function clearCharts() {
  for (const chart of made.splice(0)) chart.dispose();
}

addEventListener("resize", () => { for (const chart of made) chart.resize(); });
