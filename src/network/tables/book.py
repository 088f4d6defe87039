"""What a file of any kind becomes: sheets of cells, with lines as the spreadsheet shows them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from network.tables.graphs.graph import Graph

Cell = str | int | float | bool | dt.date | dt.datetime | None


@dataclass(frozen=True)
class Merge:
    """Cells shown as one: first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Layout:
    """What surrounds the values of a sheet: how far it is filled, merged cells, hidden lines, empty formulas."""

    lines: int = 0
    columns: int = 0
    merges: tuple[Merge, ...] = ()
    hidden_lines: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()  # from 0
    unkept: tuple[tuple[int, int], ...] = ()  # line as shown, column from 0


@dataclass(frozen=True)
class Sheet:
    """Cells of one sheet; `rows[0]` is line 1. Empty cells are None, texts are trimmed.

    `prose`: a text, whose rows are paragraphs and rows of tables; `headings` are the lines that are titles there.
    `in_text`: a table of a document, `above` what is written before it. `inside`: records inside those of another
    sheet (JSON), that mean nothing without them.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_lines: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()  # from 0
    unkept: tuple[tuple[int, int], ...] = ()  # line and column of the formulas whose value was not kept
    prose: bool = False
    headings: frozenset[int] = frozenset()
    in_text: bool = False
    above: tuple[str, ...] = ()
    inside: bool = False


@dataclass(frozen=True)
class Book:
    """Sheets of one file; `encoding` only for text files."""

    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    graph: "Graph | None" = None  # of a file of another network tool; it becomes sheets beside the others of a call


def column_letter(column: int) -> str:
    """Letters of a column counted from 0, as the spreadsheet shows them.

    Examples
    --------
    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Rank of a column from its letters, counted from 1.

    Examples
    --------
    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def as_cell(value: object) -> Cell:
    r"""A value as every reader gives it: trimmed text, whole numbers as integers, nothing as None.

    Examples
    --------
    >>> as_cell(" CAF\u00a0Flandre "), as_cell(2.0), as_cell("  ")
    ('CAF Flandre', 2, None)
    """
    if isinstance(value, str):
        return value.replace("\u00a0", " ").replace("\u202f", " ").strip() or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    if isinstance(value, bool | int | dt.date):
        return value
    return None if value is None else str(value)
