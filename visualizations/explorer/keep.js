// The picture as an SVG: for print, and as a file.

import { paint } from "./paint.js";
import { SvgSink } from "./svg.js";
import { FONT } from "./theme.js";

/** The current view painted on an SVG element. */
export function asSvg(view, measure) {
  const sink = new SvgSink(FONT, measure);
  paint(sink, view, 1);
  return sink.root;
}

/** Offer the picture as a file, without leaving the page. */
export function saveSvg(svg, name) {
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
