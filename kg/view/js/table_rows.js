// Which statements a reader asked for, and in which order: numbers of rows, without a row being written.
let app;
const collator = new Intl.Collator("zh-CN", { numeric: true });
const fold = (text) => text.normalize("NFKC").toLowerCase();
const pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });

const objectOf = (row) => (typeof row.object === "number" ? app.name(row.object) : row.object);
const qualifiersOf = (row) => row.qualifiers.map(app.term).join(app.t("、", ", "));
const yearOf = (row) => app.reports[row.report].year;
const kindOf = (row) => (typeof row.object === "number" ? app.entities[row.object].kind : "");
const COLUMNS = {
  report: (row) => app.reports[row.report].title, year: yearOf, subject: (row) => app.name(row.subject),
  predicate: (row) => app.predicate(row.predicate), object: objectOf, modality: (row) => app.modality(row.modality),
};

/** A value for each row as its rank among all of its column: rows are then put in order by counting. */
const ranks = new Map();
async function ranksOf(column) {
  const key = `${column} ${app.lang}`;
  if (ranks.has(key)) return ranks.get(key);
  const names = app.statements.map(COLUMNS[column]);
  const order = await sorted([...new Set(names)]);
  const number = new Map(order.map((name, i) => [name, i]));
  ranks.set(key, { of: Int32Array.from(names, (name) => number.get(name)), count: order.length });
  return ranks.get(key);
}

/** Sorted as Chinese is, in pieces that let the page answer in between. */
async function sorted(names) {
  let runs = [];
  for (let i = 0; i < names.length; i += 2000) {
    runs.push(names.slice(i, i + 2000).sort(collator.compare));
    await pause();
  }
  while (runs.length > 1) {
    const next = [];
    for (let i = 0; i < runs.length; i += 2) next.push(i + 1 < runs.length ? await merged(runs[i], runs[i + 1]) : runs[i]);
    runs = next;
  }
  return runs[0] || [];
}

async function merged(left, right) {
  const all = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const first = j >= right.length || (i < left.length && collator.compare(left[i], right[j]) <= 0);
    all.push(first ? left[i++] : right[j++]);
    if (all.length % 4000 === 0) await pause();
  }
  return all;
}

/** Rows in the order of a column; equal ones stay in the order of the texts. */
async function inOrder(rows, column, down) {
  if (!Object.hasOwn(COLUMNS, column)) return rows;
  const { of, count } = await ranksOf(column);
  const buckets = new Uint32Array(count + 1);
  const place = (row) => (down ? count - 1 - of[row] : of[row]);
  for (const row of rows) buckets[place(row) + 1] += 1;
  for (let i = 0; i < count; i += 1) buckets[i + 1] += buckets[i];
  const ordered = new Uint32Array(rows.length);
  for (const row of rows) ordered[buckets[place(row)]++] = row;
  return ordered;
}

/** For each word that was typed the rows that hold it: in a name, another name, a literal, a title, or their sentence. */
async function matching(typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  let found = null;
  for (const word of words) {
    const holds = (text) => fold(text).includes(word);
    const entity = app.entities.map(({ zh, en, words: others }) => holds(zh) || holds(en) || others.some(holds));
    const titled = app.reports.map(({ title, year }) => holds(title) || year === word);
    const predicate = app.labels.map(([zh, en]) => holds(zh) || holds(en));
    const quoted = await quotedRows(word);
    const passes = app.statements.map((row, i) => titled[row.report] || entity[row.subject] || predicate[row.predicate] || quoted[i] ||
      (typeof row.object === "number" ? entity[row.object] : holds(row.object)));
    found = found ? found.map((so, i) => so && passes[i]) : passes;
  }
  return found;
}

let rowsOf = null;
async function quotedRows(word) {
  rowsOf = rowsOf || Map.groupBy(app.statements.keys(), (i) => app.statements[i].report);
  const found = new Uint8Array(app.statements.length);
  let since = performance.now();
  for (const [report, rows] of rowsOf) {
    const known = await app.sentences(report);
    if (performance.now() - since > 30) { await pause(); since = performance.now(); }
    const text = fold(known.text).length === known.text.length ? fold(known.text) : known.text.toLowerCase();
    const hits = new Set();
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) hits.add(app.sentenceAt(known, at));
    if (!hits.size) continue;
    for (const i of rows) {
      const { start } = app.statements[i];
      if (start >= 0 && hits.has(app.sentenceAt(known, known.offset(start)))) found[i] = 1;
    }
  }
  return found;
}

/** The numbers of the rows that pass all filters, in order. */
async function chosen({ q, kind, predicate, modality, year, report, entity, sort, down }) {
  const typed = q && q.trim() ? await matching(q) : null;
  const number = (value) => (value === undefined || value === "" ? null : Number(value));
  const [about, one] = [number(entity), number(report)];
  const rows = [];
  app.statements.forEach((row, i) => {
    if (typed && !typed[i]) return;
    if (kind && kindOf(row) !== kind && app.entities[row.subject].kind !== kind) return;
    if (predicate && app.predicates[row.predicate] !== predicate) return;
    if (modality && row.modality !== modality) return;
    if (year && yearOf(row) !== year) return;
    if (one !== null && row.report !== one) return;
    if (about !== null && row.object !== about && row.subject !== about && !(app.entities[row.object] && app.entities[row.object].of === about)) return;
    rows.push(i);
  });
  return inOrder(rows, sort, down === "1");
}
