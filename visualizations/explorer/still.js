// Stands for d3-transition and d3-interpolate in the bundle: the map never glides, so their code need not
// travel with every exported file. d3-zoom asks for these three names and for nothing else.

import { selection } from "d3-selection";

export const interrupt = () => {};
export const interpolateZoom = null;

selection.prototype.interrupt = function () {
  return this;
};
