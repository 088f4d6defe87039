"""The fields desk without a mouse and without a script: tick, choose, confirm, undo."""

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from network.fields import proposals, without_field
from network.forms import Source
from network.importing import import_files
from network.store import Store

pytestmark = pytest.mark.browser

NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DIRECTORY = "Structure;Code APE\nEspace Curial;88.99B\nCentre social Ourcq;85.20Z\nÉcole Tanger;\nQuartier Uni;\n"
WIDTHS = (1280, 360)


@pytest.fixture
def filled(embedded: Store) -> Store:
    source = Source("annuaire.csv", DIRECTORY.encode())
    import_files(embedded, [source], form="actors", today=NOW.date(), now=NOW, by="tests", apply=True)
    return embedded


def reach(page: Page, wanted: Locator) -> None:
    handle = wanted.element_handle()
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement === wanted", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is out of reach of the keyboard")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_ticked_is_confirmed_by_the_keyboard_alone(visit, filled: Store, width: int):
    page = visit.page("/champs", width=width, script=False)
    contradicted = page.get_by_role("checkbox", name="Centre social Ourcq")
    expect(page.get_by_role("checkbox", name="Espace Curial")).to_be_checked()
    expect(contradicted).not_to_be_checked()
    reach(page, contradicted)
    page.keyboard.press("Space")
    choice = page.get_by_role("combobox", name="Champ de Centre social Ourcq")
    reach(page, choice)
    page.keyboard.press("ArrowDown")
    reach(page, page.get_by_role("button", name="Confirmer les propositions cochées"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("3 champs confirmés")
    assert proposals(filled) == []
    assert [row["name"] for row in without_field(filled)] == ["Quartier Uni"]
    reach(page, page.get_by_role("button", name="Annuler cette confirmation"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/fichiers*")
    assert len(proposals(filled)) == 3


@pytest.mark.node
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways_and_axe_finds_nothing(visit, filled: Store, width: int):
    page = visit.page("/champs", width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
