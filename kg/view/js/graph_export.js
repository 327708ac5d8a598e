// The picture as a file: what the window shows, as pixels (PNG) or as shapes (SVG 1.1).
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Text as XML 1.0 can hold it. */
const XML = (text) => text.replace(CONTROLS, "").replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
const num = (value) => String(Math.round(value * 100) / 100);

function save(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  app.status(app.t("已保存图片", "The picture is saved"));
}

/** What vis drew, on the ground of the page, which its canvas does not have. */
function savePicture() {
  const drawing = byId("network").querySelector("canvas");
  const copy = el("canvas", { width: drawing.width, height: drawing.height });
  const ctx = copy.getContext("2d");
  ctx.fillStyle = app.dark ? "#14171b" : "#ffffff";
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(drawing, 0, 0);
  copy.toBlob((blob) => save(blob, "graph.png"), "image/png");
}

/** The window as SVG, in its own pixels: lines, marks and labels where they are drawn. */
function asShapes() {
  const box = byId("network");
  const scale = network.getScale();
  const dot = (x, y) => network.canvasToDOM({ x, y });
  const [width, height] = [box.clientWidth, box.clientHeight];
  const parts = [];
  for (const e of drawnEdges.filter((one) => seen.edge[one])) {
    const [a, b] = ends[e].map((i) => dot(at[i][0], at[i][1]));
    const { width: thick, color, dashes } = edges.get(e);
    parts.push(`<line x1="${num(a.x)}" y1="${num(a.y)}" x2="${num(b.x)}" y2="${num(b.y)}" stroke="${color.color}" stroke-opacity="${num(color.opacity)}" stroke-width="${num(thick * scale)}"${dashes ? ' stroke-dasharray="6 5"' : ""}/>`);
  }
  for (const i of shownNodes()) {
    const { x, y } = dot(at[i][0], at[i][1]);
    const size = (at[i][2] * scale) / 7;
    const { color } = nodes.get(i);
    parts.push(`<path d="${SHAPES[data.kinds[data.about[i].kind][2]]}" transform="translate(${num(x - 8 * size)} ${num(y - 8 * size)}) scale(${num(size)})" fill="${color.background}" stroke="${color.border}" stroke-width="0.6"><title>${XML(nameOf(i))}</title></path>`);
  }
  const [ground, ink] = app.dark ? ["#14171b", "#eceff3"] : ["#ffffff", "#1b2027"];
  for (const { i, text, px, cx, cy } of labels) {
    const { x, y } = dot(cx, cy);
    parts.push(`<text x="${num(x)}" y="${num(y)}" font-size="${px}"${isHub[i] ? ' font-weight="600"' : ""} text-anchor="middle" dominant-baseline="central" fill="${ink}" stroke="${ground}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${XML(text)}</text>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif">` +
    `<title>${XML(data.title[english()])}</title><rect width="${width}" height="${height}" fill="${ground}"/>${parts.join("")}</svg>\n`;
}

const saveShapes = () => save(new Blob([asShapes()], { type: "image/svg+xml;charset=utf-8" }), "graph.svg");
