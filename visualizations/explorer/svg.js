// A sink of paint steps: an SVG, for print and for keeping the picture.

import { draw } from "./elements.js";

const round = (value) => Math.round(value * 10) / 10;

export class SvgSink {
  constructor(font, measure) {
    this.font = font;
    this.measure = measure;
  }

  begin(width, height, ratio, paper) {
    this.root = draw("svg", {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`,
      "font-family": this.font.replace(/"/g, "'"),
      role: "img",
    });
    this.add("rect", { width: Math.round(width), height: Math.round(height), fill: paper });
  }

  add(tag, attributes, ...children) {
    this.root.append(draw(tag, attributes, ...children));
  }

  curves(list, { stroke, width, alpha, dash = [] }) {
    const d = list.map(([x1, y1, cx, cy, x2, y2]) => `M${round(x1)} ${round(y1)}Q${round(cx)} ${round(cy)} ${round(x2)} ${round(y2)}`);
    if (!d.length) return;
    this.add("path", { d: d.join(""), fill: "none", stroke, "stroke-width": width, "stroke-opacity": alpha, "stroke-dasharray": dash.join(" ") || null });
  }

  outline(points, { fill, alpha, width }) {
    const corners = points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
    this.add("polygon", { points: corners, fill, stroke: fill, "stroke-width": width, "stroke-linejoin": "round", opacity: alpha });
  }

  mark(path, x, y, r, { fill, stroke, width, alpha = 1 }) {
    const place = `translate(${round(x)} ${round(y)}) scale(${round(r)})`;
    this.add("path", { d: path, transform: place, fill, stroke, "stroke-width": width ? round((10 * width) / r) / 10 : null, opacity: alpha === 1 ? null : alpha });
  }

  text(words, x, y, { size, weight = 400, fill, halo, anchor = "middle", alpha = 1 }) {
    const look = { "font-size": size, "font-weight": weight, fill, opacity: alpha === 1 ? null : alpha, "text-anchor": anchor, "dominant-baseline": "central" };
    const around = halo ? { stroke: halo, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
    this.add("text", { x: round(x), y: round(y), ...look, ...around }, words);
  }
}
