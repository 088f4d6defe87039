"""What surrounds the values of an .ods sheet: how far it reaches, merged cells, what is hidden, passwords."""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from network.errors import UnreadableFile
from network.tables.archives import opened
from network.tables.book import Layout, Merge
from network.tables.limits import MAX_COLUMNS, check_area, clock

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DONE_WITH = frozenset({f"{_TABLE}table-row", f"{_TABLE}table-column", f"{_TABLE}table"})
_UNSEEN = frozenset({"collapse", "filter"})
MOST_CELLS = 16_384  # elements of one line: no spreadsheet has more columns
_VALUES = ("value", "string-value", "date-value", "time-value", "boolean-value")


def read_layout(file: str, content: bytes) -> dict[str, Layout]:
    """Layout of each sheet of an .ods file, by its name; read as a stream, a line at a time."""
    with opened(file, content) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableFile("tables.password", file=file)
        with archive.open("content.xml") as stream:
            return _layouts(file, iterparse(stream, events=("start", "end"), forbid_dtd=True), clock(file))


def _layouts(file: str, events: Iterable[tuple[str, Element]], check_time: Callable[[], None]) -> dict[str, Layout]:
    layouts: dict[str, Layout] = {}
    reader, parents, cells = _Sheet(), list[Element](), 0
    for event, element in events:
        if event == "start":
            parents.append(element)
            if element.tag == f"{_TABLE}table-row":
                cells = 0
            elif element.tag == f"{_TABLE}table-cell":
                cells += 1
                check_area(file, "", 0, cells if cells > MOST_CELLS else 0)
            reader = _Sheet() if element.tag == f"{_TABLE}table" else reader
            continue
        parents.pop()
        if element.tag == f"{_TABLE}table-row":
            check_time()
            reader.look_at(element)
        elif element.tag == f"{_TABLE}table-column":
            reader.look_at_column(element)
        elif element.tag == f"{_TABLE}table":
            layouts[element.get(f"{_TABLE}name", "")] = reader.layout()
        if element.tag in _DONE_WITH and parents:
            parents[-1].remove(element)  # or a million empty lines would stay in memory
    return layouts


class _Sheet:
    """A sheet being read, line after line."""

    def __init__(self) -> None:
        self.next_line, self.lines, self.columns = 0, 0, 0
        self.merges: list[Merge] = []
        self.hidden: set[int] = set()
        self.next_column = 0
        self.hidden_columns: set[int] = set()
        self.unkept: list[tuple[int, int]] = []

    def look_at_column(self, column: Element) -> None:
        times = int(column.get(f"{_TABLE}number-columns-repeated", "1"))
        if column.get(f"{_TABLE}visibility") in _UNSEEN:
            self.hidden_columns.update(range(self.next_column, min(self.next_column + times, MAX_COLUMNS)))
        self.next_column += times

    def look_at(self, row: Element) -> None:
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        filled = self._look_at_cells(row)
        if filled:
            self.lines, self.columns = self.next_line + times, max(self.columns, filled)
            if row.get(f"{_TABLE}visibility") in _UNSEEN:
                self.hidden.update(range(self.next_line + 1, self.next_line + 1 + min(times, 100_000)))
        self.next_line += times

    def _look_at_cells(self, row: Element) -> int:
        """Merges and formulas of a row; how many columns it fills."""
        column = filled = 0
        for cell in row:
            down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
            across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
            if down > 1 or across > 1:
                self.merges.append(Merge(self.next_line, column, self.next_line + down - 1, column + across - 1))
            has_value = any(cell.get(_OFFICE + name) is not None for name in _VALUES) or len(cell) > 0
            if cell.get(f"{_TABLE}formula") is not None and not has_value:
                self.unkept.append((self.next_line + 1, column))
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            filled = column if has_value else filled
        return filled

    def layout(self) -> Layout:
        return Layout(
            self.lines,
            self.columns,
            tuple(self.merges),
            frozenset(self.hidden),
            frozenset(self.hidden_columns),
            tuple(self.unkept),
        )
