"""Layout of an OpenDocument sheet that its cell reader does not tell: merged cells, hidden lines, passwords."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from network.errors import UnreadableFile
from network.tables.book import Merge

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_VALUES = ("value", "string-value", "date-value", "time-value", "boolean-value")


@dataclass(frozen=True)
class SheetLayout:
    """What is around the values of a sheet."""

    merges: tuple[Merge, ...] = ()
    hidden_lines: frozenset[int] = frozenset()
    unkept: tuple[tuple[int, int], ...] = ()


def read_layout(file: str, content: bytes) -> dict[str, SheetLayout]:
    """Layout of each sheet of an .ods file."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableFile("tables.password", file=file)
            root = fromstring(archive.read("content.xml"))
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, KeyError, ParseError, DefusedXmlException) as why:
        raise UnreadableFile("tables.damaged", file=file) from why
    return {table.get(f"{_TABLE}name", ""): _layout(table) for table in root.iter(f"{_TABLE}table")}


def _layout(table: Element) -> SheetLayout:
    merges: list[Merge] = []
    hidden: set[int] = set()
    unkept: list[tuple[int, int]] = []
    line = 0
    for row in table.iter(f"{_TABLE}table-row"):
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        if row.get(f"{_TABLE}visibility") in {"collapse", "filter"} and times < 10_000:
            hidden.update(range(line + 1, line + 1 + times))
        _look_at_row(row, line, merges, unkept)
        line += times
    return SheetLayout(tuple(merges), frozenset(hidden), tuple(unkept))


def _look_at_row(row: Element, line: int, merges: list[Merge], unkept: list[tuple[int, int]]) -> None:
    column = 0
    for cell in row:
        down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            merges.append(Merge(line, column, line + down - 1, column + across - 1))
        has_value = any(cell.get(_OFFICE + name) is not None for name in _VALUES) or len(cell)
        if cell.get(f"{_TABLE}formula") is not None and not has_value:
            unkept.append((line + 1, column))
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
