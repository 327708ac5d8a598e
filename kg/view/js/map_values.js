// What a reader can have shown, and its value at each place; nothing is added up but reports and mentions.

const WHATS = {
  reports: ["报告数", "Reports", "platform"],
  mentions: ["提到的地方", "Places mentioned", "organisation"],
  norm: ["法律法规与文件", "A norm", "norm", "cites"],
  mechanism: ["治理机制", "A mechanism", "mechanism", "describes"],
  campaign: ["宣传活动", "A campaign", "campaign", "observes"],
  figure: ["数据", "A figure", "activity"],
  shortcoming: ["存在问题的主题", "Topic of shortcomings", "shortcoming", "topic"],
  plan: ["下步打算的主题", "Topic of plans", "plan", "topic"],
};
const MOST_ITEMS = 300;
const MOST_OWN = 400; // as many places are shown one by one, more by their city, unless a reader asks for them
const RANKS = ["Province", "Prefecture", "County"];

const whatOf = (asked) => (Object.hasOwn(WHATS, asked) ? asked : "reports");
const figureKey = ([, type, measure, unit]) => `${type}|${unit}|${measure}`;
const times = (n) => app.t(`${n} 次`, n === 1 ? "once" : `${n} times`);
const reportsText = (n) => app.t(`${n} 份报告`, n === 1 ? "1 report" : `${n} reports`);
const placesText = (n) => app.t(`${n} 个地方`, n === 1 ? "1 place" : `${n} places`);
const aboutTopic = (what) => (one) => what === "norm" || what === "mechanism" || what === "campaign" || app.entities[one.subject].kind === what;

/** What can be chosen of one sort, that which the most reports have first: { key, name, entity, reports, said }. */
function itemsOf(what, within) {
  if (what === "figure") {
    const found = new Map();
    for (const row of data.figures) {
      if (!within.has(row[0])) continue;
      const key = figureKey(row);
      if (!found.has(key)) found.set(key, { key, type: row[1], measure: row[2], unit: row[3], reports: new Set() });
      found.get(key).reports.add(row[0]);
    }
    return [...found.values()].map((one) => ({ ...one, entity: one.type, name: [app.name(one.type), one.measure, one.unit].filter(Boolean).join(" · ") }))
      .sort((a, b) => b.reports.size - a.reports.size || (a.key < b.key ? -1 : 1));
  }
  const predicate = WHATS[what][3];
  if (!predicate) return [];
  return byObject(within, [predicate], aboutTopic(what)).map((one) => ({ ...one, key: String(one.entity), name: app.name(one.entity) }));
}

/** The level that a fragment asks for; "own": each place by itself. */
const levelOf = (asked, count) => (RANKS.includes(asked) || asked === "own" ? asked : count > MOST_OWN ? "Prefecture" : "own");

/** The place that a place is counted for: the smallest that it lies in and that is not below this level. */
function lift(place, level) {
  if (level === "own" || place < 0) return place;
  const deepest = RANKS.indexOf(level);
  const fits = chainOf(place).filter((i) => { const rank = RANKS.indexOf(levelAt(i)); return rank >= 0 && rank <= deepest; });
  return fits.length ? fits[fits.length - 1] : place;
}

/**
 * The value of each place: { places: Map(entity → { place, value, text, said, open }), nowhere: [report], unit }.
 *
 * ``said`` are passages, ``open`` tells that none of them says that it was done, ``nowhere`` are reports that say it
 * but are of no known place.
 */
function valuesOf(what, item, within, level) {
  const places = new Map();
  const nowhere = new Set();
  const known = new Map();
  const lifted = (own) => { if (!known.has(own)) known.set(own, lift(own, level)); return known.get(own); };
  const entryOf = (own, report) => {
    if (own < 0) { nowhere.add(report); return null; }
    const place = lifted(own);
    if (!places.has(place)) places.set(place, { place, value: 0, text: "", said: [], open: false });
    return places.get(place);
  };
  const count = (place, one) => {
    const entry = entryOf(place, one.report);
    if (entry) { entry.value += 1; entry.said.push(one); }
  };
  if (what === "reports") {
    for (const report of within) {
      const entry = entryOf(app.reports[report].place, report);
      if (entry) entry.value += 1;
    }
  } else if (what === "mentions") {
    for (const one of app.statements) {
      if (within.has(one.report) && typeof one.object === "number" && short(one.predicate) === "mentionsPlace") count(one.object, one);
    }
  } else if (what === "figure" && item) {
    for (const one of figuresOf(within, item.type, item.unit)) {
      if (one.measure !== item.measure) continue;
      const entry = entryOf(app.reports[one.report].place, one.report);
      if (!entry) continue;
      // Of several the largest, which comes first: two figures may count the same thing twice.
      if (!entry.said.length) Object.assign(entry, { value: one.value, text: written(one) });
      entry.said.push({ ...one, text: written(one) });
    }
  } else if (item) {
    for (const one of item.said) count(app.reports[one.report].place, one);
  }
  for (const entry of places.values()) {
    if (what === "reports") entry.text = reportsText(entry.value);
    else if (what !== "figure") {
      const reports = new Set(entry.said.map((one) => one.report)).size;
      entry.text = reports > 1 ? app.t(`${times(entry.value)}（${reportsText(reports)}）`, `${times(entry.value)} (${reportsText(reports)})`) : times(entry.value);
      entry.open = what !== "mentions" && what !== "plan" && what !== "shortcoming" && entry.said.every((one) => one.modality && one.modality !== "Done");
    }
  }
  return { places, nowhere: [...nowhere] };
}

/** The values as circles: radius and share of the largest. Areas are in proportion, from a smallest that can be hit. */
function scaleOf(values, what, window_) {
  const all = values.map((one) => one.value);
  const least = Math.min(0, ...all);
  // A single report is no large number because none has two.
  const most = Math.max(what === "figure" ? least : 4, ...all);
  const span = (all.length > 1000 ? 4 : all.length > 400 ? 7 : all.length > 100 ? 10 : 15) * Math.max(0.5, Math.min(1, window_ / 640));
  const share = (value) => (most > least ? (value - least) / (most - least) : 1);
  const dot = all.length > 1000 ? 2.5 : 4;
  return { share, radius: (value) => dot + span * Math.sqrt(share(value)) };
}

/** A few of the real values, from the largest to the smallest, for a legend. */
function samplesOf(values) {
  const sorted = [...new Map([...values].sort((a, b) => b.value - a.value).map((one) => [one.value, one])).values()];
  const picks = sorted.length <= 4 ? sorted.map((_, i) => i) : [0, 1 / 3, 2 / 3, 1].map((share) => Math.round(share * (sorted.length - 1)));
  return picks.map((i) => sorted[i]);
}
