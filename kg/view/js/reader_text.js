// The text of a report as elements: lines are marked when they come near the window, so that a long one opens at once.

const AT_ONCE = 40; // lines that are marked together

/** The article of a report; ``reading`` = { report, text, lines, spans, longest, off, sections, findings }. */
function article(reading, root) {
  const blocks = [];
  for (let first = 0; first < reading.lines.length; first += AT_ONCE) {
    const [from, to] = [reading.lines[first][0], reading.lines[Math.min(first + AT_ONCE, reading.lines.length) - 1][1]];
    // Plain until it is needed: the text can be found in the page, and has nearly its height.
    const element = app.el("div", { class: "reader-block", "data-from": from }, reading.text.slice(from, to));
    blocks.push({ element, from, to, first, marked: false });
  }
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) mark(blocks.find((block) => block.element === entry.target), reading);
  }, { root, rootMargin: "600px" });
  for (const block of blocks) near.observe(block.element);
  return {
    elements: blocks.map((block) => block.element),
    /** Marks what holds a UTF-16 offset, or everything. */
    reach(at) { for (const block of blocks) if (at === undefined || (block.from <= at && at < block.to)) mark(block, reading); },
    end() { near.disconnect(); },
  };
}

function mark(block, reading) {
  if (block.marked) return;
  block.marked = true;
  const lines = reading.lines.slice(block.first, block.first + AT_ONCE);
  block.element.classList.add("reader-marked");
  block.element.replaceChildren(...lines.map(([from, to]) => line(reading, from, to)));
}

function line(reading, from, to) {
  const text = reading.text;
  const end = text[to - 1] === "\n" ? to - 1 : to;
  // A heading that runs on into its paragraph is none to the eye.
  const heading = reading.sections.some(([start, last]) => start >= from && start < to && last >= end - 2);
  const element = app.el("p", { class: heading ? "reader-line reader-heading" : "reader-line", "data-from": from, dir: "auto" });
  if (end <= from) return element;
  const spans = touching(reading.spans, reading.longest, from, end);
  element.append(...pieces(spans, from, end).map((piece) => segment(reading, piece)));
  return element;
}

function segment(reading, { from, to, under }) {
  const words = reading.text.slice(from, to);
  const shown = under.filter((span) => [...span.kinds].some((kind) => !reading.off.has(kind)));
  if (!shown.length) return under.length ? app.el("span", { class: "reader-said" }, words) : words;
  const inner = shown[0];
  const kinds = new Set(shown.flatMap((span) => [...span.kinds]).filter((kind) => !reading.off.has(kind)));
  const name = [...inner.kinds].find((kind) => !LONG.has(kind) && !reading.off.has(kind));
  const classes = ["reader-said", "reader-mark"];
  if (name) classes.push("reader-name", `reader-k-${name}`);
  for (const kind of kinds) if (LONG.has(kind)) classes.push(`reader-l-${kind}`);
  if (inner.open) classes.push("reader-open");
  return app.el("a", {
    class: classes.join(" "),
    href: app.href("reader", { ...reading.args, at: inner.start, to: inner.end }),
    "data-from": from, "data-to": to, "data-start": inner.start, "data-end": inner.end,
    // One stop for the keyboard however many pieces a span falls into.
    tabindex: from === inner.from ? "0" : "-1",
  }, words);
}

/** What stands in the text under these words, as [from, to) in UTF-16; each once. */
function occurrences(text, words, most = 200) {
  const found = [];
  for (let at = words ? text.indexOf(words) : -1; at >= 0 && found.length < most; at = text.indexOf(words, at + words.length)) found.push([at, at + words.length]);
  return found;
}
