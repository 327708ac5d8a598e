// Words in their sentence: offsets are code points of a report's text, JavaScript counts UTF-16 units.
const ENDS = /[。！？；!?;\n]/g;

/** The UTF-16 offset of each code point of a text; where all characters are of the first plane, they are the same. */
app.points = (text) => {
  if (!/[\ud800-\udfff]/.test(text)) return (i) => Math.max(0, Math.min(i, text.length));
  const at = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) at.push(i);
  at.push(text.length);
  return (i) => at[Math.max(0, Math.min(i, at.length - 1))];
};

/** A report's text with what finds sentences in it: ``ends`` are the UTF-16 offsets behind each sentence. */
const read = new Map();
app.sentences = (report) => {
  if (!read.has(report)) {
    read.set(report, app.text(report).then((text) => {
      const ends = [...text.matchAll(ENDS)].map((match) => match.index + 1);
      if (ends[ends.length - 1] !== text.length) ends.push(text.length);
      return { text, ends, offset: app.points(text) };
    }));
  }
  return read.get(report);
};

/** The number of the sentence that holds a UTF-16 offset. */
app.sentenceAt = ({ ends }, at) => {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Quoted words with what stands before and behind them in their sentence, at most ``most`` characters of either. */
app.passage = async (report, start, end, most = 120) => {
  const known = await app.sentences(report);
  const { text, ends, offset } = known;
  if (start < 0 || !text) return { before: "", words: "", after: "" };
  const [from, to] = [offset(start), offset(end)];
  const first = app.sentenceAt(known, from);
  const last = app.sentenceAt(known, Math.max(from, to - 1));
  const before = text.slice(first ? ends[first - 1] : 0, from).trimStart();
  const after = text.slice(to, ends[last]).trimEnd();
  const long = (some) => some.length > most;
  // Cut between characters, not within one.
  const tail = (some) => (long(some) ? `…${some.slice(-most).replace(/^[\udc00-\udfff]/, "")}` : some);
  const head = (some) => (long(some) ? `${some.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : some);
  return { before: tail(before), words: text.slice(from, to), after: head(after) };
};
