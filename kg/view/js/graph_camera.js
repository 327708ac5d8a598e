// The camera: what fills the window, how a wide or high one is filled, and panning that does not redraw.
const padding = (box) => Math.min(60, box.clientWidth / 9);

/** The layout is about as wide as high; a wide or a high window is filled by stretching it. */
function spread() {
  const box = byId("network");
  const some = shownNodes().filter((i) => data.nodes[i]);
  if (!some.length || state.only !== null) return;
  const extent = (axis) => Math.max(...some.map((i) => data.nodes[i][axis])) - Math.min(...some.map((i) => data.nodes[i][axis]));
  const aspect = (box.clientWidth - 2 * padding(box)) / Math.max(1, box.clientHeight - 68);
  const flat = Math.min(extent("x"), extent("y")) < 100;
  const wish = flat ? 1 : Math.sqrt(Math.min(2.2, Math.max(0.35, (aspect * extent("y")) / Math.max(1, extent("x")))));
  if (Math.abs(wish / stretch - 1) < 0.02) return;
  stretch = wish;
  place();
  nodes.update([...drawn.keys()].map((i) => ({ id: i, x: at[i][0], y: at[i][1] })));
}

/** Moves the camera so that these nodes, with room for their labels, fill the window. */
function fit(some) {
  if (!some.length) return;
  const box = byId("network");
  const [xs, ys] = [0, 1].map((axis) => some.map((i) => at[i][axis]));
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((box.clientWidth - 2 * padding(box)) / (x1 - x0 || 1), (box.clientHeight - 68) / (y1 - y0 || 1), 1.5);
  network.moveTo({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 + 8 / scale }, scale: Math.max(scale, 0.05), animation: false });
  grow();
}

/** Moves the camera only if something that was asked for is outside the window. */
function keepInView(some) {
  const box = byId("network");
  const outside = some.some((i) => {
    const dot = network.canvasToDOM({ x: at[i][0], y: at[i][1] });
    return dot.x < 8 || dot.y < 8 || dot.x > box.clientWidth - 8 || dot.y > box.clientHeight - 8;
  });
  if (outside) fit(some);
}

const zoom = (factor) => {
  network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)) });
  grow();
};
const pan = (x, y) => {
  const from = network.getViewPosition();
  network.moveTo({ position: { x: from.x + x / network.getScale(), y: from.y + y / network.getScale() } });
};
