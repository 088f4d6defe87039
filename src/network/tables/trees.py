"""JSON files: each list of records becomes a sheet, whatever is nested in a record becomes its columns.

`{"pmej": [{"adresse": {"codePostal": "75019"}, "ege": [{…}]}]}` gives a sheet `pmej` with a column
`adresse.codePostal`, and a sheet `pmej.ege` whose records also hold the plain values of the record above them,
under its name: `pmej.numFinessPm`.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from network.errors import UnreadableFile
from network.tables.book import Book, Cell, Sheet, as_cell
from network.tables.encodings import decode
from network.tables.limits import MAX_COLUMNS, check_area, check_sheets, clock

MAX_DEPTH = 20
TOP = "records"
"""Name of the list that is the whole file."""

FEW = 3
"""A list inside a record that holds at most so many records also lends the values of its first one."""

LENT_DEPTH = 2
MOST_LENT = 200
"""Columns beyond which a table borrows no more: a file must not be refused for what it only lends."""


@dataclass
class _Table:
    """One list of records while it is read: columns in the order in which they come."""

    columns: dict[str, int] = field(default_factory=dict)
    rows: list[list[Cell]] = field(default_factory=list)


def read_tree(file: str, content: bytes, *, encoding: str | None = None) -> Book:
    """The sheets of a JSON file.

    Raises
    ------
    UnreadableFile
        Not JSON, too deep, without any list of records, or beyond a limit.
    """
    text, name = decode(file, content, encoding)
    return Book(tuple(_sheets(file, _parsed(file, text))), name)


def _parsed(file: str, text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"), parse_constant=lambda _: None)
    except RecursionError as why:
        raise UnreadableFile("tables.too-deep", file=file, limit=MAX_DEPTH) from why
    except ValueError as why:  # what json raises, and a number of thousands of digits
        line = getattr(why, "lineno", 1)
        raise UnreadableFile("tables.not-json", file=file, line=line) from why


def _sheets(file: str, tree: Any) -> Iterator[Sheet]:
    if isinstance(tree, dict) and tree.get("type") == "object" and isinstance(tree.get("properties"), dict):
        raise UnreadableFile("tables.no-records", file=file)  # a JSON Schema describes records and holds none
    tables: dict[str, _Table] = {}
    reader = _Reader(file, tables, clock(file))
    if isinstance(tree, dict) and ("id" in tree or not any(_is_records(value) for value in tree.values())):
        tree = [tree]  # one record alone
    if isinstance(tree, dict):
        above = {f"file.{name}": _cell(value) for name, value in tree.items() if _is_plain(value)}
        for name, value in tree.items():
            if _is_records(value):
                reader.records(name, value, above, 1)
    elif _is_records(tree):
        reader.records(TOP, tree, {}, 1)
    if not any(table.rows for table in tables.values()):
        raise UnreadableFile("tables.no-records", file=file)
    check_sheets(file, len(tables))
    for name, table in tables.items():
        check_area(file, name, len(table.rows), len(table.columns))
        width = len(table.columns)
        rows = [row + [None] * (width - len(row)) for row in table.rows]
        yield Sheet(name, [list(table.columns), *rows], inside="." in name)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


@dataclass
class _Reader:
    """Walks a tree once and puts its records into tables."""

    file: str
    tables: dict[str, _Table]
    in_time: Callable[[], None]

    def records(self, name: str, records: list[Any], above: Mapping[str, Cell], depth: int) -> None:
        """Records of one list, each with the plain values of those above it."""
        table = self.tables.setdefault(name, _Table())
        for number, record in enumerate(records):
            if number % 1000 == 0:
                self.in_time()
            if not isinstance(record, dict):
                continue
            cells: dict[str, Cell] = {}
            lists: dict[str, list[Any]] = {}
            self._flatten(record, "", cells, lists, depth)
            lent = _lent(lists) if len(table.columns) < MOST_LENT else {}
            _put(self.file, name, table, {**cells, **lent, **above})
            beside = {f"{name.rpartition('.')[2]}.{column}": cell for column, cell in cells.items()}
            for key, children in lists.items():
                self.records(f"{name}.{key}", children, {**above, **beside}, depth + 1)

    def _flatten(
        self, record: Mapping[str, Any], path: str, cells: dict[str, Cell], lists: dict[str, list[Any]], depth: int
    ) -> None:
        if depth > MAX_DEPTH:
            raise UnreadableFile("tables.too-deep", file=self.file, limit=MAX_DEPTH)
        for key, value in record.items():
            name = f"{path}.{key}" if path else str(key)
            if isinstance(value, dict):
                self._flatten(value, name, cells, lists, depth + 1)
            elif _is_records(value):
                lists[name] = value
            elif isinstance(value, list):
                cells[name] = _cell("|".join(str(one) for one in value if isinstance(one, str | int | float)))
            else:
                cells[name] = _cell(value)


def _lent(lists: Mapping[str, list[Any]], depth: int = LENT_DEPTH) -> dict[str, Cell]:
    """Values of the first record of the short lists of a record, and of the lists and objects inside it."""
    lent: dict[str, Cell] = {}
    for name, value in lists.items():
        if depth and len(value) <= FEW and isinstance(value[0], dict):
            lent |= _lent_record(name, value[0], depth)
    return lent


def _lent_record(name: str, record: Mapping[str, Any], depth: int) -> dict[str, Cell]:
    lent = {f"{name}.{key}": _cell(value) for key, value in record.items() if _is_plain(value)}
    lent |= _lent({f"{name}.{key}": value for key, value in record.items() if _is_records(value)}, depth - 1)
    for key, value in record.items():
        if isinstance(value, dict) and depth:
            lent |= _lent_record(f"{name}.{key}", value, depth - 1)
    return lent


def _put(file: str, name: str, table: _Table, cells: Mapping[str, Cell]) -> None:
    for column in cells:
        if column not in table.columns:
            table.columns[column] = len(table.columns)
            if len(table.columns) > MAX_COLUMNS:
                check_area(file, name, 0, len(table.columns))
    row: list[Cell] = [None] * len(table.columns)
    for column, cell in cells.items():
        row[table.columns[column]] = cell
    table.rows.append(row)


def _cell(value: Any) -> Cell:
    """A value of JSON; what no text may hold (a lone half of a pair, a zero sign) is left out of it."""
    if isinstance(value, str):
        value = "".join(sign for sign in value if sign != "\x00" and not "\ud800" <= sign <= "\udfff")
    return as_cell(value)
