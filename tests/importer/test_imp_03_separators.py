"""IMP-03: the same records with each separator, quoted ones inside, CRLF and empty trailing columns."""

import csv
import io

import pytest
from reports import bring, expected, file, presences, report

from network.forms import Source
from network.listings import tables
from network.store import Store

ROWS = list(csv.reader(io.StringIO(file("imp-03-presences.csv").content.decode()), delimiter=";"))
SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre", "$": "dollar"}


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_separator_gives_the_records_of_the_expected_report(store: Store, separator: str):
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\r\n").writerows([*row, "", ""] for row in ROWS)
    name = f"imp-03-{SEPARATORS[separator]}.csv"
    outcomes = bring(store, Source(name, written.getvalue().encode()))
    assert report(outcomes) == [{**expected(3)[0], "file": name}]
    assert presences(store) == [
        ("2025-03-05", "Jeux & livres", "present", 1),
        ("2025-04-12", "CAF de Paris", "excused", 1),
        ("2025-04-12", "École Tanger A", "present", 1),
    ]
    assert set(tables(store)["meetings"]["title"]) == {'Comité; suite, "bis"', "Kiosque"}
