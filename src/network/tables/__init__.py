"""Bytes → cells with sheet, line and column, whatever program wrote the file. No meaning is given here."""

from network.errors import UnreadableFile
from network.identity import holds_nir
from network.tables.book import Book, Cell, Merge, Sheet, as_cell, column_letter
from network.tables.delimited import read_text
from network.tables.limits import HEADER_LINES, MAX_BYTES, MAX_COLUMNS, MAX_LINES, MAX_SHEETS, check_size
from network.tables.sniffing import sniff
from network.tables.workbooks import read_workbook

__all__ = [
    "HEADER_LINES",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_LINES",
    "MAX_SHEETS",
    "Book",
    "Cell",
    "Merge",
    "Sheet",
    "as_cell",
    "column_letter",
    "read_book",
]


def read_book(file: str, content: bytes, *, encoding: str | None = None, separator: str | None = None) -> Book:
    """Sheets of a file.

    Parameters
    ----------
    file : str
        Its name, for messages; the extension must be what the content is.
    content : bytes
        At most 10 MB.
    encoding, separator : str, optional
        For text files, when a person chose them; otherwise they are found.

    Raises
    ------
    UnreadableFile
        Empty, too large, damaged, protected, of another kind, or holding a social-security number.
    """
    check_size(file, content)
    kind = sniff(file, content)
    if kind == "text":
        book = read_text(file, content, encoding=encoding, separator=separator)
    else:
        book = read_workbook(file, content, kind)
    _refuse_nir(file, book)
    return book


def _refuse_nir(file: str, book: Book) -> None:
    """A social-security number must not even be read further; the message gives its place, never the number."""
    for sheet in book.sheets:
        whole = "\n".join(["\t".join([str(cell) for cell in row if cell is not None]) for row in sheet.rows])
        if holds_nir(whole):
            line = next(line for line, row in enumerate(sheet.rows, start=1) if holds_nir("\t".join(map(str, row))))
            raise UnreadableFile("tables.nir", file=file, sheet=sheet.name, line=line)
