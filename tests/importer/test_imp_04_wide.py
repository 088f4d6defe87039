"""IMP-04: a wide sheet with three title lines, a header of two merged levels, a total row and a total column."""

from books import saved, workbook
from reports import bring, expected, presences, report

from network.forms import Source
from network.listings import tables
from network.store import Store

SHEET = [
    ["Groupe de travail parentalité"],
    ["Quartier : Flandre"],
    ["Lieu : École Tanger A"],
    ["Structure", 2024, None, 2025, None],
    [None, "12/09", "10/10", "14/01", "Total"],
    ["CAF de Paris", "x", "x", "exc.", 2],
    ["PMI Flandre", "x", "abs", 2, 2],
    ["Collège Rouault", None, "✓", "repr. par la CAF", 1],
    ["Total", 2, 2, 1, 5],
]
MERGES = ["A1:E1", "A2:E2", "A3:E3", "A4:A5", "B4:C4", "D4:E4"]


def test_each_mark_is_one_presence_and_totals_are_none(store: Store):
    content = saved(workbook({"Suivi": SHEET}, {"Suivi": MERGES}))
    assert report(bring(store, Source("imp-04-suivi.xlsx", content))) == expected(4)
    assert presences(store) == [
        ("2024-09-12", "CAF de Paris", "present", 1),
        ("2024-09-12", "PMI Flandre", "present", 1),
        ("2024-10-10", "CAF de Paris", "present", 1),
        ("2024-10-10", "Collège Rouault", "present", 1),
        ("2024-10-10", "PMI Flandre", "absent", 1),
        ("2025-01-14", "CAF de Paris", "excused", 1),
        ("2025-01-14", "Collège Rouault", "represented", 1),
        ("2025-01-14", "PMI Flandre", "present", 2),
    ]
    held = tables(store)
    assert set(held["meetings"]["title"]) == {"Groupe de travail parentalité"}
    assert set(held["meetings"]["format"]) == {"groupe-travail"}
    assert list(held["territories"]["name"]) == ["Flandre"]
    assert list(held["places"]["name"]) == ["École Tanger A"]
