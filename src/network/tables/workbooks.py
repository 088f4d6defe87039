"""Workbooks of Excel and LibreOffice: values kept in the file, never a formula computed."""

import re
import zipfile
from io import BytesIO

from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from network.errors import UnreadableFile
from network.tables.book import Book, Cell, Merge, Sheet, as_cell
from network.tables.limits import check_area, check_sheets
from network.tables.opendocument import SheetLayout, read_layout

_XLSX_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# Cells that hold something: many real sheets are styled and empty down to the last line of Excel.
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*(?<!/)>')


def read_workbook(file: str, content: bytes, kind: str) -> Book:
    """Sheets of an xlsx, xls or ods file with their merged cells, hidden lines and formulas without value."""
    if kind == "xlsx":
        _check_declared_area(file, content)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            metadata = workbook.sheets_metadata
            check_sheets(file, len(metadata))
            read = [workbook.get_sheet_by_index(rank) for rank in range(len(metadata))]
    except PasswordError as why:
        raise UnreadableFile("tables.password", file=file) from why
    except CalamineError as why:
        raise UnreadableFile("tables.damaged", file=file) from why
    layouts = _layouts(file, content, kind)
    sheets = []
    for sheet, about in zip(read, metadata, strict=True):
        check_area(file, about.name, sheet.total_height, sheet.total_width)
        layout = layouts.get(about.name, SheetLayout())
        sheets.append(
            Sheet(
                about.name,
                _rows(sheet),
                merges=layout.merges or _merges(sheet),
                hidden=about.visible != SheetVisibleEnum.Visible,
                hidden_lines=layout.hidden_lines,
                unkept=layout.unkept,
            )
        )
    if not any(any(row) for sheet in sheets for row in sheet.rows):
        raise UnreadableFile("tables.empty", file=file)
    return Book(tuple(sheets))


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    return [[as_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in ranges)


def _check_declared_area(file: str, content: bytes) -> None:
    """Look at the cell addresses first: one cell at the far corner would make the reader fill the whole area."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if _XLSX_SHEET.fullmatch(name):
                xml = _part(file, archive, name)
                filled = _FILLED.findall(xml)
                lines = max((int(line) for _, line in filled), default=0)
                columns = max((_column_number(letters) for letters in {letters for letters, _ in filled}), default=0)
                check_area(file, name.rpartition("/")[2], lines, columns)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _part(file: str, archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as why:
        raise UnreadableFile("tables.damaged", file=file) from why


def _layouts(file: str, content: bytes, kind: str) -> dict[str, SheetLayout]:
    if kind == "ods":
        return read_layout(file, content)
    if kind == "xlsx" and _needs_openpyxl(content):
        return _openpyxl_layouts(content)
    return {}


def _needs_openpyxl(content: bytes) -> bool:
    """Openpyxl is thirty times slower than calamine: only for a book with hidden lines or formulas."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if _XLSX_SHEET.fullmatch(name)]
    return any(b"hidden=" in xml or b"<f>" in xml or b"<f " in xml or b"<f/>" in xml for xml in parts)


def _openpyxl_layouts(content: bytes) -> dict[str, SheetLayout]:
    formulas, kept = load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)
    layouts = {}
    for sheet in formulas.worksheets:
        hidden = frozenset(line for line, row in sheet.row_dimensions.items() if row.hidden)
        pairs = zip(sheet.iter_rows(), kept[sheet.title].iter_rows(values_only=True), strict=True)
        unkept = tuple(
            (line, column)
            for line, (cells, values) in enumerate(pairs, start=1)
            for column, (cell, value) in enumerate(zip(cells, values, strict=True))
            if cell.data_type == "f" and value is None
        )
        layouts[sheet.title] = SheetLayout(hidden_lines=hidden, unkept=unkept)
    return layouts
