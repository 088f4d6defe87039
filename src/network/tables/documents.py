"""Word documents: their paragraphs and tables in order on one sheet, then each table on a sheet of its own.

The XML is read as a stream, without entities: what a general reader of documents leaves out (accepted insertions,
content controls) is part of a text as people see it, and what it keeps (pictures, styles) is not wanted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from network.errors import UnreadableFile
from network.tables.archives import opened
from network.tables.book import Book, Cell, Merge, Sheet, as_cell
from network.tables.limits import HEADER_LINES, check_area, check_sheets, clock

TEXT = "Texte"
TABLE = "Tableau"
BULLET = "• "
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = (f"{_W}moveFrom", f"{_W}del", f"{_MC}Fallback")  # moved away, deleted, or said a second time
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_document(file: str, content: bytes) -> Book:
    """Sheets of a .docx file: a line of the first one is a paragraph, or a row of a table.

    Raises
    ------
    UnreadableFile
        Damaged, empty, beyond a limit, or too long to read.
    """
    with opened(file, content) as archive, archive.open("word/document.xml") as stream:
        document = _Document(file, clock(file))
        document.read(iterparse(stream, events=("start", "end"), forbid_dtd=True))
    text = document.text()
    tables = [_sheet(f"{TABLE} {n}", table) for n, table in enumerate(document.tables, start=1)]
    check_sheets(file, len(tables) + 1)
    check_area(file, TEXT, len(text.rows), 0)
    if not any(any(cell is not None for cell in row) for row in text.rows):
        raise UnreadableFile("tables.empty", file=file)
    return Book((text, *tables))


@dataclass
class _Table:
    """A table being read: its rows, the columns that a cell continues downwards, what was written above it."""

    above: tuple[str, ...]
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    open: dict[int, tuple[int, int]] = field(default_factory=dict)  # column → top row and width of its merge
    span: int = 1
    down: str | None = None  # None, `restart` or `continue`
    lines: list[str] = field(default_factory=list)

    def begin_row(self) -> None:
        self.rows.append([])

    def end_cell(self) -> None:
        if not self.rows:
            self.begin_row()
        row, left = self.rows[-1], len(self.rows[-1])
        text = as_cell("\n".join(line for line in self.lines if line))
        row += [None if self.down == "continue" else text, *[None] * (self.span - 1)]
        if self.down == "restart":
            self.open[left] = (len(self.rows) - 1, self.span)
        elif self.down is None:
            self.open.pop(left, None)
            if self.span > 1:
                self.merges.append(Merge(len(self.rows) - 1, left, len(self.rows) - 1, left + self.span - 1))
        elif left in self.open:
            top, width = self.open[left]
            self.merges = [one for one in self.merges if (one.top, one.left) != (top, left)]
            self.merges.append(Merge(top, left, len(self.rows) - 1, left + width - 1))
        self.span, self.down, self.lines = 1, None, []


class _Document:
    """A document being read, element after element."""

    def __init__(self, file: str, check_time: Callable[[], None]) -> None:
        self.file, self.check_time = file, check_time
        self.blocks: list[str | _Table] = []
        self.headings: set[int] = set()  # ranks of the blocks that are headings
        self.tables: list[_Table] = []
        self.open: list[_Table] = []  # tables around what is being read: the outermost alone is kept
        self.buffers: list[list[str]] = []  # one a paragraph: a text box is a paragraph inside another
        self.bullet = self.heading = self.unseen_run = False
        self.unseen = 0

    def read(self, events: Iterable[tuple[str, Element]]) -> None:
        parents: list[Element] = []
        for event, element in events:
            tag = element.tag
            if tag in _UNSEEN:
                self.unseen += 1 if event == "start" else -1
            elif event == "start":
                self._start(tag)
            else:
                self._end(tag, element)
            if event == "start":
                parents.append(element)
            elif len(parents) > 1:
                parents.pop()
                parents[-1].remove(element)  # or a million empty paragraphs would stay in memory

    def _start(self, tag: str) -> None:
        if tag == f"{_W}p":
            self.buffers.append([])
            self.bullet = self.heading = False
        elif tag == f"{_W}r":
            self.unseen_run = False
        elif tag == f"{_W}tbl":
            above = [block for block in self.blocks if isinstance(block, str) and block]
            self.open.append(_Table(tuple(above[:HEADER_LINES])))
        elif tag == f"{_W}tr" and len(self.open) == 1:
            self.check_time()
            self.open[0].begin_row()
            check_area(self.file, TABLE, len(self.open[0].rows), 0)

    def _end(self, tag: str, element: Element) -> None:
        value = element.get(f"{_W}val", "")
        if tag == f"{_W}t":
            self._write(element.text or "")
        elif tag in _SIGNS:
            self._write(_SIGNS[tag])
        elif tag == f"{_W}vanish":
            self.unseen_run = value not in {"0", "false"}
        elif tag == f"{_W}numPr":
            self.bullet = True
        elif tag == f"{_W}pStyle":
            self._style(value.lower())
        elif tag == f"{_W}p":
            self._paragraph("".join(self.buffers.pop()).strip())
        elif self.open:
            self._end_in_table(tag, value)

    def _end_in_table(self, tag: str, value: str) -> None:
        outer = len(self.open) == 1
        if tag == f"{_W}tbl":
            table = self.open.pop()
            if outer:
                self.blocks.append(table)
                self.tables.append(table)
        elif not outer:
            return
        elif tag == f"{_W}gridSpan":
            self.open[0].span = min(int(value or 1), 500)
        elif tag == f"{_W}vMerge":
            self.open[0].down = value or "continue"
        elif tag == f"{_W}tc":
            self.open[0].end_cell()
            check_area(self.file, TABLE, 0, len(self.open[0].rows[-1]))

    def _write(self, text: str) -> None:
        if self.buffers and not self.unseen and not self.unseen_run:
            self.buffers[-1].append(text)

    def _style(self, style: str) -> None:
        self.heading = style.startswith(("titre", "heading", "title", "sous-titre", "subtitle"))
        self.bullet = self.bullet or style.startswith(("list", "puce", "paragraphedeliste"))

    def _paragraph(self, text: str) -> None:
        self.check_time()
        text = f"{BULLET}{text}" if self.bullet and text else text
        if self.open:
            self.open[0].lines.append(text)
        else:
            if self.heading:
                self.headings.add(len(self.blocks))
            self.blocks.append(text)
            check_area(self.file, TEXT, len(self.blocks), 0)
        self.bullet = self.heading = False

    def text(self) -> Sheet:
        rows: list[list[Cell]] = []
        headings = set()
        for rank, block in enumerate(self.blocks):
            if isinstance(block, _Table):
                rows += block.rows
            else:
                rows.append([as_cell(block)])
                headings |= {len(rows)} if rank in self.headings else set()
        return Sheet(TEXT, rows, prose=True, headings=frozenset(headings))


def _sheet(name: str, table: _Table) -> Sheet:
    return Sheet(name, table.rows, tuple(table.merges), in_text=True, above=table.above)
