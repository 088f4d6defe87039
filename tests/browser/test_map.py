"""The single-file map in a real browser, the network cut: it draws, finds, walks, filters, and says the same twice."""

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Page

from made import meetings, territory
from network.exports import write
from network.views import document

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
STATE = "document.querySelector('[data-explorer]').explorer.state()"
SIZES = {"desk": (1280, 800), "phone": (390, 800), "narrow": (320, 640)}


@pytest.fixture(scope="module")
def card(tmp_path_factory) -> Path:
    told = document(territory(200), title="Quatre quartiers", fictional=True, today=dt.date(2025, 3, 5))
    return write(told, tmp_path_factory.mktemp("map") / "map.html")


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    return write(document(territory(40), title="Un quartier"), tmp_path_factory.mktemp("map") / "small.html")


def state(page: Page) -> dict:
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.evaluate(STATE)


def legend(page: Page, name: str):
    return page.locator(".explorer-legend").get_by_role("button", name=name)


def rows(page: Page) -> list[str]:
    return page.eval_on_selector_all(".explorer-table tbody tr", "rows => rows.map((row) => row.dataset.id)")


def test_the_map_is_drawn(opened, card):
    page = opened.page(card)
    assert len(state(page)["visible"]) == 200
    inked = page.evaluate(
        """() => { const canvas = document.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.reduce((sum, value, at) => sum + (at % 4 === 0 && value < 250), 0) / (data.length / 4) }"""
    )
    assert 0.03 < inked < 0.7


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_name_is_over_another_whatever_the_size_and_zoom(opened, card, size):
    page = opened.page(card, viewport={"width": size[0], "height": size[1]})
    for _ in range(4):
        shown = state(page)
        assert shown["labels"]
        assert shown["overlaps"] == 0
        page.locator(".explorer-zoom button").first.click()
    assert shown["zoom"] > 2


def test_the_table_says_the_same_as_the_map(opened, card):
    page = opened.page(card)
    assert sorted(rows(page)) == sorted(state(page)["visible"])
    legend(page, "Santé").click()
    shown = state(page)
    assert 0 < len(shown["visible"]) < 200
    assert sorted(rows(page)) == sorted(shown["visible"])
    assert set(page.locator("td.field").all_inner_texts()) == {"Santé"}


def test_a_filter_is_said_in_words_kept_in_the_address_and_taken_off(opened, card):
    page = opened.page(card)
    legend(page, "Santé").click()
    assert "champ=sante" in page.url
    assert page.locator("[role=status]").inner_text() == page.locator(".explorer-summary").inner_text()
    again = opened.page(card, hash=page.url[page.url.index("#") :])
    assert state(again)["visible"] == state(page)["visible"]
    page.get_by_role("button", name="Retirer le filtre Santé").click()
    assert len(state(page)["visible"]) == 200
    assert "#" not in page.url


def test_a_period_keeps_the_ties_valid_in_it(opened, card):
    page = opened.page(card)
    every = state(page)["ties"]
    page.get_by_label("Du", exact=True).fill("2019-01-01")
    page.get_by_label("au", exact=True).fill("2019-12-31")
    page.get_by_label("au", exact=True).blur()
    assert 0 < state(page)["ties"] < every
    assert "au=2019-12-31" in page.url


def test_a_search_finds_an_actor_without_its_accents_and_opens_its_card(opened, card):
    page = opened.page(card)
    name = page.locator(".explorer-table tbody tr:has-text('École élémentaire') th").first.inner_text()
    page.get_by_role("combobox").fill(name.lower().replace("é", "e").replace("œ", "oe"))
    assert page.get_by_role("option").first.inner_text() == name
    page.keyboard.press("Enter")
    assert page.locator(".explorer-card h2").inner_text() == name
    assert state(page)["focus"]


def test_a_search_that_finds_nobody_says_so(opened, card):
    page = opened.page(card)
    page.get_by_role("combobox").fill("zzz")
    assert page.locator("[role=status]").inner_text() == "Aucun acteur ne porte ce nom."


def test_keys_alone_reach_every_actor(opened, small):
    page = opened.page(small)
    page.locator("[role=application]").focus()
    met = set()
    for _ in range(40):
        page.keyboard.press("PageDown")
        met.add(page.evaluate(STATE)["focus"])
    assert met == set(state(page)["visible"])


def test_arrows_and_partners_walk_the_network_and_are_spoken(opened, card):
    page = opened.page(card)
    page.locator("[role=application]").focus()
    page.keyboard.press("ArrowRight")
    first = state(page)
    assert page.locator(".explorer-card h2").inner_text() in first["spoken"]
    page.keyboard.press("ArrowLeft")
    second = state(page)
    assert second["focus"] != first["focus"]
    partners = page.locator(".explorer-partners li span").all_inner_texts()
    page.keyboard.press("n")
    assert page.locator(".explorer-card h2").inner_text() == partners[0]
    page.keyboard.press("n")
    assert page.locator(".explorer-card h2").inner_text() == partners[1]


def test_enter_goes_to_the_card_and_escape_comes_back(opened, card):
    page = opened.page(card)
    page.locator("[role=application]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "application"
    assert state(page)["focus"] is None


def test_tab_leaves_the_map(opened, card):
    page = opened.page(card)
    page.locator("[role=application]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") != "application"


def test_zoom_has_keys_buttons_and_a_wheel_that_leaves_the_page_alone_until_asked(opened, card):
    page = opened.page(card)
    stage = page.locator("[role=application]")
    stage.hover()
    page.mouse.wheel(0, -300)
    assert state(page)["zoom"] == 1
    stage.focus()
    page.keyboard.press("+")
    assert state(page)["zoom"] == 1.5
    page.keyboard.press("0")
    assert state(page)["zoom"] == 1
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"{STATE}.zoom > 1")


def test_a_click_on_a_mark_chooses_it_and_its_partners_are_named(opened, card):
    page = opened.page(card)
    box = page.locator("[role=application]").bounding_box()
    target = page.evaluate(
        """() => { const { camera, selection } = document.querySelector('[data-explorer]').explorer;
        const node = selection.degree.indexOf(selection.most); return camera.at(node) }"""
    )
    page.mouse.click(box["x"] + target[0], box["y"] + target[1])
    shown = state(page)
    assert shown["focus"]
    partners = page.locator(".explorer-partners li").count()
    assert partners == int(page.locator(".explorer-card h3").inner_text().split()[0])
    assert shown["labels"][0]["id"] == shown["focus"]
    assert shown["overlaps"] == 0


def test_headers_sort_the_table_as_a_french_reader_expects(opened, card):
    page = opened.page(card)
    page.get_by_role("columnheader", name="Acteur").get_by_role("button").click()
    names = page.locator(".explorer-table tbody th").all_inner_texts()
    expected = page.evaluate("names => names.sort(new Intl.Collator('fr', { numeric: true }).compare)", list(names))
    assert names == expected
    assert page.get_by_role("columnheader", name="Acteur").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("size", [(320, 640), (640, 400)], ids=["320 px", "200 %"])
def test_nothing_needs_a_horizontal_scroll(opened, card, size):
    page = opened.page(card, viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.node
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_axe_finds_nothing(opened, card, size):
    page = opened.page(card, viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    page.locator("[role=application]").focus()
    page.keyboard.press("Enter")
    page.add_script_tag(content=AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found["violations"]] == []


def test_print_gives_the_picture_as_svg_and_the_whole_table(opened, card):
    page = opened.page(card)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".explorer-print svg path").count() > 200
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".explorer-print svg").count() == 0


def test_the_picture_can_be_kept_as_svg(opened, card, tmp_path):
    page = opened.page(card)
    with page.expect_download() as kept:
        page.get_by_role("button", name="Enregistrer l'image (SVG)").click()
    kept.value.save_as(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text("utf-8").startswith("<svg xmlns=")


def test_forced_colours_and_a_calm_reader_are_served(opened, card):
    page = opened.page(card, forced_colors="active", reduced_motion="reduce", color_scheme="dark")
    assert state(page)["overlaps"] == 0
    page.locator("[role=application]").focus()
    page.keyboard.press("ArrowRight")
    assert state(page)["focus"]


def test_meetings_are_drawn_with_the_actors_who_came(opened, tmp_path):
    page = opened.page(write(document(meetings(), title="Rencontres"), tmp_path / "map.html"))
    assert len(state(page)["visible"]) == 85
    page.get_by_role("button", name="Groupe ressource 3", exact=False).first.click()
    assert "acteurs présents" in page.locator(".explorer-card h3").inner_text()
    assert sorted(rows(page)) == sorted(state(page)["visible"])


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    '"><script>alert(1)</script>',
    "<!--<script>alert(1)",
    "${alert(1)}{{7*7}}",
    "href=javascript:alert(1)",
    "\u202e<b onmouseover=alert(1)>\u2028'\\u003cscript>",
)


@pytest.mark.parametrize("form", ["html", "pyvis"])
def test_hostile_names_are_shown_and_never_run(opened, tmp_path, form):
    network = territory(20)
    network.actors.loc[: len(HOSTILE) - 1, "name"] = HOSTILE
    network.actors.loc[: len(HOSTILE) - 1, "stratum"] = HOSTILE
    told = document(network, title=HOSTILE[1], territories={one: one for one in HOSTILE})
    dialogs = []
    page = opened.page(write(told, tmp_path / "page.html", form))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.mouse.move(400, 400)
    page.mouse.move(700, 450, steps=12)
    page.wait_for_timeout(300)
    assert dialogs == []
    names = page.locator("tbody th").all_inner_texts()
    assert HOSTILE[0] in names and HOSTILE[1] in names
    assert page.locator("img, [onerror], [onload], [onmouseover]").count() == 0


def test_the_pyvis_page_opens_from_disk_and_draws(opened, tmp_path):
    told = document(territory(60), title="Quatre quartiers", fictional=True)
    page = opened.page(write(told, tmp_path / "pyvis.html", "pyvis"))
    page.wait_for_selector("#mynetwork canvas")
    assert page.evaluate("Object.keys(network.getPositions()).length") == 60
    assert page.evaluate("network.physics.physicsEnabled") is False
    assert page.locator("tbody tr").count() == 60
    assert page.locator(".fictional").is_visible()
