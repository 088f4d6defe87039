"""Matrices of ties: the kind said by the corner, the title or the cell; the diagonal is nothing."""

from forms.readings import codes, plain, reading, remark

CORNER = "Travaille avec;CAF;PMI Flandre;CS Tilleuls\nCAF;x;x;\nPMI Flandre;x;;1\nCS Tilleuls;;1;\n"


def ties(text: str, name: str = "croise.csv", **options: object) -> list[tuple[str, str, str]]:
    rows = reading(name, text, **options).rows
    return [(row.values["source"], row.values["target"], row.values["kind"]) for row in rows]


def test_a_tie_that_both_sides_mark_is_one_and_the_diagonal_none():
    assert ties(CORNER) == [("CAF", "PMI Flandre", "collaborates"), ("PMI Flandre", "CS Tilleuls", "collaborates")]
    assert codes(reading("croise.csv", CORNER)) == []


def test_what_one_side_alone_marks_is_said_unless_half_the_matrix_is_filled():
    one_side = CORNER.replace("CS Tilleuls;;1;", "CS Tilleuls;;;")
    said = remark(reading("croise.csv", one_side), "matrix-one-side")
    assert (said.line, said.column, said.severity) == (3, "CS Tilleuls", "warning")
    half = "Travaille avec;CAF;PMI;CS Tilleuls\nCAF;;x;x\nPMI;;;\nCS Tilleuls;;;\n"
    assert ties(half) == [("CAF", "PMI", "collaborates"), ("CAF", "CS Tilleuls", "collaborates")]
    assert codes(reading("croise.csv", half)) == []


def test_the_title_tells_the_kind_and_totals_are_nothing():
    text = "Orientations entre structures;;;\n;CAF;PMI;École;Total\nCAF;;3;;3\nPMI;1;;;1\nÉcole;;;;0\nTotal;1;3;0;4\n"
    result = reading("a.csv", text)
    assert [plain(row) for row in result.rows] == [
        {"source": "CAF", "target": "PMI", "kind": "refers", "weight": 3.0},
        {"source": "PMI", "target": "CAF", "kind": "refers"},
    ]


def test_a_cell_may_say_its_own_kind_and_a_doubt_is_said():
    text = "Travaille avec;CAF;PMI;École\nCAF;;convention;?\nPMI;;;\nÉcole;;;\n"
    result = reading("a.csv", text)
    assert [plain(row)["kind"] for row in result.rows] == ["agreement"]
    assert remark(result, "unknown-tie").column == "École"


def test_without_a_kind_nothing_is_guessed():
    result = reading("a.csv", CORNER.replace("Travaille avec", ""))
    assert result.rows == [] and remark(result, "matrix-without-kind").severity == "error"


def test_a_directory_with_columns_named_after_structures_is_no_matrix():
    text = "Structure;Quartier;CAF;PMI;École\nMission locale;F;x;;\nRégie;F;;x;\n"
    assert reading("a.csv", text).forms == ("actors",)
