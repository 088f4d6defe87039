"""Dates as coordinators write them: day first, never guessed."""

import datetime as dt

import pytest

from forms.readings import codes, plain, reading, refusal, remark, said, workbook
from network.forms.cells import read_when
from network.forms.dates import NotADate, find_date, find_year, read_date

FIFTH_OF_MARCH = [
    *("05/03/2025", "5/3/25", "05.03.25", "05-03-2025", "2025-03-05", "5 mars 2025", "jeudi 5 mars 2025"),
    *(
        "Mercredi 5 Mars 2025",
        "05/03/2025 14h30",
        "2025-03-05T14:00:00",
        "5 mars 2025 (14h-16h)",
        "45721",
        "le 5 mars 2025",
    ),
]
OTHERS = {
    "1er juin 2025": "2025-06-01",
    "12 févr. 2025": "2025-02-12",
    "14-05-2024 (14h-16h)": "2024-05-14",
    "mars 2025": "2025-03",
    "Août 2024": "2024-08",
    "03/2025": "2025-03",
    "2025": "2025",
    "14 et 15 mai 2024": "2024-05-14/2024-05-15",
    "du 14 au 16 mai 2024": "2024-05-14/2024-05-16",
    "30 mai au 2 juin 2024": "2024-05-30/2024-06-02",
    "14/05/2024 - 15/05/2024": "2024-05-14/2024-05-15",
    "03/04/2025": "2025-04-03",
}
NO_DATES = {
    "31/02/2025": "impossible-date",
    "13/13/2025": "impossible-date",
    "14/05": "year-missing",
    "14 mars": "year-missing",
    "sept-24": "ambiguous-date",
    "bientôt": "bad-date",
    "15 et 14 mai 2024": "impossible-date",
}


@pytest.mark.parametrize("text", FIFTH_OF_MARCH)
def test_the_fifth_of_march_in_each_writing(text):
    assert said(read_date(text)) == "2025-03-05"


@pytest.mark.parametrize(("text", "expected"), OTHERS.items())
def test_months_years_and_ranges_keep_their_precision(text, expected):
    assert said(read_date(text)) == expected


@pytest.mark.parametrize(("text", "code"), NO_DATES.items())
def test_what_is_no_date_says_why(text, code):
    assert isinstance(found := read_date(text), NotADate) and found.code == code


def test_cells_that_are_dates_or_serial_numbers_already():
    assert said(read_when(dt.datetime(2025, 3, 5, 14))) == "2025-03-05"
    assert said(read_when(dt.date(2025, 3, 5))) == "2025-03-05"
    assert said(read_when(45721)) == "2025-03-05"
    assert said(read_when(2025)) == "2025"
    assert read_when(12) == NotADate("bad-date")


def test_a_date_is_found_in_titles_and_in_names_of_sheets_and_files():
    for text in ("TF Tilleuls 14 mars 2024", "émargement_TF_14-03-2024", "2024-03-14 TF", "CR_20240314"):
        assert said(find_date(text).when) == "2024-03-14"
    assert said(find_date("émargement_TF_14-03", 2024).when) == "2024-03-14"
    assert find_date("écrans et sommeil, 3-6 ans") is None
    assert find_date("groupe 12-14 ans") is None
    assert find_date("Structures du 19e") is None


def test_a_missing_year_is_taken_where_it_is_told_once():
    assert find_year("Réunions › 2025") == 2025
    assert find_year("2023-2024") is None
    assert said(read_date("14 mars", 2024)) == "2024-03-14"


def test_a_wrong_date_leaves_its_line_out_with_its_place():
    result = reading("p.csv", "Date;Structure;Présence\n31/02/2025;CAF;x\n05/03/2025;PMI;x\n")
    assert [plain(row)["organisation"] for row in result.rows] == ["PMI"]
    wrong = remark(result, "impossible-date")
    assert (wrong.line, wrong.column, wrong.value) == (2, "Date", "31/02/2025")


def test_a_meeting_in_the_future_or_long_ago_is_kept_and_said():
    result = reading("p.csv", "Date;Structure;Présence\n05/03/2027;CAF;x\n05/03/1995;PMI;x\n")
    assert len(result.rows) == 2
    assert codes(result) == ["future-date", "old-date"]


def test_a_founding_date_may_be_old_and_an_end_may_be_to_come():
    result = reading("a.csv", "Structure;Quartier;Date de création;Jusqu'au\nCAF;Flandre;01/07/1901;31/12/2030\n")
    assert codes(result) == []
    assert reading("a.csv", "Structure;Quartier;Depuis\nCAF;Flandre;0001-01-01\n").rows[0].values == {
        "name": "CAF",
        "territory": "Flandre",
    }


@pytest.mark.parametrize("text", ["Structure;12/03;14/04\nCAF;x;\n", "Structure;Quartier;janvier;févr.\nCAF;F;x;\n"])
def test_a_grid_without_a_year_is_refused_for_that_reason(text):
    assert refusal("grille.csv", text) == "remarks.grid-without-year"
    assert refusal("grille.csv", text, form="attendance-grid") == "remarks.grid-without-year"


@pytest.mark.parametrize(("name", "title"), [("grille 2025.csv", ""), ("grille.csv", "Suivi 2025;;\n")])
def test_the_file_or_the_title_gives_a_grid_its_year(name, title):
    result = reading(name, f"{title}Structure;12/03;14/04\nCAF;x;exc.\n")
    assert [plain(row)["when"] for row in result.rows] == ["2025-03-12", "2025-04-14"]


def test_bare_months_are_dates_known_to_the_month():
    sheet = [["Structure", "janvier", "févr.", "Mars"], ["CAF", "x", None, 2]]
    result = reading("g.xlsx", workbook({"Suivi 2025": sheet}))
    assert [(plain(row)["when"], plain(row).get("people")) for row in result.rows] == [
        ("2025-01", None),
        ("2025-03", 2),
    ]
    assert [plain(row)["when"] for row in reading("g 2024.xlsx", workbook({"A": sheet})).rows] == ["2024-01", "2024-03"]


def test_bare_months_take_the_year_merged_above_them():
    rows = [["Structure", 2024, None, 2025], [None, "nov.", "déc.", "janvier"], ["CAF", "x", "x", "x"]]
    result = reading("g.xlsx", workbook({"A": rows}, {"A": ["B1:C1", "A1:A2"]}))
    assert [plain(row)["when"] for row in result.rows] == ["2024-11", "2024-12", "2025-01"]


def test_a_sheet_without_a_year_is_left_aside_and_said_when_another_is_read():
    undated = [["Structure", "12/03", "14/04"], ["CAF", "x", None]]
    dated = [["Structure", "12/03/2025", "14/04/2025"], ["CAF", "x", None]]
    result = reading("g.xlsx", workbook({"A": undated, "B": dated}))
    assert {row.sheet for row in result.rows} == {"B"}
    assert remark(result, "year-missing").sheet == "A"


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("3 avril 2025 (visio)", "visio"),
        ("Jeudi 15/05/25 COPIL n°2", "COPIL n°2"),
        ("GT du 3/4/2025 - Mairie", "GT Mairie"),
    ],
)
def test_what_stands_around_a_date_keeps_neither_its_signs_nor_a_space(title, rest):
    assert find_date(title).rest == rest
