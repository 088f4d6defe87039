"""The document for Gephi, Cytoscape, yEd, igraph or R: GraphML, and GEXF with its dates as spells."""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from network.exports.interchange import graph_of
from network.study import Network
from network.tables.graphs import Edge
from network.views import ViewDocument
from network.views.columns import EPOCH

Spell = tuple[str | None, str | None]


def to_graphml(document: ViewDocument, network: Network | None = None) -> str:
    """GraphML: one edge a pair and kind; several periods of one tie are joined by `|`, what is unknown is left out.

    With its `network`, each tie keeps its kind and its exact weights, and the file imports again without loss.
    """
    graph = _graph(document, network)
    for *_, data in graph.edges(data=True):
        spells: list[Spell] = data.pop("spells")
        for end, word in enumerate(("since", "until")):
            days = [spell[end] or "" for spell in spells]
            if any(days):
                data[word] = "|".join(days)
    written = io.BytesIO()
    nx.write_graphml(graph, written, named_key_ids=True)
    return written.getvalue().decode("utf-8")


def to_gexf(document: ViewDocument, network: Network | None = None) -> str:
    """GEXF 1.2 with places, colours and, where ties are dated, the spells of each: Gephi shows them in time.

    With its `network`, as for GraphML.
    """
    graph = _graph(document, network)
    fields = document.legend["fields"]
    colours = {
        uid: fields[at]["colour"] for uid, at in zip(document.actors["id"], document.actors["field"], strict=True)
    }
    for uid, data in graph.nodes(data=True):
        look = {"position": {"x": float(data.pop("x")), "y": -float(data.pop("y")), "z": 0.0}}
        if uid in colours:
            look["color"] = dict(zip("rgb", bytes.fromhex(colours[uid][1:]), strict=True)) | {"a": 1.0}
        data["viz"] = look
    for *_, data in graph.edges(data=True):
        if not any(since or until for since, until in data["spells"]):
            del data["spells"]
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    _stamp(writer, document)
    return str(writer)


def _stamp(writer: Any, document: ViewDocument) -> None:
    """Say who made the file, from what and when the data was read: never the day of this machine."""
    space = "{http://www.gexf.net/1.2draft}"
    meta = next(one for one in writer.xml if one.tag.removeprefix(space) == "meta")
    meta.attrib.pop("lastmodifieddate", None)
    if document.meta["date"]:
        meta.set("lastmodifieddate", document.meta["date"])
    next(
        one for one in meta if one.tag.removeprefix(space) == "creator"
    ).text = f"Passerelles {document.meta['version']}"
    lines = (document.meta["title"], document.meta["lens_words"], document.meta["fictional"], document.meta["digest"])
    ElementTree.SubElement(meta, "description").text = " · ".join(line for line in lines if line)


def _graph(document: ViewDocument, network: Network | None) -> "nx.Graph[str]":
    meta, uids = document.meta, [*document.actors["id"], *document.meetings["id"]]
    edges = list(_edges(document, uids) if network is None else _kinds(document, network, uids))
    parallel = len({edge[:2] for edge in edges}) < len(edges)
    graph = _EMPTY[bool(meta["directed"]), parallel]()
    graph.graph.update({key: meta[key] for key in ("title", "lens_words", "fictional", "date", "digest") if meta[key]})
    graph.add_nodes_from(_nodes(document))
    graph.add_edges_from(edges)
    return graph


_EMPTY: Mapping[tuple[bool, bool], Callable[[], "nx.Graph[str]"]] = {
    (False, False): nx.Graph,
    (True, False): nx.DiGraph,
    (False, True): nx.MultiGraph,
    (True, True): nx.MultiDiGraph,
}
"""An empty graph, by whether it is directed and whether two may be tied in several ways."""


def _nodes(document: ViewDocument) -> Iterator[tuple[str, dict[str, Any]]]:
    """Actors, then meetings, with the attributes that are known."""
    legend, rows = document.legend, document.actors
    parts = {"kind": "kinds", "field": "fields", "extended": "extended", "territory": "territories"}
    for at, uid in enumerate(rows["id"]):
        data = {"label": rows["name"][at], "x": rows["x"][at], "y": rows["y"][at]}
        for column, part in parts.items():
            code = legend[part][rows[column][at]]["code"] if rows[column][at] >= 0 else ""
            if code:
                data[column] = code
        yield uid, data
    rows = document.meetings
    for at, uid in enumerate(rows["id"]):
        data = {"label": rows["name"][at], "kind": "event", "x": rows["x"][at], "y": rows["y"][at]}
        day = _iso(rows["date"][at])
        yield uid, data | ({"date": day} if day else {})


def _edges(document: ViewDocument, uids: list[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    ties = document.ties
    n = len(ties["a"])
    dates = zip(ties["since"] or [None] * n, ties["until"] or [None] * n, strict=True)
    rows = sorted(
        zip(ties["a"], ties["b"], ties["kind"], ties["weight"] or [1.0] * n, dates, strict=True),
        key=lambda row: row[:2],
    )
    for (a, b), same in groupby(rows, key=lambda row: row[:2]):
        held = list(same)
        data = {"weight": float(sum(row[3] for row in held)), "spells": [(_iso(s), _iso(u)) for *_, (s, u) in held]}
        if held[0][2] >= 0:
            data["kind"] = document.legend["ties"][held[0][2]]["code"]
        yield uids[a], uids[b], data


def _kinds(document: ViewDocument, network: Network, uids: list[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """One edge a pair and kind; whether it crosses fields is said beside, as the drawing colours it."""
    crossing = {(a, b): data["kind"] for a, b, data in _edges(document, uids) if "kind" in data}
    held: dict[tuple[str, str, str | None], list[Edge]] = {}
    for edge in graph_of(network).edges:
        held.setdefault((edge.source, edge.target, edge.kind), []).append(edge)
    for (a, b, kind), edges in held.items():
        weights = [1.0 if edge.weight is None else edge.weight for edge in edges]
        data: dict[str, Any] = {"weight": sum(weights), "spells": [(edge.since, edge.until) for edge in edges]}
        if len(weights) > 1:
            data["weights"] = "|".join(map(repr, weights))
        data |= {"kind": kind} if kind else {}
        data |= {"fields": crossing[a, b]} if (a, b) in crossing else {}
        yield a, b, data


def _iso(day: int | None) -> str | None:
    return None if day is None else dt.date.fromordinal(day + EPOCH).isoformat()
