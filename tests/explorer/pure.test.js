// The pure parts of the explorer, run by `node --test`: filters, names, words, keys, address.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, isoDay, readAddress, shownDay, writeAddress } from "../../visualizations/explorer/address.js";
import { openFilter, reach, select } from "../../visualizations/explorer/filter.js";
import { Occupancy, overlaps, placeLabels, shorten } from "../../visualizations/explorer/labels.js";
import { Scene } from "../../visualizations/explorer/scene.js";
import { best } from "../../visualizations/explorer/search.js";
import { firstStop, nextName, nextPartner, towards } from "../../visualizations/explorer/walk.js";
import { fill, fold } from "../../visualizations/explorer/words.js";

// Four actors on a cross around the first: a school tied to two in health, one of them until day 100; one alone.
const CROSS = {
  actors: {
    id: ["e", "h1", "h2", "alone"], name: ["École", "PMI", "CMP", "Élan"], kind: [0, 0, 1, 0], field: [0, 1, 1, 2],
    extended: [-1, -1, -1, -1], territory: [-1, -1, -1, -1], silent: [], x: [50, 100, 50, 0], y: [50, 50, 100, 50],
  },
  meetings: { id: [], name: [], date: [], x: [], y: [] },
  ties: { a: [0, 0, 1], b: [1, 2, 2], kind: [0, 0, 1], since: [10, 200, null], until: [100, null, null], weight: [] },
  groups: [],
  legend: {
    fields: [{ code: "education", letters: "Éd" }, { code: "sante", letters: "Sa" }, { code: "", letters: "?" }],
    extended: [], territories: [],
    kinds: [{ code: "structure" }, { code: "service" }],
    ties: [{ code: "across" }, { code: "within" }],
  },
  meta: { directed: false },
};
const scene = new Scene(CROSS);
const shown = (filter) => select(scene, { ...openFilter(), ...filter });

test("an open filter shows every actor and counts who is alone", () => {
  const all = shown({});
  assert.deepEqual([all.actors, all.ties, all.alone], [4, 3, 1]);
  assert.deepEqual([...all.degree], [2, 2, 2, 0]);
});

test("a field keeps its actors and the ties between them", () => {
  const health = shown({ fields: new Set(["sante"]) });
  assert.deepEqual([...health.node], [0, 1, 1, 0]);
  assert.equal(health.ties, 1);
});

test("a period keeps the ties valid in it and counts the undated apart", () => {
  const early = shown({ from: 50, to: 120 });
  assert.deepEqual([...early.tie], [1, 0, 0]);
  assert.equal(early.undated, 1);
  assert.equal(early.actors, 4);
});

test("the day on which a tie ends still counts", () => {
  assert.equal(shown({ from: 100, to: null }).tie[0], 1);
  assert.equal(shown({ from: 101, to: null }).tie[0], 0);
});

test("ties across fields can be kept alone", () => {
  assert.deepEqual([...shown({ ties: new Set(["across"]) }).tie], [1, 1, 0]);
});

test("reach counts partners of another known field", () => {
  assert.deepEqual(reach(scene, shown({}), 0), { partners: 2, fields: 1 });
  assert.deepEqual(reach(scene, shown({}), 3), { partners: 0, fields: 0 });
});

test("several periods of one pair are one partner and one line", () => {
  const twice = new Scene({ ...CROSS, ties: { a: [0, 0], b: [1, 1], kind: [0, 0], since: [1, 9], until: [5, null], weight: [] } });
  const all = select(twice, openFilter());
  assert.deepEqual([all.ties, all.degree[0]], [1, 1]);
});

test("an arrow goes to the nearest in its direction and stops at the edge", () => {
  const all = shown({});
  assert.equal(towards(scene, all, 0, "ArrowRight"), 1);
  assert.equal(towards(scene, all, 0, "ArrowDown"), 2);
  assert.equal(towards(scene, all, 0, "ArrowLeft"), 3);
  assert.equal(towards(scene, all, 0, "ArrowUp"), null);
});

test("N goes round the partners, the alphabet reaches everyone who is shown", () => {
  const all = shown({});
  assert.deepEqual([nextPartner(all, 0, 0, 1), nextPartner(all, 0, 1, 1), nextPartner(all, 0, 2, 1)], [1, 2, 1]);
  const names = [2, 0, 3, 1];
  const met = new Set();
  for (let at = null, step = 0; step < 4; step++) met.add((at = nextName(scene, all, names, at, 1)));
  assert.equal(met.size, 4);
  assert.equal(firstStop(scene, all), 0);
});

test("no two names share a cell, whatever the crowd", () => {
  const wanted = Array.from({ length: 300 }, (_, node) => ({ node, text: "Centre social", x: (node * 37) % 800, y: (node * 53) % 600, r: 5 }));
  const placed = placeLabels(wanted, new Occupancy(800, 600), () => 90, 90, 20);
  assert.ok(placed.length > 20 && placed.length <= 90);
  assert.equal(overlaps(placed), 0);
});

test("a name is not put over a mark unless it may be", () => {
  const crowded = () => {
    const grid = new Occupancy(300, 100);
    grid.mark([0, 0, 299, 99]);
    return grid;
  };
  const one = [{ node: 0, text: "PMI", x: 150, y: 50, r: 5 }];
  assert.equal(placeLabels(one, crowded(), () => 30, 9, 0).length, 0);
  assert.equal(placeLabels(one, crowded(), () => 30, 9, 1).length, 1);
});

test("searching ignores accents, case and the order of words", () => {
  const folded = ["École du Cœur", "Élan", "Centre social d'Éole"].map(fold);
  assert.deepEqual(best(folded, fold("coeur ecole")), [0]);
  assert.deepEqual(best(folded, fold("ÉLAN")), [1]);
  assert.deepEqual(best(folded, "zzz"), []);
});

test("0 is singular in French and plural in English", () => {
  const text = "{n} {n:lien|liens}";
  assert.equal(fill(text, { n: 0 }, "fr"), "0 lien");
  assert.equal(fill(text, { n: 0 }, "en"), "0 liens");
  assert.equal(fill(text, { n: 2 }, "fr"), "2 liens");
});

test("the address says the filters and gives them back", () => {
  const filter = { ...openFilter(), fields: new Set(["sante"]), from: dayNumber("2025-03-14") };
  const hash = writeAddress(filter, "h1");
  const read = openFilter();
  assert.equal(readAddress(`#${hash}`, read, scene.legend), "h1");
  assert.deepEqual(read, filter);
});

test("an address from elsewhere cannot filter by what the legend does not know", () => {
  const read = openFilter();
  readAddress("#champ=<script>,sante&du=hier", read, scene.legend);
  assert.deepEqual([...read.fields], ["sante"]);
  assert.equal(read.from, null);
});

test("days are counted from 1970 and shown as the reader writes them", () => {
  assert.equal(isoDay(20161), "2025-03-14");
  assert.equal(dayNumber("2025-03-14"), 20161);
  assert.equal(shownDay(20161, "fr"), "14/03/2025");
  assert.equal(dayNumber("2025-13-45"), null);
});

test("a long name is cut with an ellipsis", () => {
  assert.equal(shorten("Maison de santé pluriprofessionnelle", 15), "Maison de sant…");
  assert.equal(shorten("PMI", 15), "PMI");
});
