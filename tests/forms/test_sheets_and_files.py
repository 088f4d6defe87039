"""Which sheets are read, which files are refused, and what a person is told of the others."""

import io

import openpyxl
import pytest

from forms.readings import TODAY, codes, outcome, plain, reading, refusal, remark, workbook
from network.errors import Refused, Unknown
from network.forms import Reading, Refusal, Source, read_files
from network.tables import MAX_LINES

STRUCTURES = [["Structure", "Quartier"], ["CAF", "Flandre"]]
PRESENCES = [["Date", "Structure", "Présence"], ["05/03/2025", "CAF", "x"]]


def test_each_sheet_is_read_by_its_own_form():
    result = reading("a.xlsx", workbook({"Annuaire": STRUCTURES, "Présences": PRESENCES}))
    assert result.forms == ("actors", "attendance-list")
    assert [(row.sheet, row.form) for row in result.rows] == [("Annuaire", "actors"), ("Présences", "attendance-list")]


def test_a_chosen_form_reads_the_sheets_of_that_form_and_says_what_it_left():
    result = reading("a.xlsx", workbook({"Annuaire": STRUCTURES, "Présences": PRESENCES}), form="actors")
    assert result.forms == ("actors",)
    assert "attendance-list" in remark(result, "sheet-other-form").suggestion()


def test_a_chosen_form_wins_when_there_is_one_sheet():
    assert reading("a.csv", "Structure;Date;Présence\nCAF;05/03/2025;x\n", form="actors").forms == ("actors",)


def test_sheets_of_legend_totals_or_marked_ignore_are_skipped_and_said():
    sheets = {"Annuaire": STRUCTURES, "18e (ignore)": STRUCTURES, "Légende": [["x = présent"]], "Total": [["3"]]}
    result = reading("a.xlsx", workbook(sheets))
    assert len(result.rows) == 1
    assert codes(result).count("sheet-skipped") == 3


def half_hidden() -> bytes:
    """A directory with a hidden line, a hidden column and a hidden sheet."""
    book = openpyxl.Workbook()
    for row in (["Structure", "Quartier", "Champ"], ["CAF", "Flandre", "Social"], ["PMI", "Flandre", "Santé"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    old = book.create_sheet("anciens")
    for row in STRUCTURES:
        old.append(row)
    old.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_what_is_hidden_is_asked_about_and_not_read():
    result = reading("a.xlsx", half_hidden())
    assert [plain(row) for row in result.rows] == [{"name": "CAF", "territory": "Flandre"}]
    assert [one.code for one in result.remarks if one.severity == "warning"] == [
        *("hidden-lines-asked", "hidden-columns-asked", "hidden-sheet-asked")
    ]
    assert "--hidden read" in remark(result, "hidden-sheet-asked").suggestion()


def test_what_is_hidden_is_read_or_left_when_a_person_says_so():
    read = reading("a.xlsx", half_hidden(), hidden="read")
    assert len(read.rows) == 3 and read.rows[0].values["field"] == "social"
    left = reading("a.xlsx", half_hidden(), hidden="leave")
    assert len(left.rows) == 1
    assert {one.severity for one in (*read.remarks, *left.remarks)} == {"info"}
    assert read.handling != left.handling
    with pytest.raises(Refused):
        outcome("a.xlsx", half_hidden(), hidden="peut-être")


def test_a_formula_without_kept_value_is_said_and_never_computed():
    result = reading("a.xlsx", workbook({"A": [["Structure", "Quartier"], ["CAF", '="Fl"&"andre"']]}))
    found = remark(result, "formula-without-value")
    assert (found.line, found.column) == (2, "Quartier")
    assert plain(result.rows[0]) == {"name": "CAF"}


def test_text_that_looks_like_a_formula_stays_text():
    result = reading("a.csv", 'Structure;Quartier;Note\nCAF;Flandre;"=HYPERLINK(""x"")"\n@PMI;+33;@x\n')
    assert result.rows[0].extra == {"Note": '=HYPERLINK("x")'}
    assert plain(result.rows[1]) == {"name": "@PMI", "territory": "+33"}


def test_titles_above_and_totals_and_legends_below_are_no_data():
    text = "Annuaire 2024;\n;\nMis à jour en mars;\nStructure;Quartier\nCAF;Flandre\nTotal;1\nx = présent;\n"
    result = reading("a.csv", text)
    assert [row.line for row in result.rows] == [5]
    assert codes(result) == ["total-line", "legend-line"]


def test_unknown_duplicate_and_unnamed_columns_are_kept_apart_and_said_with_their_line():
    result = reading("a.csv", "Structure;Quartier;Couleur;Couleur;\nCAF;Flandre;bleu;vert;seul\n")
    assert result.rows[0].extra == {"Couleur": "bleu", "Couleur (4)": "vert", "E": "seul"}
    assert [(one.code, one.line, one.column) for one in result.remarks] == [
        ("unknown-column", 1, "Couleur"),
        ("duplicate-column", 1, "Couleur"),
        ("unknown-column", 1, "Couleur"),
        ("unnamed-column", 1, "E"),
    ]


def test_a_missing_value_leaves_only_its_line_out():
    result = reading("a.csv", "Structure;Quartier\n;Flandre\nCAF;Flandre\n")
    assert [plain(row)["name"] for row in result.rows] == ["CAF"]
    missing = remark(result, "missing-value")
    assert (missing.severity, missing.line, missing.column) == ("error", 2, "Structure")


def test_unknown_values_suggest_the_closest_and_stay_apart():
    result = reading("a.csv", "Structure;Champ\nCAF;socail\nCMP;santé, prévention\n")
    assert result.rows[0].values == {"name": "CAF"}
    assert result.rows[0].extra == {"Champ": "socail"}
    assert "« social »" in remark(result, "unknown-value").suggestion()
    assert plain(result.rows[1]) == {"name": "CMP", "field": "sante", "fields": ["prevention"]}


@pytest.mark.parametrize(
    ("cell", "ids", "code"),
    [
        ("60487647500499", ["siret:60487647500499:bad_key"], "bad-key"),
        ("604 876 475 00499", ["siret:60487647500499:bad_key"], "bad-key"),
        ("6.04876E+13", None, "lost-digits"),
        ("6.0487647500499E13", ["siret:60487647500499:bad_key"], "bad-key-repaired"),
        ("7,3282932000074E+13", ["siret:73282932000074:valid"], "identifier-repaired"),
        ("4876475004999", ["siret:04876475004999:bad_key"], "bad-key-repaired"),
        ("123456789012", None, "bad-identifier"),
        ("73282932000074.0", ["siret:73282932000074:valid"], None),
    ],
)
def test_numbers_spoilt_by_a_spreadsheet_are_repaired_or_said(cell, ids, code):
    result = reading("a.csv", f"Structure;Siret\nCAF;{cell}\n")
    assert result.rows[0].values.get("ids") == ids
    assert codes(result) == ([code] if code else [])


def test_a_number_cell_that_lost_its_first_zero_gets_it_back():
    result = reading("a.xlsx", workbook({"A": [["Structure", "Finess", "Code postal"], ["CMP", 10000024, 1000]]}))
    assert plain(result.rows[0]) == {"name": "CMP", "ids": ["finess:010000024:valid"], "postcode": "01000"}


def test_files_that_are_not_understood_are_refused_with_what_was_found():
    assert refusal("a.csv", "Pomme;Poire\n1;2\n") == "forms.no-header"
    assert refusal("a.csv", "Quartier;Champ\nFlandre;social\n") == "forms.missing-column"
    assert refusal("a.csv", "Structure\nCAF\n", form="ties") == "forms.missing-column"
    assert refusal("a.csv", "Structure;Quartier\n") == "forms.no-rows"
    assert refusal("a.csv", "") == "tables.empty"


def test_a_refused_file_does_not_stop_the_others():
    bad, good = read_files([Source("a.csv", b""), Source("b.csv", b"Structure;Quartier\nCAF;F\n")], today=TODAY)
    assert isinstance(bad, Refusal) and isinstance(good, Reading)
    assert bad.file == "a.csv"


def test_two_files_of_the_same_name_are_two_files():
    contents = (b"Structure;Quartier\nCAF;F\n", b"Structure;Quartier\nPMI;F\n")
    results = read_files([Source("a.csv", content) for content in contents], today=TODAY)
    assert [plain(result.rows[0])["name"] for result in results] == ["CAF", "PMI"]


def test_a_form_that_does_not_exist_is_said():
    with pytest.raises(Unknown) as caught:
        read_files([], form="recette", today=TODAY)
    assert "actors" in caught.value.words()


def test_fifty_thousand_lines_pass_and_one_more_is_refused():
    lines = ["Structure;Quartier", *(f"S{n};F" for n in range(MAX_LINES))]
    assert len(reading("a.csv", "\n".join(lines)).rows) == MAX_LINES
    assert refusal("a.csv", "\n".join([*lines, "S;F"])) == "tables.too-many-lines"


def test_a_first_line_without_structure_is_refused_only_as_a_line():
    assert codes(reading("a.csv", "Structure;Quartier\n;F\nCAF;F\n")) == ["missing-value"]


@pytest.mark.parametrize(
    "text",
    [
        "value,label,description\na,Aide,Repas\nb,Bain,\n",  # a list of values
        "description,label,value\nRepas,Aide,a\n,Bain,b\n",
        "table,name,type\norganization,id,string\norganization,name,string\norganization,url,string\n",  # a dictionary
    ],
)
def test_lists_that_describe_other_files_are_no_directories(text):
    assert refusal("liste.csv", text) in {"forms.missing-column", "forms.no-header", "forms.no-rows"}


def test_a_header_written_twice_heads_its_lines_once():
    result = reading("a.csv", "Structure;Quartier\nStructure;Quartier\nCAF;Flandre\n")
    assert [plain(row)["name"] for row in result.rows] == ["CAF"]


def test_a_legend_in_several_cells_under_a_grid_is_no_structure():
    legend = "Légende :;x présent;E excusé;\nx = présent;E = excusé;A = absent;\n"
    text = f"Structure;05/03/2025;12/04/2025;14/05/2025\nCAF;x;;x\n{legend}"
    result = reading("a.csv", text)
    assert {row.values["organisation"] for row in result.rows} == {"CAF"}
    assert codes(result) == ["legend-line", "legend-line"]


def test_a_register_of_meetings_is_no_list_of_places():
    text = "Date;Objet;Présents;Excusés;Lieu\n05/02/2025;GT;CAF, PMI;CPAM;Mairie\n"
    assert refusal("registre.csv", text) == "forms.not-recognised"


def test_the_sheet_of_a_cancelled_meeting_and_a_blank_one_are_left_aside():
    sheet = [["Structure", "Nom", "Signature"], ["CAF", "A", "x"]]
    result = reading("a.xlsx", workbook({"12-03-25": sheet, "26-03-25 annulée": sheet, "Modèle": sheet}))
    assert {row.sheet for row in result.rows} == {"12-03-25"}
    assert codes(result).count("sheet-skipped") == 2
