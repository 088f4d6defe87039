"""UCINET DL: an edge list of numbers under short names without spaces, and the legend of the names."""

from collections.abc import Iterator

from network.exports.interchange import gephi
from network.exports.interchange.naming import distinct, slug
from network.tables.graphs import Edge, Graph


def files(graph: Graph) -> dict[str, bytes]:
    """`network.dl` and `nodes.csv`, which says which name is whom; dates and fields have no place in a DL file."""
    names = distinct(graph.nodes, slug, "-")
    return {
        "network.dl": ("\n".join(_lines(graph, names)) + "\n").encode("utf-8"),
        "nodes.csv": gephi.nodes_table(graph.nodes, names),
    }


def _lines(graph: Graph, names: dict[str, str]) -> Iterator[str]:
    rows = [node.id for node in graph.nodes if not node.second]
    columns = [node.id for node in graph.nodes if node.second]
    kinds = list(dict.fromkeys(edge.kind or "" for edge in graph.edges))
    several = f" nm={len(kinds)}" if len(kinds) > 1 else ""
    if columns:
        yield f"dl nr={len(rows)} nc={len(columns)}{several} format=edgelist2"
        yield from ("row labels:", *(names[one] for one in rows))
        yield from ("column labels:", *(names[one] for one in columns))
    else:
        yield f"dl n={len(rows)}{several} format=edgelist1"
        yield from ("labels:", *(names[one] for one in rows))
    if any(kinds):
        yield from ("matrix labels:", *(kind or "-" for kind in kinds))
    yield "data:"
    ranks = {one: at for part in (rows, columns) for at, one in enumerate(part, start=1)}
    for number, kind in enumerate(kinds):
        if number:
            yield "!"
        for edge in graph.edges:
            if (edge.kind or "") == kind:
                yield from _edge(edge, ranks, two_mode=bool(columns))


def _edge(edge: Edge, ranks: dict[str, int], *, two_mode: bool) -> Iterator[str]:
    """One line; an edge without direction is said both ways, for UCINET takes each line for an arc."""
    source, target, weight = ranks[edge.source], ranks[edge.target], 1.0 if edge.weight is None else edge.weight
    yield f"{source} {target} {weight!r}"
    if not edge.directed and not two_mode:
        yield f"{target} {source} {weight!r}"
