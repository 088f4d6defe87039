"""Gephi: a table of nodes and a table of edges, comma-separated; also the legend of formats that hold only names."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from network.exports.cells import harmless
from network.tables.graphs import Edge, Graph, Node


def files(graph: Graph) -> dict[str, bytes]:
    """`nodes.csv` and `edges.csv`, as « Import spreadsheet » wants them."""
    return {"nodes.csv": nodes_table(graph.nodes), "edges.csv": _edges_table(graph.edges)}


def nodes_table(nodes: Iterable[Node], called: Mapping[str, str] | None = None) -> bytes:
    """The nodes with everything that is said of them.

    `called`: what each is called in another file of the same export; its identifier then has a column of its own.
    """
    nodes = list(nodes)
    said = list(dict.fromkeys(name for node in nodes for name in node.attributes))
    header = ["Id", "Label", *(["uid"] if called else []), *said]
    rows = [
        [
            called[node.id] if called else node.id,
            node.label,
            *([node.id] if called else []),
            *(node.attributes.get(name) for name in said),
        ]
        for node in nodes
    ]
    return table([header, *rows])


def _edges_table(edges: Sequence[Edge]) -> bytes:
    names = ("Kind", "Start", "End")
    kept = [name for name, told in zip(names, _columns(edges), strict=True) if any(told)]
    rows = []
    for at, edge in enumerate(edges):
        said = dict(zip(names, (edge.kind, edge.since, edge.until), strict=True))
        way = "Directed" if edge.directed else "Undirected"
        rows.append([edge.source, edge.target, way, at, 1.0 if edge.weight is None else edge.weight])
        rows[-1] += [said[name] for name in kept]
    return table([["Source", "Target", "Type", "Id", "Weight", *kept], *rows])


def _columns(edges: Sequence[Edge]) -> list[list[str | None]]:
    return [[one.kind for one in edges], [one.since for one in edges], [one.until for one in edges]]


def table(rows: Iterable[Sequence[Any]]) -> bytes:
    """Comma-separated text of cells that no spreadsheet runs, UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([["" if cell is None else harmless(cell) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8")
