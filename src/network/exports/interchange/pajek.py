"""Pajek: a .net of named vertices, a relation a kind of tie, a partition of the fields, and the legend of the names."""

from collections.abc import Iterator, Sequence

from network.exports.interchange import gephi
from network.exports.interchange.naming import distinct, quoted, unquoted
from network.tables.graphs import Edge, Graph, Node

UNKNOWN = "?"  # class of the actors of unknown field


def files(graph: Graph, about: Sequence[str]) -> dict[str, bytes]:
    """`network.net`, `field.clu`, and `nodes.csv`, which says which name is whom; dates have no place in a .net."""
    names = distinct(graph.nodes, unquoted)
    return {
        "network.net": _text([*_comments(about), *_vertices(graph, names), *_lines(graph)]),
        "field.clu": _text(_partition(graph.nodes, about)),
        "nodes.csv": gephi.nodes_table(graph.nodes, names),
    }


def _vertices(graph: Graph, names: dict[str, str]) -> Iterator[str]:
    first = sum(not node.second for node in graph.nodes)
    yield f"*Vertices {len(graph.nodes)}" + (f" {first}" if first < len(graph.nodes) else "")
    for at, node in enumerate(graph.nodes, start=1):
        yield f"{at} {quoted(names[node.id])}"


def _lines(graph: Graph) -> Iterator[str]:
    """Arcs, then edges: of one kind, which labels them; of several, each a numbered relation named by its kind."""
    ranks = {node.id: at for at, node in enumerate(graph.nodes, start=1)}
    kinds = list(dict.fromkeys(edge.kind for edge in graph.edges))
    for number, kind in enumerate(kinds, start=1):
        several = f" :{number} {quoted(kind or '-')}" if len(kinds) > 1 else ""
        label = f" l {quoted(kind)}" if kind and not several else ""
        for section, directed in (("Arcs", True), ("Edges", False)):
            held = [one for one in graph.edges if one.kind == kind and one.directed == directed]
            if held:
                yield f"*{section}{several}"
                yield from (_line(one, ranks) + label for one in held)


def _line(edge: Edge, ranks: dict[str, int]) -> str:
    return f"{ranks[edge.source]} {ranks[edge.target]} {1.0 if edge.weight is None else edge.weight!r}"


def _partition(nodes: Sequence[Node], about: Sequence[str]) -> Iterator[str]:
    fields = [str(node.attributes.get("field") or UNKNOWN) for node in nodes]
    classes = {field: at for at, field in enumerate(sorted(set(fields)), start=1)}
    yield from _comments([*about, *(f"{at} = {field}" for field, at in classes.items())])
    yield f"*Vertices {len(nodes)}"
    yield from (str(classes[field]) for field in fields)


def _comments(lines: Sequence[str]) -> Iterator[str]:
    return (f"% {line}" for line in lines if line)


def _text(lines: Sequence[str] | Iterator[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")  # Pajek tells UTF-8 by its mark
