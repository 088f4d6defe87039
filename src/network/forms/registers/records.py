"""Lines of a register's table as records: cells by the register's own names of columns."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from network.forms.columns import is_switch
from network.forms.parsed import text_of
from network.forms.registers.register import Left, Table
from network.forms.registers.values import check, is_yes
from network.forms.row import Notes
from network.identity import fold
from network.remarks import Severity
from network.tables import Cell, Sheet

CONFIDENTIAL = "confidential"


@dataclass(slots=True)
class Record:
    """One line: cells that are not empty, by column of the register."""

    line: int
    cells: dict[str, Cell]
    example: bool = False  # a line that the file itself says is none: help, example


@dataclass(frozen=True)
class Found:
    """A table of a register found in a sheet: where its header is, and which position holds which column.

    `loose`: columns that the register does not know, kept as any form keeps them.
    """

    table: Table
    sheet: Sheet
    line: int  # of the header; 0 when there is none
    columns: dict[str, int]
    texts: tuple[str, ...]
    loose: tuple[int, ...] = ()
    dropped: tuple[str, ...] = ()
    score: int = field(default=0, compare=False)

    @property
    def kept(self) -> frozenset[str]:
        """Headers of the columns that are kept apart on purpose."""
        return frozenset(self.text(name) for name in self.table.kept)

    def text(self, name: str) -> str:
        """How the file heads a column; a column that was put together has the register's name."""
        at = self.columns.get(name)
        return self.texts[at] if at is not None and at < len(self.texts) and self.texts[at] else name


class Say(Protocol):
    """Adds a remark about a line of the table."""

    def __call__(
        self,
        code: str,
        severity: Severity,
        record: Record,
        column: str | None = None,
        *,
        told: Cell = None,
        **more: Any,
    ) -> None: ...


Shape = Callable[[Iterable[Record], Say], Iterator[Record]]
"""What a table needs beside its file: records in, records out."""


def found_in(table: Table, sheet: Sheet, line: int, texts: tuple[str, ...]) -> Found:
    """Read the texts of a line as the header of a table."""
    columns: dict[str, int] = {}
    loose, dropped = [], []
    for position, text in enumerate(texts):
        name = table.named(text)
        if any(pattern.fullmatch(fold(text)) for pattern in table.dropped):
            dropped.append(text)
        elif name is not None and name not in columns:
            columns[name] = position
        elif text and table.figures([text]):
            columns.setdefault(text, position)
        elif not is_switch(text) and not (text and any(one.fullmatch(fold(text)) for one in table.ignored)):
            loose.append(position)
    loose += [columns[name] for name in table.kept if name in columns]
    return Found(table, sheet, line, columns, texts, tuple(loose), tuple(dropped), len(columns))


def records(found: Found, shape: Shape | None, notes: Notes) -> list[Record]:
    """Records of a table, put in the shape that it needs; those that are not imported are said."""
    table = found.table

    def say(
        code: str, severity: Severity, record: Record, column: str | None = None, *, told: Cell = None, **more: Any
    ) -> None:
        value = told if told is not None or column is None else record.cells.get(column)
        header = found.text(column) if column else None
        notes.add(code, severity, line=record.line, column=header, value=value, **more)

    lines: Iterable[Record] = _lines(found)
    if shape:
        lines = shape(lines, say)
    kept: list[Record] = []
    left: Counter[Left] = Counter()
    for record in lines:
        why = next((one for one in table.left if one.when.holds(record.cells)), None)
        if why and not record.example:
            left[why] += 1
            continue
        if not record.example:
            check(record, table, say)
        _complete(record, table)
        kept.append(record)
    for why, n in left.items():  # counted: the lines themselves may be about persons
        notes.add(why.remark, why.severity, n=n)
    return kept


def _lines(found: Found) -> Iterator[Record]:
    places, empty = list(found.columns.items()), found.table.empty
    switches = [at for at, text in enumerate(found.texts) if is_switch(text)]
    for line, row in enumerate(found.sheet.rows[found.line :], start=found.line + 1):
        cells = {name: row[at] for name, at in places if at < len(row) and row[at] is not None}
        if empty:
            cells = {name: cell for name, cell in cells.items() if cell not in empty}
        if cells:
            yield Record(line, cells, any(at < len(row) and is_yes(row[at]) for at in switches))


def _complete(record: Record, table: Table) -> None:
    """Put columns together, and take out what must not be kept."""
    for name, template in table.made.items():
        made = fill(template, record)
        if made and name not in record.cells:
            record.cells[name] = made
    for hidden in table.hidden:
        if hidden.when.holds(record.cells):
            for name in hidden.columns:
                record.cells.pop(name, None)
            if hidden.confidential:
                record.cells[CONFIDENTIAL] = True


def fill(template: str, record: Record) -> str | None:
    """A column put together: nothing where a cell is empty, one space between words.

    Examples
    --------
    >>> fill("{numvoie} {typvoie} {voie}", Record(2, {"numvoie": 41, "voie": "RUE TANGER"}))
    '41 RUE TANGER'
    """

    def cell(match: re.Match[str]) -> str:
        value = record.cells.get(match[1])
        return "" if value is None else text_of(value)

    return " ".join(re.sub(r"\{([^{}]+)\}", cell, template).split()) or None
