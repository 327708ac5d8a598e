// What an answer says of things and things: the lines of triples, or of rows that hold several IRIs.
"use strict";

const edges = {
  LABELS: ["http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/title", "http://www.w3.org/2000/01/rdf-schema#label"],
  PREDICATES: new Set(["p", "predicate", "property"]),

  // { lines: [{from, to, by, named}], names: Map of IRI to {zh, en} }; `named` where `by` is an IRI.
  of(results) {
    const columns = results?.getVariables?.() ?? [], rows = results?.getBindings?.() ?? [];
    const things = columns.filter((name) => rows.some((row) => edges.isThing(row[name])));
    const triple = [columns, things].find((one) => one.length === 3 && edges.PREDICATES.has(one[1]));
    const names = new Map(), lines = new Map();
    const add = (from, to, by, named) => lines.set(`${from}\n${by}\n${to}`, { from, to, by, named });
    if (triple) {
      const [s, p, o] = triple;
      for (const row of rows) {
        if (edges.isThing(row[s]) && edges.isThing(row[o]) && row[p]) add(row[s].value, row[o].value, row[p].value, true);
        else if (row[o] && edges.LABELS.includes(row[p]?.value)) edges.name(names, row[s].value, row[o].value, row[o]["xml:lang"]);
      }
    } else {
      for (const row of rows) {
        const bound = things.filter((name) => edges.isThing(row[name]));
        for (let i = 1; i < bound.length; i += 1) add(row[bound[i - 1]].value, row[bound[i]].value, bound[i], false);
      }
    }
    return { lines: [...lines.values()], names };
  },

  isThing(cell) { return cell?.type === "uri" || cell?.type === "bnode"; },

  name(names, iri, words, language) {
    const held = names.get(iri) ?? { zh: "", en: "" };
    const key = language?.startsWith("en") ? "en" : "zh";
    if (!held[key]) held[key] = words;
    names.set(iri, held);
  },

  // The first so many things with the lines between them, and how many were left out.
  bounded(lines, most, mostLines) {
    const kept = new Set(), left = new Set(), drawn = [];
    for (const line of lines) {
      const fresh = new Set([line.from, line.to].filter((one) => !kept.has(one)));
      if (kept.size + fresh.size <= most) {
        fresh.forEach((one) => { kept.add(one); left.delete(one); });
        if (drawn.length < mostLines) drawn.push(line);
      } else fresh.forEach((one) => left.add(one));
    }
    return { things: [...kept], lines: drawn, left: left.size, leftLines: lines.length - drawn.length };
  },
};
