// What stands beside the text: what the graph says of the chosen words, and what stayed open in the report.

function chip(kind) {
  return app.el("span", { class: `reader-chip reader-k-${kind}` }, app.kind(kind));
}

function about(i) {
  const entity = app.entities[i];
  const other = app.lang === "en" ? entity.zh : entity.en;
  return [app.link(i), other && other !== app.name(i) ? app.el("span", { class: "soft" }, " ", app.el("bdi", {}, other)) : null];
}

/** A statement as a line: kind, predicate, what of, how it is meant. */
function statement(one, unknown) {
  const object = typeof one.object === "number" ? about(one.object) : [app.el("bdi", {}, one.object)];
  const subject = app.entities[one.subject].kind === "report" ? [] : [...about(one.subject), " "];
  const how = [app.modality(one.modality), ...one.qualifiers.map((name) => app.term(name))].filter(Boolean).join(app.t("，", ", "));
  return app.el("li", {},
    chip(kindOf(one)), " ", subject, app.el("span", { class: "soft" }, app.predicate(one.predicate)), " ", object,
    app.el("span", { class: "reader-how" }, how),
    typeof one.object === "number" && unknown.has(one.object) ? app.el("span", { class: "reader-why" }, app.t("词表未收，待审", "not in the vocabularies, for review")) : null,
    typeof one.object === "number" ? app.el("span", { class: "reader-iri" }, app.entities[one.object].iri) : null);
}

/** The statements that rest on words within [start, end), the narrower first. */
function chosen(reading, start, end) {
  const spans = reading.spans.filter((span) => span.start < end && span.end > start);
  spans.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const words = [...reading.text.slice(reading.offset(start), reading.offset(end))];
  const quote = words.length > 300 ? `${words.slice(0, 300).join("")}…` : words.join("");
  return [
    app.el("h2", { id: "reader-said", tabindex: "-1" }, app.t("所选原文", "The chosen words")),
    app.el("blockquote", { dir: "auto" }, quote),
    spans.length
      ? app.el("ul", { class: "reader-statements" }, spans.flatMap((span) => span.said.map((one) => statement(one, reading.unknown))))
      : app.el("p", { class: "soft" }, app.t("图中没有以这些文字为据的陈述。", "No statement of the graph rests on these words.")),
  ];
}

/** What the source record says of a report, and its links. */
function source(reading) {
  const report = app.reports[reading.report];
  const safe = /^https?:\/\//i.test(report.url) ? report.url : "";
  const rows = [
    [app.t("地方", "Place"), report.place < 0 ? null : app.link(report.place)],
    [app.t("年度", "Year"), report.year],
    [app.t("文件", "File"), report.file && app.el("bdi", {}, report.file)],
    [app.t("来源", "Source"), safe && app.el("a", { href: safe, rel: "noreferrer noopener", target: "_blank" }, app.el("bdi", {}, safe))],
    [app.t("关系图", "Graph"), app.link(report.entity, app.t("在关系图中看", "Show in the graph"))],
    ["IRI", app.el("bdi", { class: "reader-iri" }, app.entities[report.entity].iri)],
  ].filter(([, value]) => value);
  return [
    app.el("h2", {}, app.t("本报告", "This report")),
    reading.doubtful ? app.el("p", { class: "reader-why" }, app.t("没有这类报告的标题，存疑。", "It has no title of the genre: doubtful.")) : null,
    app.el("dl", { class: "reader-facts" }, rows.flatMap(([name, value]) => [app.el("dt", {}, name), app.el("dd", {}, value)])),
    reading.record.length ? app.el("ul", { class: "reader-statements" }, reading.record.map((one) => statement(one, reading.unknown))) : null,
  ];
}

/** What stayed open: names that could be several, names no vocabulary knows, hidden digits; each leads to its words. */
function open(reading) {
  const points = reading.points;
  const lead = (words, note) => {
    const [first] = occurrences(reading.text, words, 1);
    const label = app.el("bdi", {}, words);
    return app.el("li", {}, first ? app.el("a", { href: app.href("reader", { ...reading.args, at: points(first[0]), to: points(first[1]) }) }, label) : label, note ? app.el("span", { class: "reader-why" }, note) : null);
  };
  const group = (title, items) => (items.length ? [app.el("h3", {}, title, app.el("span", { class: "soft" }, ` ${items.length}`)), app.el("ul", {}, items)] : []);
  const times = (often) => (often > 1 ? `×${often} ` : "");
  const unknown = new Map();
  for (const span of reading.spans.filter((one) => one.open)) for (const one of span.said) if (reading.unknown.has(one.object)) unknown.set(one.object, unknown.get(one.object) || span);
  const parts = [
    ...group(app.t("未能确定", "Not settled"), reading.findings.open.map(([words, zh, en, often]) => lead(words, times(often) + app.t(zh, en)))),
    ...group(app.t("词表未收，待审", "Not in the vocabularies, for review"), [...unknown].map(([entity, span]) =>
      app.el("li", {}, chip(app.entities[entity].kind), " ", app.el("a", { href: app.href("reader", { ...reading.args, at: span.start, to: span.end }) }, app.el("bdi", {}, app.entities[entity].zh))))),
    ...group(app.t("隐去的数字", "Hidden digits"), reading.findings.masked.map(([words, often]) => lead(words, times(often)))),
  ];
  return parts.length
    ? [app.el("h2", {}, app.t("待人核对", "For a person to look at")), ...parts]
    : [app.el("h2", {}, app.t("待人核对", "For a person to look at")), app.el("p", { class: "soft" }, app.t("没有未定的名称，也没有隐去的数字。", "Nothing stayed open, and no digits are hidden."))];
}
