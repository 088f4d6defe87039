// Filters and the chosen actor in the address of the page, so that a view can be sent as a link.

const PARTS = [
  ["champ", "fields"],
  ["type", "kinds"],
  ["lien", "ties"],
];

/** The part of the address after `#`. */
export function writeAddress(filter, id) {
  const told = new URLSearchParams();
  for (const [name, part] of PARTS) if (filter[part].size) told.set(name, [...filter[part]].join(","));
  if (filter.from !== null) told.set("du", isoDay(filter.from));
  if (filter.to !== null) told.set("au", isoDay(filter.to));
  if (id) told.set("acteur", id);
  return told.toString();
}

/** Put what an address says in a filter; words that the legend does not know are left out. Gives the actor's id. */
export function readAddress(hash, filter, legend) {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  for (const [name, part] of PARTS) {
    const known = new Set(legend[part].map((row) => row.code));
    if (told.has(name)) filter[part] = new Set(told.get(name).split(",").filter((code) => known.has(code)));
  }
  filter.from = dayNumber(told.get("du"));
  filter.to = dayNumber(told.get("au"));
  return told.get("acteur");
}

const DAY = 86_400_000;

/** Day 20161 → "2025-03-14". */
export function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Day 20161 → "14/03/2025" in French. */
export function shownDay(day, lang) {
  return lang === "fr" ? isoDay(day).split("-").reverse().join("/") : isoDay(day);
}

/** "2025-03-14" → day 20161; null for anything else. */
export function dayNumber(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") && Date.parse(text) ? Date.parse(text) / DAY : null;
}
