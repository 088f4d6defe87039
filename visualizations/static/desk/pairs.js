// The queue of pairs: 1, 2 and 3 answer while the pair itself has the focus, never from a field (WCAG 2.1.4).
const pair = document.querySelector("[data-pair]");
const FIELDS = "input, select, textarea, [contenteditable]";

function answer(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest(FIELDS)) return;
  const button = pair.querySelector(`button[aria-keyshortcuts="${event.key}"]`);
  if (!button) return;
  event.preventDefault();
  pair.removeEventListener("keydown", answer); // one answer a pair, however long the key is held
  button.click();
}

if (pair) {
  pair.addEventListener("keydown", answer);
  if (location.hash === "#paire") pair.focus({ preventScroll: false });
}
