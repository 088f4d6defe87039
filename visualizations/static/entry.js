// A box above the list of actors to tick: it shows those whose name holds what is typed. Without it the list is whole.
const box = document.getElementById("filter");
const typed = document.getElementById("filter-text");

const plain = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

function show() {
  const words = plain(typed.value).split(/\s+/).filter(Boolean);
  for (const item of document.querySelectorAll(".ticks li")) {
    const name = plain(item.querySelector("label").textContent);
    const ticked = item.querySelector("input").checked;
    item.hidden = !ticked && !words.every((word) => name.includes(word));
    if (words.length && !item.hidden) item.closest("details").open = true;
  }
}

if (box) {
  box.hidden = false;
  typed.addEventListener("input", show);
  typed.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // Enter in the box must not send the form
  });
}
