"""Correcting how a file is read, in a real browser: by keyboard, without script, on a phone, and for axe."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SETTLE = 60_000
CONTACTS = (
    "Qui;Joindre;Quoi;Nom de l'enfant\nCentre social Les Tilleuls;accueil@cs.example;social;Léo\n"
    "PMI de la Fontaine;contact@pmi.example;santé;Zoé\n"
)


def unread(page: Page, folder: Path) -> str:
    """The address of the reading page of a file that nothing recognises."""
    file = folder / "contacts.csv"
    file.write_text(CONTACTS, "utf-8")
    page.get_by_label("Fichiers").set_input_files([str(file)])
    page.get_by_role("button", name="Essayer").click()
    link = page.get_by_role("link", name="Voir et corriger la lecture")
    expect(link).to_be_visible(timeout=SETTLE)
    link.click()
    expect(page.get_by_role("heading", name="Lecture des fichiers")).to_be_visible(timeout=SETTLE)
    return page.url


def test_a_file_is_corrected_by_keyboard_and_without_script(visit, tmp_path: Path) -> None:
    page = visit.page("/fichiers", script=False)
    unread(page, tmp_path)
    page.get_by_role("link", name="Voir et corriger").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Ce que décrit la feuille").select_option(label="Annuaire de structures")
    page.get_by_role("button", name="Relire ainsi").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Rôle de la colonne A").select_option(label="nom de la structure (proposé)")
    page.get_by_label("Rôle de la colonne C").select_option("field")
    page.get_by_label("Enregistrer aussi comme modèle").fill("Contacts")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 nouvelles structures").first).to_be_visible(timeout=SETTLE)
    expect(page.get_by_text("Léo")).to_have_count(0)
    page.goto(f"{visit.address}/modeles")
    expect(page.get_by_role("button", name="Oublier Contacts")).to_be_visible()


@pytest.mark.node
def test_axe_finds_nothing_and_nothing_overflows_on_a_phone(visit, tmp_path: Path) -> None:
    page = visit.page("/fichiers")
    whole = unread(page, tmp_path)
    for address in (whole, f"{whole}/0/0", f"{whole}/0/0?form=places&line=1", f"{visit.address}/modeles"):
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            expect(page.locator("progress[aria-labelledby=progress]")).to_have_count(0, timeout=SETTLE)
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
            assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]] == [], address
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (address, width)
    assert not visit.errors and not visit.asked
