// The rows as a file of comma-separated values (RFC 4180) that no spreadsheet takes for formulas.
const HEADER = ["report", "year", "place", "address", "file", "subject", "subject_iri", "predicate", "object", "object_iri", "modality", "qualifiers", "quote", "sentence", "start", "end"];

/** A cell: quoted where it has to be; what a spreadsheet would compute begins with an apostrophe (OWASP, CSV injection). */
function cell(value) {
  const text = String(value);
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells) => `${cells.map(cell).join(",")}\r\n`;

async function csv(rows) {
  const parts = ["\ufeff", line(HEADER)];
  let since = performance.now();
  for (const i of rows) {
    const row = app.statements[i];
    const report = app.reports[row.report];
    const { before, words, after } = await app.passage(row.report, row.start, row.end, 400);
    const entity = typeof row.object === "number";
    parts.push(line([report.title, report.year, report.place < 0 ? "" : app.name(report.place), report.url, report.file, app.name(row.subject), app.entities[row.subject].iri,
      app.predicates[row.predicate], objectOf(row), entity ? app.entities[row.object].iri : "", row.modality, row.qualifiers.join(" "), words, before + words + after,
      row.start < 0 ? "" : row.start, row.start < 0 ? "" : row.end]));
    if (performance.now() - since > 30) { await pause(); since = performance.now(); }
  }
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

async function download(rows) {
  const file = await csv(rows);
  const link = app.el("a", { href: URL.createObjectURL(file), download: "statements.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
