"""The journey of a coordinator in a real browser: files in, the network drawn, an actor found, nothing sent out."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ("/", "/fichiers", "/reseau", "/mesures", "/partenaires", "/acteurs", "/aide", "/accessibilite")
ACTORS = """Structure;Type;Champ
Centre social Les Tilleuls;structure;social
PMI de la Fontaine;service;santé
École maternelle Tanger;structure;éducation
Collège Mandela;structure;éducation
"""
TIES = """Structure 1;Structure 2;Lien;Depuis
Centre social Les Tilleuls;PMI de la Fontaine;convention;1er septembre 2023
Collège Mandela;PMI de la Fontaine;travaille avec;mars 2024
"""
SETTLE = 60_000  # a busy machine shows the waiting page first


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = []
    for name, text in (("annuaire.csv", ACTORS), ("liens.csv", TIES)):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        paths.append(str(path))
    return paths


def bring(page: Page, files: list[str]) -> None:
    """Send the files, read the dry run, import."""
    page.get_by_label("Fichiers").set_input_files(files)
    page.get_by_role("button", name="Essayer").click()
    expect(page.get_by_role("heading", name="Essai")).to_be_visible(timeout=SETTLE)
    page.get_by_role("button", name="Importer").click()
    expect(page.get_by_role("heading", name="Import terminé")).to_be_visible(timeout=SETTLE)


def test_files_become_a_network_in_which_an_actor_is_found(visit, files):
    page = visit.page("/fichiers")
    page.get_by_label("Fichiers").set_input_files(files)
    page.get_by_role("button", name="Essayer").click()
    expect(page.get_by_text("4 nouveaux acteurs")).to_be_visible(timeout=SETTLE)
    page.get_by_role("button", name="Importer").click()
    expect(page.get_by_text("2 fichiers importés")).to_be_visible(timeout=SETTLE)

    page.get_by_role("link", name="Voir le réseau").click()
    expect(page.locator("canvas").first).to_be_visible(timeout=SETTLE)
    rows = page.locator(".explorer-table tbody tr")
    expect(rows).to_have_count(3)  # the school has no tie yet
    shown = page.evaluate("document.querySelector('[data-explorer]').explorer.state().visible.length")
    assert shown == 3

    page.get_by_role("combobox").or_(page.get_by_role("searchbox")).first.fill("fontaine")
    page.keyboard.press("Enter")
    expect(page.locator(".explorer-card")).to_contain_text("PMI de la Fontaine")


def test_an_import_is_undone_from_the_list(visit, files):
    page = visit.page("/fichiers")
    bring(page, files)
    page.goto(visit.address + "/fichiers")
    for _ in files:
        page.get_by_role("button", name="Annuler").first.click()
        expect(page.locator("p.notice")).to_contain_text("L'import est annulé")
    expect(page.get_by_role("button", name="Annuler")).to_have_count(0)
    page.goto(visit.address + "/acteurs")
    expect(page.get_by_role("status")).to_contain_text("0 acteur")


def test_everything_but_the_drawing_works_without_script(visit, files):
    page = visit.page("/fichiers", script=False)
    bring(page, files)
    page.goto(visit.address + "/reseau")
    expect(page.get_by_role("rowheader", name="Collège Mandela")).to_be_visible(timeout=SETTLE)
    page.get_by_role("link", name="Collège Mandela").click()
    expect(page.get_by_role("heading", name="Travaille avec 1 acteur")).to_be_visible()


def test_no_page_scrolls_sideways_on_a_narrow_screen(visit, files):
    bring(visit.page("/fichiers"), files)
    page = visit.page("/", width=320)
    for path in PAGES:
        page.goto(visit.address + path)
        expect(page.locator("progress")).to_have_count(0, timeout=SETTLE)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.node
def test_axe_finds_nothing_on_any_page(visit, files):
    bring(visit.page("/fichiers"), files)
    page = visit.page("/", width=1280)
    for path in PAGES:
        page.goto(visit.address + path)
        expect(page.locator("progress")).to_have_count(0, timeout=SETTLE)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]] == [], path


def test_the_keyboard_reaches_the_content_first_and_then_every_door(visit):
    page = visit.page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert {"/fichiers", "/reseau", "/mesures", "/partenaires"} <= reached
