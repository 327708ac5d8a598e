// The explorer: what a reader chooses is drawn with its neighbours, and stands in the address.
"use strict";

const explorer = {
  tree: null, next: null, // what is shown, and what will be
  chosen: null, // a thing or a group of the tree
  holder: document.getElementById("picture"), side: document.getElementById("said"),

  /** Begins at a thing. */
  async begin(one) {
    const tree = new Tree({ iri: one.iri, name: one.name ?? { zh: "", en: "" } });
    explorer.next = tree;
    // Who chose another thing meanwhile sees that one, whichever answer comes first.
    if (!await explorer.ask(() => tree.open(tree.root)) || explorer.next !== tree) return;
    explorer.tree = tree;
    radial.view = null;
    explorer.choose(tree.root);
  },

  /** Begins with a list: places, or the terms of a kind. */
  list(title, given) {
    if (!given.found.length) return;
    explorer.tree = explorer.next = Tree.listing({ zh: title, en: "" }, given);
    radial.view = null;
    explorer.choose(explorer.tree.root.groups[0]);
  },

  choose(what) {
    explorer.chosen = what;
    explorer.draw();
    explorer.write();
    const { el } = things;
    if (!what.iri && !what.things) return;
    if (what.things) {
      panel.group(explorer.side, what, { choose: explorer.choose, more: () => explorer.more(what) });
      return;
    }
    const open = what.groups
      ? el("button", { type: "button", click: () => { explorer.tree.close(what); explorer.choose(what); } }, "收起 Fold")
      : el("button", { type: "button", id: "expand", click: () => explorer.open(what) }, "展开邻居 Expand");
    const centre = what === explorer.tree.root ? null : el("button", { type: "button", id: "centre", click: () => explorer.begin(what) }, "以此为中心 Centre here");
    panel.thing(explorer.side, what, [open, centre]);
  },

  open: (thing) => explorer.grow(thing, (tree) => tree.open(thing)),
  more: (group) => explorer.grow(group, (tree) => tree.more(group)),
  async grow(what, doing) {
    const { tree } = explorer;
    if (await explorer.ask(() => doing(tree)) && explorer.next === tree) explorer.choose(what);
  },

  /** Does what asks the server; what is folded for it, or why it failed, is told. */
  async ask(doing) {
    const told = document.getElementById("told");
    explorer.holder.setAttribute("aria-busy", "true");
    try {
      const closed = await doing();
      told.textContent = closed.length ? `图已满，收起了 The picture was full; folded: ${closed.slice(0, 3).join("、")}${closed.length > 3 ? " …" : ""}` : "";
      return true;
    } catch (error) {
      told.textContent = error.message;
      return false;
    } finally {
      explorer.holder.removeAttribute("aria-busy");
    }
  },

  draw() {
    document.getElementById("tools").hidden = false;
    const on = {
      choose: ({ thing, group, rest }) => (rest ? explorer.more(group) : explorer.choose(group ?? thing)),
      open: ({ thing, group }) => {
        if (group) return explorer.more(group);
        if (!thing.groups) return explorer.open(thing);
        explorer.tree.close(thing);
        return explorer.choose(thing);
      },
    };
    radial.draw(explorer.holder, explorer.tree, ({ thing, group, rest }) => !rest && (group ?? thing) === explorer.chosen, on);
    document.documentElement.dataset.drawn = explorer.tree.things().length;
  },

  /** The address names the middle, what is open and what is chosen. */
  write() {
    if (!explorer.tree.root.iri) return;
    const open = explorer.tree.things().filter((thing) => thing.groups && thing !== explorer.tree.root).map((thing) => things.path(thing.iri));
    const chosen = explorer.chosen.iri ?? "";
    const values = new URLSearchParams({ at: things.path(explorer.tree.root.iri), ...(open.length ? { open: open.join(" ") } : {}), ...(chosen && chosen !== explorer.tree.root.iri ? { chosen: things.path(chosen) } : {}) });
    const hash = `#${values}`;
    if (hash === explorer.written) return;
    explorer.written = hash;
    if (location.hash.includes(`at=${new URLSearchParams({ at: things.path(explorer.tree.root.iri) }).toString().slice(3)}`)) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  },

  async read() {
    if (location.hash === explorer.written) return;
    explorer.written = location.hash;
    const values = new URLSearchParams(location.hash.slice(1));
    if (!values.get("at")) return;
    const open = (values.get("open") ?? "").split(" ").filter(Boolean), chosen = values.get("chosen");
    await explorer.begin({ iri: things.whole(values.get("at")) });
    if (!explorer.tree) return;
    for (const path of open) {
      const thing = explorer.tree.find(things.whole(path));
      if (thing) await explorer.ask(() => explorer.tree.open(thing));
    }
    explorer.choose((chosen && explorer.tree.find(things.whole(chosen))) || explorer.tree.root);
  },
};

document.addEventListener("DOMContentLoaded", () => {
  for (const dot of document.querySelectorAll(".dot")) dot.style.setProperty("--dot", things.colour(dot.dataset.kind));
  for (const details of document.querySelectorAll("#lists > details.list")) {
    // A list that is open from the start fills the picture, unless the address names another.
    const shown = (...given) => { if (details.dataset.asked || !location.hash) explorer.list(...given); };
    details.addEventListener("toggle", () => { if (details.open) lists.open(details, explorer.begin, shown); });
    details.querySelector("summary").addEventListener("click", () => { details.dataset.asked = "yes"; });
    if (details.open) lists.open(details, explorer.begin, shown);
  }
  const sought = document.getElementById("sought"), hits = document.getElementById("hits");
  let waiting = 0;
  const seek = () => { clearTimeout(waiting); lists.seek(hits, sought.value.trim(), explorer.begin); };
  sought.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(seek, 250); });
  document.getElementById("seek").addEventListener("submit", (event) => { event.preventDefault(); seek(); });
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => radial.zoom(Number(button.dataset.zoom)));
  document.getElementById("whole").addEventListener("click", () => { radial.view = null; radial.move(); });
  radial.listen(explorer.holder);
  addEventListener("hashchange", explorer.read);
  addEventListener("popstate", explorer.read);
  explorer.read();
});
