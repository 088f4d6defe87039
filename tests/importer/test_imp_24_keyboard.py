"""IMP-24: the preview and its errors need no mouse and no eyes: every error leads to its cell, everything has a name.

The same is gone through key by key, in a real browser, by tests/browser_pages/test_desk_by_keyboard.py.
"""

import re
import time
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from fastapi.testclient import TestClient
from reports import HERE, bring, expected, file, report

from network.api import create_app
from network.settings import Settings
from network.store import Store

NAME = "imp-24-presences.csv"
ERRORS = {"A3": "« 31/02/2025 »", "E4": "« ? »", "C5": "Structure manquante"}


class Page(HTMLParser):
    """Links, controls and headings of a page, each with the words that name it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text.replace("\u202f", " ").replace("\u00a0", " ")
        self.opened: list[tuple[str, dict[str, str]]] = []
        self.named: list[tuple[str, dict[str, str], str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(self.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attributes}
        self.tags.append((tag, held))
        if tag in ("a", "button", "h1", "h2", "h3", "label", "summary", "caption"):
            self.opened.append((tag, held))
            self.named.append((tag, held, ""))

    def handle_data(self, data: str) -> None:
        for place, (tag, held, words) in enumerate(self.named):
            if (tag, held) in self.opened:
                self.named[place] = (tag, held, f"{words}{data}")

    def handle_endtag(self, tag: str) -> None:
        if self.opened and self.opened[-1][0] == tag:
            self.opened.pop()


def get(client: TestClient, address: str) -> Page:
    parts = urlsplit(address)
    for _ in range(600):
        answer = client.get(parts.path, params=dict(parse_qsl(parts.query)))
        if answer.status_code != 202:
            break
        time.sleep(0.1)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


def cells(page: Page) -> dict[str, str]:
    """Cells that the page leads to, with their address."""
    links = [(held.get("href", ""), words.strip()) for tag, held, words in page.named if tag == "a"]
    return {words: href for href, words in links if "/cellule" in href}


def test_every_error_is_linked_to_its_cell_and_everything_has_a_name(store: Store, tmp_path: Path) -> None:
    assert report(bring(store, file(NAME), apply=False)) == expected(24)
    app = create_app(Settings(uploads=str(tmp_path / "uploads")), store)
    with TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        sent = client.post("/fichiers", files=[("files", (NAME, (HERE / "files" / NAME).read_bytes()))])
        page = get(client, sent.headers["location"])
        assert ERRORS.keys() <= cells(page).keys()
        for cell, words in ERRORS.items():
            shown = get(client, cells(page)[cell])
            assert words in shown.text
            [here] = [held for tag, held in shown.tags if tag == "td" and "aria-current" in held]
            assert here["aria-describedby"] in {held.get("id") for _, held in shown.tags}
            assert "Martin" not in shown.text and "Roche" not in shown.text
    check_names(page)


def check_names(page: Page) -> None:
    """What a screen reader says: landmarks, levels, names of what can be acted on, and what changes by itself."""
    tags = [tag for tag, _ in page.tags]
    assert (tags.count("main"), tags.count("h1")) == (1, 1)
    assert tags.count("table") == tags.count("caption")
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert not [(tag, held) for tag, held, words in page.named if not words.strip()]
    assert any(held.get("role") == "status" for _, held in page.tags)
    assert not [held for _, held in page.tags if int(held.get("tabindex", "0")) > 0]  # the order is that of the page
    ids = {held["id"] for _, held in page.tags if "id" in held}
    pointed = [one for _, held in page.tags for one in held.get("aria-describedby", "").split()]
    pointed += [held["href"][1:] for _, held in page.tags if held.get("href", "").startswith("#")]
    assert {*pointed} <= ids
