"""Files dropped on the page are those of its own field, and what waits says how far it is."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SETTLE = 90_000
DROP = """
(texts) => {
  const held = new DataTransfer();
  for (const [name, text] of Object.entries(texts)) held.items.add(new File([text], name));
  const zone = document.querySelector("[data-drop]");
  for (const kind of ["dragover", "drop"]) {
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
  }
}
"""


def test_dropped_files_are_tried_like_chosen_ones(visit) -> None:
    page = visit.page("/fichiers")
    page.evaluate(DROP, {"a.csv": "Structure;Champ\nCAF;social\n", "b.csv": "Structure;Champ\nPMI Flandre;santé\n"})
    expect(page.locator("[data-dropped]")).to_have_text("2 fichiers prêts à être essayés.")
    page.get_by_role("button", name="Essayer").click()
    expect(page.locator(".whole")).to_contain_text("2 nouvelles structures", timeout=SETTLE)
