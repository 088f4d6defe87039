// The legend is the filter: each row is a button that keeps its field, kind or kind of tie.

import { draw, make, swatch } from "./elements.js";

export class Legend {
  constructor(place, scene, words, changed) {
    this.changed = changed;
    this.rows = [];
    const { fields, kinds, ties } = scene.legend;
    const circle = "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z";
    place.append(
      make("h2", { class: "explorer-legend-title" }, words("legend")),
      this.part("fields", words("legend-fields"), words("legend-fields-how"), fields, (row) => swatch(circle, row.code ? row.colour : "#FFFFFF", row.colour)),
      this.part("kinds", words("legend-kinds"), words("legend-kinds-how"), kinds, (row) => swatch(row.path, "#5B6875", "#5B6875")),
      this.part("ties", words("legend-ties"), "", ties.length > 1 ? ties : [], line),
      make("p", { class: "explorer-note" }, words(scene.twoMode ? "legend-size-meetings" : "legend-size")),
      scene.silent.size ? make("p", { class: "explorer-note" }, words("legend-silent")) : "",
    );
  }

  part(part, title, how, rows, picture) {
    const list = make("ul", {});
    for (const row of rows) {
      const count = row.n === undefined ? null : make("span", { class: "explorer-count" }, String(row.n));
      const button = make("button", { type: "button", "aria-pressed": "false" }, picture(row), make("span", {}, row.label), count);
      button.addEventListener("click", () => this.changed(part, row.code));
      this.rows.push({ part, code: row.code, button });
      list.append(make("li", {}, button));
    }
    if (!rows.length) return "";
    const heading = make("h3", {}, title, how ? make("small", {}, ` ${how}`) : null);
    return make("section", { class: "explorer-legend-part" }, heading, list);
  }

  show(filter) {
    for (const { part, code, button } of this.rows) {
      button.setAttribute("aria-pressed", String(filter[part].has(code)));
      button.classList.toggle("out", filter[part].size > 0 && !filter[part].has(code));
    }
  }
}

function line({ colour, code }) {
  const look = { d: "M0 7Q11 1 22 7", fill: "none", stroke: colour, "stroke-width": code === "within" ? 1.6 : 2.4 };
  const dash = code === "went" ? "5 4" : null;
  return draw("svg", { viewBox: "0 0 22 14", width: 22, height: 14, "aria-hidden": "true", class: "mark" }, draw("path", { ...look, "stroke-dasharray": dash }));
}

