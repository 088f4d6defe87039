"""IMP-12: the same file twice changes nothing; then with one line changed, one update."""

from reports import bring, expected, file, report

from network.forms import Source
from network.importing import batches
from network.listings import tables
from network.store import Store

NAME = "annuaire.csv"


def test_the_same_file_twice_then_one_line_changed(store: Store):
    first, again = (Source(NAME, file(f"imp-12-{name}.csv").content) for name in ("annuaire", "annuaire-corrige"))
    calls = [bring(store, one) for one in (first, first, again)]
    assert [report(outcomes) for outcomes in calls] == expected(12)
    actors = tables(store)["actors"]
    assert dict(zip(actors["name"], actors["postcode"], strict=True))["Collège Exemple"] == "75019"
    assert [batch["state"] for batch in batches(store)] == ["applied", "undone"]
