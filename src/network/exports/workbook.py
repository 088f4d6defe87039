"""Tables as a workbook headed in the language of its reader, with a first sheet that says how to work in it."""

import io
from collections.abc import Mapping
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from network.forms.exported import exported_tables, headers
from network.sentences import Language, say

HEADING = PatternFill("solid", start_color="FFE8EEF2")
NARROW, WIDE = 14, 28  # columns of identifiers, columns that a person reads


def workbook(tables: Mapping[str, pd.DataFrame], lang: Language) -> bytes:
    """The bytes of a workbook: a sheet that tells what is where, then one per table of harmless cells."""
    book = openpyxl.Workbook(write_only=True)
    _tell(book, tables, lang)
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        told = headings(name, lang)
        for at, code in enumerate(table.columns):
            sheet.column_dimensions[get_column_letter(at + 1)].width = NARROW if _identifies(name, code) else WIDE
        sheet.append([_heading(sheet, told.get(code, code)) for code in table.columns])
        for row in table.itertuples(index=False):
            sheet.append([_shown(cell) for cell in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def headings(table: str, lang: Language) -> dict[str, str]:
    """How each column of a table is headed, by its code; empty for a table that does not come back."""
    known = exported_tables().get(table)
    columns = known.columns.values() if known else ()
    return {code: words.to(lang) for column in columns for code, words in headers(column).items()}


def _tell(book: openpyxl.Workbook, tables: Mapping[str, pd.DataFrame], lang: Language) -> None:
    """The first sheet: how to work in this book, and what each sheet holds."""
    sheet = book.create_sheet(say("exports.readme", lang))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = NARROW * 2, WIDE * 3
    for line in ("title", "edit", "add", "keep"):
        sheet.append([say(f"exports.{line}", lang)])
    sheet.append([])
    sheet.append([_heading(sheet, say(f"exports.{column}", lang)) for column in ("sheet", "holds", "lines")])
    for name, table in tables.items():
        known = exported_tables().get(name)
        holds = known.title.to(lang) if known else say(f"exports.holds-{name}", lang)
        link = WriteOnlyCell(sheet, name)
        link.hyperlink = f"#'{name}'!A1"
        sheet.append([link, holds, len(table)])


def _heading(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill = Font(bold=True), HEADING
    return cell


def _identifies(table: str, code: str) -> bool:
    """Whether a column is for programs: identifiers and sources."""
    known = exported_tables().get(table)
    column = known.columns.get(code) if known else None
    return column is not None and (column.part in ("uid", "told") or column.referring)


def _shown(cell: Any) -> Any:
    """A text without the control characters that a workbook cannot hold; a number that it would round, as a text."""
    if isinstance(cell, float):
        return cell if float(f"{cell:.16g}") == cell else repr(cell)
    return ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell
