"""The real service on a free port of this machine, and a Chromium that may ask it and nobody else."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route

from network.api import create_app
from network.settings import Settings
from network.store import Store


class Visit:
    """Opens pages of the service, and remembers what they asked of others and what went wrong."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.asked: list[str] = []
        self.errors: list[str] = []

    def page(self, path: str, *, width: int = 1280, script: bool = True) -> Page:
        context = self.browser.new_context(
            locale="fr-FR", viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        page = context.new_page()
        page.route("**/*", self._judge)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        page.goto(self.address + path)
        return page

    def _judge(self, route: Route) -> None:
        if route.request.url.startswith((self.address, "data:", "blob:")):
            route.continue_()
            return
        self.asked.append(route.request.url)
        route.abort()


@pytest.fixture
def address(embedded: Store, tmp_path: Path) -> Iterator[str]:
    """Where the service answers, on an empty store of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(Settings(uploads=str(tmp_path / "uploads")), embedded)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Each visit ends with this: nothing was asked of anyone else, nothing failed in the page."""
    visit = Visit(chromium, address)
    yield visit
    for context in chromium.contexts:
        context.close()
    assert visit.asked == []
    assert visit.errors == []
