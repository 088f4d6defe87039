"""Lists to choose from in a workbook: accepted values of closed lists, names that a store knows."""

from collections.abc import Sequence
from typing import Protocol

import openpyxl
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from network.exports.cells import harmless
from network.forms import Column
from network.forms.exported import presence_words
from network.vocabulary import aside, labels, marks

NAMING = frozenset({"name", "organisation"})


def never_read(title: str) -> str:
    """Title of a sheet that an import leaves aside.

    Examples
    --------
    >>> never_read("Listes")
    'Listes (ignore)'
    """
    return f"{title} {aside().marks[0]}"


class Known(Protocol):
    """Names that a store knows."""

    @property
    def territories(self) -> Sequence[str]: ...

    @property
    def actors(self) -> Sequence[str]: ...


class Lists:
    """The sheet that holds the lists, one a column, made when the first is needed; it is hidden and never read."""

    def __init__(self, book: openpyxl.Workbook, title: str, names: Known) -> None:
        self._book, self._title, self._names = book, title, names
        self._sheet: Worksheet | None = None
        self._ranges: dict[tuple[str, ...], str] = {}

    def offer(self, sheet: Worksheet, first: int, last: int, number: int, column: Column) -> None:
        """Offer the values of a column on its cells; another value can still be typed."""
        values = self.values(column)
        if not values:
            return
        rule = DataValidation(type="list", formula1=f"={self._range(values)}", allow_blank=True, showErrorMessage=False)
        sheet.add_data_validation(rule)
        letter = get_column_letter(number)
        rule.add(f"{letter}{first}:{letter}{last}")

    def values(self, column: Column) -> tuple[str, ...]:
        """What may be chosen in a column; empty when anything may be written."""
        name = column.kind.partition(":")[0]
        if name in ("code", "codes"):
            return tuple(one.fr for one in labels(column.vocabulary).values())
        if name in ("bool", "mark"):
            told = labels("yes-no") if name == "bool" else presence_words()
            return tuple(one.fr for one in told.values())
        if name == "mark-role":
            return tuple(dict.fromkeys(marks().roles.values()))
        if column.role in ("territory", "within"):
            return tuple(self._names.territories)
        return tuple(self._names.actors) if name in NAMING and column.role != "group" else ()

    def _range(self, values: tuple[str, ...]) -> str:
        if values in self._ranges:
            return self._ranges[values]
        if self._sheet is None:
            self._sheet = self._book.create_sheet(never_read(self._title))
            self._sheet.sheet_state = "hidden"
        number = len(self._ranges) + 1
        for line, value in enumerate(values, 1):
            self._sheet.cell(line, number, str(harmless(value)))
        letter = get_column_letter(number)
        told = f"{quote_sheetname(self._sheet.title)}!${letter}$1:${letter}${len(values)}"
        self._ranges[values] = told
        return told
