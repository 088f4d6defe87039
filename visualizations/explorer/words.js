// Sentences of the document with their values put in, and names folded for searching and sorting.

/** Put values in a sentence; `{n:one|many}` chooses by number: in French 0 and 1 are singular. */
export function fill(text, values, lang) {
  return text.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (whole, name, one, many) => {
    const value = values[name];
    if (many === undefined) return String(value);
    const few = lang === "fr" ? Math.abs(value) < 2 : value === 1;
    return few ? one : many;
  });
}

/** A function that says any sentence of the document. */
export function speaker(words, lang) {
  return (key, values = {}) => fill(words[key], values, lang);
}

/** Lower case without accents, ligatures apart: "Élan" and "elan" are the same. */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[’']/g, " ");
}
