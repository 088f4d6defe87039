"""Workbooks of the acceptance tests, built from plain rows so that a reader sees what they hold."""

import io
from collections.abc import Mapping, Sequence

import openpyxl

Rows = Sequence[Sequence[object]]


def workbook(sheets: Mapping[str, Rows], merges: Mapping[str, Sequence[str]] | None = None) -> openpyxl.Workbook:
    """Sheets by name, with their merged cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
