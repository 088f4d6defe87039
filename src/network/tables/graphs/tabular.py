"""Nodes and edges in sheets: Gephi's two CSV files, Kumu's elements and connections, NodeXL's vertices and edges."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from network.identity import fold
from network.tables.book import Book, Cell, Sheet
from network.tables.escapes import unescaped
from network.tables.graphs.graph import Edge, Graph, Node, completed, number
from network.tables.limits import HEADER_LINES
from network.vocabulary import aside
from network.vocabulary.shelf import table

_INTERVAL = re.compile(r"<?\[\s*([^,\]]+?)\s*,\s*([^,\]]+?)\s*[\])]>?")
_BLANK_LINES = 2  # that begin another section of a sheet


@dataclass(frozen=True)
class Section:
    """A table of a sheet: its folded header → position, the headers as written, the lines under them."""

    sheet: str
    heads: Mapping[str, int]
    written: Mapping[int, str]
    rows: Sequence[Sequence[Cell]]

    @property
    def ends(self) -> tuple[str, str] | None:
        """The two columns that hold the ends of edges."""
        pairs = table("graphs")["ends"]["pairs"]
        return next(((one, other) for one, other in pairs if one in self.heads and other in self.heads), None)

    @property
    def of_nodes(self) -> bool:
        """Whether it lists nodes: Gephi and Kumu head their first column by the number or the label of a node."""
        words = table("graphs")["nodes"]
        if self.ends or not {"label", "vertex"} & self.heads.keys():
            return False
        if "vertex" not in self.heads and min(self.heads, key=self.heads.__getitem__) not in words["first"]:
            return False  # « value, label, description » is a list of values
        return fold(self.sheet) in words["sheets"] or bool(set(words["beside"]) & self.heads.keys())

    def column(self, words: Sequence[str]) -> int | None:
        return next((self.heads[word] for word in words if word in self.heads), None)


def read_tabular(book: Book, *, nodes_elsewhere: bool = False) -> tuple[Graph, tuple[Sheet, ...]] | None:
    """The graph that the sheets of a book hold, and the sheets that hold something else; None when none does.

    A list of ties whose kinds are told is a form's own; here come those that another tool wrote: with a direction,
    without kinds, or beside a list of nodes (in this book, or `nodes_elsewhere` in the call).
    """
    sections = {id(sheet): list(_sections(sheet)) for sheet in book.sheets if _may_hold(sheet)}
    found = [one for told in sections.values() for one in told]
    listed = any(one.of_nodes for one in found)
    graphic = [one for one in found if one.of_nodes or _is_edges(one, listed or nodes_elsewhere)]
    if not graphic:
        return None
    nodes: dict[str, Node] = {}
    for one in (one for one in graphic if one.of_nodes):
        for node in _nodes(one):
            nodes.setdefault(node.id, node)
    by_label = {fold(node.label or node.id): node.id for node in reversed(nodes.values())}
    edges = [edge for one in graphic if not one.of_nodes for edge in _edges(one, nodes, by_label)]
    rest = [sheet for sheet in book.sheets if not any(one in graphic for one in sections.get(id(sheet), ()))]
    drawn = table("graphs")["drawing"]["sheets"]
    left = tuple(sheet for sheet in rest if not (_is_aside(sheet) or fold(sheet.name) in drawn))
    return completed(nodes, edges), left


def _may_hold(sheet: Sheet) -> bool:
    """Whether a word of a network tool heads one of the first columns: no other table is gone through."""
    beginnings = {"label", "vertex", *(one for one, _ in table("graphs")["ends"]["pairs"])}
    first = (cell for row in sheet.rows[:HEADER_LINES] for cell in row if isinstance(cell, str))
    return not _is_aside(sheet) and any(fold(cell) in beginnings for cell in first)


def _is_aside(sheet: Sheet) -> bool:
    return any(mark in sheet.name.lower() for mark in aside().marks)


def _sections(sheet: Sheet) -> Iterator[Section]:
    """Tables of a sheet: two blank lines begin another. NodeXL heads its columns on its second line."""
    rows: list[Sequence[Cell]] = []
    blank = 0
    for row in [*sheet.rows, *[()] * _BLANK_LINES]:
        if any(cell is not None for cell in row):
            rows.append(row)
            blank = 0
            continue
        blank += 1
        if blank == _BLANK_LINES and rows:
            yield _section(sheet.name, rows)
            rows = []


def _section(name: str, rows: Sequence[Sequence[Cell]]) -> Section:
    second = [fold(str(cell)) for cell in rows[1] if cell is not None] if len(rows) > 1 else []
    at = 1 if "vertex" in second or {"vertex 1", "vertex 2"} <= set(second) else 0
    written = {position: str(cell) for position, cell in enumerate(rows[at]) if cell is not None}
    heads: dict[str, int] = {}
    for position, text in written.items():
        heads.setdefault(fold(text), position)
    return Section(name, heads, written, rows[at + 1 :])


def _is_edges(section: Section, nodes_told: bool) -> bool:
    if section.ends is None:
        return False
    kinds = [word for word in table("graphs")["edges"]["kind"] if word != "label" and word in section.heads]
    return nodes_told or _direction_column(section) is not None or not kinds


def _direction_column(section: Section) -> int | None:
    """The column that says which way an edge goes: « Type » is one only where all it holds are directions."""
    known = {word for words in table("graphs")["direction"].values() for word in words}
    for word in table("graphs")["edges"]["direction"]:
        at = section.heads.get(word)
        told = {fold(text) for row in section.rows if (text := _text(row, at))}
        if told and told <= known:
            return at
    return None


def _nodes(section: Section) -> Iterator[Node]:
    """By its number, else by its label and its type, else by its label: as Kumu tells elements apart."""
    words = table("graphs")["nodes"]
    number_at, label_at = section.column(words["id"]), section.column(words["label"])
    if label_at is None:
        label_at = number_at
    type_at = section.column(words["type"])
    labels = Counter(fold(_text(row, label_at)) for row in section.rows)
    for row in section.rows:
        own, label, sort = (_text(row, at) for at in (number_at, label_at, type_at))
        if not own and not label:
            continue
        apart = f"{label} ({sort})" if sort and labels[fold(label)] > 1 else label
        own_rank = section.heads.get("id") if "vertex" in section.heads else None  # NodeXL numbers its vertices too
        taken = {at for at in (number_at, label_at, own_rank) if at is not None}
        yield Node(own or apart, label or own, _said(section, row, taken))


def _edges(section: Section, nodes: Mapping[str, Node], by_label: Mapping[str, str]) -> Iterator[Edge]:
    words = table("graphs")["edges"]
    assert section.ends is not None
    source_at, target_at = (section.heads[word] for word in section.ends)
    direction_at, weight_at = _direction_column(section), section.column(words["weight"])
    interval_at, number_at = section.column(words["interval"]), section.column(words["number"])
    since_at, until_at = section.column(words["since"]), section.column(words["until"])
    read = (source_at, target_at, direction_at, weight_at, interval_at, number_at, since_at, until_at)
    taken = {at for at in read if at is not None}
    for row in section.rows:
        source, targets = _text(row, source_at), [part.strip() for part in _text(row, target_at).split("|")]
        if not source:
            continue
        undirected = fold(_text(row, direction_at)) in table("graphs")["direction"]["undirected"]
        interval = _INTERVAL.search(_text(row, interval_at))
        for target in filter(None, targets):
            yield Edge(
                _known(source, nodes, by_label),
                _known(target, nodes, by_label),
                not undirected,
                number(_text(row, weight_at)),
                since=interval[1] if interval else _text(row, since_at) or None,
                until=interval[2] if interval else _text(row, until_at) or None,
                attributes=_said(section, row, taken),
            )


def _known(text: str, nodes: Mapping[str, Node], by_label: Mapping[str, str]) -> str:
    return text if text in nodes else by_label.get(fold(text), text)


def _said(section: Section, row: Sequence[Cell], taken: set[int]) -> dict[str, Cell]:
    cells = {text: unescaped(row[at]) for at, text in section.written.items() if at not in taken and at < len(row)}
    return {text: cell for text, cell in cells.items() if cell is not None}


def _text(row: Sequence[Cell], at: int | None) -> str:
    cell = row[at] if at is not None and at < len(row) else None
    return "" if cell is None else str(unescaped(cell))
