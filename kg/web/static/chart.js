// Rows as a bar chart: the last column of numbers by the first column of words.
"use strict";

class Chart {
  priority = 5;
  hideFromSelection = false;
  label = "图表 Chart";

  constructor(yasr) { this.yasr = yasr; }

  columns() {
    const results = this.yasr.results;
    const rows = results?.getBindings() ?? [];
    const names = results?.getVariables() ?? [];
    const numeric = (name) => rows.some((row) => row[name])
      && rows.every((row) => !row[name] || (row[name].type === "literal" && row[name].value.trim() !== "" && Number.isFinite(Number(row[name].value))));
    const value = names.findLast(numeric);
    const name = names.find((one) => one !== value && !numeric(one));
    return value && name ? { rows: rows.filter((row) => row[value] && row[name]), value, name } : null;
  }

  canHandleResults() { return Boolean(this.columns()?.rows.length); }

  draw() {
    const found = this.columns();
    if (!found) return;
    const { make, cut } = drawing;
    const most = 60, step = 24, width = Math.max(300, this.yasr.resultsEl.clientWidth || 900), left = Math.min(260, width * 0.45);
    const rows = found.rows.slice(0, most);
    const largest = Math.max(...rows.map((row) => Math.abs(Number(row[found.value].value))), 1);
    const svg = make("svg", { class: "kg-chart", viewBox: `0 0 ${width} ${(rows.length + 1) * step}`, role: "img" });
    svg.append(make("title", {}, `${found.value} / ${found.name}`));
    rows.forEach((row, at) => {
      const value = Number(row[found.value].value), y = at * step + 4;
      const label = make("text", { x: left - 8, y: y + 13, "text-anchor": "end" }, cut(row[found.name].value, left - 12));
      label.append(make("title", {}, row[found.name].value));
      const long = (Math.abs(value) / largest) * (width - left - 90);
      svg.append(label, make("rect", { x: left, y, width: Math.max(1, long), height: step - 8 }),
        make("text", { x: left + long + 6, y: y + 13 }, row[found.value].value));
    });
    if (found.rows.length > most) {
      svg.append(make("text", { x: left, y: (rows.length + 1) * step - 6 }, `… ${found.rows.length - most} 行 more rows`));
    }
    this.yasr.resultsEl.replaceChildren(svg);
  }

  getIcon() { return drawing.icon("M1 2h9v3H1zM1 7h14v3H1zM1 12h6v3H1z"); }
}
