"""Real tables through the same door: the Delta Science Tracker, organisations × projects as meetings, by a mapping."""

import datetime as dt

import pytest

from network.forms import Source, read_mapping
from network.importing import import_files
from network.measures import measure
from network.networks import read
from network.resources import folder
from network.study import Lens

NOW = dt.datetime(2026, 1, 15, 9, 0, tzinfo=dt.UTC)
FILES = ("nodelist_onemode.csv", "edgelist_twomode.csv", "nodelist_twomode.csv")
MEETINGS = Lens(layer="meetings")
EARLY, LATE = MEETINGS.over(None, dt.date(2009, 12, 31)), MEETINGS.over(dt.date(2010, 1, 1), None)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("lens", "observed", "expected"), [(MEETINGS, 0.630, 0.740), (EARLY, 0.577, 0.686), (LATE, 0.753, 0.735)]
)
def test_organisations_mix_in_projects_as_published(delta, lens, observed, expected):
    finding = measure(read(delta, lens), "meeting-mixing", seed=2017)
    assert finding.value == pytest.approx(observed, abs=5e-4)
    assert finding.expected == pytest.approx(expected, abs=5e-3)


@pytest.fixture
def delta(store, shared):
    """The three tables in a store, on each engine."""
    tables = shared / "data" / "delta-science-tracker"
    shelf = folder("examples") / "mappings" / "delta-science-tracker.toml"
    sources = [Source(name, (tables / name).read_bytes()) for name in FILES]
    mapping = read_mapping(Source(shelf.name, shelf.read_bytes()))
    outcomes = import_files(store, sources, mapping=mapping, today=NOW.date(), now=NOW, by="tests", apply=True)
    assert not [outcome.refused.words() for outcome in outcomes if outcome.refused]
    return store
