// The shortest paths between two nodes, through whatever the reports say, drawn or not.
const MOST_PATHS = 5;
let routed = { key: "", paths: [] };

/** The shortest paths of the state: each a list of [node, the relation that led to it]. */
function routes() {
  if (!state.path) return [];
  const key = state.path.join("-");
  if (routed.key !== key) routed = { key, ...shortest(...state.path) };
  return routed.paths;
}

/** Breadth first from one end; of several paths of that length the first few, which most statements bear out. */
function shortest(from, to) {
  const steps = new Map([[from, 0]]);
  let rim = [from];
  while (rim.length && !steps.has(to)) {
    const next = [];
    for (const i of rim) {
      for (const e of edgesOf[i]) {
        const j = other(e, i);
        if (steps.has(j) || isGroup[j] !== isGroup[to] && isGroup[j] && j !== to) continue;
        steps.set(j, steps.get(i) + 1);
        next.push(j);
      }
    }
    rim = next;
  }
  if (!steps.has(to)) return { paths: [], all: 0 };
  const before = (i) => edgesOf[i].filter((e) => steps.get(other(e, i)) === steps.get(i) - 1);
  // How many shortest paths lead to each node.
  const ways = new Map();
  const count = (i) => {
    if (i === from) return 1;
    if (!ways.has(i)) ways.set(i, [...new Set(before(i).map((e) => other(e, i)))].reduce((sum, j) => sum + count(j), 0));
    return ways.get(i);
  };
  const paths = [];
  const walk = (i, behind) => {
    if (paths.length >= MOST_PATHS) return;
    if (i === from) { paths.push([[from, null], ...behind]); return; }
    const best = new Map();
    for (const e of before(i).sort((a, b) => strength(b) - strength(a) || a - b)) if (!best.has(other(e, i))) best.set(other(e, i), e);
    for (const [j, e] of best) walk(j, [[i, e], ...behind]);
  };
  walk(to, []);
  return { paths, all: count(to) };
}

function pathPanel() {
  const [from, to] = state.path;
  const paths = routes();
  const title = el("h2", { class: "name" }, nodeButton(from), " ⇢ ", nodeButton(to));
  const head = [el("div", { class: "kind" }, app.t("最短路径", "Shortest paths"), back()), title];
  if (!paths.length) return [...head, el("p", { class: "soft" }, app.t("两者之间没有路径。", "No path leads from one to the other."))];
  const steps = paths[0].length - 1;
  const left = routed.all - paths.length;
  return [
    ...head,
    el("p", { class: "soft" }, app.t(`${steps} 步，共 ${routed.all} 条${left > 0 ? `，列出 ${paths.length} 条` : ""}`, `${steps} ${steps === 1 ? "step" : "steps"}, ${routed.all} ${routed.all === 1 ? "path" : "paths"}${left > 0 ? `, ${paths.length} of them here` : ""}`)),
    ...paths.map((path) => el("ol", { class: "graph-path" }, path.map(([i, e]) => el("li", {},
      e === null ? null : el("div", { class: "graph-step" }, el("div", { class: "row soft" }, data.said[e].p[english()], ...chips(data.said[e])), ...quotations(e, false)),
      nodeButton(i))))),
  ];
}
