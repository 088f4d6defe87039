"""A real Chromium that may open files of this machine and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route


class Opened:
    """Opens files in fresh pages and remembers what they asked for and what went wrong."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.asked: list[str] = []
        self.errors: list[str] = []

    def page(self, path: Path, hash: str = "", **options) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        page = self.browser.new_context(locale="fr-FR", **options).new_page()
        page.route("**/*", self._judge)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        page.goto(path.as_uri() + hash)
        return page

    def _judge(self, route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
            return
        self.asked.append(route.request.url)
        route.abort()


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Opened]:
    """Each test ends with this: nothing left the machine, nothing failed in the page."""
    opened = Opened(chromium)
    yield opened
    for context in chromium.contexts:
        context.close()
    assert opened.asked == []
    assert opened.errors == []
