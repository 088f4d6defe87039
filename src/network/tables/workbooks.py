"""Workbooks of Excel and LibreOffice: values kept in the file, never a formula computed."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from network.errors import UnreadableFile
from network.tables import opendocument, spreadsheetml
from network.tables.book import Book, Cell, Layout, Merge, Sheet, as_cell
from network.tables.limits import check_area, check_sheets
from network.tables.old_workbook import Protected, read_apart

Range = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(file: str, content: bytes, kind: str) -> Book:
    """Sheets of an xlsx, xls or ods file with their merged cells, hidden lines and formulas without value."""
    sheets = _old_sheets(file, content) if kind == "xls" else _sheets(file, content, kind)
    if not any(any(cell is not None for cell in row) for sheet in sheets for row in sheet.rows):
        raise UnreadableFile("tables.empty", file=file)
    return Book(tuple(sheets))


def _old_sheets(file: str, content: bytes) -> list[Sheet]:
    """An old workbook says which cells are merged, not which lines are hidden."""
    try:
        read = read_apart(content)
    except Protected as why:
        raise UnreadableFile("tables.password", file=file) from why
    if read is None:
        raise UnreadableFile("tables.damaged", file=file)
    check_sheets(file, len(read))
    for one in read:
        check_area(file, one["name"], len(one["rows"]), max(map(len, one["rows"]), default=0))
    return [Sheet(one["name"], _cells(one["rows"]), _merges(one["merges"]), one["hidden"]) for one in read]


def _sheets(file: str, content: bytes, kind: str) -> list[Sheet]:
    layouts = (spreadsheetml if kind == "xlsx" else opendocument).read_layout(file, content)
    check_sheets(file, len(layouts))
    for name, layout in layouts.items():
        # Before any cell is read: one cell at the far corner would make the reader fill the whole area.
        check_area(file, name, layout.lines, layout.columns)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            check_sheets(file, len(workbook.sheets_metadata))
            return [_sheet(workbook, rank, layouts) for rank in range(len(workbook.sheets_metadata))]
    except PasswordError as why:
        raise UnreadableFile("tables.password", file=file) from why
    except CalamineError as why:
        raise UnreadableFile("tables.damaged", file=file) from why


def _sheet(workbook: CalamineWorkbook, rank: int, layouts: dict[str, Layout]) -> Sheet:
    about, sheet = workbook.sheets_metadata[rank], workbook.get_sheet_by_index(rank)
    layout = layouts.get(about.name, Layout())
    return Sheet(
        about.name,
        _cells(sheet.to_python(skip_empty_area=False)),
        merges=layout.merges or _merges(sheet.merged_cell_ranges),
        hidden=about.visible != SheetVisibleEnum.Visible,
        hidden_lines=layout.hidden_lines,
        unkept=layout.unkept,
    )


def _cells(rows: Iterable[Sequence[object]]) -> list[list[Cell]]:
    return [[as_cell(value) for value in row] for row in rows]


def _merges(ranges: Sequence[Range] | None) -> tuple[Merge, ...]:
    return tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in ranges or ())
