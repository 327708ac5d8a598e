// The whole graph by numbers: nodes, relations with their statements, what is near what, and how names are typed.
let ends, edgesOf, isHub, isGroup, groupOf, hubs, severalHubs, first;

const WIDEST = 13;
const wide = (char) => (/[ᄀ-ᅟ⺀-ꓐ가-힣豈-﫿︰-﹏＀-｠￠-￦]/.test(char) || char.length > 1 ? 1 : 0.58);

/** A name as the graph shows it; those of the first picture were cut before. */
function cut(name) {
  const rest = name.replace(/^中华人民共和国/, "").replace(/ of the People's Republic of China$/, "");
  const text = rest.length > 1 ? rest : name;
  let [width, kept] = [0, ""];
  for (const char of text) {
    width += wide(char);
    if (width > WIDEST) return `${kept.trimEnd()}…`;
    kept += char;
  }
  return text;
}

/** Completes what the page knows of each node and each relation. */
function model() {
  const reporting = new Set(data.hubs);
  first = data.about.length;
  for (const entity of data.more) {
    const { iri, zh, en, kind, words } = app.entities[entity];
    data.about.push({
      iri, entity, zh, en, short: [cut(zh), cut(en || zh)], kind: reporting.has(data.about.length) ? "report" : kind,
      years: [], places: [], hubs: [], members: [], facts: words.length ? [["又称", "Also called", words.join("、"), "", ""]] : [],
    });
  }
  isHub = data.about.map((about) => about.kind === "report");
  isGroup = data.about.map((about) => about.members.length > 0);
  groupOf = new Map(data.about.flatMap(({ members }, i) => members.map((j) => [j, i])));
  ends = data.from.map((from, e) => [from, data.to[e]]);
  edgesOf = data.about.map(() => []);
  ends.forEach(([from, to], e) => { edgesOf[from].push(e); if (to !== from) edgesOf[to].push(e); });
  data.said = ends.map((_, e) => relation(e));
  ends.forEach(([from], e) => { if (isGroup[from]) Object.assign(data.said[e], said(shared(e))); });
  places();
  hubs = data.about.filter((_, i) => i < first && isHub[i]).length;
  severalHubs = hubs > 1;
}

/** Modality and years of a relation, from its statements. */
function said(rows) {
  const some = rows.map((row) => app.statements[row]);
  return {
    rows, modality: [...new Set(some.map((one) => one.modality))],
    years: [...new Set(some.map((one) => app.reports[one.report].year).filter(Boolean))].sort(),
  };
}

function relation(e) {
  const known = data.said[e] || { facts: [] };
  const rows = data.rows[e];
  return { p: data.predicates[data.predicate[e]], quotes: [], more: 0, rows, modality: ["Done"], years: [], ...known, ...(rows.length ? said(rows) : {}) };
}

/** The statements of a group's places about a term. */
function shared(e) {
  const [group, term] = ends[e];
  const members = new Set(data.about[group].members);
  return edgesOf[term].filter((other) => ends[other].some((i) => members.has(i))).flatMap((other) => data.rows[other]);
}

/** Where and when: of each place by its reports, of each term by the places that mention it. */
function places() {
  if (!data.hubs.length) return;
  const hub = new Map();
  app.reports.forEach(({ entity, place, year }) => {
    const at = place >= 0 ? place : entity;
    hub.set(at, [...(hub.get(at) || []), year]);
  });
  for (const i of data.hubs) {
    const about = data.about[i];
    about.hubs = [i];
    about.years = [...new Set((hub.get(about.entity) || []).filter(Boolean))].sort();
    if (!about.places.length) about.places = data.places[i] || [...(groupOf.has(i) ? data.about[groupOf.get(i)].places : []), about.zh];
  }
  const real = (i) => edgesOf[i].map((e) => other(e, i)).filter((j) => isHub[j] && !isGroup[j]);
  data.about.forEach((about, i) => {
    if (isHub[i]) return;
    let near = real(i);
    if (!near.length) near = edgesOf[i].flatMap((e) => real(other(e, i)));
    about.hubs = [...new Set(near)].sort((a, b) => a - b);
  });
}

const other = (e, i) => (ends[e][0] === i ? ends[e][1] : ends[e][0]);

/** By how many statements a relation is said. */
const strength = (e) => data.said[e].rows.length || data.said[e].quotes.length + data.said[e].more || 1;

/** What a node leads to, the strongest first: a group to its places, a node to its neighbours. */
function strongest(i) {
  const bond = new Map();
  for (const e of edgesOf[i]) {
    const j = other(e, i);
    if (!isGroup[j]) bond.set(j, (bond.get(j) || 0) + strength(e));
  }
  const some = isGroup[i] ? data.about[i].members : [...bond.keys()];
  const weight = (j) => (isGroup[i] ? edgesOf[j].length : bond.get(j));
  return some.sort((a, b) => weight(b) - weight(a) || data.about[b].hubs.length - data.about[a].hubs.length || a - b);
}

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”‘’"'《》〈〉·]/g, "");

/** How each name is typed: in both languages, by other names, as pinyin and as its initials. */
let typed = null;
function spellings() {
  typed = typed || data.about.map(({ zh, en, entity, spelled }) => {
    const names = [zh, en, ...(entity >= 0 ? app.entities[entity].words : [])].filter(Boolean).map(plain);
    const syllables = (entity >= 0 ? app.entities[entity].spelled : spelled || "").split(" ").filter(Boolean);
    return { names, pinyin: syllables.join(""), initials: syllables.map((one) => (/^[a-z]/.test(one) ? one[0] : one)).join("") };
  });
  return typed;
}

/** The nodes that a reader means, the best first; names count more than how they are spelled. */
function find(text, most = 30) {
  const wanted = plain(text);
  if (!wanted) return [];
  const latin = /^[a-z0-9]+$/.test(wanted);
  const score = ({ names, pinyin, initials }) => {
    if (names.some((name) => name === wanted)) return 6;
    if (names.some((name) => name.startsWith(wanted))) return 5;
    if (latin && (pinyin === wanted || initials === wanted)) return 4;
    if (names.some((name) => name.includes(wanted))) return 3;
    if (latin && (pinyin.startsWith(wanted) || initials.startsWith(wanted))) return 2;
    return latin && wanted.length > 1 && (pinyin.includes(wanted) || initials.includes(wanted)) ? 1 : 0;
  };
  return spellings().map((one, i) => [score(one), i]).filter(([points]) => points)
    .sort((a, b) => b[0] - a[0] || data.about[b[1]].hubs.length - data.about[a[1]].hubs.length || edgesOf[b[1]].length - edgesOf[a[1]].length || a[1] - b[1])
    .slice(0, most).map(([, i]) => i);
}
