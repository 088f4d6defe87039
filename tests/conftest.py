"""Stores for the tests, and one loud line for each part of the suite that could not run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from network.store import Store, open_store


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Store]:
    """An empty embedded store in a temporary folder."""
    store = open_store(str(tmp_path / "store"))
    yield store
    store.close()
