"""Graph files of other tools → nodes and edges, as each format means them. No meaning of ours is given here."""

from network.tables.book import Book, Sheet
from network.tables.checking import check_texts
from network.tables.encodings import decode
from network.tables.graphs.dl import read_dl
from network.tables.graphs.gexf import read_gexf
from network.tables.graphs.graph import Edge, Graph, Node, number
from network.tables.graphs.graphml import read_graphml
from network.tables.graphs.pajek import read_pajek
from network.tables.graphs.tabular import read_tabular
from network.tables.limits import check_area

__all__ = ["KINDS", "Edge", "Graph", "Node", "number", "read_graph", "read_tabular"]

KINDS = frozenset({"graphml", "gexf", "pajek", "dl"})


def read_graph(file: str, content: bytes, kind: str, *, encoding: str | None = None) -> Book:
    """A book without sheets of its own: its graph becomes sheets once the files of a call are joined.

    Raises
    ------
    UnreadableFile
        Broken, forbidden (an entity in XML), or beyond a limit.
    """
    if kind in ("graphml", "gexf"):
        graph, name = (read_graphml if kind == "graphml" else read_gexf)(file, content), None
    else:
        text, name = decode(file, content, encoding)
        graph = (read_pajek if kind == "pajek" else read_dl)(text.removeprefix("\ufeff"))
    check_area(file, "", max(len(graph.nodes), len(graph.edges)), 0)
    check_texts(file, Book((_texts(graph),)))
    return Book((), name, graph)


def _texts(graph: Graph) -> Sheet:
    """Everything that the graph says, for what no file may hold to be looked for."""
    nodes = [[node.id, node.label, *node.attributes.values()] for node in graph.nodes]
    return Sheet("", [*nodes, *([edge.kind, *edge.attributes.values()] for edge in graph.edges)])
