"""The workbook that was sent, its remarks written as comments on its own cells: corrected where it is wrong."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from network import tables
from network.forms import Source
from network.remarks import Remark
from network.sentences import Language, say, typography
from network.tables import Book, read_book
from network.tables.sniffing import sniff
from network.views.palette import palette

AUTHOR = "Passerelles"
MOST = 2_000  # comments of one workbook: with more, spreadsheets open it too slowly to be of use
SEVERITIES = ("error", "warning", "info")
WIDTH, LINE, LETTERS = 320, 18, 46  # size of a comment: pixels, pixels a line, letters a line
LONGEST_TITLE, FORBIDDEN = 31, str.maketrans(dict.fromkeys("[]:*?/\\", "-"))

Places = dict[tuple[str, str], list[Remark]]


def commented(source: Source, remarks: Sequence[Remark], lang: Language = "fr") -> bytes:
    """The workbook of a file with a comment on each cell that has a remark, and the cell's ground tinted.

    Parameters
    ----------
    source : Source
        The file as it was sent. An xlsx stays as it is but for comments and tints (openpyxl rewrites it: shapes and
        the kept results of formulas are lost, the formulas stay); others become an xlsx of their cells, all as texts.
    remarks : sequence of Remark
        Those of this file. One of a line without column goes on the line's first cell, one of a sheet on A1.
    lang : {"fr", "en"}
        Of the comments.

    Returns
    -------
    bytes
        An xlsx. No formula is computed; values of persons are masked in the comments as in the remarks.

    Raises
    ------
    UnreadableFile
        The file cannot be read.
    """
    book = read_book(source.name, source.content)
    workbook = _itself(source.content) if sniff(source.name, source.content) == "xlsx" else _rendered(book)
    names = _sheets_of(book, workbook)
    for (sheet, cell), said in _kept(remarks, lang):
        if sheet in names:
            _comment(names[sheet], cell, said, lang)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _itself(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content), rich_text=True)


def _rendered(book: Book) -> Workbook:
    """The cells of a file of another kind: texts that begin like a formula stay texts."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, sheet in enumerate(book.sheets, start=1):
        title = sheet.name.translate(FORBIDDEN).strip("' ")[:LONGEST_TITLE] or f"Feuil{number}"
        shown = workbook.create_sheet(title)
        shown.sheet_state = "hidden" if sheet.hidden else "visible"
        for line, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    _write(shown.cell(line, column), value)
        for merge in sheet.merges:
            shown.merge_cells(None, merge.top + 1, merge.left + 1, merge.bottom + 1, merge.right + 1)
    _show_one(workbook)
    return workbook


def _write(cell: Cell | MergedCell, value: tables.Cell) -> None:
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True


def _show_one(workbook: Workbook) -> None:
    """A workbook whose sheets are all hidden does not open."""
    if workbook.worksheets and all(sheet.sheet_state != "visible" for sheet in workbook.worksheets):
        workbook.worksheets[0].sheet_state = "visible"


def _sheets_of(book: Book, workbook: Workbook) -> Mapping[str, Worksheet]:
    """The worksheets by the name that remarks give them; what is of the whole file goes to the first."""
    if len(workbook.worksheets) == len(book.sheets):
        named = {sheet.name: shown for sheet, shown in zip(book.sheets, workbook.worksheets, strict=True)}
    else:
        named = {shown.title: shown for shown in workbook.worksheets}
    return {"": workbook.worksheets[0], **named}


def _kept(remarks: Sequence[Remark], lang: Language) -> list[tuple[tuple[str, str], list[Remark]]]:
    """Remarks by cell, the gravest cells first, as many as a spreadsheet bears."""
    places: Places = {}
    for remark in sorted(remarks, key=lambda one: SEVERITIES.index(one.severity)):
        places.setdefault((remark.sheet, remark.cell or f"A{remark.line or 1}"), []).append(remark)
    return list(places.items())[:MOST]


def _comment(sheet: Worksheet, address: str, remarks: Sequence[Remark], lang: Language) -> None:
    cell = sheet[address]
    if isinstance(cell, MergedCell):  # only the first of merged cells can be written on
        merged = next(area for area in sheet.merged_cells.ranges if area.issuperset(CellRange(address)))
        cell = sheet.cell(merged.min_row, merged.min_col)
    before = [cell.comment.text] if cell.comment else []
    text = "\n\n".join([*before, *(_said(remark, lang) for remark in remarks)])
    height = LINE * (2 + sum(1 + len(line) // LETTERS for line in text.split("\n")))
    cell.comment = Comment(text, cell.comment.author if cell.comment else AUTHOR, height=height, width=WIDTH)
    if any(remark.line for remark in remarks):
        colour = palette().remarks[remarks[0].severity].removeprefix("#")
        cell.fill = PatternFill("solid", start_color=f"FF{colour}")


def _said(remark: Remark, lang: Language) -> str:
    """Severity, message and suggestion, as a person reads them beside the cell."""
    severity = say(f"remarks.severity-{remark.severity}", lang)
    text = f"{severity} – {remark.message(lang)}\n{remark.suggestion(lang)}".strip()
    return typography(text) if lang == "fr" else text
