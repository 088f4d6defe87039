"""Workbooks of Excel and LibreOffice: values kept in the file, never a formula computed."""

from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from network.errors import UnreadableFile
from network.tables import opendocument, spreadsheetml
from network.tables.book import Book, Cell, Layout, Merge, Sheet, as_cell
from network.tables.limits import check_area, check_sheets


def read_workbook(file: str, content: bytes, kind: str) -> Book:
    """Sheets of an xlsx, xls or ods file with their merged cells, hidden lines and formulas without value."""
    layouts = _layouts(file, content, kind)
    check_sheets(file, len(layouts))
    for name, layout in layouts.items():
        # Before any cell is read: one cell at the far corner would make the reader fill the whole area.
        check_area(file, name, layout.lines, layout.columns)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            metadata = workbook.sheets_metadata
            check_sheets(file, len(metadata))
            read = [workbook.get_sheet_by_index(rank) for rank in range(len(metadata))]
    except PasswordError as why:
        raise UnreadableFile("tables.password", file=file) from why
    except CalamineError as why:
        raise UnreadableFile("tables.damaged", file=file) from why
    sheets = tuple(
        _sheet(file, sheet, about.visible != SheetVisibleEnum.Visible, layouts.get(about.name, Layout()))
        for sheet, about in zip(read, metadata, strict=True)
    )
    if not any(any(cell is not None for cell in row) for sheet in sheets for row in sheet.rows):
        raise UnreadableFile("tables.empty", file=file)
    return Book(sheets)


def _layouts(file: str, content: bytes, kind: str) -> dict[str, Layout]:
    if kind == "xlsx":
        return spreadsheetml.read_layout(file, content)
    if kind == "ods":
        return opendocument.read_layout(file, content)
    return {}  # an old .xls says which cells are merged, not which lines are hidden


def _sheet(file: str, sheet: CalamineSheet, hidden: bool, layout: Layout) -> Sheet:
    check_area(file, sheet.name, sheet.total_height, sheet.total_width)
    return Sheet(
        sheet.name,
        _rows(sheet),
        merges=layout.merges or _merges(sheet),
        hidden=hidden,
        hidden_lines=layout.hidden_lines,
        unkept=layout.unkept,
    )


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    return [[as_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in ranges)
