// Elements of the page, made one by one: text is only ever text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element with attributes and children; text children become text nodes. */
export function make(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function draw(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** A small drawing of a mark, as the map draws it. */
export function swatch(path, fill, stroke, size = 14) {
  const mark = draw("path", { d: path, fill, stroke, "stroke-width": 0.22 });
  return draw("svg", { viewBox: "-1.6 -1.6 3.2 3.2", width: size, height: size, "aria-hidden": "true", class: "mark" }, mark);
}

/** A line drawing for a button that has its name elsewhere. */
export function icon(path) {
  const line = draw("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" });
  return draw("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" }, line);
}
