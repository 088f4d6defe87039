"""Text files: which encoding, which separator, which cells."""

import csv
import re
from collections import Counter
from io import StringIO

from network.errors import UnreadableFile
from network.tables.book import Book, Sheet
from network.tables.limits import check_area

SEPARATORS = (";", ",", "\t", "|", "$")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
# UTF-8 read once as Latin-1 and saved: « Ã© » for « é », « â€™ » for « ’ ».
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf‰€ŠŒœ€™ƒ¨©ª«¯®§´»¼]|â€[™œ\u009d“”]|Â[°«»\u00a0]")
# An « é » or « è » typed on an old Macintosh, read as Windows.
_MACINTOSH = re.compile(r"[a-zA-Z][ŽƒˆŠ™š\u008d\u008f\u0090\u009d][a-z]|\b[Žƒ][a-z]")


def decode(file: str, content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Text of a file and the name of its encoding: byte order mark, then UTF-8, then Windows-1252.

    Text already damaged when it was saved is refused rather than imported damaged.
    """
    text, name = _decoded(file, content, encoding)
    if "\x00" in text:
        raise UnreadableFile("tables.binary", file=file)
    if "\ufffd" in text:
        raise UnreadableFile("tables.lost-letters", file=file, line=_line_of(text, "\ufffd"))
    if spoilt := _MOJIBAKE.search(text):
        raise UnreadableFile("tables.mojibake", file=file, found=spoilt[0], line=_line_of(text, spoilt[0]))
    return text, name


def _decoded(file: str, content: bytes, encoding: str | None) -> tuple[str, str]:
    if encoding:
        try:
            return content.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError) as why:
            raise UnreadableFile("tables.encoding", file=file, encoding=encoding) from why
    for mark, codec, name in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(codec), name
            except UnicodeDecodeError as why:
                raise UnreadableFile("tables.encoding", file=file, encoding=name) from why
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _windows(file, content), "Windows-1252"


def _windows(file: str, content: bytes) -> str:
    if b"\x00" in content:
        raise UnreadableFile("tables.binary", file=file)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as why:
        raise UnreadableFile("tables.unknown-encoding", file=file) from why
    if _MACINTOSH.search(text):
        raise UnreadableFile("tables.unknown-encoding", file=file)
    return text


def _line_of(text: str, found: str) -> int:
    return text.count("\n", 0, text.index(found)) + 1


def find_separator(text: str) -> str:
    r"""The separator that cuts the first lines in the same number of cells, the most of them.

    Examples
    --------
    >>> find_separator("a;b;c\n1,5;2;3\n")
    ';'
    """
    sample = text[:20_000]

    def score(separator: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _lenient(sample, separator)[:30] if len(row) > 1)
        if not widths:
            return (0, 0)
        width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
        return (lines, width)

    return max(SEPARATORS, key=score)


def _lenient(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []


def read_text(file: str, content: bytes, *, encoding: str | None = None, separator: str | None = None) -> Book:
    """The one sheet of a text file."""
    text, name = decode(file, content, encoding)
    if not text.strip():
        raise UnreadableFile("tables.empty", file=file)
    chosen = separator or find_separator(text)
    try:
        lines = csv.reader(StringIO(_plain_spaces(text), newline=""), delimiter=chosen)
        rows = [[cell.strip() or None for cell in line] for line in lines]
    except csv.Error as why:
        raise UnreadableFile("tables.quotes", file=file) from why
    while rows and not any(rows[-1]):
        rows.pop()
    check_area(file, "", len(rows), max(map(len, rows), default=0))
    return Book((Sheet("", rows),), name)


def _plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
