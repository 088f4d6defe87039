// The parts of the explorer on the page, before anything is drawn in them.

import { make } from "./elements.js";

/** Make the parts and put them in `place`; gives them by name. */
export function frame(place, words, title) {
  const parts = {
    tools: make("div", { class: "explorer-tools" }),
    chips: make("ul", { class: "explorer-chips", "aria-label": words("filters"), hidden: true }),
    summary: make("p", { class: "explorer-summary" }),
    canvas: make("canvas", { "aria-hidden": "true" }),
    buttons: make("div", { class: "explorer-zoom" }),
    side: make("aside", { class: "explorer-side", "aria-label": words("legend") }),
    card: make("section", { class: "explorer-card", "aria-labelledby": "explorer-card-title", hidden: true }),
    legend: make("div", { class: "explorer-legend" }),
    table: make("section", { class: "explorer-table", id: "explorer-table", "aria-labelledby": "explorer-table-title", tabindex: "-1" }),
    live: make("p", { class: "explorer-hidden", role: "status", "aria-live": "polite" }),
    print: make("figure", { class: "explorer-print", hidden: true }),
  };
  const keys = make("p", { id: "explorer-keys", class: "explorer-hidden" }, words("keys"));
  parts.stage = make(
    "div",
    { class: "explorer-stage", tabindex: "0", role: "application", "aria-label": words("map", { title }), "aria-describedby": "explorer-keys" },
    parts.canvas,
  );
  const jump = make("a", { href: "#explorer-table", class: "explorer-jump" }, words("table-jump"));
  jump.addEventListener("click", (event) => {
    event.preventDefault(); // the address after # holds the filters
    parts.table.focus();
    parts.table.scrollIntoView();
  });
  const hint = make("p", { class: "explorer-hint" }, words(window.matchMedia("(pointer: coarse)").matches ? "hint-touch" : "hint-wheel"));
  const help = make("details", { class: "explorer-help" }, make("summary", {}, words("keys-title")), make("p", {}, words("keys")));
  parts.side.append(parts.card, parts.legend);
  parts.table.append(make("h2", { id: "explorer-table-title" }, words("table")));
  place.classList.add("explorer");
  place.replaceChildren(
    parts.tools,
    make("div", { class: "explorer-told" }, parts.summary, parts.chips, jump),
    make("div", { class: "explorer-body" }, make("div", { class: "explorer-map" }, parts.stage, parts.buttons, keys), parts.side),
    make("div", { class: "explorer-foot" }, hint, help),
    parts.print,
    parts.table,
    parts.live,
  );
  return parts;
}
