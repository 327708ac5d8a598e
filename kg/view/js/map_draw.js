// The drawing: grid, marks and labels as SVG. Marks keep their size at every scale; only their places are scaled.

const SVG = "http://www.w3.org/2000/svg";
function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

const MOST_LABELS = 250; // that are tried in one window
let drawing = null; // { box, world, grid, degrees, marks, spokes, labels }
let marks = []; // { place, x, y, r, px, py, node, value, label, pale }
let groups = []; // with node, the mark of those that are folded

function stage() {
  const parts = { grid: svg("path", { class: "map-grid" }), degrees: svg("g", { class: "map-degrees", "aria-hidden": "true" }), spokes: svg("path", { class: "map-spokes" }), labels: svg("g", { class: "map-labels", "aria-hidden": "true" }), marks: svg("g", {}) };
  parts.world = svg("g", {}, parts.spokes, parts.marks, parts.labels);
  parts.box = app.el("div", { class: "map-box", tabindex: "0", role: "group" }, parts.svg = svg("svg", { width: "100%", height: "100%" }, parts.grid, parts.world, parts.degrees));
  return parts;
}

/** How a place is told: where it lies, and its value. */
const spoken = (mark) => [chainOf(mark.place).map(app.name).join(" › "), mark.value ? mark.value.text : app.t("没有", "none"), mark.rough ? whereText(mark.place) : ""].filter(Boolean).join(app.t("，", ", "));

/** Marks for these values and pale ones for the other places, all where they are drawn. */
function makeMarks(values, pale, scale) {
  const of = (place, value) => {
    const anchor = anchorOf(place);
    if (anchor < 0) return null;
    const [x, y] = project(data.points[anchor]);
    return { place, x, y, r: value ? scale.radius(value.value) : 3, value, rough: rough(place) };
  };
  marks = [...values.map((value) => of(value.place, value)), ...pale.map((place) => of(place, null))].filter(Boolean);
  for (const mark of marks) {
    const { value, r } = mark;
    const classes = ["map-mark", value ? "" : "map-pale", value && value.open ? "map-open" : ""].filter(Boolean).join(" ");
    // A place that is only drawn at its city or province is no circle.
    const shape = mark.rough ? svg("path", { d: `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z` }) : svg("circle", { r: r.toFixed(1) });
    if (value) shape.setAttribute("fill-opacity", value.open ? "0.08" : (0.3 + 0.5 * scale.share(value.value)).toFixed(2));
    mark.node = svg("g", { class: classes, role: "button", tabindex: "-1", "aria-label": spoken(mark), "data-place": mark.place }, svg("title", {}), shape);
    mark.node.firstChild.textContent = spoken(mark);
  }
  groups = groupsOf(marks);
  for (const group of groups) {
    if (group.marks.length <= CROWD) continue;
    const some = group.marks.filter((mark) => mark.value).length;
    const words = [app.name(anchorOf(group.marks[0].place)), placesText(some || group.marks.length), app.t("放大后分开", "zoom in to tell them apart")].join(app.t("，", ", "));
    group.r = some ? 14 : 9;
    group.node = svg("g", { class: some ? "map-mark map-crowd" : "map-mark map-crowd map-pale", role: "button", tabindex: "-1", "aria-label": words }, svg("title", {}), svg("circle", { r: group.r }), svg("text", { "aria-hidden": "true" }));
    group.node.firstChild.textContent = words;
    group.node.lastChild.textContent = String(some || group.marks.length);
  }
  // The small ones above the large ones, so that all can be hit.
  const drawn = [...marks].sort((a, b) => Number(!!a.value) - Number(!!b.value) || b.r - a.r).map((mark) => mark.node);
  drawing.marks.replaceChildren(...drawn, ...groups.filter((group) => group.node).map((group) => group.node));
}

/** Where the marks are at the scale of the camera; called when it changes, not when the map is only moved. */
function lay(camera) {
  spread(groups, camera.k, 0.45 * Math.min(camera.w, camera.h));
  const spokes = [];
  for (const group of groups) {
    const [x, y] = [(group.x * camera.k).toFixed(1), (group.y * camera.k).toFixed(1)];
    if (group.node) {
      set(group, "display", group.folded ? "inline" : "none");
      group.node.setAttribute("transform", `translate(${x} ${y})`);
    }
    if (!group.folded && group.marks.length > 1) {
      for (const mark of group.marks) spokes.push(`M${x} ${y}L${mark.px.toFixed(1)} ${mark.py.toFixed(1)}`);
    }
    for (const mark of group.marks) {
      mark.folded = group.folded;
      mark.node.setAttribute("transform", `translate(${mark.px.toFixed(1)} ${mark.py.toFixed(1)})`);
      set(mark, "display", group.folded ? "none" : "inline");
    }
  }
  drawing.spokes.setAttribute("d", spokes.join(""));
}

/** Moves the world and draws the lines of degrees for what the window holds. */
function move(camera) {
  const { cx, cy, k, w, h } = camera;
  // Where the box is of another size, as on paper, the whole window is scaled to it.
  drawing.svg.setAttribute("viewBox", `0 0 ${w} ${h}`);
  drawing.world.setAttribute("transform", `translate(${(w / 2 - cx * k).toFixed(1)} ${(h / 2 - cy * k).toFixed(1)})`);
  const { path, labels } = gridOf(camera);
  drawing.grid.setAttribute("d", path);
  drawing.degrees.replaceChildren(...labels.map(({ x, y, text, side }) => {
    const node = svg("text", { x: x.toFixed(1), y: (side === "E" ? h - 6 : y - 3).toFixed(1), "text-anchor": side === "E" ? "middle" : "start" });
    node.textContent = text;
    return node;
  }));
}

/** Names of provinces and places, where there is room: what is chosen, the provinces of the reports, large values, other provinces. */
function label(camera, chosen) {
  const { cx, cy, k, w, h } = camera;
  const window_ = [cx * k - w / 2 + 30, cy * k - h / 2, cx * k + w / 2, cy * k + h / 2 - 20];
  const inside = (x, y) => x > window_[0] && x < window_[2] && y > window_[1] && y < window_[3];
  const seen = marks.filter((mark) => !mark.folded && inside(mark.px, mark.py));
  const folded = groups.filter((group) => group.folded && inside(group.x * k, group.y * k));
  // Names stand clear of pale marks too, unless these are everywhere.
  const taken = [...(seen.length > MOST_LABELS ? seen.filter((mark) => mark.value) : seen).map(({ px, py, r }) => [px - r, py - r, px + r, py + r]), ...folded.map(({ x, y, r }) => [x * k - r, y * k - r, x * k + r, y * k + r])];
  const [toolsWide, toolsHigh] = [58, 132];
  taken.push([window_[2] - toolsWide, window_[1], window_[2], window_[1] + toolsHigh]);
  const used = new Set(marks.map((mark) => codeOf(mark.place).slice(0, 2)));
  const provinces = data.provinces.map(([zh, en, lon, lat, code]) => {
    const [x, y] = project([lon, lat]);
    const own = seen.find((mark) => levelAt(mark.place) === "Province" && codeOf(mark.place) === code);
    const beneath = seen.filter((mark) => Math.hypot(mark.px - x * k, mark.py - y * k) < 12).map((mark) => mark.r);
    // A mark of the province itself is named by this label.
    return { text: app.t(zh, en), x: x * k, y: y * k, r: Math.max(8, ...beneath), province: !own, bold: used.has(code), kind: used.has(code) ? "map-province" : "map-province map-far", used: used.has(code) };
  }).filter(({ x, y }) => inside(x, y));
  const named = new Set(data.provinces.map(([, , , , code]) => code));
  const names = seen.filter((mark) => (mark.value || mark.place === chosen) && !named.has(codeOf(mark.place)))
    .sort((a, b) => Number(b.place === chosen) - Number(a.place === chosen) || b.r - a.r || a.place - b.place).slice(0, MOST_LABELS)
    .map((mark) => ({ text: shortened(app.name(mark.place)), x: mark.px, y: mark.py, r: mark.r, bold: mark.place === chosen, kind: mark.place === chosen ? "map-chosen-name" : "map-name" }));
  const first = chosen >= 0 ? names.splice(0, names[0] && names[0].bold ? 1 : 0) : [];
  const wanted = [...first, ...provinces.filter((one) => one.used), ...names, ...provinces.filter((one) => !one.used)];
  drawing.labels.replaceChildren(...placed(wanted, taken, window_).map(({ text, box, kind }) => {
    const node = svg("text", { class: kind, x: ((box[0] + box[2]) / 2).toFixed(1), y: (box[3] - 3.5).toFixed(1) });
    node.textContent = text;
    return node;
  }));
}

const LONGEST = 14;
const shortened = (name) => { const all = [...name]; return all.length > LONGEST ? `${all.slice(0, LONGEST).join("")}…` : name; };

/** Sets an attribute that is not so already: thousands of marks are gone through at each step. */
function set(one, name, value) {
  if (one[name] === value) return;
  one[name] = value;
  one.node.setAttribute(name, value);
}

/** Which mark is chosen, and which one of them the tabulator key leads to. */
function point(chosen) {
  for (const one of [...marks, ...groups]) {
    if (!one.node) continue;
    const here = one.marks ? one.folded && one.marks.some((mark) => mark.place === chosen) : one.place === chosen;
    if (here !== !!one.chosen) one.node.classList.toggle("map-chosen", here);
    one.chosen = here;
  }
  const can = stops();
  stop(can.find((one) => one.place === chosen) || can[0]);
}

/** Makes one mark that which the tabulator key leads to. */
let stopped = null;
function stop(one) {
  if (stopped) stopped.setAttribute("tabindex", "-1");
  stopped = one ? one.node : null;
  if (stopped) stopped.setAttribute("tabindex", "0");
}

/** Marks that can be reached: { node, x, y, place | group }, in the window's pixels of the world, large values first. */
function stops() {
  return [
    ...marks.filter((mark) => !mark.folded).map((mark) => ({ node: mark.node, x: mark.px, y: mark.py, r: mark.r, place: mark.place })),
    ...groups.filter((group) => group.folded).map((group) => ({ node: group.node, x: group.marks[0].px, y: group.marks[0].py, r: group.r || group.widest, group })),
  ];
}
