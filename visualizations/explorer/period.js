// Two dates that keep the ties valid between them.

import { dayNumber, isoDay } from "./address.js";
import { make } from "./elements.js";

export class Period {
  constructor(place, scene, words, changed) {
    const span = scene.span;
    if (!span) return;
    const [min, max] = span.map(isoDay);
    this.from = make("input", { type: "date", id: "explorer-from", min, max });
    this.to = make("input", { type: "date", id: "explorer-to", min, max });
    place.append(
      make(
        "fieldset",
        { class: "explorer-period" },
        make("legend", { class: "explorer-hidden" }, words("period")),
        make("label", { for: "explorer-from" }, words("from")),
        this.from,
        make("label", { for: "explorer-to" }, words("to")),
        this.to,
      ),
    );
    for (const input of [this.from, this.to]) {
      input.addEventListener("change", () => changed(dayNumber(this.from.value), dayNumber(this.to.value)));
    }
  }

  show({ from, to }) {
    if (!this.from) return;
    this.from.value = from === null ? "" : isoDay(from);
    this.to.value = to === null ? "" : isoDay(to);
  }
}
