"""Remarks beside the cells they speak of: as a CSV, and as comments on the workbook that was sent."""

import csv
import datetime as dt
import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl import Workbook

from network.exports import commented, remarks_csv
from network.forms import Source, read_files
from network.remarks import Remark

TODAY = dt.date(2026, 1, 5)


def sheet(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def follow_up(book: Workbook) -> None:
    mars = book.active
    assert mars is not None
    mars.title = "Mars"
    for row in (
        ("Suivi 2025",),
        ("Date", "Réunion", "Structure", "Nom", "Présence"),
        ("31/02/2025", "COPIL", "CAF", "Mme Martin", "présent"),
        ("05/03/2025", "COPIL", "PMI", None, "?"),
    ):
        mars.append(row)
    mars["G3"] = "=1+1"
    mars.column_dimensions["C"].width = 33
    mars.merge_cells("A1:E1")


def said(source: Source) -> list[Remark]:
    [read] = read_files([source], today=TODAY)
    return list(read.remarks)


def test_each_comment_is_on_the_cell_that_is_wrong_and_the_rest_is_untouched() -> None:
    source = Source("suivi.xlsx", sheet(follow_up))
    shown = openpyxl.load_workbook(io.BytesIO(commented(source, said(source))))["Mars"]
    wrong = shown["A3"].comment
    assert wrong is not None
    assert wrong.author == "Passerelles"
    assert "31/02/2025" in wrong.text and "ligne écartée" in wrong.text
    assert shown["A3"].value == "31/02/2025"
    assert shown["A3"].fill.fgColor.rgb == "FFF9EBE3"
    assert shown["G3"].value == "=1+1"  # kept as it is written, not computed
    assert shown.column_dimensions["C"].width == 33
    assert [str(area) for area in shown.merged_cells.ranges] == ["A1:E1"]
    untouched = [cell for row in shown["B3:C3"] for cell in row]
    assert all(cell.comment is None for cell in untouched)


def test_no_comment_names_a_person() -> None:
    source = Source("suivi.xlsx", sheet(follow_up))
    shown = openpyxl.load_workbook(io.BytesIO(commented(source, said(source))))["Mars"]
    texts = [cell.comment.text for row in shown.iter_rows() for cell in row if cell.comment]
    assert texts
    assert not [text for text in texts if "Martin" in text]


def test_a_comment_that_was_there_stays_before_ours() -> None:
    def fill(book: Workbook) -> None:
        follow_up(book)
        book["Mars"]["A3"].comment = openpyxl.comments.Comment("vu avec la CAF", "L. B.")

    source = Source("suivi.xlsx", sheet(fill))
    shown = openpyxl.load_workbook(io.BytesIO(commented(source, said(source))))["Mars"]["A3"].comment
    assert shown is not None
    assert shown.text.startswith("vu avec la CAF\n\n")
    assert shown.author == "L. B."


def test_a_remark_inside_merged_cells_goes_to_the_first_of_them() -> None:
    source = Source("suivi.xlsx", sheet(follow_up))
    remark = Remark("formula-without-value", "warning", "suivi.xlsx", "Mars", 1, "C", letter="C")
    shown = openpyxl.load_workbook(io.BytesIO(commented(source, [remark])))["Mars"]
    assert shown["A1"].comment is not None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_text_file_becomes_a_workbook_of_its_cells_that_computes_nothing(lang: str) -> None:
    text = "Structure;Champ;Note\nCAF;inconnu;=HYPERLINK(1)\nPMI;santé;+33 1\n"
    source = Source("liste.csv", text.encode())
    shown = openpyxl.load_workbook(io.BytesIO(commented(source, said(source), "en" if lang == "en" else "fr"))).active
    assert shown is not None
    assert [cell.value for cell in shown[2]] == ["CAF", "inconnu", "=HYPERLINK(1)"]
    assert {cell.data_type for cell in shown[2]} == {"s"}
    assert shown["C2"].quotePrefix
    assert shown["B2"].comment is not None
    assert shown["C1"].comment is not None  # an unknown column is said at its header


def test_the_table_of_remarks_gives_each_cell_and_no_formula() -> None:
    remark = Remark("bad-date", "error", "=a.csv", "Mars", 12, "Date", "@now", letter="C")
    rows = list(csv.reader(io.StringIO(remarks_csv([remark]).decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == [
        "Fichier",
        "Feuille",
        "Cellule",
        "Ligne",
        "Colonne",
        "Valeur",
        "Gravité",
        "Code",
        "Remarque",
        "Que faire",
    ]
    assert rows[1][:8] == ["'=a.csv", "Mars", "C12", "12", "Date", "'@now", "ligne écartée", "bad-date"]
