"""UCINET DL: edge lists of numbers under names without spaces, a file a kind of tie, and the legend of the names."""

from collections.abc import Iterator, Sequence

from network.exports.interchange import gephi
from network.exports.interchange.naming import distinct, slug
from network.tables.graphs import Edge, Graph


def files(graph: Graph) -> dict[str, bytes]:
    """A file named after each kind, for many programs read one matrix a file; `nodes.csv` says which name is whom.

    Dates and fields have no place in a DL file.
    """
    kinds = list(dict.fromkeys(edge.kind for edge in graph.edges)) or [None]
    made = {}
    for kind in kinds:
        held = [edge for edge in graph.edges if edge.kind == kind]
        made[f"{slug(kind) if kind else 'network'}.dl"] = _text(graph, held, [None])
    return made | {"nodes.csv": gephi.nodes_table(graph.nodes, distinct(graph.nodes, slug, "-"))}


def alone(graph: Graph) -> bytes:
    """One file for everything: several kinds are matrices that follow each other, named by their kinds."""
    return _text(graph, graph.edges, list(dict.fromkeys(edge.kind for edge in graph.edges)))


def _text(graph: Graph, edges: Sequence[Edge], kinds: Sequence[str | None]) -> bytes:
    return ("\n".join(_lines(graph, edges, kinds)) + "\n").encode("utf-8")


def _lines(graph: Graph, edges: Sequence[Edge], kinds: Sequence[str | None]) -> Iterator[str]:
    """Each setting on a line of its own, as the strictest readers want it."""
    names = distinct(graph.nodes, slug, "-")
    rows = [node.id for node in graph.nodes if not node.second]
    columns = [node.id for node in graph.nodes if node.second]
    yield f"dl nr={len(rows)} nc={len(columns)}" if columns else f"dl n={len(rows)}"
    if len(kinds) > 1:
        yield f"nm={len(kinds)}"
    yield f"format = edgelist{2 if columns else 1}"
    yield from ("row labels:" if columns else "labels:", *(names[one] for one in rows))
    if columns:
        yield from ("column labels:", *(names[one] for one in columns))
    if any(kinds):
        yield from ("matrix labels:", *(kind or "-" for kind in kinds))
    yield "data:"
    ranks = {one: at for part in (rows, columns) for at, one in enumerate(part, start=1)}
    for number, kind in enumerate(kinds or [None]):
        if number:
            yield "!"
        for edge in edges:
            if kind in (None, edge.kind):
                yield from _edge(edge, ranks, two_mode=bool(columns))


def _edge(edge: Edge, ranks: dict[str, int], *, two_mode: bool) -> Iterator[str]:
    """One line; an edge without direction is said both ways, for UCINET takes each line for an arc."""
    source, target, weight = ranks[edge.source], ranks[edge.target], 1.0 if edge.weight is None else edge.weight
    yield f"{source} {target} {weight!r}"
    if not edge.directed and not two_mode:
        yield f"{target} {source} {weight!r}"
