"""IMP-05: « CAF » merged over three lines is three lines of the CAF; three blank cells are nobody's."""

from books import saved, workbook
from reports import bring, expected, presences, report

from network.forms import Source
from network.store import Store

SHEET = [
    ["Date", "Réunion", "Structure", "Présence", "Quartier"],
    ["05/03/2025", "COPIL", "CAF", "x", "Flandre"],
    ["06/03/2025", "COPIL", None, "x", "Flandre"],
    ["07/03/2025", "COPIL", None, "x", "Flandre"],
    ["08/03/2025", "COPIL", None, "x", "Flandre"],
    ["09/03/2025", "COPIL", None, "x", "Flandre"],
    ["10/03/2025", "COPIL", None, "x", "Flandre"],
]


def test_a_merge_fills_its_own_lines_and_a_blank_is_reported(store: Store):
    content = saved(workbook({"Présences": SHEET}, {"Présences": ["C2:C4"]}))
    outcomes = bring(store, Source("imp-05-fusion.xlsx", content))
    assert report(outcomes) == expected(5)
    assert presences(store) == [(f"2025-03-0{day}", "CAF", "present", 1) for day in (5, 6, 7)]
    said = [one.message("fr") for one in outcomes[0].remarks if one.severity == "error"]
    assert said == ["Structure manquante : la ligne n'a pas été importée."] * 3
