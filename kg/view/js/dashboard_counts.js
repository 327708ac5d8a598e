// What the dashboard counts, from the statements of the reports that the filters leave.

const short = (predicate) => app.predicates[predicate].replace(/^.*[/#]/, "");

/** The reports of a year and a region; both empty: all. */
function reportsOf({ year, region }) {
  const found = new Set();
  app.reports.forEach((report, i) => {
    if ((!year || report.year === year) && (!region || data.regions[i] === Number(region))) found.add(i);
  });
  return found;
}

/** Statements with one of these predicates by object, those in the most reports first: { entity, reports, said }. */
function byObject(within, predicates, fits = () => true) {
  const found = new Map();
  for (const one of app.statements) {
    if (!within.has(one.report) || typeof one.object !== "number" || !predicates.includes(short(one.predicate)) || !fits(one)) continue;
    if (!found.has(one.object)) found.set(one.object, { entity: one.object, reports: new Set(), said: [] });
    const entry = found.get(one.object);
    entry.reports.add(one.report);
    entry.said.push(one);
  }
  return [...found.values()].sort((a, b) => b.reports.size - a.reports.size || b.said.length - a.said.length || app.entities[a.entity].zh.localeCompare(app.entities[b.entity].zh, "zh-CN"));
}

/** The name of a report in a chart: its place and year, else its title. */
function nameOf(i) {
  const { place, year, title } = app.reports[i];
  return [place < 0 ? "" : app.name(place), year].filter(Boolean).join(" ") || title || `#${i + 1}`;
}

/** The figures of one type and unit, largest first; nothing is added up: two figures may count the same thing twice. */
function figuresOf(within, type, unit) {
  return data.figures
    .filter(([report, kind, , of]) => within.has(report) && kind === type && of === unit)
    .map(([report, , measure, of, value, upper, qualifier, start, end]) => ({ report, measure, unit: of, value, upper, qualifier, start, end }))
    .sort((a, b) => b.value - a.value || a.report - b.report || a.start - b.start);
}

/** Types of activity with a unit, those that the most reports have figures of first. */
function measures(within) {
  const found = new Map();
  for (const [report, type, , unit] of data.figures) {
    if (!within.has(report)) continue;
    const key = `${type}|${unit}`;
    if (!found.has(key)) found.set(key, { key, type, unit, reports: new Set(), count: 0 });
    found.get(key).reports.add(report);
    found.get(key).count += 1;
  }
  return [...found.values()].sort((a, b) => b.reports.size - a.reports.size || b.count - a.count || a.key.localeCompare(b.key));
}

const SIGNS = { AtLeast: "≥ ", AtMost: "≤ ", About: "≈ " };
const plain = (number) => number.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 6 });

/** A figure as its report qualifies it: ≥ 2300, ≈ 40, 3—5. */
function written({ value, upper, qualifier, unit }) {
  const number = qualifier === "Range" && upper ? `${plain(value)}—${plain(upper)}` : qualifier === "Change" && value > 0 ? `+${plain(value)}` : plain(value);
  return `${SIGNS[qualifier] || ""}${number}${unit === "%" || unit === "％" ? unit : ` ${unit}`}`.trim();
}

/** Shortcomings and plans by topic: { entity, shortcoming: [...], plan: [...] }. */
function topics(within) {
  return byObject(within, ["topic"]).map(({ entity, said }) => ({
    entity,
    shortcoming: said.filter((one) => app.entities[one.subject].kind === "shortcoming"),
    plan: said.filter((one) => app.entities[one.subject].kind === "plan"),
  }));
}
