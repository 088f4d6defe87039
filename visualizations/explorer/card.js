// The card of one actor or meeting: who it is, who it is tied to, in which fields.

import { make, swatch } from "./elements.js";
import { reach } from "./filter.js";
import { isoDay, shownDay } from "./address.js";

export class Card {
  /** `hooks` = {words, lang, href(id), choose(node), close()} */
  constructor(place, scene, hooks) {
    this.place = place;
    this.scene = scene;
    this.hooks = hooks;
  }

  hide() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  show(node, selection) {
    const { scene, hooks } = this;
    const close = make("button", { type: "button", class: "explorer-close", "aria-label": hooks.words("card-close") }, "×");
    close.addEventListener("click", hooks.close);
    const title = make("h2", { tabindex: "-1", id: "explorer-card-title" }, scene.name[node]);
    const link = hooks.href && !scene.isMeeting(node) ? make("a", { class: "explorer-open", href: hooks.href(scene.id[node]) }, hooks.words("card-open")) : null;
    this.place.replaceChildren(
      make("div", { class: "explorer-card-head" }, title, close),
      make("p", { class: "explorer-card-kind" }, this.picture(node), make("span", {}, describe(scene, node, hooks.lang))),
      scene.silent.has(node) ? make("p", { class: "explorer-note" }, hooks.words("card-silent")) : "",
      ...this.partners(node, selection),
      link ?? "",
    );
    this.place.hidden = false;
    this.title = title;
  }

  picture(node, size = 18) {
    const field = this.scene.fieldOf(node);
    const colour = this.scene.isMeeting(node) ? "#14202B" : (field?.colour ?? "#5B6875");
    const hollow = !this.scene.isMeeting(node) && !field?.code;
    return swatch(this.scene.kindOf(node).path, hollow ? "#FFFFFF" : colour, colour, size);
  }

  partners(node, selection) {
    const { scene, hooks } = this;
    const others = [...selection.partners[node]].sort(([p], [q]) => selection.degree[q] - selection.degree[p] || p - q);
    if (!others.length) return [make("p", {}, hooks.words("card-none"))];
    const heading = make("h3", {}, hooks.words(countKey(scene, node), { n: others.length }));
    const list = make("ul", { class: "explorer-partners" });
    for (const [other, tie] of others) list.append(make("li", {}, this.partner(other, tie)));
    return [heading, ...this.mix(node, others, selection), list];
  }

  partner(other, tie) {
    const button = make("button", { type: "button" }, this.picture(other, 13), make("span", {}, this.scene.name[other]), this.when(other, tie));
    button.addEventListener("click", () => this.hooks.choose(other));
    return button;
  }

  when(other, tie) {
    const since = this.scene.ties.since[tie];
    if (since === null || since === undefined) return null;
    const told = this.scene.twoMode ? shownDay(since, this.hooks.lang) : this.hooks.words("card-since", { year: isoDay(since).slice(0, 4) });
    return make("small", {}, told);
  }

  /** The partners by field: a bar for the eye, the same in words. */
  mix(node, others, selection) {
    const { scene, hooks } = this;
    const counts = scene.legend.fields.map((field, at) => ({ ...field, n: others.filter(([other]) => scene.field[other] === at).length }));
    const present = counts.filter(({ n }) => n);
    if (!present.length) return [];
    const bar = make("div", { class: "explorer-mix", "aria-hidden": "true" });
    for (const { colour, n } of present) {
      const part = make("span");
      part.style.flexGrow = n;
      part.style.background = colour;
      bar.append(part);
    }
    const told = present.map(({ label, n }) => `${label} ${n}`).join(", ");
    const across = reach(scene, selection, node);
    const beyond = across.partners ? hooks.words("card-reach", { n: across.partners, fields: across.fields }) : hooks.words("card-no-reach");
    const own = !scene.isMeeting(node) && scene.fieldOf(node)?.code;
    return [own ? make("p", { class: "explorer-reach" }, beyond) : "", bar, make("p", { class: "explorer-note" }, told)];
  }
}

export function countKey(scene, node) {
  if (!scene.twoMode) return "card-partners";
  return scene.isMeeting(node) ? "card-present" : "card-meetings";
}

/** Kind, field, territory of a node, or the day of a meeting: one line of words. */
export function describe(scene, node, lang) {
  const kind = scene.kindOf(node).label;
  if (scene.isMeeting(node)) {
    const day = scene.date[node - scene.actorCount];
    return day === null ? kind : `${kind} · ${longDay(day, lang)}`;
  }
  const field = scene.fieldOf(node)?.label;
  const finer = scene.legend.extended[scene.extended[node]]?.label;
  const territory = scene.legend.territories[scene.territory[node]]?.label;
  return [kind, field, finer === field ? null : finer, territory].filter(Boolean).join(" · ");
}

function longDay(day, lang) {
  return new Date(`${isoDay(day)}T12:00:00Z`).toLocaleDateString(lang, { day: "numeric", month: "long", year: "numeric" });
}
