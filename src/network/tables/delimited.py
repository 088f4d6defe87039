"""Text files: which separator, which cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from io import StringIO

from network.errors import UnreadableFile
from network.tables.book import Book, Cell, Sheet
from network.tables.damage import repaired
from network.tables.encodings import REPAIRED, decode
from network.tables.limits import MOST_LINES, check_area

SEPARATORS = (";", ",", "\t", "|", "$")
_DECLARED = re.compile(r"\s*sep=(.)\s*\n", re.IGNORECASE)  # the first line that Excel reads as an order


def find_separator(text: str) -> str:
    r"""The separator that cuts the first lines in the same number of cells, the most of them.

    Examples
    --------
    >>> find_separator("a;b;c\n1,5;2;3\n")
    ';'
    """
    sample = text[:20_000]

    def score(separator: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _lenient(sample, separator)[:30] if len(row) > 1)
        if not widths:
            return (0, 0)
        width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
        return (lines, width)

    return max(SEPARATORS, key=score)


def _lenient(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []


def read_text(file: str, content: bytes, *, encoding: str | None = None, separator: str | None = None) -> Book:
    """The one sheet of a text file."""
    text, name = decode(file, content, encoding)
    if encoding == REPAIRED:
        text = repaired(text)
    if not text.strip():
        raise UnreadableFile("tables.empty", file=file)
    chosen = separator or _declared(text) or find_separator(text)
    lines = csv.reader(StringIO(_plain_spaces(text), newline=""), delimiter=chosen)
    try:
        rows = _rows(file, lines)
    except csv.Error as why:
        raise UnreadableFile("tables.quotes", file=file) from why
    if _DECLARED.match(text):
        rows[0] = []
    return Book((Sheet("", rows),), name)


def _rows(file: str, lines: Iterable[list[str]]) -> list[list[Cell]]:
    """Cells up to the last line that holds one; beyond the limit lines are only counted, for they take memory."""
    rows: list[list[Cell]] = []
    filled = widest = 0
    for number, line in enumerate(lines, start=1):
        cells: list[Cell] = [cell.strip() or None for cell in line]
        if number <= MOST_LINES:
            rows.append(cells)
        if any(cells):
            filled = number
            if len(cells) > widest:
                widest = max(widest, 1 + max(at for at, cell in enumerate(cells) if cell))
    check_area(file, "", filled, widest)
    return rows[:filled]


def _declared(text: str) -> str | None:
    declared = _DECLARED.match(text)
    return declared[1] if declared else None


def _plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
