// Albers' equal-area conic projection with the parallels that maps of China use, and the lines of its degrees.

// Snyder, Map Projections (USGS 1395), 14-1 to 14-11, on a sphere: parallels 25° and 47°, meridian 105° E.
const RADIUS = 6371; // km
const RAD = Math.PI / 180;
const [NORTHERN, SOUTHERN, CENTRAL, ORIGIN] = [47 * RAD, 25 * RAD, 105 * RAD, 36 * RAD];
const CONE = (Math.sin(SOUTHERN) + Math.sin(NORTHERN)) / 2;
const CONSTANT = Math.cos(SOUTHERN) ** 2 + 2 * CONE * Math.sin(SOUTHERN);
const distance = (latitude) => (RADIUS * Math.sqrt(Math.max(0, CONSTANT - 2 * CONE * Math.sin(latitude)))) / CONE;
const ORIGIN_DISTANCE = distance(ORIGIN);

/** Kilometres to the east and to the south of 105° E 36° N, of degrees. */
function project([lon, lat]) {
  const far = distance(lat * RAD);
  const angle = CONE * (lon * RAD - CENTRAL);
  return [far * Math.sin(angle), far * Math.cos(angle) - ORIGIN_DISTANCE];
}

/** Degrees, of kilometres. */
function unproject([x, y]) {
  const down = y + ORIGIN_DISTANCE;
  const far = Math.hypot(x, down);
  const sine = (CONSTANT - ((far * CONE) / RADIUS) ** 2) / (2 * CONE);
  return [(Math.atan2(x, down) / CONE + CENTRAL) / RAD, Math.asin(Math.max(-1, Math.min(1, sine))) / RAD];
}

const STEPS = [20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
const PIECES = 24; // of a parallel or meridian across the window

/** Meridians and parallels across a window: { path, labels: [{ x, y, text, side }] } in its pixels. */
function gridOf({ cx, cy, k, w, h }) {
  const inside = [0, 0.25, 0.5, 0.75, 1].flatMap((u) => [0, 0.5, 1].map((v) => unproject([cx + (u - 0.5) * (w / k), cy + (v - 0.5) * (h / k)])));
  const range = (i, low, high) => [Math.max(low, Math.min(...inside.map((one) => one[i]))), Math.min(high, Math.max(...inside.map((one) => one[i])))];
  const [west, east] = range(0, 20, 190);
  const [south, north] = range(1, -10, 80);
  const step = STEPS.find((some) => (Math.max(east - west, north - south) / some) >= 5) || STEPS[STEPS.length - 1];
  const at = (degrees) => { const [x, y] = project(degrees); return [(x - cx) * k + w / 2, (y - cy) * k + h / 2]; };
  const path = [];
  const labels = [];
  const line = (value, degreesAt, edge, letter) => {
    const points = Array.from({ length: PIECES + 1 }, (_, i) => at(degreesAt(i / PIECES)));
    path.push(`M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`);
    const [axis, where] = edge;
    for (let i = 0; i < PIECES; i += 1) {
      const [from, to] = [points[i], points[i + 1]];
      if ((from[axis] - where) * (to[axis] - where) > 0 || from[axis] === to[axis]) continue;
      const share = (where - from[axis]) / (to[axis] - from[axis]);
      labels.push({ x: from[0] + share * (to[0] - from[0]), y: from[1] + share * (to[1] - from[1]), text: `${Number(value.toFixed(2))}°${letter}`, side: letter });
      return;
    }
  };
  const multiples = (low, high) => { const found = []; for (let n = Math.ceil(low / step); n * step <= high; n += 1) found.push(n * step); return found; };
  const [low, high] = [south - step, north + step];
  for (const lon of multiples(west, east)) line(lon, (u) => [lon, low + u * (high - low)], [1, h - 6], "E");
  for (const lat of multiples(south, north)) line(lat, (u) => [west - step + u * (east - west + 2 * step), lat], [0, 4], "N");
  return { path: path.join(""), labels: labels.filter(({ x, y, side }) => (side === "E" ? x > 40 && x < w - 16 : y > 12 && y < h - 22)) };
}
