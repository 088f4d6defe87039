"""The demonstration territory in a store, imported once for the whole session."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from network.demonstration import Programme
from network.forms import Source
from network.importing import import_files
from network.resources import folder
from network.store import Store, open_store

SHELF = folder("examples") / "quatre-quartiers"
NOW = dt.datetime(2026, 1, 15, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def demonstration_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a closed store that holds every demonstration file."""
    path = tmp_path_factory.mktemp("demonstration") / "store"
    store = open_store(str(path))
    sources = [Source(name, (SHELF / name).read_bytes()) for name in Programme.read(SHELF).files]
    outcomes = import_files(store, sources, today=NOW.date(), now=NOW, by="tests", apply=True)
    store.close()
    assert not [outcome.file for outcome in outcomes if outcome.refused]
    return path


@pytest.fixture
def demonstration(demonstration_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of this test's own with the demonstration territory in it."""
    shutil.copytree(demonstration_folder, tmp_path / "demonstration")
    store = open_store(str(tmp_path / "demonstration"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    """What the makers of the demonstration know of it."""
    known: dict[str, Any] = json.loads((SHELF / "truth.json").read_text("utf-8"))
    return known
