// The twin of the map: the same actors under the same filters, as a table that sorts.

import { make } from "./elements.js";
import { reach } from "./filter.js";

const AT_ONCE = 300;

export class Table {
  /** `hooks` = {words, lang, picture(node), choose(node)} */
  constructor(place, scene, hooks) {
    this.scene = scene;
    this.hooks = hooks;
    this.order = { column: "partners", down: true };
    this.collator = new Intl.Collator(hooks.lang, { sensitivity: "base", numeric: true });
    this.columns = this.wanted();
    this.body = make("tbody");
    this.headers = this.columns.map((column) => this.header(column));
    const caption = make("caption", {}, hooks.words("table-caption"));
    place.append(make("table", {}, caption, make("thead", {}, make("tr", {}, ...this.headers)), this.body));
  }

  wanted() {
    const { scene, hooks } = this;
    const territories = scene.legend.territories.length > 1;
    return [
      { code: "actor", word: "table-actor" },
      { code: "kind", word: "table-kind", value: (node) => scene.kindOf(node).label },
      { code: "field", word: "table-field", value: (node) => scene.fieldOf(node)?.label ?? "" },
      territories && { code: "territory", word: "table-territory", value: (node) => scene.legend.territories[scene.territory[node]]?.label ?? "" },
      { code: "partners", word: scene.twoMode ? "table-presences" : "table-partners", number: true, value: (node) => this.selection.degree[node] },
      !scene.twoMode && { code: "reach", word: "table-reach", number: true, value: (node) => reach(scene, this.selection, node).fields },
    ].filter(Boolean).map((column) => ({ ...column, title: hooks.words(column.word) }));
  }

  header(column) {
    const button = make("button", { type: "button" }, column.title);
    button.addEventListener("click", () => this.sortBy(column));
    return make("th", { scope: "col", class: `${column.code}${column.number ? " number" : ""}` }, button);
  }

  sortBy({ code, number }) {
    this.order = this.order.column === code ? { column: code, down: !this.order.down } : { column: code, down: Boolean(number) };
    this.show(this.selection);
  }

  show(selection) {
    this.selection = selection;
    const { column: code, down } = this.order;
    const column = this.columns.find((one) => one.code === code);
    const value = column.value ?? ((node) => this.scene.name[node]);
    const nodes = [...selection.node.keys()].filter((node) => selection.node[node]);
    const compare = column.number ? (p, q) => value(p) - value(q) : (p, q) => this.collator.compare(value(p), value(q));
    nodes.sort((p, q) => (down ? -1 : 1) * compare(p, q) || this.collator.compare(this.scene.name[p], this.scene.name[q]));
    this.body.replaceChildren(...(nodes.length ? [] : [this.none()]));
    this.fill(nodes);
    this.columns.forEach((one, at) => {
      if (one.code === code) this.headers[at].setAttribute("aria-sort", down ? "descending" : "ascending");
      else this.headers[at].removeAttribute("aria-sort");
    });
  }

  /** Rows by the hundreds, so that a long table never holds up the map. */
  fill(nodes) {
    clearTimeout(this.later);
    this.body.append(...nodes.slice(0, AT_ONCE).map((node) => this.row(node)));
    if (nodes.length > AT_ONCE) this.later = setTimeout(() => this.fill(nodes.slice(AT_ONCE)), 30);
  }

  row(node) {
    const button = make("button", { type: "button" }, this.hooks.picture(node), make("span", {}, this.scene.name[node]));
    button.addEventListener("click", () => this.hooks.choose(node));
    const cells = this.columns.slice(1).map(({ code, number, value }) => make("td", { class: `${code}${number ? " number" : ""}` }, String(value(node))));
    return make("tr", { "data-id": this.scene.id[node] }, make("th", { scope: "row" }, button), ...cells);
  }

  none() {
    return make("tr", {}, make("td", { colspan: String(this.columns.length) }, this.hooks.words("table-empty")));
  }
}
