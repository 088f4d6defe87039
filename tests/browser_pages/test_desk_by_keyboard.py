"""IMP-24: the demonstration folder, from an empty store to a resolved graph, without ever touching the mouse."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from network import resolving
from network.listings import tables
from network.resources import folder
from network.store import Store

pytestmark = pytest.mark.browser

SHELF = folder("examples") / "quatre-quartiers"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SETTLE = 90_000
FAR = 400  # tabs after which something is out of reach


def folder_of_the_programme() -> list[str]:
    return [str(path) for path in sorted(SHELF.iterdir()) if path.suffix in (".csv", ".xlsx", ".xls", ".ods")]


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus: it is visible, and nothing on the way keeps the focus to itself."""
    handle = wanted.first.element_handle()
    for _ in range(FAR):
        if page.evaluate("wanted => document.activeElement === wanted", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is out of reach of the keyboard")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    reach(page, wanted)
    page.keyboard.press(key)


def send(page: Page, files: list[str]) -> None:
    """The dialog of the system is the browser's own; what opens it is a key."""
    field = page.get_by_label("Fichiers")
    reach(page, field)
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Space")
    chosen.value.set_files(files)
    press(page, page.get_by_role("button", name="Essayer"))
    expect(page.get_by_role("heading", name="Essai")).to_be_visible(timeout=SETTLE)


def number(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found, text
    return int(found[0])


def answer(page: Page) -> str:
    """What a person says of a pair: letters swapped in a name are a slip of the pen, a bare name proves nothing."""
    one, other = page.locator("table.beside thead th").all_inner_texts()
    return "1" if sorted(one.casefold()) == sorted(other.casefold()) else "2"


def test_a_folder_becomes_a_resolved_graph_by_keyboard_alone(visit, embedded: Store) -> None:
    page = visit.page("/fichiers")
    send(page, folder_of_the_programme())
    sentence = page.locator(".whole").inner_text()
    assert re.search(r"\d+ nouvelles structures, \d+ doublons probables, .*\d+ présences", sentence)
    assert "Rien n'est encore écrit" in sentence
    assert embedded.revision() == 0

    filter_and_follow_a_remark(page)
    press(page, page.get_by_role("link", name="Importer ou abandonner"))
    press(page, page.get_by_role("button", name="Importer"))
    expect(page.get_by_role("heading", name="Import terminé")).to_be_visible(timeout=SETTLE)
    assert number(page.get_by_role("status").inner_text()) == len(folder_of_the_programme())

    press(page, page.get_by_role("link", name=re.compile("Départager")))
    decide_every_pair(page)
    assert resolving.waiting(embedded) == []
    confirm_fields(page, visit.address)

    truth = json.loads((SHELF / "truth.json").read_text("utf-8"))
    held = tables(embedded)
    assert len(held["meetings"]) == truth["counts"]["meetings"]
    spelled = {name for row in held["actors"].to_dict("records") for name in (row["name"], *row["aliases"])}
    assert {actor["name"] for actor in truth["actors"]} <= spelled


def filter_and_follow_a_remark(page: Page) -> None:
    """From the list at the top to the remarks, to those to check only, to the cell of the first, and back."""
    press(page, page.locator(".toc").get_by_role("link", name=re.compile("remarques")))
    every = number(page.locator("#compte").inner_text())
    reach(page, page.get_by_label("Gravité"))
    page.keyboard.press("ArrowDown")
    press(page, page.get_by_role("button", name="Filtrer"))
    expect(page.locator("#compte")).to_contain_text(f"sur {every}", timeout=SETTLE)
    assert 0 < number(page.locator("#compte").inner_text()) < every
    opened = page.locator(".remarks summary")
    if opened.count():
        press(page, opened)
    link = page.locator(".remarks a:visible").first
    cell = link.inner_text()
    press(page, link)
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        cell.split("ligne ")[-1].split("!")[-1], timeout=SETTLE
    )
    expect(page.locator("tr.here")).to_have_count(1)
    press(page, page.get_by_role("link", name="Revenir aux remarques"))
    expect(page.get_by_role("heading", name="Essai")).to_be_visible(timeout=SETTLE)


def decide_every_pair(page: Page) -> None:
    """1, 2 and 3 on the pair, whose turn the focus follows; a decision is taken back; a field keeps its keys."""
    pair = page.locator("[data-pair]")
    expect(pair).to_be_focused(timeout=SETTLE)
    total = number(page.locator("#rang").inner_text().split("sur")[1])
    where = page.url
    reach(page, page.get_by_role("radio"))
    page.keyboard.press("2")
    assert page.url == where  # in a field, a digit is a digit
    reach(page, pair)
    page.keyboard.press("3")
    expect(page.get_by_role("status")).to_contain_text("fait partie de l'autre", timeout=SETTLE)
    expect(pair).to_be_focused(timeout=SETTLE)
    press(page, page.get_by_role("button", name="Reprendre cette décision"))
    expect(page.get_by_role("status")).to_contain_text("attendent à nouveau", timeout=SETTLE)
    for done in range(total):
        if not pair.count():  # a decision may settle other pairs too
            break
        expect(page.locator("#rang")).to_have_text(re.compile(rf"{done + 1} sur \d+"), timeout=SETTLE)
        reach(page, pair)
        page.keyboard.press(answer(page))
        expect(page).to_have_url(re.compile(rf"decided={done + 1}&"), timeout=SETTLE)
        expect(page.get_by_role("status").first).to_contain_text("sont", timeout=SETTLE)
    expect(page.get_by_text("Plus aucune paire à départager")).to_be_visible(timeout=SETTLE)


def confirm_fields(page: Page, address: str) -> None:
    """What names and codes propose is confirmed with one key."""
    page.goto(f"{address}/champs")
    confirm = page.get_by_role("button", name=re.compile("Confirmer"))
    if confirm.count():
        press(page, confirm)
        expect(page.get_by_role("status").first).to_be_visible(timeout=SETTLE)


@pytest.mark.node
def test_axe_finds_nothing_on_the_pages_of_the_desk(visit, tmp_path: Path) -> None:
    path = tmp_path / "presences.csv"
    names = ("Association Le Fil", "Association Le Fli")
    lines = "".join(f"0{day}/03/2025;COPIL;{name};présent\n" for day in (5, 6) for name in names)
    path.write_text(f"Date;Réunion;Structure;Présence\n{lines}31/02/2025;COPIL;CAF;présent\n30/02/2025;COPIL;CAF;?\n")
    page = visit.page("/fichiers")
    send(page, [str(path)])
    trial = page.url
    cell = page.locator(".remarks a").first.get_attribute("href")
    for address in (trial, f"{trial}?severity=error", visit.address + str(cell), f"{visit.address}/fichiers"):
        clean(page, address)
    page.goto(trial)
    page.get_by_role("button", name="Importer").click()
    expect(page.get_by_role("heading", name="Import terminé")).to_be_visible(timeout=SETTLE)
    batch = page.get_by_role("link", name=re.compile("Voir cet import")).get_attribute("href")
    for address in (
        page.url,
        *(visit.address + path for path in (str(batch), "/fichiers/paires", "/fichiers/paires/liste")),
    ):
        clean(page, address)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def clean(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("progress[aria-labelledby=progress]")).to_have_count(0, timeout=SETTLE)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]] == [], address


def test_the_queue_works_without_script(visit, tmp_path: Path) -> None:
    names = ("Association Le Fil et la Voix", "Association Le Fil et la oVix")
    files = [tmp_path / f"{number}.csv" for number, _ in enumerate(names)]
    for path, name in zip(files, names, strict=True):
        path.write_text(f"Structure;Champ\n{name};social\n", "utf-8")
    page = visit.page("/fichiers", script=False)
    page.get_by_label("Fichiers").set_input_files([str(path) for path in files])
    page.get_by_role("button", name="Essayer").click()
    page.get_by_role("button", name="Importer").click(timeout=SETTLE)
    page.get_by_role("link", name=re.compile("Départager")).click(timeout=SETTLE)
    page.get_by_role("button", name="C'est la même").click()
    expect(page.get_by_role("status").first).to_contain_text("sont la même", timeout=SETTLE)
    page.get_by_role("button", name="Reprendre cette décision").click()
    expect(page.locator("#rang")).to_have_text("1 sur 1", timeout=SETTLE)
