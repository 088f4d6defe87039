"""Workbooks of Excel and LibreOffice: values kept in the file, never a formula computed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from python_calamine import CalamineError, PasswordError

from network.errors import UnreadableFile
from network.tables import biff, opendocument, spreadsheetml
from network.tables.apart import read_apart, read_here
from network.tables.archives import unzipped_size
from network.tables.book import Book, Cell, Layout, Merge, Sheet, as_cell
from network.tables.limits import MAX_MEMORY, MAX_SECONDS, check_area, check_sheets

Range = tuple[tuple[int, int], tuple[int, int]]
SMALL = 200_000
"""Unzipped bytes below which a workbook is read in this process: starting another takes longer than reading it."""

_LAYOUTS = {"xlsx": spreadsheetml.read_layout, "ods": opendocument.read_layout}


def read_workbook(file: str, content: bytes, kind: str) -> Book:
    """Sheets of an xlsx, xls or ods file with their merged cells, hidden lines and formulas without value.

    Raises
    ------
    UnreadableFile
        Damaged, protected, empty, beyond a limit, or longer to read than thirty seconds.
    """
    # Before any cell is read: one cell at the far corner would make the reader fill the whole area.
    layouts = _layouts(file, content, kind)
    read = _read(file, content, apart=kind == "xls" or unzipped_size(content) > SMALL)
    check_sheets(file, len(read))
    for one in read:
        check_area(file, one["name"], len(one["rows"]), max(map(len, one["rows"]), default=0))
    old = biff.read_layout(content) if kind == "xls" else {}
    sheets = [_sheet(one, layouts.get(one["name"]) or old.get(rank) or Layout()) for rank, one in enumerate(read)]
    if not any(any(cell is not None for cell in row) for sheet in sheets for row in sheet.rows):
        raise UnreadableFile("tables.empty", file=file)
    return Book(tuple(sheets))


def _layouts(file: str, content: bytes, kind: str) -> Mapping[str, Layout]:
    """Layouts by name; those of an old workbook are by rank, and do not say which formulas have no value."""
    if kind not in _LAYOUTS:
        return {}
    layouts = _LAYOUTS[kind](file, content)
    check_sheets(file, len(layouts))
    for name, layout in layouts.items():
        check_area(file, name, layout.lines, layout.columns)
    return layouts


def _read(file: str, content: bytes, *, apart: bool) -> list[dict[str, Any]]:
    if apart:
        read = read_apart(content, seconds=MAX_SECONDS, memory=MAX_MEMORY)
        if isinstance(read, str):
            raise UnreadableFile(f"tables.{read}", file=file, limit=MAX_SECONDS)
        return read
    try:
        return read_here(content)
    except PasswordError as why:
        raise UnreadableFile("tables.password", file=file) from why
    except CalamineError as why:
        raise UnreadableFile("tables.damaged", file=file) from why


def _sheet(read: Mapping[str, Any], layout: Layout) -> Sheet:
    return Sheet(
        read["name"],
        _cells(read["rows"]),
        merges=layout.merges or _merges(read["merges"]),
        hidden=read["hidden"],
        hidden_lines=layout.hidden_lines,
        hidden_columns=layout.hidden_columns,
        unkept=layout.unkept,
    )


def _cells(rows: Iterable[Sequence[object]]) -> list[list[Cell]]:
    texts = _Texts()
    return [[texts[value] if type(value) is str else as_cell(value) for value in row] for row in rows]


class _Texts(dict[str, Cell]):
    """Each distinct text as a cell: the cells of a long list say few different things."""

    def __missing__(self, text: str) -> Cell:
        cell = self[text] = as_cell(text)
        return cell


def _merges(ranges: Sequence[Range] | None) -> tuple[Merge, ...]:
    return tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in ranges or ())
