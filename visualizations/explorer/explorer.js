/*! Holds d3-selection, d3-zoom, d3-drag, d3-dispatch and d3-polygon, copyright 2010-2026 Mike Bostock.
Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.
THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE. */

// The explorer: mounts on each <div data-explorer> of the page, see templates/fragments/explorer.html.

import { Explorer } from "./network.js";
import { make } from "./elements.js";

async function readDocument(place) {
  const { src, document: id } = place.dataset;
  if (!src) return JSON.parse(document.getElementById(id ?? "view-document").textContent);
  const answer = await fetch(src, { headers: { Accept: "application/json" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? answer.statusText);
  return body;
}

async function mount(place) {
  try {
    place.explorer = new Explorer(place, await readDocument(place));
  } catch (error) {
    place.append(make("p", { role: "alert", class: "explorer-alert" }, (place.dataset.failed ?? "{reason}").replace("{reason}", error.message)));
    throw error;
  }
}

for (const place of document.querySelectorAll("[data-explorer]")) mount(place);
