// What is told of the thing or relation that a reader chose: its facts, and the sentences that say so.
"use strict";

const panel = {
  SENTENCES: 10,
  FACTS: 12,
  asked: 0, // counts the choices: an answer to an earlier one is not shown

  link: ({ iri, name }) => {
    const href = things.page(iri), words = things.el("bdi", {}, things.both(name) || iri);
    return href ? things.el("a", { href }, words) : words;
  },

  /** A thing: its names and facts, what can be done, and its sentences; those that connect it with ``other`` first. */
  thing(holder, thing, actions) {
    const { el } = things, turn = panel.asked += 1, other = thing.group ? thing.group.thing : null;
    const facts = el("dl", {}), quotes = el("div", {});
    const kind = things.kind(thing.iri);
    holder.replaceChildren(
      el("h2", {}, el("bdi", {}, things.short(thing)), thing.name.en && thing.name.zh ? el("small", {}, el("bdi", { lang: "en" }, ` ${thing.name.en}`)) : null),
      el("p", { class: "soft" }, kind ? `${things.both(things.about.kinds[kind])} · ` : "", things.page(thing.iri) ? el("a", { href: things.page(thing.iri) }, "页面 Page") : thing.iri),
      el("p", { class: "actions" }, actions), facts, quotes);
    if (thing.said) panel.facts(facts, thing.said);
    else things.ask("node", { iri: thing.iri }).then((said) => { thing.said = said; if (turn === panel.asked) panel.facts(facts, said); }, () => {});
    const title = other ? `与“${things.short(other)}”有关的原文 Sentences about both` : "原文 Sentences";
    return panel.quotes(quotes, title, { iri: thing.iri, ...(other ? { other: other.iri } : {}) }, turn).then((some) => {
      if (other && !some && turn === panel.asked) return panel.quotes(quotes, "原文 Sentences", { iri: thing.iri }, turn);
      return some;
    });
  },

  facts(list, said) {
    const literal = said.facts.map((fact) => [fact, fact.values.filter((value) => !value.iri)]).filter(([, values]) => values.length);
    for (const [fact, values] of literal.slice(0, panel.FACTS)) {
      list.append(things.el("dt", {}, things.both(fact.name)), things.el("dd", {}, values.slice(0, 6).map((value, i) => things.el("bdi", { lang: value.language || null }, `${i ? "；" : ""}${value.value}`))));
    }
  },

  /** Sentences, some at a time; how many there were at first. */
  async quotes(holder, title, values, turn, offset = 0) {
    const { el } = things;
    let found;
    try {
      found = (await things.ask("evidence", { ...values, limit: panel.SENTENCES, offset })).quotations;
    } catch (error) {
      if (turn === panel.asked) holder.append(el("p", { class: "failed", role: "alert" }, error.message));
      return 0;
    }
    if (turn !== panel.asked) return found.length;
    if (!offset) holder.replaceChildren(found.length ? el("h3", {}, title) : "");
    for (const one of found) {
      const [before, after] = panel.around(one);
      holder.append(el("figure", {}, el("blockquote", { lang: "zh-CN", dir: "auto" }, before, el("mark", {}, one.words), after),
        el("figcaption", {}, panel.link(one.report), ` · ${things.both(one.name)}`, one.object.iri ? [" ", panel.link(one.object)] : null, one.modality && one.modality !== "Done" ? ` · ${one.modality}` : "")));
    }
    // A statement may be quoted twice: fewer than asked for are the last.
    if (found.length >= panel.SENTENCES) {
      holder.append(el("button", { type: "button", click: ({ target }) => { target.remove(); panel.quotes(holder, title, values, turn, offset + panel.SENTENCES); } }, "更多原文 More sentences"));
    }
    return found.length;
  },

  /** What stands before and behind the words in their sentence. */
  around({ sentence, words }) {
    const at = sentence.indexOf(words);
    return at < 0 ? ["", ""] : [sentence.slice(0, at), sentence.slice(at + words.length)];
  },

  /** A relation: what it leads to, as a list that can be read. */
  group(holder, group, { choose, more }) {
    const { el } = things;
    panel.asked += 1;
    holder.replaceChildren(
      el("h2", {}, `${things.both(group.name)} `, el("small", {}, String(group.count))),
      group.list ? el("p", { class: "soft" }, "数字是报告数；点名称看邻居。 Numbers are those of reports; a name leads to its neighbours.")
        : el("p", { class: "soft" }, group.of === "subject" ? "指向 pointing to " : "出自 said of ", el("bdi", {}, things.short(group.thing))),
      el("ul", {}, group.things.map((thing) => el("li", {}, el("button", { type: "button", class: "name", click: () => choose(thing) }, el("bdi", {}, things.both(thing.name) || thing.iri)), thing.reports ? ` ${thing.reports}` : ""))),
      group.count > group.things.length ? el("button", { type: "button", click: more }, `再显示 ${Math.min(STEP, group.count - group.things.length)} 个 more`) : "");
  },
};
