"""Blank files to fill in: one workbook or CSV per form, that the same form reads back."""

import csv
import io
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from network.errors import Refused
from network.exports.whole import whole_file
from network.forms import Form
from network.sentences import Language, say

ASIDE = "(ignore)"  # sheets so marked are never read
HEADER = PatternFill("solid", start_color="FFE8EEF2")
WIDTH = 26


def headers(form: Form) -> list[str]:
    """The header that each column is best known by, required ones first.

    A column that its form accepts under several headers is here under the first.
    """
    columns = sorted(form.columns.values(), key=lambda column: not column.required)
    return [_capital(column.label) for column in columns]


def write_blank(form: Form, path: str | Path, lang: Language = "fr") -> Path:
    """Write the blank file of a form, as .xlsx with its example and guide beside, or as .csv.

    Raises
    ------
    Refused
        Another ending, no such folder, or the system refuses: nothing is left half-written.
    """
    path = Path(path)
    if path.suffix not in (".xlsx", ".csv"):
        raise Refused("blanks.format", file=path.name)
    if path.suffix == ".csv":
        return whole_file(path, (";".join(headers(form)) + "\r\n").encode("utf-8-sig"))
    written = io.BytesIO()
    _workbook(form, lang).save(written)
    return whole_file(path, written.getvalue())


def _capital(text: str) -> str:
    """First letter in capitals, the others as they are: acronyms stay."""
    return text[:1].upper() + text[1:]


def _workbook(form: Form, lang: Language) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = form.title.to(lang)[:31]
    sheet.append(headers(form))
    for number, cell in enumerate(sheet[1], 1):
        cell.font, cell.fill = Font(bold=True), HEADER
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.freeze_panes = "A2"
    _beside(book, say("blanks.example", lang), [row for one in form.examples[:1] for row in _cells(one.text)])
    _beside(book, say("blanks.guide", lang), _guide(form, lang))
    return book


def _beside(book: openpyxl.Workbook, title: str, rows: list[list[str]]) -> None:
    sheet = book.create_sheet(f"{title} {ASIDE}")
    for row in rows:
        sheet.append(row)
    for number in range(1, max(map(len, rows), default=0) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH


def _cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.strip()), delimiter=";"))


def _guide(form: Form, lang: Language) -> list[list[str]]:
    """What each column is for, in the words that the form itself accepts."""
    rows = [[form.grain.to(lang)], [say(f"blanks.{name}", lang) for name in ("column", "required", "also")]]
    for column in sorted(form.columns.values(), key=lambda one: not one.required):
        names = [*column.headers, *column.weak]
        needed = say("blanks.yes", lang) if column.required else ""
        rows.append([_capital(column.label), needed, ", ".join(names[1:])])
    return rows
