"""Presences: marks, residents, several structures in a cell, persons without structure, titles and dates around."""

import datetime as dt

import pytest

from forms.readings import codes, plain, reading, remark, workbook
from network.forms.organisations import Organisations, read_organisations
from network.forms.presence import Mark, read_mark, strongest

MARKS = {
    **dict.fromkeys(
        ["x", "X", "✓", "✔", "1", "oui", "O", "P", "présent(e)", "P (visio)", "présente (visio)"], "present"
    ),
    **dict.fromkeys(["E", "exc.", "excusé(e)", "Excusée", "exc. (maladie)"], "excused"),
    **dict.fromkeys(["R", "repr.", "représenté par la CAF"], "represented"),
    **dict.fromkeys(["0", "non", "N", "abs", "-", "A", "✗"], "absent"),
    **dict.fromkeys(["Marie D.", "cmartin"], "present"),
}


@pytest.mark.parametrize(("mark", "status"), MARKS.items())
def test_a_mark_is_read(mark, status):
    assert read_mark(mark).status == status


@pytest.mark.parametrize("mark", ["?", "zz", "1,5", "??", "X?", "x ?", "présent ?"])
def test_another_mark_is_not_guessed(mark):
    assert read_mark(mark).unknown


def test_numbers_are_people_and_truths_are_presences():
    assert (read_mark(2).status, read_mark(2).people) == ("present", 2)
    assert read_mark("3").people == 3
    assert read_mark(0).status == "absent"
    assert read_mark(True).status == "present" and read_mark(False).status == "absent"
    assert read_mark(None).status is None
    assert read_mark(dt.date(2024, 3, 14)).status == "present"
    assert read_mark(9_999).unknown
    assert strongest(["absent", "excused", "represented"]) == "represented"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("CAF / PMI Flandre", ("CAF", "PMI Flandre")),
        ("CAF; PMI", ("CAF", "PMI")),
        ("CAF\nPMI", ("CAF", "PMI")),
        ("CAF | PMI", ("CAF", "PMI")),
        ("12/14e", ("12/14e",)),
        ("Jeux & Cie", ("Jeux & Cie",)),
        ("Emmaüs, Secours pop", ("Emmaüs, Secours pop",)),
        ("Mme Martin (CAF)", ("CAF",)),
        ("CAF - Sophie M.", ("CAF",)),
        ("CAF (Mme Martin)", ("CAF",)),
        ("M. Roche", ()),
        ("Clg N. Mandela (REP)", ("Clg N. Mandela (REP)",)),
        ("Espace 19 - Ourcq", ("Espace 19 - Ourcq",)),
        ("CAF / CAF", ("CAF",)),
    ],
)
def test_structures_of_a_cell(cell, names):
    assert read_organisations(cell).names == names


def test_a_comma_separates_only_known_structures():
    known = {"Emmaüs", "Secours pop", "Cie", "Jeux"}.__contains__
    assert read_organisations("Emmaüs, Secours pop", known).names == ("Emmaüs", "Secours pop")
    assert read_organisations("Jeux & Cie", known).names == ("Jeux", "Cie")
    assert read_organisations("Jeux & Cie", {"Cie", "Jeux", "Jeux & Cie"}.__contains__).names == ("Jeux & Cie",)
    assert read_organisations("Emmaüs et autres", known).names == ("Emmaüs et autres",)


def test_a_slash_without_spaces_separates_only_known_structures():
    known = {"CAF", "PMI", "ASE"}.__contains__
    assert read_organisations("CAF/PMI", known).names == ("CAF", "PMI")
    assert read_organisations("CAF / PMI/ASE", known).names == ("CAF", "PMI", "ASE")
    assert read_organisations("CAF/Autre", known).names == ("CAF/Autre",)
    assert read_organisations("12/14e", known).names == ("12/14e",)
    assert read_organisations("CAF/PMI").names == ("CAF/PMI",)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("+ 4 mamans", 4), ("4 parents d'élèves", 4), ("deux habitantes", 2), ("habitante relais", 1)),
        *(("Habitant·e", 1), ("papas (3)", 3), ("mamans : 4", 4), ("Mamans x 2", 2)),
        *(("une dizaine de mamans", 10), ("Une vingtaine d'habitants", 20), ("quelques parents", 1)),
    ],
)
def test_residents_are_a_number(cell, number):
    assert read_organisations(cell).residents == number


@pytest.mark.parametrize(
    "cell", ["Association d'habitants du Canal", "Parents & Cie", "12 rue Didot", "Jeunesse 19", "Les Restos du cœur"]
)
def test_structures_named_after_residents_are_structures(cell):
    assert read_organisations(cell).residents is None


GRID = """
Suivi 2025;;;;;;;
Structure;05/03;06/03;07/03;08/03;09/03;10/03;31/02
CAF;X;x;✓;1;P;exc.;x
PMI;abs.;?;2;Marie D.;;;
Total;2;1;2;2;1;0;0
"""


def test_a_grid_of_marks_gives_exactly_what_it_says():
    result = reading("grille.csv", GRID.strip())
    rows = [
        (plain(row)["organisation"], plain(row)["when"][5:], plain(row)["status"], plain(row).get("people"))
        for row in result.rows
    ]
    assert rows == [
        ("CAF", "03-05", "present", None),
        ("CAF", "03-06", "present", None),
        ("CAF", "03-07", "present", None),
        ("CAF", "03-08", "present", 1),
        ("CAF", "03-09", "present", None),
        ("CAF", "03-10", "excused", None),
        ("PMI", "03-05", "absent", None),
        ("PMI", "03-07", "present", 2),
        ("PMI", "03-08", "present", None),
    ]
    assert codes(result) == ["impossible-date", "unknown-mark", "total-line"]
    assert (remark(result, "unknown-mark").line, remark(result, "unknown-mark").column) == (4, "06/03")
    assert "Marie" not in str(result)


def test_a_merge_fills_its_own_lines_and_a_blank_cell_repeats_nothing():
    rows = [
        ["Structure", "Nom", "Présence"],
        ["CAF", "a", "x"],
        [None, "b", "x"],
        ["PMI", None, "x"],
        [None, None, "x"],
    ]
    content = workbook({"14 mars 2024": rows}, {"14 mars 2024": ["A2:A3"]})
    result = reading("e.xlsx", content)
    assert [(plain(row)["organisation"], row.line) for row in result.rows] == [("CAF", 2), ("CAF", 3), ("PMI", 4)]
    assert remark(result, "no-organisation-no-name").line == 5


def test_two_levels_of_header_give_years_and_formats():
    rows = [
        ["Suivi des comités"],
        [],
        ["Structure", "Quartier", "Comité 2024", None, "Kiosque", None],
        [None, None, "14 mars", "12/04", dt.date(2025, 5, 6), "juin 2025"],
        ["CAF", "Flandre", "x", "exc.", None, 3],
    ]
    result = reading("s.xlsx", workbook({"Feuil1": rows}, {"Feuil1": ["C3:D3", "E3:F3", "A3:A4", "B3:B4"]}))
    assert [(plain(row)["when"], plain(row).get("format"), plain(row)["status"]) for row in result.rows] == [
        ("2024-03-14", "comite", "present"),
        ("2024-04-12", "comite", "excused"),
        ("2025-06", "kiosque", "present"),
    ]


def test_one_sheet_per_meeting_is_dated_by_its_name_and_its_territory_by_the_call():
    rows = [
        ["Émargement kiosque", None, None],
        ["Nom", "Structure", "Signature"],
        ["A", "CAF", "x"],
        ["B", "PMI", None],
    ]
    result = reading("2024.xlsx", workbook({"14 mars": rows, "12-04": rows}), territory="Flandre")
    assert [(plain(row)["when"], plain(row)["status"]) for row in result.rows] == [
        ("2024-03-14", "present"),
        ("2024-03-14", "absent"),
        ("2024-04-12", "present"),
        ("2024-04-12", "absent"),
    ]
    assert {plain(row)["territory"] for row in result.rows} == {"Flandre"}
    assert {plain(row)["format"] for row in result.rows} == {"kiosque"}
    assert codes(result).count("unsigned-lines") == 2


def test_the_territory_of_a_sheet_wins_over_that_of_the_call():
    rows = [["Date", "Structure", "Présence"], ["05/03/2025", "CAF", "x"]]
    book = workbook({"14e - Pernety": rows, "Canal": rows, "Suivi": rows})
    result = reading("p.xlsx", book, territory="Flandre", known_territory={"Canal"}.__contains__)
    assert [plain(row)["territory"] for row in result.rows] == ["14e - Pernety", "Canal", "Flandre"]


def test_a_ditto_mark_repeats_the_structure_above():
    result = reading("14-03-2024.csv", 'Nom;Structure;Signature\nA;CAF;x\nB;"""";x\nC;\'\';x\nD;;x\n')
    assert [plain(row).get("organisation") for row in result.rows] == ["CAF", "CAF", "CAF", None]
    assert plain(result.rows[3])["people"] == 1
    assert remark(result, "no-organisation").line == 5


def test_the_same_person_twice_counts_once_but_two_persons_count_twice():
    result = reading("14-03-2024.csv", "Nom;Structure;Signature\nAA;CAF;x\nAA;CAF;x\nBB;CAF;x\nAA;PMI;x\n")
    assert [plain(row)["organisation"] for row in result.rows] == ["CAF", "CAF", "PMI"]
    assert remark(result, "same-person-twice").line == 3


def test_a_sheet_without_any_date_is_read_undated_and_said():
    result = reading("emargement.csv", "Comité du quartier;;\nNom;Structure;Signature\nA;CAF;x\n")
    assert "when" not in result.rows[0].values
    assert plain(result.rows[0])["title"] == "Comité du quartier"
    assert "meeting-without-date" in codes(result)
    assert "year-missing" in codes(reading("14-03.csv", "Comité;;\nNom;Structure;Signature\nA;CAF;x\n"))


def test_labels_above_the_table_tell_the_meeting():
    text = "Objet : Écrans et sommeil;;\nDate;14 mars 2024;\nLieu : École A;;\nQuartier : Canal;;\nAnimé par : EDL;;\n"
    result = reading("e.csv", text + "Structure;Présence;\nCAF;x;\n")
    assert plain(result.rows[0]) == {
        "organisation": "CAF",
        "title": "Écrans et sommeil",
        "when": "2024-03-14",
        "place": "École A",
        "territory": "Canal",
        "held_by": "EDL",
        "status": "present",
    }


def test_a_list_of_presences_without_mark_column_says_present():
    assert plain(reading("p.csv", "Date;Réunion;Structure\n05/03/2025;COPIL;CAF\n").rows[0])["status"] == "present"


def test_the_same_person_counts_once_whichever_name_comes_first():
    text = "Nom;Structure;Signature\nLEROY Camille;CAF;x\nCamille Leroy;CAF;x\nLeroy Camille;PMI;x\n"
    result = reading("14-03-2024.csv", text)
    assert [plain(row)["organisation"] for row in result.rows] == ["CAF", "PMI"]
    assert remark(result, "same-person-twice").line == 3


def test_three_levels_of_header_tell_the_year_the_month_and_the_day():
    header = "Suivi 2024-2025;;;;;\n;2024;;;2025;\n;septembre;;octobre;janvier;\nStructure;12;jeu 26;10;14;Total\n"
    result = reading("suivi.csv", f"{header}CAF;x;x;;exc.;2\n")
    assert [(plain(row)["when"], row.values["status"]) for row in result.rows] == [
        *(("2024-09-12", "present"), ("2024-09-26", "present"), ("2025-01-14", "excused"))
    ]
    assert remark(result, "total-column").severity == "info"
    assert result.rows[0].extra == {}


def test_a_title_at_the_left_is_no_level_of_a_header_even_merged_over_the_whole_width():
    sheet = [["Suivi 2024", None, None], ["Structure", "12/09", "10/10"], ["CAF", "x", "x"]]
    result = reading("suivi.xlsx", workbook({"A": sheet}, {"A": ["A1:C1"]}))
    assert [plain(row)["when"] for row in result.rows] == ["2024-09-12", "2024-10-10"]
    assert codes(result) == []


def test_months_in_order_of_one_year_or_two_are_months():
    result = reading("suivi.csv", "Structure;nov.-24;déc.-24;janv.-25\nCAF;x;x;x\n")
    assert [plain(row)["when"] for row in result.rows] == ["2024-11", "2024-12", "2025-01"]
    apart = reading("suivi.csv", "Structure;sept-24;oct-12;05/03/2025\nCAF;x;x;x\n")
    assert codes(apart) == ["ambiguous-date", "ambiguous-date"]


def test_two_columns_of_one_day_are_one_meeting_and_both_are_read():
    result = reading("suivi.csv", "Structure;05/03/2025;05/03/2025\nCAF;;x\nPMI;x;\n")
    assert [row.values["organisation"] for row in result.rows] == ["CAF", "PMI"]
    assert codes(result) == []


def test_sums_under_a_grid_are_no_presences_even_without_a_label():
    result = reading("suivi 2024.csv", "Structure;12/09;10/10\nCAF;x;2\n;1;2\n")
    assert len(result.rows) == 2
    assert remark(result, "total-line").line == 3


def test_a_month_with_two_figures_in_a_header_is_said_and_not_guessed():
    result = reading("suivi.csv", "Structure;sept-24;12/10/2024\nCAF;x;x\n")
    assert [plain(row)["when"] for row in result.rows] == ["2024-10-12"]
    said = remark(result, "ambiguous-date")
    assert said.severity == "error" and "septembre" not in said.message() and "sept 2024" in said.suggestion()


def test_excused_and_absent_may_be_columns_of_their_own():
    text = "Émargement du 14 mars 2024\nStructure;Nom;Présent;Excusé;Absent\nCAF;A;x;;\nPMI;B;;x;\nÉcole;;;;x\n"
    assert [row.values["status"] for row in reading("a.csv", text).rows] == ["present", "excused", "absent"]


@pytest.mark.parametrize(
    ("mark", "people"), [("3 pers.", 3), ("présents : 4", 4), ("x (2)", 2), ("2 personnes", 2), ("x3", 3)]
)
def test_a_number_beside_a_mark_is_how_many_came(mark, people):
    assert read_mark(mark) == Mark("present", people)


@pytest.mark.parametrize(
    "cell",
    ["Sophie Martin (CAF)", "Sophie MARTIN - CAF", "Sophie Martin, CAF", "MARTIN Sophie (CAF)", "CAF, Sophie Martin"],
)
def test_a_person_is_left_out_on_either_side_of_the_structure(cell):
    found = read_organisations(cell)
    assert found.names == ("CAF",) and found.person


@pytest.mark.parametrize("cell", ["Marie-Claude Delahaye", "DELAHAYE Marie Claude", "contact@caf.example"])
def test_a_cell_of_somebody_alone_or_of_a_mailbox_names_no_structure(cell):
    assert read_organisations(cell) == Organisations(person=True)
    assert read_organisations(f"Emmaüs - {cell}").names == ("Emmaüs",)


def test_a_ditto_mark_repeats_a_date_and_a_meeting_too():
    text = "Date;Réunion;Structure\n05/03/2025;COPIL;CAF\nid.;idem;PMI\n//;GT;idem\n"
    rows = [plain(row) for row in reading("a.csv", text).rows]
    assert [(row["when"], row["title"], row["organisation"]) for row in rows] == [
        *(("2025-03-05", "COPIL", "CAF"), ("2025-03-05", "COPIL", "PMI"), ("2025-03-05", "GT", "PMI"))
    ]


@pytest.mark.parametrize("cell", ["Mairie du 18e / 19e", "École A / B", "Marie Curie (collège)", "CS 12/14e"])
def test_a_cell_that_names_one_structure_stays_whole(cell):
    assert read_organisations(cell).names == (cell,)


def test_days_below_merged_months_below_merged_years_are_days():
    sheet = [
        ["Structure", "2024", None, None, "2025"],
        [None, "Novembre", None, "Décembre", "Janvier"],
        [None, "5", "19", "3", "14"],
        ["CAF", "x", "exc", "x", None],
    ]
    book = workbook({"A": sheet}, {"A": ["A1:A3", "B1:D1", "B2:C2"]})
    result = reading("suivi.xlsx", book)
    assert [(plain(row)["when"], row.values["status"]) for row in result.rows] == [
        *(("2024-11-05", "present"), ("2024-11-19", "excused"), ("2024-12-03", "present"))
    ]
    assert codes(result) == []


@pytest.mark.parametrize("header", ["Présent / Absent / Excusé", "Absent/présent", "Présence ou signature"])
def test_a_column_headed_by_several_words_for_one_role_holds_that_role(header):
    result = reading("a.csv", f"Date;Réunion;Structure;{header}\n05/03/2025;GT;CAF;excusé\n05/03/2025;GT;PMI;A\n")
    assert [row.values["status"] for row in result.rows] == ["excused", "absent"]


def test_words_for_two_roles_in_one_header_are_neither():
    result = reading("a.csv", "Structure;Champ;Champ / Quartier\nCAF;social;Flandre\n")
    assert codes(result) == ["unknown-column"]


@pytest.mark.parametrize(("header", "status"), [("Absent", "absent"), ("Excusés", "excused")])
def test_where_only_those_who_did_not_come_are_marked_the_others_came(header, status):
    text = f"Structure;Date;Réunion;{header}\nCAF;05/03/2025;GT;x\nPMI;05/03/2025;GT;\n"
    assert [row.values["status"] for row in reading("a.csv", text).rows] == [status, "present"]


def test_whether_one_came_is_a_status():
    text = "Date;Réunion;Structure;Venu ?\n05/03/2025;GT;CAF;oui\n05/03/2025;GT;PMI;non\n"
    assert [row.values["status"] for row in reading("a.csv", text).rows] == ["present", "absent"]


def test_the_column_of_a_meeting_that_did_not_take_place_is_not_read_and_said():
    header = "Structure;07/01/2025;04/02/2025 (annulé);04/03/2025 - reportée au 11/03"
    result = reading("a.csv", f"{header}\nCAF;x;x;x\n")
    assert [plain(row)["when"] for row in result.rows] == ["2025-01-07"]
    assert [(one.code, one.cell, one.severity) for one in result.remarks] == [
        *(("meeting-cancelled", "C1", "warning"), ("meeting-cancelled", "D1", "warning"))
    ]


def test_a_column_that_seems_to_say_who_came_is_said_when_it_is_not_read():
    text = "Date;Réunion;Structure;{}\n05/03/2025;GT;CAF;oui\n05/03/2025;GT;PMI;non\n"
    result = reading("a.csv", text.format("Vu sur place"))
    assert [(one.code, one.column) for one in result.remarks] == [
        ("unknown-column", "Vu sur place"), ("unread-marks", "Vu sur place"),
    ]  # fmt: skip
    for yes, no in (("0", "3"), ("oui", "?")):
        other = reading("a.csv", text.format("Places").replace("oui", yes).replace("non", no))
        assert codes(other) == ["unknown-column"]


def test_a_month_above_dates_is_no_title_of_their_meetings():
    result = reading("a.csv", ";Mars;;Avril\nStructure;05/03/2025;19/03/2025;02/04/2025\nCAF;x;x;x\n")
    assert [(plain(row)["when"], row.values.get("title")) for row in result.rows] == [
        ("2025-03-05", None), ("2025-03-19", None), ("2025-04-02", None),
    ]  # fmt: skip
