// The steps of a picture, the same for canvas and SVG: outlines, ties, marks, names.

import { polygonHull } from "d3-polygon";
import { Occupancy, placeLabels, shorten } from "./labels.js";

const NAME = 12.5;
const CURVED_BELOW = 2500;

/**
 * Paint `view` = {scene, selection, camera, focus, hover, outlines, theme, words} on a sink.
 * Gives the names that were placed.
 */
export function paint(sink, view, ratio) {
  const { width, height } = view.camera;
  sink.begin(width, height, ratio, view.theme.paper);
  const spots = Array.from({ length: view.scene.count }, (_, node) => view.camera.at(node));
  const seen = new Set(view.focus === null ? [] : [view.focus, ...view.selection.partners[view.focus].keys()]);
  const grid = new Occupancy(width, height);
  grid.take([0, height - 58, 196, height]); // the buttons stand there
  const outlines = view.outlines ? paintOutlines(sink, view, spots) : [];
  paintTies(sink, view, spots);
  const radii = paintMarks(sink, view, spots, seen, grid);
  paintOutlineNames(sink, view, outlines, grid);
  paintShelfName(sink, view, spots, grid);
  return paintNames(sink, view, spots, radii, seen, grid);
}

/** Soft ground under each territory, drawn around the four fifths of its actors nearest to its middle. */
function paintOutlines(sink, { scene, selection, camera, theme, focus }, spots) {
  const found = [];
  for (const { name, territory } of scene.groups) {
    const here = spots.filter((_, node) => scene.territory[node] === territory && scene.tied[node] && selection.node[node]);
    if (here.length < 5) continue;
    const middle = [0, 1].map((axis) => here.map((spot) => spot[axis]).sort((a, b) => a - b)[here.length >> 1]);
    const far = ([x, y]) => (x - middle[0]) ** 2 + (y - middle[1]) ** 2;
    const hull = polygonHull(here.sort((p, q) => far(p) - far(q)).slice(0, Math.ceil(here.length * 0.8)));
    if (!hull) continue;
    sink.outline(hull, { fill: theme.ground, alpha: focus === null ? 1 : 0.6, width: 26 * camera.zoomed ** 0.3 });
    found.push({ name, hull });
  }
  return found;
}

/** Names of the territories at the rim of their outline, where there is room: above, below, then around. */
function paintOutlineNames(sink, { theme, focus, camera }, outlines, grid) {
  if (focus !== null || camera.zoomed > 3) return;
  for (const { name, hull } of outlines) {
    const words = name.toLocaleUpperCase();
    const half = sink.measure(words, 12, 700) / 2 + 4;
    const spot = rim(hull, half, camera).find(([x, y]) => grid.free([x - half, y - 9, x + half, y + 9]));
    if (!spot) continue;
    grid.take([spot[0] - half, spot[1] - 9, spot[0] + half, spot[1] + 9]);
    sink.text(words, ...spot, { size: 12, weight: 700, fill: theme.soft, halo: theme.paper });
  }
}

/** Places for a name of half width `half` outside each corner of an outline, the highest and lowest first. */
function rim(hull, half, { width, height }) {
  const middle = [0, 1].map((axis) => hull.reduce((sum, corner) => sum + corner[axis], 0) / hull.length);
  const steep = ([x, y]) => Math.abs(y - middle[1]) - Math.abs(x - middle[0]) / 2;
  return [...hull].sort((p, q) => steep(q) - steep(p)).flatMap(([x, y]) => {
    const [dx, dy] = [x - middle[0], y - middle[1]];
    const far = Math.hypot(dx, dy) || 1;
    return [22, 34].map((gap) => [
      Math.min(Math.max(x + (dx / far) * (gap + Math.abs(dx / far) * half), half + 6), width - half - 6),
      Math.min(Math.max(y + (dy / far) * gap, 14), height - 14),
    ]);
  });
}

/** The actors without tie stand in rows; their place is named once. */
function paintShelfName(sink, { scene, selection, theme, words, focus }, spots, grid) {
  const alone = spots.filter((_, node) => !scene.tied[node] && selection.node[node]);
  if (!alone.length || focus !== null) return;
  const text = words("alone-count", { n: alone.length });
  const wide = sink.measure(text, 12, 600);
  const [left, right] = [Math.min(...alone.map(([x]) => x)), Math.max(...alone.map(([x]) => x))];
  const [top, low] = [Math.min(...alone.map(([, y]) => y)), Math.max(...alone.map(([, y]) => y))];
  for (const [x, y] of [[left - 4, top - 19], [right + 12, top], [left - 4, low + 19]]) {
    if (!grid.free([x, y - 8, x + wide, y + 8])) continue;
    grid.take([x, y - 8, x + wide, y + 8]);
    sink.text(text, x, y, { size: 12, weight: 600, fill: theme.soft, halo: theme.paper, anchor: "start" });
    break;
  }
}

function paintTies(sink, view, spots) {
  const { scene, selection, camera, focus, theme } = view;
  const bend = selection.ties < CURVED_BELOW ? 0.12 : 0;
  const strength = Math.min(0.6, Math.max(0.12, 900 / (selection.ties + 1)));
  const [near, rest] = [new Map(), new Map()];
  for (let tie = 0; tie < scene.tieCount; tie++) {
    if (!selection.tie[tie]) continue;
    const [a, b] = [scene.ties.a[tie], scene.ties.b[tie]];
    if (outside(spots[a], spots[b], camera)) continue;
    const bucket = focus === a || focus === b ? near : rest;
    const kind = scene.ties.kind[tie];
    if (!bucket.has(kind)) bucket.set(kind, []);
    bucket.get(kind).push(curve(spots[a], spots[b], bend));
    if (scene.directed && bucket === near) bucket.get(kind).push(...arrow(spots[a], spots[b], bend));
  }
  const plain = scene.legend.ties.at(-1).colour;
  const inLegendOrder = [...rest].sort(([p], [q]) => q - p); // the first of the legend lies on top
  for (const [kind, list] of inLegendOrder) {
    const { colour: stroke, code } = scene.legend.ties[kind] ?? { colour: plain };
    sink.curves(list, { stroke, width: 1.1, alpha: focus === null ? strength : 0.07, dash: code === "went" ? [5, 4] : [], straight: !bend });
  }
  for (const [kind, list] of near) {
    const code = scene.legend.ties[kind]?.code;
    sink.curves(list, { stroke: theme.ink, width: code === "within" ? 1 : 1.9, alpha: 0.75, dash: code === "went" ? [5, 4] : [] });
  }
}

function outside([ax, ay], [bx, by], { width, height }) {
  return (ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height);
}

function curve([ax, ay], [bx, by], bend) {
  return [ax, ay, (ax + bx) / 2 + (by - ay) * bend, (ay + by) / 2 - (bx - ax) * bend, bx, by];
}

/** Two short strokes at the middle of a tie, pointing to its second end. */
function arrow(from, to, bend) {
  const [ax, ay, cx, cy, bx, by] = curve(from, to, bend);
  const [x, y] = [(ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4];
  const angle = Math.atan2(by - ay, bx - ax);
  return [2.6, -2.6].map((turn) => {
    const [ex, ey] = [x + 8 * Math.cos(angle + turn), y + 8 * Math.sin(angle + turn)];
    return [x, y, (x + ex) / 2, (y + ey) / 2, ex, ey];
  });
}

/** Marks, the best tied last so that they lie on top; gives the radius of each node. */
function paintMarks(sink, view, spots, seen, grid) {
  const { scene, selection, camera, focus, hover, theme } = view;
  const radii = Array.from({ length: scene.count }, (_, node) => camera.radius(node, selection));
  const order = [...radii.keys()].filter((node) => selection.node[node]);
  order.sort((p, q) => seen.has(p) - seen.has(q) || selection.degree[p] - selection.degree[q]);
  for (const node of order) {
    const [x, y] = spots[node];
    const r = radii[node];
    if (x < -r || y < -r || x > camera.width + r || y > camera.height + r) continue;
    const dim = (focus !== null && !seen.has(node)) || (focus === null && scene.tied[node] && !selection.degree[node]);
    const alpha = dim ? 0.2 : 1;
    paintMark(sink, view, node, x, y, r, alpha);
    if (node === focus || node === hover) {
      sink.mark(scene.kindOf(node).path, x, y, r + 4, { fill: "transparent", stroke: theme.accent, width: 2.4 });
    }
    if (!dim) grid.mark([x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8]);
  }
  return radii;
}

function paintMark(sink, { scene, theme }, node, x, y, r, alpha) {
  const field = scene.fieldOf(node);
  const { path } = scene.kindOf(node);
  const hollow = !field || !field.code || scene.silent.has(node);
  const colour = scene.isMeeting(node) ? theme.ink : (field?.colour ?? theme.soft);
  sink.mark(path, x, y, r, { fill: hollow ? theme.paper : colour, stroke: hollow ? colour : theme.paper, width: hollow ? 1.8 : 1.2, alpha });
  if (r <= 10 || scene.isMeeting(node)) return;
  const letters = scene.lettersOf(node);
  const drop = scene.kindOf(node).shape === "triangle" ? r * 0.12 : 0;
  sink.text(letters, x, y + 0.5 + drop, { size: Math.min(15, Math.max(9, r * 0.86)), weight: 700, fill: hollow ? theme.ink : field.ink, alpha });
}

/** Names: the chosen actor, then its partners, then the best tied; none over another. */
function paintNames(sink, view, spots, radii, seen, grid) {
  const { scene, selection, camera, focus, hover, theme } = view;
  const small = Math.min(1, Math.max(0.35, (camera.width * camera.height) / 500_000));
  const budget = Math.round((focus === null ? 24 + 66 * Math.min(1, Math.log2(Math.max(1, camera.zoomed)) / 3) : 60) * small);
  const rank = (node) => (node === focus ? 3 : node === hover ? 2 : seen.has(node) ? 1 : 0);
  const asked = [...spots.keys()].filter((node) => selection.node[node] && (focus === null || rank(node) > 0));
  asked.sort((p, q) => rank(q) - rank(p) || selection.degree[q] - selection.degree[p] || p - q);
  const wanted = asked.slice(0, budget * 3).map((node) => ({
    node,
    text: rank(node) >= 2 ? scene.name[node] : shorten(scene.name[node]),
    x: spots[node][0],
    y: spots[node][1],
    r: radii[node] + (node === focus ? 4 : 0),
    weight: node === focus ? 700 : 400,
  }));
  const bold = focus === null ? Math.round(5 * small) : budget; // these may be written over marks
  const placed = placeLabels(wanted, grid, (text) => sink.measure(text, NAME, 600), budget, bold);
  for (const { text, tx, ty, anchor, weight } of placed) {
    sink.text(text, tx, ty, { size: NAME, weight, fill: theme.ink, halo: theme.paper, anchor });
  }
  return placed;
}
