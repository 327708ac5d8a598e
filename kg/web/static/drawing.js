// What the drawings of answers share: elements of SVG, and how wide words are.
"use strict";

const drawing = {
  make(name, attributes = {}, words = "") {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (words) node.textContent = words;
    return node;
  },

  // Chinese characters are as wide as high, others about half of it; sizes are those of 13 pixels.
  width(words) {
    let wide = 0;
    for (const one of words) wide += one.codePointAt(0) > 0x2e7f ? 13 : 7.5;
    return wide;
  },

  cut(words, most) {
    if (drawing.width(words) <= most) return words;
    let kept = "";
    for (const one of words) {
      if (drawing.width(kept + one) > most - 13) break;
      kept += one;
    }
    return `${kept}…`;
  },

  icon(path) {
    const svg = drawing.make("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
    svg.append(drawing.make("path", { d: path, fill: "currentColor" }));
    return svg;
  },
};
