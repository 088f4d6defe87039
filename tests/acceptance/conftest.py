"""The demonstration made once for the whole session, by the command that its users run."""

import contextlib
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from network.cli import DONE, run
from network.resources import folder
from network.store import Store, open_store

SHELF = folder("examples") / "quatre-quartiers"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What `passerelles demo` leaves, and what it says."""
    path, told = tmp_path_factory.mktemp("demonstration") / "demo", io.StringIO()
    with contextlib.redirect_stdout(told):
        assert run(["demo", str(path)]) == DONE
    return path, told.getvalue()


@pytest.fixture(scope="session")
def demonstration_folder(made: tuple[Path, str]) -> Path:
    """Folder of a closed store that holds every demonstration file."""
    return made[0] / "store"


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
