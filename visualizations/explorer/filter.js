// What is shown: fields, kinds, kinds of tie, a period. The same value drives map, legend, table and address.

/** Codes chosen in each part of the legend; an empty set shows all. Days are counted from 1970, null when open. */
export function openFilter() {
  return { fields: new Set(), kinds: new Set(), ties: new Set(), from: null, to: null };
}

export function isOpen(filter) {
  return !filter.fields.size && !filter.kinds.size && !filter.ties.size && filter.from === null && filter.to === null;
}

/**
 * Nodes and ties that pass, and for each node those it is then tied to.
 * A meeting passes when one of those present does. With a period, undated ties are counted apart.
 */
export function select(scene, filter) {
  const node = new Uint8Array(scene.count);
  for (let one = 0; one < scene.count; one++) node[one] = nodePasses(scene, filter, one) ? 1 : 0;
  const tie = new Uint8Array(scene.tieCount);
  const partners = Array.from({ length: scene.count }, () => new Map());
  const { a, b } = scene.ties;
  let undated = 0;
  for (let one = 0; one < scene.tieCount; one++) {
    if (!node[a[one]] || !node[b[one]] || !tieKindPasses(scene, filter, one)) continue;
    const when = inPeriod(scene, filter, one);
    if (when === null) undated++;
    if (!when) continue;
    if (!partners[a[one]].has(b[one]) || scene.directed) tie[one] = 1;
    if (!partners[a[one]].has(b[one])) partners[a[one]].set(b[one], one);
    if (!partners[b[one]].has(a[one])) partners[b[one]].set(a[one], one);
  }
  if (filter.fields.size) dropEmptyMeetings(scene, node, partners);
  return summed(scene, node, tie, partners, undated);
}

function nodePasses(scene, filter, node) {
  if (filter.kinds.size && !filter.kinds.has(scene.kindOf(node).code)) return false;
  if (!filter.fields.size || scene.isMeeting(node)) return true;
  return filter.fields.has(scene.fieldOf(node).code);
}

function tieKindPasses(scene, filter, tie) {
  return !filter.ties.size || filter.ties.has(scene.legend.ties[scene.ties.kind[tie]]?.code);
}

function inPeriod(scene, { from, to }, tie) {
  if (from === null && to === null) return true;
  const since = scene.ties.since[tie] ?? null;
  const until = scene.ties.until[tie] ?? null;
  if (since === null && until === null) return null;
  return (since ?? -Infinity) <= (to ?? Infinity) && (until ?? Infinity) >= (from ?? -Infinity);
}

function dropEmptyMeetings(scene, node, partners) {
  for (let one = scene.actorCount; one < scene.count; one++) if (!partners[one].size) node[one] = 0;
}

function summed(scene, node, tie, partners, undated) {
  const degree = Int32Array.from(partners, (one) => one.size);
  let actors = 0;
  let meetings = 0;
  let alone = 0;
  for (let one = 0; one < scene.count; one++) {
    if (!node[one]) continue;
    if (scene.isMeeting(one)) meetings++;
    else actors++;
    if (!degree[one] && !scene.isMeeting(one)) alone++;
  }
  const ties = tie.reduce((sum, one) => sum + one, 0);
  const most = degree.reduce((high, one) => Math.max(high, one), 1);
  return { node, tie, partners, degree, most, actors, meetings, alone, ties, undated };
}

/** How many partners are of another known field, and in how many fields. */
export function reach(scene, selection, node) {
  const own = scene.fieldOf(node)?.code;
  const fields = new Set();
  let partners = 0;
  if (!own) return { partners, fields: 0 };
  for (const other of selection.partners[node].keys()) {
    const code = scene.fieldOf(other)?.code;
    if (!code || code === own) continue;
    partners++;
    fields.add(code);
  }
  return { partners, fields: fields.size };
}
