// What is said of which words of a report: spans with their statements, and the pieces that a line falls into.

/** Kinds whose spans hold whole clauses; the others are names. */
const LONG = new Set(["activity", "shortcoming", "plan"]);
const HEADER = new Set(["reportingYear", "title", "issuer", "about", "addressee", "documentNumber"]);

/** The kind that a statement marks its words with. */
function kindOf(one) {
  const predicate = app.predicates[one.predicate].replace(/^.*[/#]/, "");
  if (predicate === "figure") return "activity";
  if (HEADER.has(predicate)) return "report";
  if (predicate === "topic" || predicate === "answers") return app.entities[one.subject].kind;
  return typeof one.object === "number" ? app.entities[one.object].kind : app.entities[one.subject].kind;
}

/** The statements of each report, made when the first one is asked for. */
let byReport = null;
function statementsOf(report) {
  if (!byReport) {
    byReport = app.reports.map(() => []);
    for (const one of app.statements) byReport[one.report].push(one);
  }
  return byReport[report];
}

/**
 * The spans of a report, by start and then the longer ones first: { from, to, start, end, kinds, said, open },
 * ``from`` and ``to`` in UTF-16, ``start`` and ``end`` in code points; and what its source record says.
 */
function spansOf(report, text, unknown) {
  const offset = app.points(text);
  const found = new Map();
  const record = [];
  for (const one of statementsOf(report)) {
    if (one.start < 0) { record.push(one); continue; }
    const key = `${one.start},${one.end}`;
    if (!found.has(key)) found.set(key, { from: offset(one.start), to: offset(one.end), start: one.start, end: one.end, kinds: new Set(), said: [], open: false });
    const span = found.get(key);
    span.kinds.add(kindOf(one));
    span.said.push(one);
    span.open = span.open || (typeof one.object === "number" && unknown.has(one.object));
  }
  const spans = [...found.values()].filter((span) => span.to > span.from);
  spans.sort((a, b) => a.from - b.from || b.to - a.to);
  return { spans, record };
}

/** The lines of a text as [from, to) in UTF-16, each with its line feed. */
function linesOf(text) {
  const lines = [];
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end + 1;
    lines.push([from, to]);
    from = to;
  }
  return lines;
}

/** The spans that touch [from, to), of spans sorted by start; ``longest`` is the length of the longest one. */
function touching(spans, longest, from, to) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].from < from - longest) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let i = low; i < spans.length && spans[i].from < to; i += 1) if (spans[i].to > from) found.push(spans[i]);
  return found;
}

/** The pieces of [from, to) between the ends of spans: { from, to, under }, ``under`` the spans that hold it, shortest first. */
function pieces(spans, from, to) {
  const cuts = new Set([from, to]);
  for (const span of spans) {
    if (span.from > from) cuts.add(span.from);
    if (span.to < to) cuts.add(span.to);
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(1).map((end, i) => ({
    from: at[i],
    to: end,
    under: spans.filter((span) => span.from <= at[i] && span.to >= end).sort((a, b) => a.to - a.from - (b.to - b.from)),
  }));
}
