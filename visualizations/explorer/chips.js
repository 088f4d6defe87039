// The filters in words, each with its way out.

import { shownDay } from "./address.js";
import { make } from "./elements.js";
import { isOpen } from "./filter.js";

/** Chips for what is filtered; `hooks` = {words, lang, drop(part, code), clear()}. */
export function showChips(place, filter, legend, hooks) {
  const chips = [];
  for (const part of ["fields", "kinds", "ties"]) {
    for (const code of filter[part]) {
      const { label } = legend[part].find((row) => row.code === code);
      chips.push(chip(label, hooks.words, () => hooks.drop(part, code)));
    }
  }
  if (filter.from !== null) chips.push(chip(`${hooks.words("from")} ${shownDay(filter.from, hooks.lang)}`, hooks.words, () => hooks.drop("from")));
  if (filter.to !== null) chips.push(chip(`${hooks.words("to")} ${shownDay(filter.to, hooks.lang)}`, hooks.words, () => hooks.drop("to")));
  if (!isOpen(filter)) {
    const clear = make("button", { type: "button", class: "explorer-clear" }, hooks.words("filter-clear"));
    clear.addEventListener("click", hooks.clear);
    chips.push(make("li", {}, clear));
  }
  place.replaceChildren(...chips);
  place.hidden = !chips.length;
}

function chip(label, words, drop) {
  const button = make("button", { type: "button", "aria-label": words("filter-remove", { label }) }, label, make("span", { "aria-hidden": "true" }, " ×"));
  button.addEventListener("click", drop);
  return make("li", {}, button);
}
