// What part of the world the window holds: moved and scaled by mouse, touch and keys.

const KM_ACROSS = 600; // at least, when the map is fitted to its points
const [FARTHEST, NEAREST] = [0.03, 60]; // pixels a kilometre
const CHINA = [[73, 20], [135, 20], [73, 50], [135, 50], [105, 16]];
const MARGIN = 56;
const camera = { cx: 0, cy: 0, k: 0.2, w: 0, h: 0, fitted: false };
let frame = 0;
let laid = 0; // the scale that the marks were laid for
let resting = 0;
let told = () => {}; // called when a reader has moved the map and it rests

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/** Draws once a frame; labels when the map rests. */
function redraw(byReader) {
  if (byReader) camera.moved = true;
  if (!frame) {
    frame = requestAnimationFrame(() => {
      frame = 0;
      render();
    });
  }
}

function render() {
  if (!camera.w || !camera.h) return;
  if (laid !== camera.k) {
    laid = camera.k;
    lay(camera);
    drawing.labels.replaceChildren();
  }
  move(camera);
  clearTimeout(resting);
  resting = setTimeout(rest, 120);
}

function rest() {
  clearTimeout(resting);
  label(camera, chosenPlace());
  point(chosenPlace());
  if (camera.moved) told();
  camera.moved = false;
}

/** All at once, for a new choice. */
function renderNow() {
  laid = 0;
  measure();
  render();
  rest();
}

function measure() {
  [camera.w, camera.h] = [drawing.box.clientWidth, drawing.box.clientHeight];
}

/** The window around these points of the world, or around China where there is none. */
function fit(points) {
  measure();
  const some = points.length ? points : CHINA.map(project);
  const [xs, ys] = [some.map(([x]) => x), some.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = (length) => Math.max(60, length - 2 * MARGIN);
  camera.k = clamp(Math.min(room(camera.w) / Math.max(right - left, KM_ACROSS), room(camera.h) / Math.max(bottom - top, KM_ACROSS)), FARTHEST, NEAREST);
  [camera.cx, camera.cy] = [(left + right) / 2, (top + bottom) / 2];
  camera.fitted = true;
}

/** Scales around a place of the window; without one, around its middle. */
function zoom(factor, x = camera.w / 2, y = camera.h / 2) {
  const k = clamp(camera.k * factor, FARTHEST, NEAREST);
  camera.cx += (x - camera.w / 2) * (1 / camera.k - 1 / k);
  camera.cy += (y - camera.h / 2) * (1 / camera.k - 1 / k);
  camera.k = k;
  keepNear();
  redraw(true);
}

function pan(dx, dy) {
  camera.cx -= dx / camera.k;
  camera.cy -= dy / camera.k;
  keepNear();
  redraw(true);
}

/** The map cannot be lost. */
function keepNear() {
  camera.cx = clamp(camera.cx, -5000, 5000);
  camera.cy = clamp(camera.cy, -4000, 4000);
}

/** Moves a point of the world into the window, if it is outside. */
function reveal(px, py) {
  const [x, y] = [px - camera.cx * camera.k + camera.w / 2, py - camera.cy * camera.k + camera.h / 2];
  if (x > 20 && y > 20 && x < camera.w - 20 && y < camera.h - 30) return;
  [camera.cx, camera.cy] = [px / camera.k, py / camera.k];
  redraw(true);
}

/** The camera as a part of the fragment, and back; what is none says false. */
function viewText() {
  const [lon, lat] = unproject([camera.cx, camera.cy]);
  return [lon.toFixed(3), lat.toFixed(3), camera.k.toPrecision(3)].join(",");
}

function viewFrom(text) {
  const [lon, lat, k] = String(text || "").split(",").map(Number);
  if (![lon, lat, k].every(Number.isFinite) || Math.abs(lon) > 180 || Math.abs(lat) > 80 || k <= 0) return false;
  measure();
  [camera.cx, camera.cy] = project([lon, lat]);
  camera.k = clamp(k, FARTHEST, NEAREST);
  keepNear();
  camera.fitted = true;
  return true;
}

/** The mark under a place of the window: the smallest that it lies in, else the nearest within a finger's breadth. */
function hit(clientX, clientY) {
  const box = drawing.box.getBoundingClientRect();
  const [x, y] = [clientX - box.left - camera.w / 2 + camera.cx * camera.k, clientY - box.top - camera.h / 2 + camera.cy * camera.k];
  const near = stops().map((one) => ({ one, far: Math.hypot(one.x - x, one.y - y) })).filter(({ one, far }) => far < Math.max(one.r, 14));
  near.sort((a, b) => Number(a.far > a.one.r) - Number(b.far > b.one.r) || a.one.r - b.one.r || a.far - b.far);
  return near.length ? near[0].one : null;
}

/** The next mark in a direction: near, and not far off to the side. */
function next(from, [dx, dy]) {
  const ahead = stops().map((one) => [one, (one.x - from.x) * dx + (one.y - from.y) * dy, Math.abs((one.x - from.x) * dy - (one.y - from.y) * dx)]).filter(([one, along]) => one.node !== from.node && along > 0.5);
  ahead.sort((a, b) => a[1] + 2 * a[2] - (b[1] + 2 * b[2]));
  return ahead.length ? ahead[0][0] : null;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Mouse, touch and keys; ``open`` is called with a mark that is chosen, ``all`` fits the map. */
function steer(open, all) {
  const { box } = drawing;
  const down = new Map(); // pointers
  let dragged = false;
  box.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    down.set(event.pointerId, [event.clientX, event.clientY]);
    if (down.size === 1) dragged = false;
  });
  box.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
    if (!dragged && Math.hypot(dx, dy) < 4) return;
    // From here on what the pointer does beyond the map still moves it.
    if (!dragged) box.setPointerCapture(event.pointerId);
    dragged = true;
    const others = [...down].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    down.set(event.pointerId, [event.clientX, event.clientY]);
    if (!others.length) { pan(dx, dy); return; }
    const [other] = others;
    const length = (at) => Math.max(1, Math.hypot(at[0] - other[0], at[1] - other[1]));
    const frame_ = box.getBoundingClientRect();
    pan(dx / 2, dy / 2);
    zoom(length([event.clientX, event.clientY]) / length(before), (event.clientX + other[0]) / 2 - frame_.left, (event.clientY + other[1]) / 2 - frame_.top);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) box.addEventListener(end, (event) => down.delete(event.pointerId));
  box.addEventListener("wheel", (event) => {
    event.preventDefault();
    const frame_ = box.getBoundingClientRect();
    zoom(2 ** (-clamp(event.deltaY * (event.deltaMode ? 24 : 1), -200, 200) / 240), event.clientX - frame_.left, event.clientY - frame_.top);
  }, { passive: false });
  box.addEventListener("click", (event) => {
    if (dragged) { dragged = false; return; }
    if (event.target.closest("button")) return;
    const one = hit(event.clientX, event.clientY) || stops().find(({ node }) => node === event.target.closest(".map-mark"));
    if (one) open(one);
  });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("button")) return;
    const here = stops().find(({ node }) => node === event.target);
    const arrow = ARROWS[event.key];
    if (here && (event.key === "Enter" || event.key === " ")) open(here);
    else if (here && arrow) {
      const to = next(here, arrow);
      if (to) {
        stop(to);
        to.node.focus({ preventScroll: true });
        reveal(to.x, to.y);
      }
    } else if (arrow) pan(-80 * arrow[0], -80 * arrow[1]);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0" || event.key === "Home") all();
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => {
    const [w, h] = [box.clientWidth, box.clientHeight];
    if (!w || !h || (w === camera.w && h === camera.h)) return;
    [camera.w, camera.h] = [w, h];
    laid = 0;
    redraw(false);
  }).observe(box);
}
