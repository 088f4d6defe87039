"""IMP-10: names of sheets are territories, « (ignore) » is skipped, what is hidden is asked about."""

import pytest
from books import saved, workbook
from reports import bring, expected, report

from network.forms import Source
from network.listings import tables
from network.store import Store

HEADER = ["Date", "Réunion", "Structure"]
SHEETS = {
    "12e": [HEADER, ["05/03/2025", "COPIL", "CAF"]],
    "14e - Pernety": [HEADER, ["06/03/2025", "COPIL", "CMP Pernety"], ["06/03/2025", "COPIL", "Retirée"]],
    "18e (ignore)": [HEADER, ["07/03/2025", "COPIL", "Brouillon"]],
    "anciens": [HEADER, ["08/03/2019", "COPIL", "Ancienne structure"]],
}


def content() -> bytes:
    book = workbook(SHEETS)
    book["anciens"].sheet_state = "hidden"
    book["14e - Pernety"].row_dimensions[3].hidden = True
    return saved(book)


def test_territories_are_set_one_sheet_is_skipped_one_is_asked(store: Store):
    assert report(bring(store, Source("imp-10-quartiers.xlsx", content()))) == expected(10)
    assert sorted(tables(store)["territories"]["name"]) == ["12e", "14e - Pernety"]
    assert sorted(tables(store)["actors"]["name"]) == ["CAF", "CMP Pernety"]


@pytest.mark.parametrize(("hidden", "actors"), [("read", 4), ("leave", 2)])
def test_the_answer_of_a_person_is_followed(store: Store, hidden: str, actors: int):
    source = Source("imp-10-quartiers.xlsx", content())
    bring(store, source)
    [outcome] = bring(store, source, hidden=hidden)
    assert len(tables(store)["actors"]) == actors
    assert not [one for one in outcome.remarks if one.code.startswith("hidden") and one.severity == "warning"]
