"""Workbooks of other tools: Kumu's elements and connections, NodeXL's vertices and edges under two header lines."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from network.exports.cells import harmless
from network.tables.graphs import Graph, Node

Rows = Sequence[Sequence[Any]]

CAPTIONS_OF_EDGES = (None, None, "Visual Properties", None, None, None, None, "Labels")
CAPTIONS_OF_VERTICES = (None, "Visual Properties", None, None, None, None, None, "Labels")


def kumu(graph: Graph) -> dict[str, bytes]:
    """One workbook: elements by their identifier, connections with their type, direction and strength."""
    said = _said(graph.nodes, {"kind": "Type", "field": "Field", "extended": "Extended", "territory": "Territory"})
    elements: list[Sequence[Any]] = [["ID", "Label", *said.values()]]
    elements += [[node.id, node.label, *(node.attributes.get(name) for name in said)] for node in graph.nodes]
    connections: list[Sequence[Any]] = [["From", "To", "Type", "Direction", "Strength", "Start", "End"]]
    for one in graph.edges:
        way = "directed" if one.directed else "undirected"
        connections.append([one.source, one.target, one.kind, way, one.weight, one.since, one.until])
    return {"kumu.xlsx": _book({"Elements": elements, "Connections": connections})}


def nodexl(graph: Graph) -> dict[str, bytes]:
    """One workbook whose headers are on the second line, under the captions of the template."""
    said = _said(graph.nodes, {})
    own = ("Kind", "Direction", "Start", "End", "Edge Weight")
    edges: list[Sequence[Any]] = [
        CAPTIONS_OF_EDGES,
        ["Vertex 1", "Vertex 2", "Color", "Width", "Style", "Opacity", "Visibility", "Label", *own],
    ]
    for one in graph.edges:
        told = (one.kind, "directed" if one.directed else "undirected", one.since, one.until, one.weight)
        edges.append([one.source, one.target, *[None] * 6, *told])
    vertices: list[Sequence[Any]] = [
        CAPTIONS_OF_VERTICES,
        ["Vertex", "Color", "Shape", "Size", "Opacity", "Image File", "Visibility", "Label", *said],
    ]
    for node in graph.nodes:
        vertices.append([node.id, *[None] * 6, node.label, *(node.attributes.get(name) for name in said)])
    return {"nodexl.xlsx": _book({"Edges": edges, "Vertices": vertices})}


def _said(nodes: Sequence[Node], titles: Mapping[str, str]) -> dict[str, str]:
    """What some node is told, and how the tool heads it."""
    names = dict.fromkeys(name for node in nodes for name in node.attributes)
    return {name: titles.get(name, name) for name in names}


def _book(sheets: Mapping[str, Rows]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([_cell(cell) for cell in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(cell: Any) -> Any:
    if isinstance(cell, float) and float(f"{cell:.16g}") != cell:
        return repr(cell)  # a workbook keeps sixteen figures
    return ILLEGAL_CHARACTERS_RE.sub("", str(harmless(cell))) if isinstance(cell, str) else cell
