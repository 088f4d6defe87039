"""An extract of a public register → rows of forms, with its source and what is left out of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from network.forms.handling import Hidden, is_withheld
from network.forms.parsed import Setting, text_of
from network.forms.registers.recognising import recognise_register
from network.forms.registers.records import Found, Record, records
from network.forms.registers.register import Figures, Register
from network.forms.registers.shapes import SHAPES
from network.forms.registers.views import View
from network.forms.row import Columns, Notes, Origin, Place, Row
from network.remarks import Remark
from network.tables import Book, column_letter

_DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True)
class Extract:
    """What an extract of a register gives."""

    register: Register
    rows: list[Row]
    remarks: list[Remark]
    columns: Columns
    origin: Origin


def read_register(
    file: str, book: Book, setting: Setting, territory: str | None = None, *, hidden: Hidden | None = None
) -> Extract | None:
    """Rows of a file that is an extract of a public register; None when it is not.

    `territory` is that of rows that tell none; `hidden` what a person chose for sheets that are not shown.
    """
    recognised = recognise_register(_shown(book, hidden))
    if recognised is None or all(len(found.sheet.rows) <= found.line for found in recognised[1]):
        return None
    register, tables = recognised
    rows: list[Row] = []
    remarks = _recognised(file, register)
    columns: dict[str, dict[str, Place]] = {}
    editions: list[str] = []
    for found in tables:
        notes = Notes(file, found.sheet.name)
        told = records(found, SHAPES.get(found.table.shape or ""), notes)
        editions.append(_edition(register, found, told))
        given = _rows(found, told, notes, setting, territory)
        _say(register, found, given, notes)
        rows += given
        remarks += _located(notes.remarks, found)
        columns[found.sheet.name] = _columns(found)
    remarks += _beside(file, book, tables, hidden)
    date = max(editions) or _date_in(file)
    publisher = register.publisher
    origin = Origin(publisher.name, publisher.licence, date, publisher.url)
    return Extract(register, rows, remarks, columns, origin)


def _shown(book: Book, hidden: Hidden | None) -> Book:
    return book if hidden == "read" else replace(book, sheets=tuple(one for one in book.sheets if not one.hidden))


def _rows(found: Found, told: Sequence[Record], notes: Notes, setting: Setting, territory: str | None) -> list[Row]:
    rows: list[Row] = []
    for number, gives in enumerate(found.table.gives):
        view = View(found, gives, notes, setting, territory, whole=number == 0)
        rows += view.rows(told)
    return rows


def _recognised(file: str, register: Register) -> list[Remark]:
    notes = Notes(file, "")
    notes.add("register", "info", register=register.title, licence=register.publisher.licence)
    return notes.remarks


def _say(register: Register, found: Found, rows: Sequence[Row], notes: Notes) -> None:
    """The personal columns that are not kept, and what the register itself settles."""
    if not found.table.gives and "." not in found.sheet.name:  # a table, not a list inside a record
        notes.add("register-table-left", "info", table=found.table.name)
    for text in dict.fromkeys(text for text in found.texts if text and found.texts.count(text) > 1):
        notes.add("duplicate-column", "warning", line=found.line, column=text)
    if found.dropped:
        notes.add("register-columns-left", "info", line=found.line or None, columns=", ".join(found.dropped))
    if settled := sum(row.values.get("field_source") not in (None, "file") for row in rows):
        notes.add("register-field", "info", n=settled, register=register.title)
    if shelters := sum(bool(row.values.get("confidential")) for row in rows):
        notes.add("register-confidential", "info", n=shelters)


def _beside(file: str, book: Book, tables: Sequence[Found], hidden: Hidden | None) -> list[Remark]:
    """Sheets of the file that are no table of the register, or are not shown."""
    read = {found.sheet.name for found in tables}
    inside = tuple(f"{name}." for name in read)  # lists inside a record that is read
    notes = Notes(file, "")
    for sheet in book.sheets:
        filled = any(any(cell is not None for cell in row) for row in sheet.rows)
        if (
            filled
            and not is_withheld(sheet, notes, hidden)
            and sheet.name not in read
            and not sheet.name.startswith(inside)
        ):
            notes.add("sheet-beside", "info", value=sheet.name)
    return notes.remarks


def _located(remarks: Sequence[Remark], found: Found) -> list[Remark]:
    """Each remark once, with the letter of its column: two views of a line may read the same cell."""
    letters = {text: column_letter(at) for at, text in reversed(list(enumerate(found.texts))) if text}
    told: dict[tuple[object, ...], Remark] = {}
    for one in remarks:
        if one.code == "unknown-column" and one.column in found.kept:
            continue
        told.setdefault((one.code, one.line, one.column, one.value), replace(one, letter=letters.get(one.column or "")))
    return list(told.values())


def _columns(found: Found) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for gives in found.table.gives:
        for name in gives.columns:
            at = found.columns.get(name)
            if at is not None:
                places.setdefault(gives.column(name).role, Place(found.text(name), column_letter(at)))
    return places


def _edition(register: Register, found: Found, told: Sequence[Record]) -> str:
    """The edition that a table tells: a cell of its first line, or the latest date of a column."""
    rule = register.publisher.edition
    if figures := [read[1] for text in found.texts for one in _figures(found) if text and (read := one.read(text))]:
        return str(max(figures))
    if isinstance(rule, int):
        first = found.sheet.rows[0]
        return _date_in(text_of(first[rule])) or "" if rule < len(first) and first[rule] is not None else ""
    dates = (_date_in(text_of(one.cells[rule])) for one in told if rule in one.cells) if rule else ()
    return max((date for date in dates if date), default="")


def _figures(found: Found) -> list[Figures]:
    return [figures for gives in found.table.gives for figures in gives.figures]


def _date_in(text: str) -> str | None:
    """A day written in a text: the name of a file, a manifest, a cell; a year when it is all there is.

    Examples
    --------
    >>> _date_in("etalab-cs1100502-stock-20260512-0339.csv"), _date_in("2018"), _date_in("structures.csv")
    ('2026-05-12', '2018', None)
    """
    found = _DAY.search(text)
    if found:
        return "-".join(found.groups())
    return text if re.fullmatch(r"20\d\d", text) else None
