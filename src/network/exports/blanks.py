"""Blank files to fill in: one workbook or CSV per form, that the same form reads back.

A filled example line is marked by a switch column, so that a file sent back with it does not import it; lists
propose the values that the form accepts, and the territories and structures that are known.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from network.errors import Refused
from network.exports.examples import example_line
from network.exports.lists import Lists, never_read
from network.exports.whole import whole_file
from network.forms import Column, Form, forms, role_words
from network.listings import tables
from network.sentences import Language, catalogue, say
from network.store import Store

SWITCH = {"fr": "__exemple__", "en": "__example__"}  # a header between underscores: its « oui » leave a line out
HEADER, EXAMPLE = PatternFill("solid", start_color="FFE8EEF2"), PatternFill("solid", start_color="FFF7F5F0")
WIDTH, LINES = 26, 1000
MOST_NAMES = 5000  # names of structures in a list: beyond, nobody scrolls


@dataclass(frozen=True)
class Names:
    """Names that a store knows, for lists to choose from."""

    territories: Sequence[str] = ()
    actors: Sequence[str] = ()


def known_names(store: Store) -> Names:
    """Territories and structures of a store; somebody who works alone is left out."""
    facts = tables(store)
    actors = [row["name"] for row in facts["actors"].to_dict("records") if row["name"] and not row["natural_person"]]
    territories = [row["name"] for row in facts["territories"].to_dict("records") if row["name"]]
    return Names(sorted(set(territories)), sorted(set(actors))[:MOST_NAMES])


def headers(form: Form) -> list[str]:
    """The header that each column is best known by, required ones first.

    A column that its form accepts under several headers is here under the first.
    """
    return [_capital(column.label) for column in _columns(form)]


def _columns(form: Form) -> list[Column]:
    told = [column for column in form.columns.values() if column.kind != "row-code"]  # only printed sheets give one
    return sorted(told, key=lambda column: not column.required)


def write_blank(form: Form, path: str | Path, lang: Language = "fr", *, names: Names | None = None) -> Path:
    """Write the blank file of a form, as .xlsx with its example, lists and guide, or as .csv.

    Raises
    ------
    Refused
        Another ending, no such folder, or the system refuses: nothing is left half-written.
    """
    path = Path(path)
    if path.suffix not in (".xlsx", ".csv"):
        raise Refused("blanks.format", file=path.name)
    _check_table(form)
    if path.suffix == ".csv":
        return whole_file(path, (";".join([*headers(form), *_dates(form)]) + "\r\n").encode("utf-8-sig"))
    return whole_file(path, blank(form, lang, names=names))


def blank(form: Form, lang: Language = "fr", *, names: Names | None = None) -> bytes:
    """The blank workbook of a form.

    Parameters
    ----------
    form : Form
        What is to be filled in.
    lang : {"fr", "en"}
        Of the comments and the guide; headers stay French, as the forms know them first.
    names : Names, optional
        What a store knows: its territories and structures are then offered as lists.

    Raises
    ------
    Refused
        The form is no table with named columns: minutes are a text, a matrix is headed by structures.
    """
    _check_table(form)
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = form.title.to(lang)[:31]
    first = _titles(sheet, form)
    lists = Lists(book, say("blanks.lists", lang), names or Names())
    for number, column in enumerate(_columns(form), 1):
        _column(sheet, first, number, form, column, lang)
        lists.offer(sheet, first + 1, LINES, number, column)
    _fill_example(sheet, first, form, lang)
    sheet.freeze_panes = f"A{first + 1}"
    _guide(book, form, lang)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def fillable() -> list[Form]:
    """The forms that have a blank: tables with named columns."""
    return [form for form in forms().values() if form.layout in ("rows", "attendance")]


def _check_table(form: Form) -> None:
    if form not in fillable():
        raise Refused("blanks.none", form=form.title)


def _capital(text: str) -> str:
    """First letter in capitals, the others as they are: acronyms stay."""
    return text[:1].upper() + text[1:]


def _dates(form: Form) -> list[str]:
    return ["05/03/2025"] if form.dated_columns else []


def _titles(sheet: Worksheet, form: Form) -> int:
    """The lines that tell the meeting of a sheet, to be filled in; the line of the header."""
    if not form.context or form.dated_columns:
        return 1
    labels: dict[str, str] = {}
    for label, role in form.labels.items():
        labels.setdefault(role, label)
    for line, label in enumerate(labels.values(), 1):
        sheet.cell(line, 1, f"{_capital(label)} :").font = Font(bold=True)
    return len(labels) + 2


def _column(sheet: Worksheet, line: int, number: int, form: Form, column: Column, lang: Language) -> None:
    cell = sheet.cell(line, number, _capital(column.label))
    _as_header(sheet, line, number)
    told = [role_words(form, column.key).to(lang) + "."]
    told += [say("blanks.needed", lang)] if column.required else []
    told += [_expected(column, lang)]
    others = [*column.headers, *column.weak][1:6]
    told += [say("blanks.or", lang, headers=", ".join(others))] if others else []
    cell.comment = Comment("\n".join(one for one in told if one), "Passerelles", height=140, width=320)


def _as_header(sheet: Worksheet, line: int, number: int) -> None:
    cell = sheet.cell(line, number)
    cell.font, cell.fill, cell.alignment = Font(bold=True), HEADER, Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[get_column_letter(number)].width = WIDTH


def _expected(column: Column, lang: Language) -> str:
    """What the cells of a column hold, in one sentence."""
    for key in (column.kind, column.kind.partition(":")[0]):
        if (name := f"blanks.kind-{key.replace(':', '-')}") in catalogue():
            return say(name, lang)
    return ""


def _fill_example(sheet: Worksheet, line: int, form: Form, lang: Language) -> None:
    """The example line under the header, and the switch that keeps it from being read."""
    columns = _columns(form)
    values = example_line(form)
    row = [values.get(column.key, "") for column in columns]
    for date in _dates(form):
        number = len(row) + 1
        sheet.cell(line, number, date).comment = Comment(say("blanks.date-header", lang), "Passerelles")
        _as_header(sheet, line, number)
        row.append("x")
    switch = len(row) + 1
    sheet.cell(line, switch, SWITCH[lang]).comment = Comment(say("blanks.switch", lang), "Passerelles")
    _as_header(sheet, line, switch)
    for number, value in enumerate([*row, "oui"], 1):
        cell = sheet.cell(line + 1, number, value or None)
        cell.font, cell.fill = Font(italic=True, color="FF4B5964"), EXAMPLE
    rule = DataValidation(type="list", formula1='"oui,non"', allow_blank=True)
    sheet.add_data_validation(rule)
    rule.add(f"{get_column_letter(switch)}{line + 1}:{get_column_letter(switch)}{LINES}")


def _guide(book: openpyxl.Workbook, form: Form, lang: Language) -> None:
    """What each column is for, in the words that the form itself accepts, and a whole small file as an example."""
    sheet = book.create_sheet(never_read(say("blanks.guide", lang)))
    rows = [[form.grain.to(lang)], [say("blanks.example-line", lang)], []]
    rows.append([say(f"blanks.{name}", lang) for name in ("column", "required", "expected", "also")])
    for column in _columns(form):
        needed = say("blanks.yes", lang) if column.required else ""
        names = ", ".join([*column.headers, *column.weak][1:])
        rows.append([_capital(column.label), needed, _expected(column, lang), names])
    for one in form.examples[:1]:
        rows += [[], [say("blanks.example", lang)], *csv.reader(io.StringIO(one.text.strip()), delimiter=";")]
    for row in rows:
        sheet.append(row)
    for number, width in enumerate((WIDTH, 14, 48, 80), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
