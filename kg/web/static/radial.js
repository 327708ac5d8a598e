// Where things stand and how they are drawn: a tree around its root, so that names never cover each other.
"use strict";

const GAP = 17; // between the names of leaves
const RING = 118; // from a thing to its groups, and from them to the next things
const NAME = 190; // width of a leaf's name
const LEAST = 0.66; // how small the picture begins

const radial = {
  svg: null, view: null, world: null, box: [0, 0, 100, 100],

  leaves(thing) { return thing.groups ? thing.groups.reduce((sum, group) => sum + radial.ofGroup(group), 0) || 1 : 1; },
  ofGroup(group) { return group.things.reduce((sum, one) => sum + radial.leaves(one), 0) + (group.count > group.things.length ? 1 : 0); },

  /** Points of the tree: what each is of, its angle, ring and whether it is a leaf. */
  placed(tree) {
    const points = [], all = radial.leaves(tree.root);
    const walk = (thing, from, width, ring, parent) => {
      const point = { thing, angle: from + width / 2, ring, parent, leaf: !thing.groups };
      points.push(point);
      let at = from;
      const unit = width / radial.leaves(thing);
      for (const group of thing.groups ?? []) {
        const share = radial.ofGroup(group) * unit;
        // A list has no relation to tell between its name and what is in it.
        const middle = group.list ? point : { group, angle: at + share / 2, ring: ring + 1, parent: point };
        if (group.list) point.group = group;
        else points.push(middle);
        let inner = at;
        for (const one of group.things) {
          const part = radial.leaves(one) * unit;
          walk(one, inner, part, middle.ring + 1, middle);
          inner += part;
        }
        if (group.count > group.things.length) points.push({ group, rest: group.count - group.things.length, angle: inner + unit / 2, ring: middle.ring + 1, parent: middle, leaf: true });
        at += share;
      }
    };
    walk(tree.root, -Math.PI / 2, Math.PI * 2, 0, null);
    // As far out as the names of the leaves need; the outer ring holds most of them.
    const rings = Math.max(...points.map(({ ring }) => ring), 1);
    const scale = Math.max(1, (all * GAP) / (Math.PI * 2 * RING * Math.min(rings, 2)));
    for (const point of points) {
      const far = point.ring * RING * scale;
      Object.assign(point, { far, x: Math.cos(point.angle) * far, y: Math.sin(point.angle) * far });
    }
    return points;
  },

  /** Draws a tree; ``on`` = { choose(point), open(point) }, ``chosen`` tells which point is. */
  draw(holder, tree, chosen, on) {
    const { make, cut } = drawing;
    const points = radial.placed(tree);
    const size = Math.max(...points.map(({ far }) => far)) + NAME + 30;
    const svg = make("svg", { role: "group", "aria-label": `${things.both(tree.root.name)}: ${tree.things().length} 个事物 things`, preserveAspectRatio: "xMidYMid meet" });
    const world = make("g"), lines = make("g", { class: "lines" }), marks = make("g");
    for (const point of points) if (point.parent) lines.append(make("path", { d: radial.path(point.parent, point) }));
    const drawn = points.map((point) => {
      const { thing, group, rest, x, y } = point;
      const kind = thing ? things.kind(thing.iri) : "";
      const words = thing ? things.short(thing) + (thing.reports ? ` ${thing.reports}` : "") : rest ? `另有 ${rest} · ${rest} more` : `${group.of === "object" ? "→ " : ""}${things.short(group)} ${group.count}`;
      const mark = make("g", { class: `point${thing ? "" : rest ? " rest" : " group"}${chosen(point) ? " chosen" : ""}${thing && thing.groups ? " open" : ""}`, role: "button", tabindex: -1 });
      mark.append(make("title", {}, thing ? `${things.both(thing.name)}\n${thing.iri}` : `${things.both(group.name)} ${group.count}`),
        make("circle", { cx: x, cy: y, r: point === points[0] ? 11 : thing ? radial.size(thing) : 4, fill: thing ? things.colour(kind) : "none" }));
      mark.setAttribute("aria-label", thing ? things.both(thing.name) || thing.iri : rest ? words : `${things.both(group.name)} ${group.count}`);
      if (thing && !point.leaf) mark.setAttribute("aria-expanded", "true");
      mark.append(radial.words(point, cut(words, point === points[0] ? 230 : point.leaf ? NAME : RING - 22), point === points[0]));
      mark.addEventListener("click", () => on.choose(point));
      mark.addEventListener("dblclick", () => on.open(point));
      marks.append(mark);
      return mark;
    });
    world.append(lines, marks);
    svg.append(world);
    radial.keys(points, drawn, on);
    const before = holder.querySelector("svg");
    const held = before && before.contains(document.activeElement);
    if (before) before.replaceWith(svg);
    else holder.append(svg);
    Object.assign(radial, { svg, world, box: [-size, -size, 2 * size, 2 * size] });
    const focus = Math.max(0, points.findIndex(chosen));
    radial.at = points[focus];
    drawn[focus].setAttribute("tabindex", 0);
    if (held) drawn[focus].focus();
    radial.move();
    return points;
  },

  /** The radius of a thing: by how many reports speak of it, where that is known. */
  size({ reports, group }) { return reports ? 4 + 7 * Math.sqrt(reports / Math.max(...group.found.map((one) => one.reports))) : 6; },

  path(a, b) {
    const bend = a.far + (b.far - a.far) / 2;
    const at = (angle, far) => `${(Math.cos(angle) * far).toFixed(1)} ${(Math.sin(angle) * far).toFixed(1)}`;
    return a.far ? `M${at(a.angle, a.far)}C${at(a.angle, bend)} ${at(b.angle, bend)} ${at(b.angle, b.far)}` : `M0 0L${at(b.angle, b.far)}`;
  },

  /** A name along its ray, never upside down; that of the root beneath it. */
  words({ x, y, angle }, words, root) {
    if (root) return drawing.make("text", { x: 0, y: 28, "text-anchor": "middle" }, words);
    const degrees = (angle * 180) / Math.PI, left = Math.cos(angle) < -1e-9;
    return drawing.make("text", {
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${(left ? degrees + 180 : degrees).toFixed(1)})`,
      x: left ? -11 : 11, y: 4.5, "text-anchor": left ? "end" : "start",
    }, words);
  },

  /** One stop of the tabulator key; arrows go from point to point, Enter chooses, the blank opens and closes. */
  keys(points, drawn, on) {
    drawn.forEach((mark, i) => mark.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const to = event.key === "Home" ? 0 : event.key === "End" ? drawn.length - 1 : step ? i + step : -1;
      if (drawn[to]) {
        mark.setAttribute("tabindex", -1);
        drawn[to].setAttribute("tabindex", 0);
        drawn[to].focus();
      } else if (event.key === "Enter") on.choose(points[i]);
      else if (event.key === " ") on.open(points[i]);
      else return;
      event.preventDefault();
    }));
  },

  /** All of the picture, or where its names would be too small to read, what is around the chosen point. */
  beginning() {
    const { clientWidth: width, clientHeight: height } = radial.svg.parentNode;
    const all = radial.box[2], seen = Math.min(width, height) / LEAST;
    if (all <= seen) return radial.box;
    const within = (middle, size) => Math.min(Math.max(middle - size / 2, -all / 2), all / 2 - size);
    const sizes = [Math.min(all, width / LEAST), Math.min(all, height / LEAST)];
    return [within(radial.at.x, sizes[0]), within(radial.at.y, sizes[1]), ...sizes];
  },

  /** Shows the part of the picture that is looked at. */
  move() { radial.svg.setAttribute("viewBox", (radial.view ?? radial.beginning()).join(" ")); },

  zoom(by, at = null) {
    const [x, y, width, height] = radial.view ?? radial.beginning();
    const [cx, cy] = at ?? [x + width / 2, y + height / 2];
    const far = Math.min(Math.max(width / by, 200), radial.box[2] * 2) / width;
    radial.view = [cx - (cx - x) * far, cy - (cy - y) * far, width * far, height * far];
    radial.move();
  },

  /** A point of the window in the picture. */
  point({ clientX, clientY }) {
    const inside = radial.svg.getScreenCTM().inverse();
    return [inside.a * clientX + inside.e, inside.d * clientY + inside.f];
  },

  /** Moves the picture with the pointer, and zooms with the wheel. */
  listen(holder) {
    let from = null;
    holder.addEventListener("wheel", (event) => {
      if (!radial.svg || !radial.svg.contains(event.target)) return;
      event.preventDefault();
      radial.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, radial.point(event));
    }, { passive: false });
    holder.addEventListener("pointerdown", (event) => { if (radial.svg && radial.svg.contains(event.target)) from = radial.point(event); });
    addEventListener("pointermove", (event) => {
      if (!from || !event.buttons) return;
      const [x, y] = radial.point(event), [left, top, width, height] = radial.view ?? radial.beginning();
      radial.view = [left + from[0] - x, top + from[1] - y, width, height];
      radial.move();
    });
    addEventListener("pointerup", () => { from = null; });
  },
};
