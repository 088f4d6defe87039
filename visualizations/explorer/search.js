// Finding an actor by part of its name, without accents or case: a combobox that keys alone can drive.

import { make } from "./elements.js";
import { fold } from "./words.js";

const SHOWN = 8;

export class Search {
  /** `hooks` = {words, picture(node), choose(node), say(text)} */
  constructor(place, scene, hooks) {
    this.scene = scene;
    this.hooks = hooks;
    this.folded = scene.name.map(fold);
    this.found = [];
    this.at = -1;
    this.list = make("ul", { role: "listbox", id: "explorer-found", "aria-label": hooks.words("search"), hidden: true });
    this.input = make("input", {
      type: "search", id: "explorer-search", role: "combobox", autocomplete: "off", spellcheck: "false",
      placeholder: hooks.words("search-placeholder"), "aria-expanded": "false", "aria-controls": "explorer-found", "aria-autocomplete": "list",
    });
    place.append(make("label", { for: "explorer-search", class: "explorer-hidden" }, hooks.words("search")), this.input, this.list);
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
  }

  look() {
    const asked = fold(this.input.value.trim());
    this.found = asked ? best(this.folded, asked) : [];
    this.at = this.found.length ? 0 : -1;
    this.list.replaceChildren(...this.found.slice(0, SHOWN).map((node, at) => this.option(node, at)));
    if (asked && !this.found.length) this.list.append(make("li", { class: "none", role: "option", "aria-disabled": "true" }, this.hooks.words("search-none")));
    this.list.hidden = !asked;
    this.input.setAttribute("aria-expanded", String(Boolean(asked)));
    this.mark();
    if (asked) this.hooks.say(this.found.length ? this.hooks.words("search-found", { n: this.found.length }) : this.hooks.words("search-none"));
  }

  option(node, at) {
    const row = make("li", { role: "option", id: `explorer-found-${at}` }, this.hooks.picture(node), make("span", {}, this.scene.name[node]));
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.choose(node);
    });
    return row;
  }

  key(event) {
    const shown = Math.min(SHOWN, this.found.length);
    if (event.key === "ArrowDown" && shown) this.at = (this.at + 1) % shown;
    else if (event.key === "ArrowUp" && shown) this.at = (this.at + shown - 1) % shown;
    else if (event.key === "Enter" && this.at >= 0) this.choose(this.found[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === this.at)));
    if (this.at >= 0 && !this.list.hidden) this.input.setAttribute("aria-activedescendant", `explorer-found-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  choose(node) {
    this.input.value = this.scene.name[node];
    this.close();
    this.hooks.choose(node);
  }

  close() {
    this.found = [];
    this.at = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark();
  }
}

/** Rows whose folded name holds each word asked, those that begin with it first. */
export function best(folded, asked) {
  const parts = asked.split(/\s+/);
  const rows = [...folded.keys()].filter((row) => parts.every((part) => folded[row].includes(part)));
  const rank = (row) => (folded[row].startsWith(asked) ? 0 : ` ${folded[row]}`.includes(` ${parts[0]}`) ? 1 : 2);
  return rows.sort((p, q) => rank(p) - rank(q) || folded[p].localeCompare(folded[q]));
}
