"""The service on an empty store, and on the small quartier: shared by what only reads, own by what writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from service import bring, serve

from network.store import Store, open_store


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service on a store without anything, for tests that only read."""
    yield from _shared(tmp_path_factory.mktemp("empty"), filled=False)


@pytest.fixture(scope="session")
def quartier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service on the small quartier, for tests that only read."""
    yield from _shared(tmp_path_factory.mktemp("quartier"), filled=True)


def _shared(place: Path, *, filled: bool) -> Iterator[TestClient]:
    store = open_store(str(place / "store"))
    if filled:
        bring(store)
    with serve(store, place / "uploads") as client:
        yield client
    store.close()


@pytest.fixture
def own(embedded: Store, tmp_path: Path) -> Iterator[TestClient]:
    """The service on an empty store that the test may fill."""
    with serve(embedded, tmp_path / "uploads") as client:
        yield client


@pytest.fixture
def own_quartier(embedded: Store, own: TestClient) -> TestClient:
    """The service on the small quartier, for tests that change it."""
    bring(embedded)
    return own
