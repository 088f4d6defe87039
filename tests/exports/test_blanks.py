"""A blank file is read back by its own form, and its example, lists and guide are no data."""

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from network.errors import Refused
from network.exports.blanks import SWITCH, Names, blank, fillable, headers, known_names, write_blank
from network.forms import Form, Reading, Refusal, Source, form_named, read_files
from network.importing import import_files
from network.store import Store

TODAY = dt.date(2026, 1, 1)
NAMES = Names(["Tilleuls", "Canal"], ["CAF", "=PMI"])
GRIDS = ("attendance-grid", "attendance-sheets")  # their columns are dates, their title a meeting


def read(content: bytes, name: str = "modèle.xlsx", form: str | None = None) -> Reading | Refusal:
    [reading] = read_files([Source(name, content)], form=form, today=TODAY)
    return reading


def opened(content: bytes) -> tuple[openpyxl.Workbook, int]:
    """The workbook, and the line of its header."""
    book = openpyxl.load_workbook(BytesIO(content))
    lines = enumerate(book.worksheets[0].iter_rows(values_only=True), 1)
    return book, next(line for line, row in lines if set(SWITCH.values()) & set(row))


def with_a_line(content: bytes) -> bytes:
    """The blank once a person copied its example line, without the switch."""
    book, header = opened(content)
    sheet = book.worksheets[0]
    if header > 1:
        assert sheet["A1"].value == "Date :"
        sheet["B1"] = "5 mars 2025"
    for cell in sheet[header + 1][:-1]:
        sheet.cell(header + 2, cell.column, cell.value)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("form", [form for form in fillable() if form.code not in GRIDS], ids=lambda form: form.code)
def test_the_headers_of_a_blank_csv_are_recognised_by_its_form(form: Form, tmp_path):
    path = write_blank(form, tmp_path / f"{form.code}.csv")
    text = path.read_text("utf-8-sig").strip()
    assert text.split(";") == headers(form)
    row = ";".join("x" for _ in headers(form))
    reading = read(f"{text}\n{row}\n".encode(), path.name, form.code)
    assert not [remark for remark in getattr(reading, "remarks", ()) if remark.code == "unknown-column"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("form", fillable(), ids=lambda form: form.code)
def test_a_blank_sent_back_empty_imports_nothing(form: Form, lang):
    reading = read(blank(form, lang, names=NAMES))
    assert isinstance(reading, Refusal) and reading.error.key == "forms.no-rows"


@pytest.mark.parametrize("form", fillable(), ids=lambda form: form.code)
def test_a_line_like_the_example_is_read_by_the_form_without_anything_to_check(form: Form):
    reading = read(with_a_line(blank(form, names=NAMES)))
    assert isinstance(reading, Reading) and reading.forms == (form.code,)
    assert {row.line for row in reading.rows} == {opened(blank(form))[1] + 2}
    assert not [remark.code for remark in reading.remarks if remark.severity != "info"]


def test_each_header_says_what_is_expected_and_which_column_is_required():
    book, header = opened(blank(form_named("actors")))
    name, *others = book.worksheets[0][header]
    assert "obligatoire" in name.comment.text and "jamais celui d'une personne" in name.comment.text
    assert all(cell.comment and cell.comment.text for cell in others)


def test_lists_offer_accepted_values_and_the_names_that_a_store_knows():
    book, _ = opened(blank(form_named("actors"), names=NAMES))
    sheet, lists = book.worksheets[0], book["Listes (ignore)"]
    assert lists.sheet_state == "hidden"
    offered = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation
    }
    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    values = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    assert "Médico-social" in next(column for column in values if "Social" in column)
    assert ["Tilleuls", "Canal"] in values
    assert columns["Champ"] in offered and columns["Quartier"] in offered
    assert not offered[columns["Champ"]].showErrorMessage  # another value can still be written, and is read
    assert "'=PMI" in [cell for column in values for cell in column]


def test_the_lists_of_a_store_are_its_territories_and_its_structures_but_nobody_who_works_alone(embedded: Store):
    text = "Structure;Quartier\nCAF;Tilleuls\nCabinet Dr Lefèvre;Tilleuls\n"
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    files = [Source("t.csv", b"Territoire;Type\nTilleuls;quartier\n"), Source("a.csv", text.encode())]
    import_files(embedded, files, today=TODAY, now=now, by="test", apply=True)
    assert known_names(embedded) == Names(["Tilleuls"], ["CAF"])


def test_minutes_are_a_text_and_have_no_blank(tmp_path):
    with pytest.raises(Refused, match="tableau à remplir"):
        write_blank(form_named("minutes"), tmp_path / "cr.xlsx")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_blank_that_cannot_be_written_is_one_sentence(ending, tmp_path):
    (tmp_path / f"dossier{ending}").mkdir()
    for place, reason in (
        (tmp_path / f"dossier{ending}", "c'est un dossier"),
        (tmp_path / "nulle-part" / f"x{ending}", "n'existe pas"),
        (f"/proc/x{ending}", "le système refuse"),
    ):
        with pytest.raises(Refused, match=reason):
            write_blank(form_named("actors"), place)
