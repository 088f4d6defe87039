"""Which sheets of a book are tables that left this product: by their name and their headers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from network.forms.exported.layout import Table, exported_tables, namings
from network.identity import fold
from network.tables import Book, Sheet

LEAST_KNOWN = 0.6
"""Share of the headers of a sheet that must be those of the table: others may have been added."""


@dataclass(frozen=True)
class ExportedSheet:
    """A sheet that left as a table: which one, the code of each column that is known, the header of each other."""

    sheet: Sheet
    table: Table
    known: Mapping[int, str]
    added: Mapping[int, str]

    def header(self, code: str) -> str:
        """How the sheet heads a column, its code when it is not there."""
        at = next((at for at, one in self.known.items() if one == code), None)
        return code if at is None else str(self.sheet.rows[0][at])


def exported_sheets(file: str, book: Book) -> list[ExportedSheet]:
    """The sheets of a file that left as tables; none when the file is of another origin."""
    tables = {fold(code): table for code, table in exported_tables().items()}
    found = (_recognised(sheet, tables.get(fold(table_name(file, sheet.name)))) for sheet in book.sheets if sheet.rows)
    return [one for one in found if one]


def table_name(file: str, sheet: str) -> str:
    """What a sheet, or a file of one sheet, is named after.

    Examples
    --------
    >>> table_name("export.xlsx", "ties"), table_name("out/ties (1).csv", "")
    ('ties', 'ties')
    """
    return sheet or re.sub(r"\s*\(\d+\)$", "", PurePath(file).stem)


def _recognised(sheet: Sheet, table: Table | None) -> ExportedSheet | None:
    if table is None:
        return None
    texts = {at: str(cell) for at, cell in enumerate(sheet.rows[0]) if cell is not None}
    readings = [
        {at: naming[fold(text)] for at, text in texts.items() if fold(text) in naming} for naming in namings(table.code)
    ]
    known = max(readings, key=len)
    if not set(table.required) <= set(known.values()) or len(known) < LEAST_KNOWN * len(texts):
        return None
    return ExportedSheet(sheet, table, known, {at: text for at, text in texts.items() if at not in known})
