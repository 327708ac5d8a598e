// Where the points of a graph stand (Fruchterman and Reingold 1991): the same answer gives the same picture.
"use strict";

// Places [x, y] for `count` points within a width and a height, `pairs` of which are joined.
function placed(count, pairs, width, height) {
  const margin = 44, at = [];
  for (let i = 0; i < count; i += 1) { // a sunflower's seeds
    const far = Math.sqrt((i + 0.5) / count), turn = i * 2.39996;
    at.push([far * Math.cos(turn), far * Math.sin(turn)]);
  }
  const ideal = 1.6 / Math.sqrt(count || 1), rounds = count > 150 ? 150 : 300;
  for (let round = 0; round < rounds; round += 1) {
    const move = at.map(([x, y]) => [-x * 0.04, -y * 0.04]); // what is joined to nothing else stays near
    for (let i = 0; i < count; i += 1) {
      for (let j = i + 1; j < count; j += 1) {
        const dx = at[i][0] - at[j][0], dy = at[i][1] - at[j][1];
        const push = (ideal * ideal) / Math.max(dx * dx + dy * dy, 1e-4);
        move[i][0] += dx * push; move[i][1] += dy * push;
        move[j][0] -= dx * push; move[j][1] -= dy * push;
      }
    }
    for (const [i, j] of pairs) {
      const dx = at[i][0] - at[j][0], dy = at[i][1] - at[j][1], pull = Math.hypot(dx, dy) / ideal;
      move[i][0] -= dx * pull; move[i][1] -= dy * pull;
      move[j][0] += dx * pull; move[j][1] += dy * pull;
    }
    const most = 0.25 * (1 - round / rounds) + 0.002;
    at.forEach((one, i) => {
      const far = Math.hypot(...move[i]) || 1, step = Math.min(far, most) / far;
      one[0] += move[i][0] * step; one[1] += move[i][1] * step;
    });
  }
  const ends = [0, 1].map((axis) => [Math.min(...at.map((one) => one[axis])), Math.max(...at.map((one) => one[axis]))]);
  const scaled = (value, [least, largest], size) => (largest - least < 1e-9 ? size / 2 : margin + ((value - least) / (largest - least)) * (size - 2 * margin));
  const spots = at.map(([x, y]) => [scaled(x, ends[0], width), scaled(y, ends[1], height)]);
  for (let round = 0; round < 60; round += 1) { // no point covers another
    let moved = false;
    for (let i = 0; i < count; i += 1) {
      for (let j = i + 1; j < count; j += 1) {
        const dx = spots[i][0] - spots[j][0] || 0.01, dy = spots[i][1] - spots[j][1] || 0.01, far = Math.hypot(dx, dy);
        if (far >= 16) continue;
        const step = (16 - far) / far / 2;
        spots[i][0] += dx * step; spots[i][1] += dy * step;
        spots[j][0] -= dx * step; spots[j][1] -= dy * step;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return spots.map(([x, y]) => [Math.min(Math.max(x, 12), width - 12), Math.min(Math.max(y, 12), height - 12)]);
}
