"""The graphs of a call as sheets: nodes told in one file name the ends of the edges of another."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from network.errors import UnreadableFile
from network.forms.exported import exported_sheets
from network.forms.graphs.nodes import is_second, named
from network.forms.graphs.sheets import sheets_of
from network.forms.parsed import Setting
from network.forms.registers import recognise_register
from network.forms.row import Notes
from network.identity import fold
from network.remarks import Remark
from network.tables import Book
from network.tables.graphs import Graph, Node, read_tabular

Opened = tuple[str, Book | UnreadableFile]


@dataclass(frozen=True)
class Untangled:
    """A file once its graph is sheets, and what was said of it."""

    book: Book | UnreadableFile
    remarks: list[Remark]


def untangled(books: Sequence[Opened], told: Iterable[bool], today: dt.date) -> list[Untangled]:
    """The files of a call, those that hold a graph as sheets that the forms read; the others as they are.

    Parameters
    ----------
    books : sequence of (name, book)
        In the order given; one that could not be opened stays as it is.
    told : iterable of bool
        Whether a mapping says how each is to be read: its sheets are then left as they are.
    today : date
        Day by which dates are judged.
    """
    graphs = _graphs(books, list(told))
    nodes = _nodes(graphs.values())
    made = {at: _untangled(books[at][0], book, nodes, Setting(today)) for at, book in graphs.items()}
    return [made.get(at) or Untangled(book, []) for at, (_, book) in enumerate(books)]


def _graphs(books: Sequence[Opened], told: Sequence[bool]) -> dict[int, Book]:
    """The books that hold a graph; two looks, for a list of edges may be one only beside a list of nodes."""
    found: dict[int, Book] = {}
    for nodes_elsewhere in (False, True):
        listed = any(node.label for one in found.values() if one.graph for node in one.graph.nodes)
        for at, (file, book) in enumerate(books):
            if not isinstance(book, Book) or at in found or (nodes_elsewhere and not listed):
                continue
            if book.graph:
                found[at] = book
            elif not told[at] and (read := _drawn(file, book, nodes_elsewhere)):
                found[at] = read
    return found


def _drawn(file: str, book: Book, nodes_elsewhere: bool) -> Book | None:
    """The book with the graph of its sheets, when they are nodes and edges of another tool."""
    read = read_tabular(book, nodes_elsewhere=nodes_elsewhere)
    if read is None or exported_sheets(file, book) or recognise_register(book):
        return None
    return replace(book, graph=read[0], sheets=read[1])


def _nodes(books: Iterable[Book]) -> dict[str, Node]:
    """Every node that some file tells, as the file that says most of it does."""
    told: dict[str, Node] = {}
    for book in books:
        for node in book.graph.nodes if book.graph else ():
            known = told.get(node.id)
            if _tells(node) and (known is None or len(node.attributes) > len(known.attributes)):
                told[node.id] = node
    return told


def _untangled(file: str, drawn: Book, nodes: Mapping[str, Node], setting: Setting) -> Untangled:
    assert drawn.graph is not None
    notes = Notes(file, "")
    graph = _joined(drawn.graph, nodes)
    for code, n in graph.left.items():
        notes.add(code, "warning", n=n)
    own = {node.id for node in graph.nodes if node.id not in nodes} | {
        node.id for node in drawn.graph.nodes if nodes.get(node.id) is node
    }
    sheets = (*sheets_of(graph, named(graph.nodes, notes, setting), own, notes), *drawn.sheets)
    if not sheets:
        notes.add("graph-empty", "info")
    return Untangled(replace(drawn, sheets=sheets), notes.remarks)


def _tells(node: Node) -> bool:
    """Whether a file says of a node more than that it is the end of an edge."""
    return bool(node.label or node.attributes)


def _joined(graph: Graph, nodes: Mapping[str, Node]) -> Graph:
    """The graph with the names that another file gives to its nodes; an end may be a name of that file, as in Kumu."""
    by_label = {fold(node.label or node.id): node.id for node in reversed(list(nodes.values()))}
    meant = {
        node.id: by_label[fold(node.id)]
        for node in graph.nodes
        if node.id not in nodes and not _tells(node) and fold(node.id) in by_label
    }

    def told(node: Node) -> Node:
        other = nodes.get(node.id, node)
        if other is node:
            return node
        second = node.second or is_second(other)  # a meeting is told with its presences, wherever it is described
        return replace(other, second=True) if second else replace(node, label=other.label)

    ends = [
        replace(edge, source=meant.get(edge.source, edge.source), target=meant.get(edge.target, edge.target))
        for edge in graph.edges
    ]
    kept = {meant.get(node.id, node.id): replace(node, id=meant.get(node.id, node.id)) for node in graph.nodes}
    return replace(graph, nodes=tuple(told(node) for node in kept.values()), edges=tuple(ends))
