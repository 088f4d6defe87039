"""Short ways to read a table in a test, and to say its rows in plain values."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import docx
import openpyxl

from network.forms import Reading, Refusal, Row, Source, read_files
from network.model import When
from network.remarks import Remark

TODAY = dt.date(2026, 1, 15)


def outcome(name: str, content: str | bytes, **options: Any) -> Reading | Refusal:
    if isinstance(content, str):
        content = document(content.strip().splitlines()) if name.endswith(".docx") else content.encode()
    return read_files([Source(name, content)], today=TODAY, **options)[0]


def reading(name: str, content: str | bytes, **options: Any) -> Reading:
    """A table that must be read; every remark of it must be sayable in both languages."""
    result = outcome(name, content, **options)
    assert isinstance(result, Reading), result.error.words()
    for remark in result.remarks:
        assert remark.message("fr") and remark.message("en")
        assert "{" not in remark.message("fr") + remark.suggestion("fr") + remark.suggestion("en")
    return result


def refusal(name: str, content: str | bytes, **options: Any) -> str:
    """Key of the error of a file that must be refused, sayable in both languages."""
    result = outcome(name, content, **options)
    assert isinstance(result, Refusal)
    assert result.error.words("fr") and result.error.words("en")
    return result.error.key


def plain(row: Row) -> dict[str, Any]:
    """Values of a row with dates as text: 2024-03-14, 2024-03, 2024, 2024-05-14/2024-05-15."""
    return {role: said(value) for role, value in row.values.items()}


def said(value: Any) -> Any:
    if not isinstance(value, When):
        return value
    text = value.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[value.precision]]
    return f"{text}/{value.end.isoformat()}" if value.end else text


def codes(result: Reading) -> list[str]:
    return [remark.code for remark in result.remarks]


def remark(result: Reading, code: str) -> Remark:
    """The only remark of that code."""
    (found,) = [one for one in result.remarks if one.code == code]
    return found


def workbook(sheets: dict[str, list[list[object]]], merges: dict[str, list[str]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document(blocks: Sequence[str | list[list[str]]]) -> bytes:
    """A Word document: a text is a paragraph (« # » heads it, « * » makes it an item of a list), a list is a table."""
    written = docx.Document()
    for block in blocks:
        if isinstance(block, list):
            table = written.add_table(rows=0, cols=max(map(len, block)))
            for row in block:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        elif block.startswith("# "):
            written.add_heading(block[2:], 1)
        elif block.startswith("* "):
            written.add_paragraph(block[2:], style="List Bullet")
        else:
            written.add_paragraph(block)
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()
