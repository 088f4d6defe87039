"""The same facts, the same lens, the same seed: the same networks and findings from kglite and from Neo4j."""

import pytest

from network.networks import read, reader
from network.panel import panel
from network.store import archive
from network.study import LAYERS, Lens

pytestmark = pytest.mark.neo4j


@pytest.fixture
def twins(demonstration, server_store):
    """The demonstration on the embedded engine, and its copy on the server."""
    archive.copy(demonstration, server_store)
    return demonstration, server_store


def test_every_layer_has_the_same_digest(twins):
    embedded, server = twins
    for layer in LAYERS:
        assert read(embedded, Lens(layer=layer)).digest == read(server, Lens(layer=layer)).digest


def test_findings_are_equal_to_the_last_digit(twins):
    first, second = (
        [finding.as_dict() for finding in panel(reader(store), Lens(wave="2020"), seed=2017)] for store in twins
    )
    assert first == second


def test_an_archive_is_the_same_file_in_both_directions(twins, tmp_path, embedded):
    paths = [tmp_path / name for name in ("embedded.jsonl.gz", "server.jsonl.gz", "back.jsonl.gz")]
    for store, path in zip(twins, paths, strict=False):
        archive.dump(store, path)
    archive.restore(embedded, paths[1])
    archive.dump(embedded, paths[2])
    assert len({path.read_bytes() for path in paths}) == 1
