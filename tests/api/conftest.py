"""The service on an empty store, and on the small quartier."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from service import bring, serve

from network.store import Store


@pytest.fixture
def empty(embedded: Store, tmp_path: Path) -> Iterator[TestClient]:
    """The service on a store without anything."""
    with serve(embedded, tmp_path / "uploads") as client:
        yield client


@pytest.fixture
def quartier(embedded: Store, tmp_path: Path) -> Iterator[TestClient]:
    """The service on the small quartier."""
    bring(embedded)
    with serve(embedded, tmp_path / "uploads") as client:
        yield client
