// What is drawn: a tree of things and of the groups that connect them, which grows where a reader asks.
"use strict";

const EACH = 8; // things of a group at first
const STEP = 40; // more of them, each time
const MOST = 1200; // things drawn at once

class Tree {
  constructor(root) {
    this.root = Tree.thing(root, null);
    this.turn = 0; // counts what the reader opened
  }

  static thing({ iri, name, reports }, group) { return { iri, name, reports, group, groups: null, said: null, opened: 0 }; }

  /** A tree whose root stands for a list of the API, places or terms, of which a part is known. */
  static listing(name, { call, values, found, all }) {
    const tree = new Tree({ iri: "", name });
    const group = { thing: tree.root, list: { call, values }, name, of: "list", predicate: "", found, count: all, opened: 0 };
    group.things = found.map((one) => Tree.thing(one, group));
    tree.root.groups = [group];
    return tree;
  }

  /** Opens a thing: asks what connects it with others. */
  async open(thing) {
    if (!thing.said) thing.said = await things.ask("node", { iri: thing.iri });
    const { facts, incoming } = thing.said;
    thing.name = thing.said.name;
    thing.opened = this.turn += 1;
    const quiet = new Set(things.about.silent);
    const group = (fact, of, found, count) => ({ thing, of, predicate: fact.predicate, name: fact.name, found, count, shown: Math.min(EACH, found.length), opened: this.turn });
    const behind = facts.map((fact) => [fact, fact.values.filter((value) => value.iri)]).filter(([fact, found]) => found.length && !quiet.has(fact.predicate));
    const before = incoming.filter((fact) => fact.things.length && !quiet.has(fact.predicate));
    thing.groups = [
      ...before.map((fact) => group(fact, "subject", fact.things, fact.count)),
      ...behind.map(([fact, found]) => group(fact, "object", found, found.length)),
    ];
    for (const one of thing.groups) one.things = one.found.slice(0, one.shown).map((found) => Tree.thing(found, one));
    return this.bound(thing);
  }

  close(thing) { thing.groups = null; }

  /** Shows more of a group; asks for them where they are not known yet. */
  async more(group, step = STEP) {
    const wanted = Math.min(group.things.length + step, group.count);
    if (group.found.length < wanted) {
      const { call, values } = group.list ?? { call: "things", values: { iri: group.thing.iri, predicate: group.predicate, of: group.of } };
      const { found } = await things.ask(call, { ...values, limit: Math.max(step, EACH), offset: group.found.length });
      const known = new Set(group.found.map(({ iri }) => iri));
      const fresh = found.filter(({ iri }) => !known.has(iri));
      group.found = [...group.found, ...fresh];
      if (!fresh.length) group.count = group.found.length;
    }
    group.opened = this.turn += 1;
    group.things.push(...group.found.slice(group.things.length, wanted).map((one) => Tree.thing(one, group)));
    return this.bound(group.thing);
  }

  /** All things that are drawn, a thing before what it leads to. */
  things(from = this.root) {
    return [from, ...(from.groups ?? []).flatMap((group) => group.things.flatMap((one) => this.things(one)))];
  }

  find(iri) { return this.things().find((thing) => thing.iri === iri); }

  /** The things from the root to one. */
  static line(thing) { return thing ? [...Tree.line(thing.group && thing.group.thing), thing] : []; }

  /** Closes what was opened the longest ago until no more is drawn than can be; the names of what was closed. */
  bound(kept) {
    const safe = new Set(Tree.line(kept));
    const closed = [];
    while (this.things().length > MOST) {
      const open = this.things().filter((thing) => thing.groups && !safe.has(thing));
      const groups = this.things().flatMap((thing) => thing.groups ?? []).filter((group) => group.thing !== kept && group.things.length > EACH && !group.things.some((one) => safe.has(one)));
      const oldest = [...open, ...groups].sort((a, b) => a.opened - b.opened)[0];
      if (!oldest) break;
      closed.push(things.both(oldest.name));
      if (oldest.iri) this.close(oldest);
      else oldest.things.length = EACH;
    }
    // What leads to the thing that was asked for stays; of its own largest relation the last things go.
    const over = this.things().length - MOST;
    if (over > 0 && kept.groups) {
      const largest = kept.groups.reduce((a, b) => (b.things.length > a.things.length ? b : a));
      largest.things.length = Math.max(EACH, largest.things.length - over);
      closed.push(things.both(largest.name));
    }
    return closed;
  }
}
