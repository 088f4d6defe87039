"""Bytes → cells with sheet, line and column, whatever program wrote the file. No meaning is given here."""

from network.tables import graphs
from network.tables.book import Book, Cell, Merge, Sheet, as_cell, column_letter
from network.tables.checking import check_texts, mended
from network.tables.delimited import SEPARATORS, read_text
from network.tables.documents import read_document
from network.tables.encodings import ENCODINGS, REPAIRED
from network.tables.limits import HEADER_LINES, MAX_BYTES, MAX_COLUMNS, MAX_LINES, MAX_SHEETS, check_size
from network.tables.parcels import is_aside, is_parcel, unpacked
from network.tables.sniffing import is_read, sniff
from network.tables.trees import read_tree
from network.tables.workbooks import read_workbook

__all__ = [
    "ENCODINGS",
    "HEADER_LINES",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_LINES",
    "MAX_SHEETS",
    "REPAIRED",
    "SEPARATORS",
    "Book",
    "Cell",
    "Merge",
    "Sheet",
    "as_cell",
    "column_letter",
    "is_aside",
    "is_parcel",
    "is_read",
    "read_book",
    "unpacked",
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
        For text files, when a person chose them; otherwise they are found. `REPAIRED` as an encoding repairs
        letters damaged before, in any kind of file.

    Raises
    ------
    UnreadableFile
        Empty, too large, too long to read, damaged, protected, of another kind, or holding a social-security number.
    """
    check_size(file, content)
    kind = sniff(file, content)
    if kind == "text":
        book = read_text(file, content, encoding=encoding, separator=separator)
    elif kind == "json":
        book = read_tree(file, content, encoding=encoding)
    elif kind in graphs.KINDS:
        book = graphs.read_graph(file, content, kind, encoding=encoding)
    elif kind == "docx":
        book = read_document(file, content)
    else:
        book = read_workbook(file, content, kind)
    if encoding == REPAIRED and kind != "text":
        book = mended(book)
    check_texts(file, book)
    return book
