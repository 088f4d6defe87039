// Going from actor to actor by keys: nearest in a direction, next partner, next in the alphabet.

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export function isArrow(key) {
  return key in WAYS;
}

/** The visible node nearest to `from` in the direction of an arrow key, or null at the edge. */
export function towards(scene, selection, from, key) {
  const [dx, dy] = WAYS[key];
  let best = null;
  let least = Infinity;
  for (let node = 0; node < scene.count; node++) {
    if (node === from || !selection.node[node]) continue;
    const [x, y] = [scene.x[node] - scene.x[from], scene.y[node] - scene.y[from]];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (along <= 0 || aside > along * 1.2) continue;
    const cost = along + 2 * aside;
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

/** The next (step 1) or previous (step -1) partner of `home`, after `current`, the best tied first. */
export function nextPartner(selection, home, current, step) {
  const ring = [...selection.partners[home].keys()].sort((p, q) => selection.degree[q] - selection.degree[p] || p - q);
  if (!ring.length) return null;
  const at = ring.indexOf(current);
  return ring[(at < 0 ? (step > 0 ? 0 : -1) : at + step + ring.length) % ring.length] ?? ring.at(-1);
}

/** The next or previous visible node in alphabetical order: a way that reaches everyone. */
export function nextName(scene, selection, names, from, step) {
  const ring = names.filter((node) => selection.node[node]);
  if (!ring.length) return null;
  const at = ring.indexOf(from);
  return ring[(at < 0 ? 0 : at + step + ring.length) % ring.length];
}

/** Where a walk begins: the best tied node that is shown. */
export function firstStop(scene, selection) {
  let best = null;
  for (let node = 0; node < scene.count; node++) {
    if (selection.node[node] && (best === null || selection.degree[node] > selection.degree[best])) best = node;
  }
  return best;
}
