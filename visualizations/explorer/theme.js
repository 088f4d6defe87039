// Colours that are not of the data: paper, ink, halo; those of the reader's system when it forces them.

const CALM = { paper: "#FFFFFF", ink: "#14202B", soft: "#5B6875", ground: "#EEF3F7", accent: "#0B5CAD" };
const FORCED = { paper: "Canvas", ink: "CanvasText", soft: "CanvasText", ground: "Canvas", accent: "Highlight" };

export const FONT = '"Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

export function theme() {
  return window.matchMedia("(forced-colors: active)").matches ? FORCED : CALM;
}
