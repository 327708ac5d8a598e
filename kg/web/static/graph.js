// An answer as a graph: things as points that lead to their pages, what is said of them as lines.
"use strict";

class Graph {
  static MOST = 300;
  static MOST_LINES = 1200;
  static COLOURS = ["#0072b2", "#c44e00", "#007a59", "#a8437c", "#8a6d00", "#6a4fb3", "#2b7fb8", "#b3261e", "#6b7280"];
  static about = { base: "", kinds: {}, terms: {}, address: "" }; // set by the editor

  priority = 4;
  hideFromSelection = false;
  label = "图谱 Graph";

  constructor(yasr) { this.yasr = yasr; }

  canHandleResults() { return edges.of(this.yasr.results).lines.length > 0; }

  draw() {
    const found = edges.of(this.yasr.results);
    if (!found.lines.length) return;
    const part = edges.bounded(found.lines, Graph.MOST, Graph.MOST_LINES);
    const frame = document.createElement("div");
    frame.className = "kg-graph";
    this.yasr.resultsEl.replaceChildren(frame);
    for (const iri of part.things) if (iri in Graph.about.terms) found.names.set(iri, Graph.about.terms[iri]);
    this.picture(frame, part, found.names);
    this.called(part.things.filter((iri) => !found.names.has(iri))).then((more) => {
      if (!frame.isConnected || !more.size) return; // another answer is shown by now
      const held = [...frame.querySelectorAll("a, g.point")].findIndex((one) => one === document.activeElement);
      this.picture(frame, part, new Map([...found.names, ...more]));
      if (held >= 0) frame.querySelectorAll("a, g.point")[held]?.focus();
    }, () => {}).finally(() => { frame.dataset.named = "yes"; });
  }

  getIcon() { return drawing.icon("M3 1a2 2 0 1 1 0 4a2 2 0 1 1 0-4M13 5a2 2 0 1 1 0 4a2 2 0 1 1 0-4M4 11a2 2 0 1 1 0 4a2 2 0 1 1 0-4M4.5 3.4l7 2.8-.4 1-7-2.8zM11.6 8l.7.8-6.8 4.4-.6-.8zM2.7 5h1l.6 6h-1z"); }

  // The names of things, asked of this server; the picture is there before they come.
  async called(iris) {
    const names = new Map(), safe = iris.filter((iri) => /^[a-z][^\s<>"{}|\\^`]*$/i.test(iri));
    if (!safe.length) return names;
    const asked = `SELECT ?s ?l { VALUES ?s { ${safe.map((iri) => `<${iri}>`).join(" ")} }
      ?s skos:prefLabel|dcterms:title|fz:headline|fz:phrase|fz:measure ?l } ORDER BY ?s ?l`;
    const answer = await fetch(Graph.about.address, {
      method: "POST", body: new URLSearchParams({ query: asked }), headers: { Accept: "application/sparql-results+json" },
    });
    if (!answer.ok) return names;
    for (const row of (await answer.json()).results.bindings) edges.name(names, row.s.value, row.l.value, row.l["xml:lang"]);
    return names;
  }

  // The page of a thing on this server; others have their own addresses on the web, or none.
  static page(iri) {
    const { base } = Graph.about;
    if (base && iri.startsWith(base)) return `/${encodeURI(iri.slice(base.length)).replaceAll("%25", "%")}`;
    return /^https?:/.test(iri) ? iri : "";
  }

  static tail(iri) {
    const last = iri.replace(/[#/]+$/, "").split(/[#/]/).pop();
    try { return decodeURIComponent(last); } catch { return last; }
  }

  static kind(iri) {
    const { base, kinds } = Graph.about;
    if (!base || !iri.startsWith(base)) return iri.startsWith("_:") ? "" : "web";
    const [path, fragment = ""] = iri.slice(base.length).split("#");
    const name = fragment && path !== "ontology" ? fragment.split(/[-=]/)[0] : path.split("/")[0];
    return name in kinds ? name : "";
  }

  // The kind that each thing is shown as: as many as there are colours, those with the most things; others are "".
  static shown(things) {
    const count = new Map();
    for (const iri of things) count.set(Graph.kind(iri), (count.get(Graph.kind(iri)) ?? 0) + 1);
    const most = [...count.keys()].filter(Boolean).sort((a, b) => count.get(b) - count.get(a) || (a < b ? -1 : 1));
    const kept = most.slice(0, Graph.COLOURS.length - 1);
    return { kinds: [...kept, ...(kept.length < count.size ? [""] : [])], of: (iri) => (kept.includes(Graph.kind(iri)) ? Graph.kind(iri) : "") };
  }

  static both(name) { return [name.zh, name.en].filter(Boolean).join(" "); }

  static predicate(line) {
    const name = line.named && Graph.about.terms[line.by];
    return name ? Graph.both(name) : line.named ? Graph.tail(line.by) : line.by;
  }

  picture(frame, part, names) {
    const { make, width: wide, cut } = drawing;
    const width = Math.max(300, frame.clientWidth || 900), height = Math.round(Math.min(720, Math.max(340, width * 0.62)));
    const order = new Map(part.things.map((iri, i) => [iri, i]));
    const pairs = part.lines.map((line) => [order.get(line.from), order.get(line.to)]);
    const at = placed(part.things.length, pairs.filter(([i, j]) => i !== j), width, height);
    const degree = part.things.map(() => 0);
    pairs.forEach(([i, j]) => { degree[i] += 1; degree[j] += 1; });
    const { kinds, of: kindOf } = Graph.shown(part.things);
    const colour = (kind) => (kind ? Graph.COLOURS[kinds.indexOf(kind)] : Graph.COLOURS.at(-1));
    const short = (iri) => names.get(iri)?.zh || names.get(iri)?.en || Graph.tail(iri);

    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `图谱 Graph: ${part.things.length} 个事物 things, ${part.lines.length} 条连线 lines` });
    const arrow = make("marker", { id: "kg-arrow", viewBox: "0 0 8 8", refX: 15, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" });
    arrow.append(make("path", { d: "M0 0L8 4L0 8z" }));
    const defs = make("defs");
    defs.append(arrow);
    svg.append(defs);
    const lines = part.lines.map((line, i) => {
      const [[x1, y1], [x2, y2]] = pairs[i].map((end) => at[end]);
      const drawn = make("line", { x1, y1, x2, y2, "marker-end": "url(#kg-arrow)" });
      drawn.append(make("title", {}, `${short(line.from)} → ${Graph.predicate(line)} → ${short(line.to)}`));
      svg.append(drawn);
      return drawn;
    });

    const taken = at.map(([x, y]) => [x - 7, y - 7, x + 7, y + 7]);
    const free = (box) => box[0] >= 2 && box[2] <= width - 2 && box[1] >= 2 && box[3] <= height - 2
      && !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    const spot = (words, choices) => { // the first place where words cover nothing
      for (const [x, y] of choices(wide(words))) {
        const box = [x, y - 12, x + wide(words), y + 4];
        if (free(box)) { taken.push(box); return [x, y]; }
      }
      return null;
    };

    const points = part.things.map((iri, i) => {
      const [x, y] = at[i], href = Graph.page(iri);
      const point = make(href ? "a" : "g", { class: "point", tabindex: -1, ...(href ? { href } : { role: "img" }) });
      const about = names.has(iri) ? Graph.both(names.get(iri)) : Graph.tail(iri);
      point.setAttribute("aria-label", about);
      point.append(make("title", {}, `${about}\n${iri}`), make("circle", { cx: x, cy: y, r: 6, fill: colour(kindOf(iri)) }));
      return point;
    });
    const byDegree = part.things.map((_, i) => i).sort((a, b) => names.has(part.things[b]) - names.has(part.things[a]) || degree[b] - degree[a] || a - b);
    for (const i of byDegree) {
      const words = cut(short(part.things[i]), 180), [x, y] = at[i];
      const found = spot(words, (w) => [[x + 10, y + 4], [x - 10 - w, y + 4], [x - w / 2, y + 20], [x - w / 2, y - 11]]);
      if (found) points[i].append(make("text", { x: found[0], y: found[1] }, words));
      svg.append(points[i]);
    }
    if (part.lines.length <= 60) {
      part.lines.forEach((line, i) => {
        const words = cut(Graph.predicate(line), 130), [a, b] = pairs[i].map((end) => at[end]);
        const found = spot(words, (w) => [0.5, 0.35, 0.65].map((share) => [a[0] + (b[0] - a[0]) * share - w / 2, a[1] + (b[1] - a[1]) * share + 4]));
        if (found) svg.insertBefore(make("text", { class: "by", x: found[0], y: found[1] }, words), points[byDegree[0]]);
      });
    }

    const said = document.createElement("p");
    said.className = "kg-said";
    said.setAttribute("aria-live", "polite");
    const legend = document.createElement("p");
    legend.className = "kg-legend";
    kinds.forEach((kind) => {
      const one = document.createElement("span"), dot = make("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" });
      dot.append(make("circle", { cx: 6, cy: 6, r: 5, fill: colour(kind) }));
      one.append(dot, kind in Graph.about.kinds ? Graph.both(Graph.about.kinds[kind]) : kind === "web" ? "其他地址 elsewhere" : "其他 other");
      legend.append(one);
    });
    frame.replaceChildren(...this.cutAt(part), legend, svg, said);
    this.wire(svg, said, part, { points, lines, byDegree, pairs, short });
  }

  cutAt(part) {
    if (!part.left && !part.leftLines) return [];
    const told = document.createElement("p");
    told.className = "kg-cut";
    told.setAttribute("role", "status");
    const all = part.things.length + part.left;
    told.textContent = `只画出 ${all} 个事物中的前 ${part.things.length} 个，另有 ${part.leftLines} 条连线未画；全部见表格。 `
      + `${part.things.length} of ${all} things are drawn, and ${part.leftLines} lines are left out; the table has all.`;
    return [told];
  }

  // One stop of the tabulator key; arrows go from point to point, Enter opens its page.
  wire(svg, said, part, { points, lines, byDegree, pairs, short }) {
    const hint = "方向键逐个查看，回车打开页面。 Arrow keys go from point to point, Enter opens a page.";
    said.textContent = hint;
    points[byDegree[0]].setAttribute("tabindex", 0);
    const tell = (i) => {
      svg.classList.add("some");
      lines.forEach((line, at) => line.classList.toggle("near", pairs[at].includes(i)));
      points.forEach((point, at) => point.classList.toggle("near", at === i || pairs.some(([a, b]) => (a === i && b === at) || (b === i && a === at))));
      const near = part.lines.filter((_, at) => pairs[at].includes(i)).slice(0, 6)
        .map((line) => (line.from === part.things[i] ? `${Graph.predicate(line)} → ${short(line.to)}` : `${short(line.from)} → ${Graph.predicate(line)}`));
      said.textContent = `${points[i].getAttribute("aria-label")}: ${near.join("；")}${pairs.filter((pair) => pair.includes(i)).length > near.length ? "；…" : ""}`;
    };
    const quiet = () => {
      svg.classList.remove("some");
      said.textContent = hint;
    };
    points.forEach((point, i) => {
      point.addEventListener("pointerenter", () => tell(i));
      point.addEventListener("pointerleave", quiet);
      point.addEventListener("focus", () => tell(i));
      point.addEventListener("blur", quiet);
      point.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const here = byDegree.indexOf(i), to = event.key === "Home" ? 0 : event.key === "End" ? points.length - 1 : here + (step ?? 0);
        if (to === here || to < 0 || to >= points.length) return;
        event.preventDefault();
        point.setAttribute("tabindex", -1);
        points[byDegree[to]].setAttribute("tabindex", 0);
        points[byDegree[to]].focus();
      });
    });
  }
}
