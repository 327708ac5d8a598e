// The lists to begin with: places from provinces down, terms by kind, and what is found by its name.
"use strict";

const lists = {
  PART: 40,

  /** Fills a list when it is opened for the first time; ``shown`` is told its first part each time it is opened. */
  async open(details, choose, shown) {
    const { call, kind } = details.dataset;
    const values = call === "terms" ? { kind } : {};
    if (!details.lists) {
      const list = details.appendChild(things.el("ul", {}));
      details.lists = lists.part(list, call, values, choose, 0);
    }
    const part = await details.lists;
    if (part && details.open) shown(details.querySelector("summary").textContent, { call, values, ...part });
  },

  /** A part of a list and a way to the next; what the API gave, or nothing where it refused. */
  async part(list, call, values, choose, offset) {
    const { el } = things;
    list.setAttribute("aria-busy", "true");
    try {
      const given = await things.ask(call, { ...values, limit: lists.PART, offset });
      for (const one of given.found) list.append(el("li", {}, lists.entry(one, call, choose)));
      if (!given.all) list.append(el("li", { class: "soft" }, "没有 none"));
      if (given.more) {
        const next = el("li", {}, el("button", { type: "button", click: () => { next.remove(); lists.part(list, call, values, choose, offset + lists.PART); } }, `更多 More (${given.all - offset - given.found.length})`));
        list.append(next);
      }
      return given;
    } catch (error) {
      list.append(el("li", { class: "failed", role: "alert" }, error.message));
      return null;
    } finally {
      list.removeAttribute("aria-busy");
    }
  },

  entry(one, call, choose) {
    const { el } = things;
    const name = el("button", { type: "button", class: "name", click: () => choose(one), title: things.both(one.name) }, el("bdi", {}, things.short(one)));
    const count = el("span", { class: "soft" }, ` ${one.reports}`);
    if (call !== "places") return [name, count];
    const inner = el("ul", { hidden: "" });
    const unfold = ({ currentTarget }) => {
      if (!inner.childElementCount) lists.part(inner, call, { within: one.iri }, choose, 0);
      inner.hidden = !inner.hidden;
      currentTarget.setAttribute("aria-expanded", String(!inner.hidden));
    };
    return [el("button", { type: "button", class: "unfold", "aria-expanded": "false", "aria-label": `下属 within ${things.short(one)}`, click: unfold }), name, count, inner];
  },

  async seek(holder, text, choose) {
    const { el } = things;
    if (!text) return holder.replaceChildren();
    let found;
    try {
      ({ found } = await things.ask("search", { text, limit: 20 }));
    } catch (error) {
      return holder.replaceChildren(el("li", { class: "failed" }, error.message));
    }
    return holder.replaceChildren(...(found.length ? found.map((one) => {
      const kind = things.kind(one.iri);
      return el("li", {}, el("button", { type: "button", class: "name", click: () => choose(one) }, el("bdi", {}, things.short(one))), el("span", { class: "soft" }, kind ? ` ${things.both(things.about.kinds[kind])}` : ""));
    }) : [el("li", { class: "soft" }, "没有找到 nothing found")]));
  },
};
