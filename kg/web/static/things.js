// What the explorer knows of things: their kind and colour, their pages, and what the API says of them.
"use strict";

const things = {
  about: JSON.parse(document.getElementById("explore").dataset.about), // base, kinds, silent

  COLOURS: {
    norm: "#0072b2", mechanism: "#c44e00", organisation: "#007a59", activity: "#a8437c", campaign: "#8a6d00", plan: "#6a4fb3",
    platform: "#2b7fb8", shortcoming: "#b3261e", person: "#007a59", work: "#8a6d00", report: "#7a8594", place: "#7a8594",
  },

  /** The kind of a thing by its IRI, a key of about.kinds; "" for others. */
  kind(iri) {
    const { base, kinds } = things.about;
    if (!iri.startsWith(base)) return "";
    const [path, fragment = ""] = iri.slice(base.length).split("#");
    const name = fragment ? fragment.split(/[-=]/)[0] : path.split("/")[0];
    const same = { eli: "norm", body: "organisation", "activity-type": "activity" }[name] ?? name;
    return same in kinds ? same : "";
  },

  colour: (kind) => things.COLOURS[kind] ?? "#6b7280",

  /** A name in Chinese, or what there is. */
  short: ({ iri, name }) => name.zh || name.en || iri,
  both: (name) => [...new Set([name.zh, name.en].filter(Boolean))].join(" "),

  /** The page of a thing on this server; others have their own addresses on the web, or none. */
  page(iri) {
    const { base } = things.about;
    if (iri.startsWith(base)) return `/${encodeURI(iri.slice(base.length)).replaceAll("%25", "%")}`;
    return /^https?:/.test(iri) ? iri : "";
  },

  /** The part of an IRI that a fragment needs, and the other way round. */
  path: (iri) => (iri.startsWith(things.about.base) ? iri.slice(things.about.base.length) : iri),
  whole: (path) => (/^[a-z][a-z0-9+.]*:/i.test(path) ? path : things.about.base + path),

  /** What the API answers; an Error with its sentence where it refuses. */
  async ask(call, values) {
    const answer = await fetch(`/api/${call}?${new URLSearchParams(values)}`, { headers: { Accept: "application/json" } });
    const said = await answer.json().catch(() => ({ error: answer.statusText }));
    if (!answer.ok) throw new Error(said.error);
    return said;
  },

  /** An element with attributes (functions are listeners) and children; strings become text. */
  el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
    }
    node.append(...children.flat().filter((child) => child !== null && child !== ""));
    return node;
  },
};
