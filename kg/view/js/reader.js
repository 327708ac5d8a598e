// The reader: a report chosen from the list, its text with marks, its outline, and what is said of the chosen words.

let data = null;
let root = null;
let parts = null; // the elements of the frame
let reading = null; // the report that is shown
let args = {};
let asked_ = 0; // how often a view was asked for: a text that comes late is of no use any more
const wide = matchMedia("(min-width: 900px)");

const isOn = (kind) => !reading.off.has(kind);

KG.view("reader", {
  mount(section, given) {
    data = { ...given, unknown: new Set(given.unknown), doubtful: new Set(given.doubtful) };
    root = section;
    frame();
    addEventListener("beforeprint", () => { if (reading) reading.article.reach(); });
  },
  async show(asked) {
    args = asked;
    const turn = asked_ += 1;
    const report = Math.min(Math.max(0, Math.trunc(Number(asked.report)) || 0), app.reports.length - 1);
    const off = new Set((asked.off || "").split(",").filter(Boolean));
    const same = reading && reading.report === report && [...reading.off].join() === [...off].join();
    if (!same) {
      const text = await app.text(report);
      if (turn !== asked_) return;
      open_(report, text, off);
    }
    reading.args = { ...(report ? { report } : {}), off: asked.off || "", dim: asked.dim || "" };
    root.classList.toggle("reader-dim", asked.dim === "1");
    dress();
    choose(asked);
  },
  language() {
    if (!reading) return;
    frame();
    draw(0);
    dress();
    choose(args, false);
  },
});

/** The frame in the language of the page. */
function frame() {
  const el = app.el;
  const label = (i) => {
    const { title, year, place } = app.reports[i];
    return title || [place < 0 ? "" : app.name(place), year].filter(Boolean).join(" ") || app.t(`第 ${i + 1} 份报告`, `Report ${i + 1}`);
  };
  const order = app.reports.map((_, i) => i);
  const select = el("select", { id: "reader-report", "aria-label": app.t("报告", "Report"), change: (event) => app.go("reader", { ...kept(), report: event.target.value }) });
  const filter = el("input", {
    type: "search", id: "reader-filter", placeholder: app.t("按标题、地名、年份找", "Find by title, place, year"), "aria-label": app.t("筛选报告", "Filter the reports"), autocomplete: "off",
    input: () => list(filter.value.trim().toLowerCase()),
  });
  const list = (words) => {
    const fits = order.filter((i) => {
      const { year, file, place } = app.reports[i];
      return !words || [label(i), year, file, place < 0 ? "" : `${app.entities[place].zh} ${app.entities[place].en}`].join(" ").toLowerCase().includes(words);
    });
    const now = reading ? reading.report : -1;
    const some = fits.includes(now) || now < 0 ? fits : [now, ...fits];
    select.replaceChildren(...some.map((i) => el("option", { value: i, selected: i === now }, label(i))));
  };
  const step = (by, text) => el("button", { type: "button", class: "reader-step", "aria-label": text, title: text, click: () => app.go("reader", { ...kept(), report: (reading.report + by + app.reports.length) % app.reports.length }) }, by < 0 ? "‹" : "›");
  parts = {
    select, list,
    legend: el("div", { class: "reader-legend", role: "group", "aria-label": app.t("标记的种类", "Kinds of marks") }),
    outline: el("nav", { class: "reader-outline", "aria-label": app.t("章节", "Sections") }),
    text: el("article", { class: "reader-text", lang: "zh-CN", tabindex: "-1" }),
    panel: el("aside", { class: "reader-panel", "aria-label": app.t("说明", "Details") }),
    tip: el("div", { class: "reader-tip", role: "tooltip", hidden: true }),
  };
  const many = app.reports.length > 1;
  root.replaceChildren(
    el("div", { class: "reader-bar" }, many ? [app.reports.length > 8 ? filter : null, step(-1, app.t("上一份", "Previous report")), select, step(1, app.t("下一份", "Next report"))] : null, parts.legend),
    el("div", { class: "reader-columns" }, parts.outline, parts.text, parts.panel), parts.tip);
  list("");
  parts.text.addEventListener("click", (event) => {
    const chosen_ = event.target.closest(".reader-mark");
    if (!chosen_ || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.go("reader", { ...reading.args, at: chosen_.dataset.start, to: chosen_.dataset.end });
  });
  for (const [on, shown] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]]) parts.text.addEventListener(on, (event) => tip(event.target.closest(".reader-mark"), shown));
}

/** What stays in the fragment when another report is chosen. */
function kept() {
  return { off: args.off || "", dim: args.dim || "" };
}

function open_(report, text, off) {
  const top = reading && reading.report === report ? parts.text.scrollTop : 0;
  const { spans, record } = spansOf(report, text, data.unknown);
  const offset = app.points(text);
  const before = reading && reading.article;
  reading = {
    article: before, report, text, off, spans, record, offset, unknown: data.unknown, lines: linesOf(text), doubtful: data.doubtful.has(report),
    points: (at) => [...text.slice(0, at)].length,
    longest: spans.reduce((most, span) => Math.max(most, span.to - span.from), 0),
    sections: data.sections[report].map(([start, end, ...rest]) => [offset(start), offset(end), ...rest]),
    findings: { open: data.open[report], masked: data.masked[report] }, args: kept(),
  };
  if (report) reading.args.report = report;
  draw(top);
}

/** The text anew, scrolled to where it was. */
function draw(top) {
  if (reading.article) reading.article.end();
  reading.article = article(reading, parts.text);
  parts.text.replaceChildren(...reading.article.elements);
  parts.text.scrollTop = top;
}

function dress() {
  const el = app.el;
  for (const kind of Object.keys(app.kinds)) root.style.setProperty(`--reader-${kind}`, app.colour(kind));
  parts.select.value = String(reading.report);
  const counts = {};
  for (const span of reading.spans) for (const kind of span.kinds) counts[kind] = (counts[kind] || 0) + 1;
  const turned = (kind) => {
    const off = new Set(reading.off);
    if (!off.delete(kind)) off.add(kind);
    return [...off].sort().join();
  };
  parts.legend.replaceChildren(
    ...Object.keys(app.kinds).filter((kind) => counts[kind]).map((kind) => el("button", {
      type: "button", "data-kind": kind, class: `reader-chip reader-k-${kind}`, "aria-pressed": String(isOn(kind)),
      click: () => { app.replace("reader", { ...args, off: turned(kind) }); KG.views.reader.show({ ...args, off: turned(kind) }).then(() => parts.legend.querySelector(`[data-kind="${kind}"]`).focus()); },
    }, `${app.kind(kind)} `, el("span", { class: "count" }, String(counts[kind])))),
    el("label", { class: "reader-dimmer" }, el("input", {
      type: "checkbox", checked: args.dim === "1",
      change: (event) => { const dim = event.target.checked ? "1" : ""; app.replace("reader", { ...args, dim }); KG.views.reader.show({ ...args, dim }); },
    }), app.t("淡化未用文字", "Fade unused words")));
  const roles = (role) => (data.roles[role] ? el("span", { class: `reader-role reader-role-${role}` }, app.pair(data.roles[role])) : null);
  parts.outline.replaceChildren(el("h2", {}, app.t("章节", "Sections")), reading.sections.length
    ? el("ul", {}, reading.sections.map(([from, , level, heading, role]) => el("li", { class: `reader-level-${Math.min(level, 5)}` },
      el("button", { type: "button", click: () => { lead(from); } }, el("bdi", {}, heading)), roles(role))))
    : el("p", { class: "soft" }, app.t("未见章节标题。", "No headings were found.")));
}

/** Scrolls to a UTF-16 offset. */
function lead(from) {
  reading.article.reach(from);
  const line_ = [...parts.text.querySelectorAll(".reader-line")].filter((element) => Number(element.dataset.from) <= from).pop();
  if (line_) line_.scrollIntoView({ block: "start" });
}

/** Shows what is said of the words that the fragment names. */
function choose({ at, to }, scroll = true) {
  for (const old of parts.text.querySelectorAll(".reader-here")) old.classList.remove("reader-here");
  const [start, end] = [Number(at), Number(to)];
  const some = at !== undefined && at !== "" && Number.isInteger(start) && start >= 0;
  const last = some ? (Number.isInteger(end) && end > start ? end : start + 1) : 0;
  parts.panel.replaceChildren(...(some ? chosen(reading, start, last) : []), ...source(reading).filter(Boolean), ...open(reading));
  if (!some) return;
  const [from, until] = [reading.offset(start), reading.offset(last)];
  for (let i = from; i <= until; i += Math.max(1, until - from)) reading.article.reach(Math.min(i, reading.text.length - 1));
  const here = [...parts.text.querySelectorAll(".reader-mark")].filter((mark_) => Number(mark_.dataset.from) < until && Number(mark_.dataset.to) > from);
  for (const mark_ of here) mark_.classList.add("reader-here");
  app.status(app.t(here.length ? "已标出所选原文" : "所选原文没有标记", here.length ? "The chosen words are marked" : "The chosen words have no mark"));
  if (!scroll) return;
  const [box, frame_] = [here.length ? here[0].getBoundingClientRect() : null, parts.text.getBoundingClientRect()];
  if (box && box.top >= frame_.top && box.bottom <= frame_.bottom) return; // it is in sight: nothing jumps
  if (here.length) here[0].scrollIntoView({ block: wide.matches ? "center" : "start" });
  else lead(from);
}

/** The little box beside a mark: what it was resolved to. */
function tip(mark_, shown) {
  parts.tip.hidden = !shown || !mark_;
  if (parts.tip.hidden) return;
  const [start, end] = [Number(mark_.dataset.start), Number(mark_.dataset.end)];
  const said = reading.spans.filter((span) => span.start === start && span.end === end).flatMap((span) => span.said);
  const seen = new Set();
  const lines = said.filter((one) => !seen.has(`${kindOf(one)} ${one.object}`) && seen.add(`${kindOf(one)} ${one.object}`)).slice(0, 5);
  parts.tip.replaceChildren(...lines.map((one) => app.el("div", {}, chip(kindOf(one)), " ", app.el("bdi", {}, typeof one.object === "number" ? app.name(one.object) : one.object), one.modality === "Done" ? null : app.el("span", { class: "soft" }, ` ${app.modality(one.modality)}`))));
  const [box, frame_] = [mark_.getClientRects()[0], root.getBoundingClientRect()];
  const width = Math.min(320, frame_.width - 16);
  parts.tip.style.setProperty("max-width", `${width}px`);
  parts.tip.style.setProperty("left", `${Math.max(8, Math.min(box.left - frame_.left, frame_.width - width - 8))}px`);
  parts.tip.style.setProperty("top", `${box.bottom - frame_.top + 6}px`);
}
