"""Workbooks and CSV files with the same bytes each time: no clock, no author, no order left to chance."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.styles import Font, PatternFill

Cell = str | int | float | dt.date | None
Merge = tuple[int, int, int, int]  # first line, first column, last line, last column, from 1 as spreadsheets count

_EPOCH = (2020, 12, 31, 0, 0, 0)
_INSTANT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?")


@dataclass
class Sheet:
    """Rows of cells, merged ranges, the line of the headers (in bold) and cells coloured by hand."""

    name: str
    rows: list[list[Cell]]
    merges: list[Merge] = field(default_factory=list)
    header: int = 1
    green: list[tuple[int, int]] = field(default_factory=list)


def csv_bytes(rows: Sequence[Sequence[Cell]], *, encoding: str = "utf-8", separator: str = ";") -> bytes:
    """Rows as a French spreadsheet saves them: `;`, day first, CRLF."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(
        [[_text(cell) for cell in row] for row in rows]
    )
    return out.getvalue().encode(encoding)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, dt.date) else str(cell)


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for cell in page[sheet.header]:
            cell.font = Font(bold=True)
        for line, column in sheet.green:
            page.cell(line, column).fill = PatternFill("solid", fgColor="92D050")
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, dt.date):
                    cell.number_format = "DD/MM/YYYY"
    out = io.BytesIO()
    book.save(out)
    return _same_each_time(out.getvalue())


def _same_each_time(content: bytes) -> bytes:
    """The archive again with one date for every member and for the document's own dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            member = old.read(name)
            if name == "docProps/core.xml":
                member = _INSTANT.sub(b"2020-12-31T00:00:00Z", member).replace(b"openpyxl", b"Territoire fictif")
            new.writestr(zipfile.ZipInfo(name, _EPOCH), member, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xls_bytes(sheets: Sequence[Sheet]) -> bytes:
    """A workbook as Excel wrote them until 2003."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        covered = {(r, c) for t, le, b, ri in sheet.merges for r in range(t, b + 1) for c in range(le, ri + 1)}
        for r, row in enumerate(sheet.rows, start=1):
            for c, cell in enumerate(row, start=1):
                if cell is not None and (r, c) not in covered:
                    page.write(r - 1, c - 1, cell, *([day] if isinstance(cell, dt.date) else []))
        for top, left, bottom, right in sheet.merges:
            page.write_merge(top - 1, bottom - 1, left - 1, right - 1, sheet.rows[top - 1][left - 1])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>\
{tables}</office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">\
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def ods_bytes(sheets: Sequence[Sheet]) -> bytes:
    """A workbook as LibreOffice writes them, merged cells included."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, text, packed in (
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED),
            ("META-INF/manifest.xml", _MANIFEST, zipfile.ZIP_DEFLATED),
            ("content.xml", _ODS.format(tables="".join(map(_ods_table, sheets))), zipfile.ZIP_DEFLATED),
        ):
            book.writestr(zipfile.ZipInfo(name, _EPOCH), text, packed)
    return out.getvalue()


def _ods_table(sheet: Sheet) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
    covered = {
        (top + down, left + across)
        for (top, left), (high, wide) in spans.items()
        for down in range(high)
        for across in range(wide)
    } - set(spans)
    rows = (
        "<table:table-row>"
        + "".join(
            "<table:covered-table-cell/>" if (r, c) in covered else _ods_cell(cell, spans.get((r, c)))
            for c, cell in enumerate(row, start=1)
        )
        + "</table:table-row>"
        for r, row in enumerate(sheet.rows, start=1)
    )
    return f'<table:table table:name="{escape(sheet.name)}">{"".join(rows)}</table:table>'


def _ods_cell(cell: Cell, span: tuple[int, int] | None) -> str:
    merged = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if cell is None:
        return f"<table:table-cell{merged}/>"
    if isinstance(cell, dt.date):
        return (
            f'<table:table-cell{merged} office:value-type="date" office:date-value="{cell.isoformat()}">'
            f"<text:p>{cell:%d/%m/%Y}</text:p></table:table-cell>"
        )
    if isinstance(cell, int | float):
        return (
            f'<table:table-cell{merged} office:value-type="float" office:value="{cell}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    return f'<table:table-cell{merged} office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
