"""Stores for the tests, and one loud line for each part of the suite that could not run here."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest
from playwright.sync_api import Browser, sync_playwright

from network.settings import Settings
from network.store import Store, open_store

HERE = Path(__file__).parents[1]
SERVER = HERE / "tools" / "neo4j_server.py"
SHARED = Path(os.environ.get("PASSERELLES_SHARED") or HERE.parent / "shared")

# several rooms have a conftest of their own: as modules with doctests they would all have one name
collect_ignore_glob = ["conftest.py", "*/conftest.py"]

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
EMPTY = "MATCH (n) WHERE NOT (n:Meta AND n.uid = 'schema') DETACH DELETE n"


def _neo4j_missing() -> bool:
    spec = importlib.util.spec_from_file_location("neo4j_server", SERVER)
    assert spec and spec.loader
    server = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(server)
    return bool(server.missing())


@dataclass(frozen=True)
class Part:
    """Something of the suite that a machine may lack, and what gives it."""

    name: str
    missing: Callable[[], bool]
    remedy: str
    needed: bool = True  # under CI


PARTS = {
    "neo4j": Part("the real Neo4j", _neo4j_missing, "make engines"),
    "browser": Part(
        "Chromium",
        lambda: not any(map(shutil.which, CHROMIUM)),
        "make engines",
    ),
    "node": Part("Node", lambda: not (shutil.which("node") and (HERE / "node_modules").is_dir()), "make engines"),
    "shared": Part(
        "the reference data", lambda: not SHARED.is_dir(), "PASSERELLES_SHARED=<their folder> make test", needed=False
    ),
}
NOT_RUN: Counter[str] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also what takes minutes: calibration, kills, scale")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "node: needs Node and the explorer's packages")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run, counting it, and what is slow unless asked for."""
    if not (config.getoption("--slow") or "slow" in config.getoption("-m")):
        slow = [item for item in items if item.get_closest_marker("slow")]
        items[:] = [item for item in items if item not in set(slow)]
        config.hook.pytest_deselected(items=slow)
    for item in items:
        for fixture, marker in (("neo4j_server", "neo4j"), ("shared", "shared")):
            if fixture in getattr(item, "fixturenames", ()) and not item.get_closest_marker(marker):
                item.add_marker(marker)
    for marker, part in PARTS.items():
        concerned = [item for item in items if item.get_closest_marker(marker)]
        if concerned and part.missing():
            for item in concerned:
                item.add_marker(pytest.mark.skip(reason=f"{part.name} is not here: {part.remedy}"))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and report.when == "setup":
        NOT_RUN.update(marker for marker in PARTS if marker in report.keywords)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get("CI") == "true" and any(PARTS[marker].needed for marker in NOT_RUN):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for marker, number in NOT_RUN.items():
        part = PARTS[marker]
        checks = "1 check needs" if number == 1 else f"{number} checks need"
        line = f"NOT RUN: {checks} {part.name}, which is not here. What brings it: {part.remedy}"
        terminalreporter.write_line(line, red=True, bold=True)


@dataclass(frozen=True)
class Server:
    """The session's own Neo4j: where it is, and the settings that open it."""

    address: str
    settings: Settings

    def open(self, scheme: str = "bolt") -> Store:
        return open_store(self.address.replace("bolt", scheme, 1), settings=self.settings)

    def empty(self) -> None:
        auth = (self.settings.neo4j_user, self.settings.neo4j_password)
        with neo4j.GraphDatabase.driver(self.address, auth=auth) as driver:
            driver.execute_query(EMPTY, database_="neo4j")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j of this session's own, on loopback, started by the project's own script."""
    home = tmp_path_factory.mktemp("neo4j")
    command = [sys.executable, str(SERVER)]
    started = subprocess.run([*command, "start", "--home", str(home)], capture_output=True, text=True, check=True)
    known = json.loads(started.stdout)
    yield Server(known["address"], Settings(neo4j_user=known["user"], neo4j_password=known["password"]))
    subprocess.run([*command, "stop", "--home", str(home)], check=True)


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Store]:
    """An empty embedded store in a temporary folder."""
    store = open_store(str(tmp_path / "store"))
    yield store
    store.close()


@pytest.fixture
def server_store(neo4j_server: Server) -> Iterator[Store]:
    """The Neo4j of this session, emptied."""
    neo4j_server.empty()
    store = neo4j_server.open()
    yield store
    store.close()


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store, once on each engine: the same test holds for both."""
    name = "embedded" if request.param == "kglite" else "server_store"
    opened: Store = request.getfixturevalue(name)
    return opened


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One real browser for the session; it may ask nothing of its maker."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of reference data; a test that takes it, or is marked `shared`, does not run without."""
    return SHARED
