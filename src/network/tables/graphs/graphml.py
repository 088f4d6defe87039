"""GraphML: typed keys, defaults, and the labels that yEd draws; namespaces that are not known are read all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from network.tables.book import Cell, as_cell
from network.tables.graphs.graph import Edge, Graph, Node, by_period, completed, number
from network.tables.graphs.xml import anywhere, children, name_of, root_of, text_of

_DRAWN = {"NodeLabel": "label", "EdgeLabel": "label"}
_MANY = "graph-hyperedges"


@dataclass(frozen=True)
class _Key:
    name: str
    type: str
    default: str | None


def read_graphml(file: str, content: bytes) -> Graph:
    """The graph of a GraphML file; a hyperedge joins more than two and is left, counted."""
    root = root_of(file, content)
    keys = {one.get("id", ""): _key(one) for one in anywhere(root, "key")}
    sorts = {one.get("id", ""): one.get("for", "all") for one in anywhere(root, "key")}
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    left: dict[str, int] = {}
    for graph in anywhere(root, "graph"):
        directed = graph.get("edgedefault") == "directed"
        for one in graph:
            if name_of(one) == "node":
                nodes[one.get("id", "")] = Node(one.get("id", ""), None, _attributes(one, keys, sorts, "node"))
            elif name_of(one) == "edge":
                edges += by_period(_edge(one, directed, _attributes(one, keys, sorts, "edge")))
            elif name_of(one) == "hyperedge":
                left[_MANY] = left.get(_MANY, 0) + 1
    return completed(nodes, edges, left)


def _key(element: Element) -> _Key:
    default = next(children(element, "default"), None)
    name = str(element.get("attr.name") or element.get("id", ""))
    return _Key(name, element.get("attr.type", "string"), None if default is None else text_of(default))


def _attributes(element: Element, keys: Mapping[str, _Key], sorts: Mapping[str, str], sort: str) -> dict[str, Cell]:
    said: dict[str, Cell] = {}
    for code, key in keys.items():
        if key.default and sorts[code] in (sort, "all"):
            said[key.name] = _typed(key.default, key.type)
    for data in children(element, "data"):
        key = keys.get(data.get("key", ""), _Key(data.get("key", ""), "string", None))
        drawn = [one for one in data.iter() if name_of(one) in _DRAWN] if len(data) else []
        if drawn:
            said["label"] = as_cell(text_of(drawn[0]))
        elif not len(data):  # yEd keeps how it draws things in elements of its own
            said[key.name] = _typed(text_of(data), key.type)
    return {name: value for name, value in said.items() if value is not None}


def _typed(text: str, kind: str) -> Cell:
    if kind == "boolean":
        return text.lower() in ("true", "1")
    if kind in ("int", "long", "float", "double") and (value := number(text)) is not None:
        return as_cell(value)
    return as_cell(text)


def _edge(element: Element, directed: bool, said: Mapping[str, Cell]) -> Edge:
    told = element.get("directed")
    return Edge(
        element.get("source", ""),
        element.get("target", ""),
        directed if told is None else told.lower() == "true",
        attributes=said,
    )
