"""Columns that a file takes from another file of the same call."""

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import PurePath

from network.errors import UnreadableFile
from network.forms.mapping import FileMapping, Join, joined
from network.forms.parsed import text_of
from network.forms.row import Notes
from network.identity import fold
from network.tables import Book, Cell, Sheet

Books = Sequence[tuple[str, Book | UnreadableFile]]


def joined_sheet(file: str, sheet: Sheet, told: FileMapping, books: Books, notes: Notes) -> Sheet:
    """The sheet with one more column for each one that its joins take elsewhere; its header is on line 1.

    A line whose number is nowhere in the other file is left out, and said.
    """
    if not told.joins or not sheet.rows:
        return sheet
    rows: list[list[Cell]] = [list(row) for row in sheet.rows]
    width = max(map(len, rows))
    rows = [row + [None] * (width - len(row)) for row in rows]
    header = [fold(str(cell or "")) for cell in sheet.rows[0]]
    for join in told.joins:
        if fold(join.on) not in header:
            raise UnreadableFile("forms.join-column", file=file, column=join.on)
        at, table = header.index(fold(join.on)), _table(file, join, books)
        rows[0] += [joined(join.on, name) for name in join.columns]
        for line, row in enumerate(rows[1:], start=2):
            found = table.get(text_of(row[at])) if row[at] is not None else None
            if found is None and any(cell is not None for cell in row):
                notes.add("join-not-found", "error", line=line, column=join.on, value=row[at], other=join.file)
                row[:] = [None] * len(row)
            row += found or [None] * len(join.columns)
    return replace(sheet, rows=rows)


def _table(file: str, join: Join, books: Books) -> dict[str, list[Cell]]:
    book = next((book for name, book in books if fnmatch(PurePath(name).name, join.file)), None)
    if not isinstance(book, Book):
        raise UnreadableFile("forms.join-file", file=file, other=join.file)
    rows = book.sheets[0].rows
    header = [fold(str(cell or "")) for cell in rows[0]]
    wanted = [fold(name) for name in (join.column, *join.columns)]
    for name in wanted:
        if name not in header:
            raise UnreadableFile("forms.join-column", file=join.file, column=name)
    key, *others = (header.index(name) for name in wanted)
    table: dict[str, list[Cell]] = {}
    for row in rows[1:]:
        if key < len(row) and row[key] is not None:
            table[text_of(row[key])] = [row[at] if at < len(row) else None for at in others]
    return table
