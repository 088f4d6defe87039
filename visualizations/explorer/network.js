// One drawn network and everything that listens to its reader: one state, told to map, legend, card, table, address.

import { readAddress, writeAddress } from "./address.js";
import { Camera } from "./camera.js";
import { CanvasSink } from "./canvas.js";
import { Card, countKey, describe } from "./card.js";
import { showChips } from "./chips.js";
import { icon, make } from "./elements.js";
import { openFilter, select } from "./filter.js";
import { frame } from "./frame.js";
import { asSvg, saveSvg } from "./keep.js";
import { overlaps } from "./labels.js";
import { Legend } from "./legend.js";
import { paint } from "./paint.js";
import { Period } from "./period.js";
import { Scene } from "./scene.js";
import { Search } from "./search.js";
import { Table } from "./table.js";
import { FONT, theme } from "./theme.js";
import { firstStop, isArrow, nextName, nextPartner, towards } from "./walk.js";
import { speaker } from "./words.js";

const MANY_TIES = 10_000; // above, a sharper picture costs more than it shows
const LARGE = 1500; // nodes and ties together
const REST = 90; // milliseconds
const HIT = 12; // pixels around the pointer: a target of 24

export class Explorer {
  constructor(place, content) {
    this.place = place;
    this.meta = content.meta;
    this.words = speaker(content.words, content.meta.lang);
    this.scene = new Scene(content);
    this.filter = openFilter();
    this.focus = this.hover = this.home = null;
    this.outlines = this.scene.groups.length > 1;
    this.parts = frame(place, this.words, content.meta.title);
    this.sink = new CanvasSink(this.parts.canvas, FONT);
    this.camera = new Camera(this.parts.stage, this.scene, (byHand) => this.moved(byHand));
    const collator = new Intl.Collator(this.meta.lang, { sensitivity: "base", numeric: true });
    this.names = [...this.scene.name.keys()].sort((p, q) => collator.compare(this.scene.name[p], this.scene.name[q]) || p - q);
    this.furnish();
    this.listen();
    this.fromAddress();
  }

  furnish() {
    const { parts, scene, words } = this;
    const choose = (node) => this.choose(node, { card: true });
    this.card = new Card(parts.card, scene, { words, lang: this.meta.lang, href: this.hrefs(), choose, close: () => this.release() });
    const picture = (node) => this.card.picture(node, 14);
    this.search = new Search(parts.tools, scene, { words, picture, choose, say: (text) => this.say(text) });
    this.period = new Period(parts.tools, scene, words, (from, to) => this.refine({ from, to }));
    this.legend = new Legend(parts.legend, scene, words, (part, code) => this.toggle(part, code));
    this.table = new Table(parts.table, scene, { words, lang: this.meta.lang, picture, choose });
    this.furnishButtons();
  }

  furnishButtons() {
    const { parts, words } = this;
    const acts = [
      ["M5 10h10M10 5v10", "zoom-in", () => this.camera.by(1.5)],
      ["M5 10h10", "zoom-out", () => this.camera.by(1 / 1.5)],
      ["M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4", "zoom-all", () => this.camera.home()],
      ["M10 4v9M6 9l4 4 4-4M4 16.5h12", "save", () => saveSvg(this.svg(), this.meta.title || "reseau")],
    ];
    for (const [path, key, act] of acts) {
      const button = make("button", { type: "button", "aria-label": words(key), title: words(key) }, icon(path));
      button.addEventListener("click", act);
      parts.buttons.append(button);
    }
    if (!this.outlines) return;
    const box = make("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => this.outline(box.checked));
    parts.legend.append(make("label", { class: "explorer-outlines" }, box, words("legend-outlines")));
  }

  hrefs() {
    const pattern = this.place.dataset.actorHref;
    return pattern ? (id) => pattern.replace("{uid}", encodeURIComponent(id)) : null;
  }

  listen() {
    const { stage } = this.parts;
    stage.addEventListener("keydown", (event) => this.key(event));
    stage.addEventListener("pointermove", (event) => this.point(event));
    stage.addEventListener("pointerleave", () => this.hovered(null));
    stage.addEventListener("click", (event) => this.click(event));
    new ResizeObserver(() => this.resized()).observe(stage);
    window.addEventListener("hashchange", () => this.fromAddress());
    window.addEventListener("beforeprint", () => this.print(true));
    window.addEventListener("afterprint", () => this.print(false));
    window.matchMedia("(forced-colors: active)").addEventListener("change", () => this.soon());
    this.place.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.parts.card.contains(document.activeElement)) this.release();
    });
  }

  // ---- state

  fromAddress() {
    if (location.hash.slice(1) === this.written) return;
    const id = readAddress(location.hash, this.filter, this.scene.legend);
    this.focus = this.scene.row.get(id) ?? null;
    this.refresh();
  }

  toggle(part, code) {
    const chosen = new Set(this.filter[part]);
    if (!chosen.delete(code)) chosen.add(code);
    this.refine({ [part]: chosen });
  }

  refine(change) {
    Object.assign(this.filter, change);
    this.refresh();
    this.say(this.summary());
  }

  refresh() {
    this.selection = select(this.scene, this.filter);
    if (this.focus !== null && !this.selection.node[this.focus]) this.focus = null;
    this.legend.show(this.filter);
    this.period.show(this.filter);
    this.table.show(this.selection);
    this.parts.summary.textContent = this.summary();
    showChips(this.parts.chips, this.filter, this.scene.legend, {
      words: this.words,
      lang: this.meta.lang,
      drop: (part, code) => (code === undefined ? this.refine({ [part]: null }) : this.toggle(part, code)),
      clear: () => this.refine(openFilter()),
    });
    this.told();
  }

  summary() {
    const { actors: n, meetings: events, ties, alone, undated } = this.selection;
    const first = this.words(this.scene.twoMode ? "summary-meetings" : "summary", { n, events, ties });
    const told = alone ? [first, this.words("alone-count", { n: alone })] : [first];
    if (undated) told.push(this.words("period-undated", { n: undated }));
    return told.join(" · ");
  }

  /** After the chosen actor or the filters changed: card, address, picture. */
  told() {
    if (this.focus === null) this.card.hide();
    else this.card.show(this.focus, this.selection);
    this.written = writeAddress(this.filter, this.focus === null ? null : this.scene.id[this.focus]);
    history.replaceState(null, "", this.written ? `#${this.written}` : location.pathname + location.search);
    this.soon();
  }

  choose(node, { card = false, walk = false } = {}) {
    if (!this.selection.node[node]) this.refine(openFilter());
    this.focus = node;
    if (!walk) this.home = node;
    this.told();
    this.camera.show([node, ...this.selection.partners[node].keys()].slice(0, 12));
    this.say(this.spoken(node));
    if (card) this.card.title.focus({ preventScroll: window.innerWidth > 800 });
  }

  release() {
    this.focus = this.home = null;
    this.told();
    this.parts.stage.focus({ preventScroll: true });
    this.say(this.summary());
  }

  spoken(node) {
    return `${this.scene.name[node]}, ${describe(this.scene, node, this.meta.lang)}, ${this.words(countKey(this.scene, node), { n: this.selection.degree[node] })}`;
  }

  say(text) {
    this.parts.live.textContent = text;
  }

  outline(shown) {
    this.outlines = shown;
    this.soon();
  }

  // ---- hand and keys

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.keys(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  keys(event) {
    const go = (node, how = {}) => node !== null && this.choose(node, how);
    const start = this.focus ?? firstStop(this.scene, this.selection);
    if (start === null) return null;
    if (isArrow(event.key)) return () => go(this.focus === null ? start : towards(this.scene, this.selection, start, event.key));
    const acts = {
      n: () => go(nextPartner(this.selection, this.home ?? start, this.focus, event.shiftKey ? -1 : 1), { walk: true }),
      PageDown: () => go(nextName(this.scene, this.selection, this.names, this.focus, 1)),
      PageUp: () => go(nextName(this.scene, this.selection, this.names, this.focus, -1)),
      Enter: () => go(start, { card: true }),
      Escape: this.focus === null ? null : () => this.release(),
      "+": () => this.camera.by(1.5),
      "=": () => this.camera.by(1.5),
      "-": () => this.camera.by(1 / 1.5),
      0: () => this.camera.home(),
      "/": () => this.search.input.focus(),
    };
    return acts[event.key] ?? acts[event.key.toLowerCase()] ?? null;
  }

  /** The shown node whose mark is under the pointer, the nearest of those within reach. */
  under(event) {
    const box = this.parts.stage.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    let [best, least] = [null, Infinity];
    for (let node = 0; node < this.scene.count; node++) {
      if (!this.selection.node[node]) continue;
      const [x, y] = this.camera.at(node);
      const far = Math.hypot(x - px, y - py);
      if (far < least && far <= Math.max(HIT, this.camera.radius(node, this.selection) + 2)) [best, least] = [node, far];
    }
    return best;
  }

  point(event) {
    if (event.pointerType === "mouse" && !event.buttons) this.hovered(this.under(event));
  }

  hovered(node) {
    if (node === this.hover) return;
    this.hover = node;
    this.parts.stage.classList.toggle("over", node !== null);
    this.soon();
  }

  click(event) {
    const node = this.under(event);
    this.parts.stage.focus({ preventScroll: true });
    if (node !== null) this.choose(node);
    else if (this.focus !== null) this.release();
  }

  // ---- picture

  resized() {
    const { clientWidth, clientHeight } = this.parts.stage;
    if (!clientWidth || !clientHeight) return;
    this.camera.resize(clientWidth, clientHeight);
    this.draw();
  }

  /** While a hand moves a large map its picture is shifted; it is drawn sharp once the hand rests. */
  moved(byHand) {
    if (!byHand || this.scene.count + this.scene.tieCount < LARGE) return this.soon();
    const { x, y, k } = this.camera.transform;
    const scale = k / this.drawn.k;
    this.parts.canvas.style.transform = `translate(${x - scale * this.drawn.x}px,${y - scale * this.drawn.y}px) scale(${scale})`;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.soon(), REST);
  }

  soon() {
    this.frameAsked ??= requestAnimationFrame(() => this.draw());
  }

  view() {
    const { scene, selection, camera, focus, hover, outlines, words } = this;
    return { scene, selection, camera, focus, hover, outlines, words, theme: theme() };
  }

  draw() {
    this.frameAsked = null;
    if (!this.camera.width || !this.selection) return;
    const most = this.selection.ties > MANY_TIES ? 1.5 : 3;
    this.drawn = this.camera.transform;
    this.parts.canvas.style.transform = "";
    this.placed = paint(this.sink, this.view(), Math.min(most, window.devicePixelRatio || 1));
  }

  svg() {
    const svg = asSvg(this.view(), (text, size, weight) => this.sink.measure(text, size, weight));
    svg.setAttribute("aria-label", this.words("map", { title: this.meta.title }));
    return svg;
  }

  print(starts) {
    this.parts.print.hidden = !starts;
    this.parts.print.replaceChildren(...(starts ? [this.svg()] : []));
  }

  /** What is shown, for tests: the picture itself cannot be read. */
  state() {
    const { scene, selection, placed = [] } = this;
    const visible = [...selection.node.keys()].filter((node) => selection.node[node]).map((node) => scene.id[node]);
    return {
      visible,
      ties: selection.ties,
      focus: this.focus === null ? null : scene.id[this.focus],
      labels: placed.map(({ node, text, box }) => ({ id: scene.id[node], text, box })),
      overlaps: overlaps(placed),
      zoom: this.camera.zoomed,
      spoken: this.parts.live.textContent,
    };
  }
}
