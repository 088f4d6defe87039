// Files and folders dropped on the form are handed to its own field; without a script the fields do it alone.
const form = document.querySelector("[data-drop]");
const field = form.querySelector('input[type="file"]:not([webkitdirectory])');
const told = form.querySelector("[data-dropped]");

function entriesOf(transfer) {
  return [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
}

function read(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (let some = await read(reader); some.length; some = await read(reader)) found.push(...some);
  return (await Promise.all(found.map(filesOf))).flat();
}

function hold(files) {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  field.files = held.files;
  told.textContent = (files.length > 1 ? told.dataset.many : told.dataset.one).replace("…", files.length);
}

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", async (event) => {
  event.preventDefault();
  form.classList.remove("over");
  const loose = [...event.dataTransfer.files]; // both before the first await: the browser empties it after
  const entries = entriesOf(event.dataTransfer);
  hold(entries.length ? (await Promise.all(entries.map(filesOf))).flat() : loose);
});
