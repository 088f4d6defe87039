"""GEXF 1.1 to 1.3: attributes, parallel edges of several kinds, and when each node and edge exists.

The version that a file declares is not believed: the primer of 1.3 declares 1.1. What is read is what is there.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from network.tables.book import Cell, as_cell
from network.tables.graphs.graph import Edge, Graph, Node, completed, number
from network.tables.graphs.xml import anywhere, children, root_of

Spell = tuple[str | None, str | None]
_INTERVAL = re.compile(r"[\[\](<]\s*([^,;\[\]()<>]+?)\s*,\s*([^,;\[\]()<>]+?)\s*(?:,[^\[\]();]*)?[\])>\[]")


def read_gexf(file: str, content: bytes) -> Graph:
    """The graph of a GEXF file: an edge that exists several times is one edge each time."""
    root = root_of(file, content)
    graph = next(anywhere(root, "graph"), root)
    default = graph.get("defaultedgetype", "undirected")
    titles = {sort: _titles(graph, sort) for sort in ("node", "edge")}
    nodes = {}
    for one in anywhere(graph, "node"):
        said = _attributes(one, *titles["node"])
        since, until = _whole(list(_spells(one)))
        said |= {name: day for name, day in (("start", since), ("end", until)) if day}
        nodes[one.get("id", "")] = Node(one.get("id", ""), _clean(one.get("label")), said)
    edges = [edge for one in anywhere(graph, "edge") for edge in _edges(one, default, titles["edge"])]
    return completed(nodes, edges)


Titles = tuple[Mapping[str, str], Mapping[str, str]]


def _titles(graph: Element, sort: str) -> Titles:
    """Identifier of each attribute → its title, and title → its default value."""
    titles: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for group in anywhere(graph, "attributes"):
        if group.get("class") == sort:
            for one in children(group, "attribute"):
                titles[one.get("id", "")] = title = str(one.get("title") or one.get("id", ""))
                told = next(children(one, "default"), None)
                if told is not None and told.text:
                    defaults[title] = told.text
    return titles, defaults


def _attributes(element: Element, titles: Mapping[str, str], defaults: Mapping[str, str]) -> dict[str, Cell]:
    said: dict[str, list[str]] = {}
    for values in children(element, "attvalues"):
        for one in children(values, "attvalue"):
            code = one.get("for") or one.get("id") or ""  # « id » in 1.1
            said.setdefault(titles.get(code, code), []).append(one.get("value", ""))
    told = {title: [text] for title, text in defaults.items()} | said
    cells = {title: as_cell(" | ".join(dict.fromkeys(texts))) for title, texts in told.items()}
    return {title: cell for title, cell in cells.items() if cell is not None}


def _edges(element: Element, default: str, titles: Titles) -> Iterator[Edge]:
    said = _attributes(element, *titles)
    label = _clean(element.get("label"))
    if label:
        said.setdefault("label", label)
    weights = [number(part) for part in str(said.pop("weights", "")).split("|")]
    spells = list(_spells(element)) or [(None, None)]
    exact = len(weights) == len(spells) and None not in weights
    for at, (since, until) in enumerate(spells):
        yield Edge(
            element.get("source", ""),
            element.get("target", ""),
            (element.get("type") or default) == "directed",
            weights[at] if exact else number(element.get("weight")),
            _clean(element.get("kind")),
            since,
            until,
            said,
        )


def _spells(element: Element) -> Iterator[Spell]:
    """When it exists: `<spells>`, else `start` and `end`, else the intervals or the timestamps of 1.3."""
    spells = [one for group in children(element, "spells") for one in children(group, "spell")]
    if spells:
        yield from ((_start(one), _end(one)) for one in spells)
    elif intervals := element.get("intervals"):
        yield from ((found[1], found[2]) for found in _INTERVAL.finditer(intervals))
    elif stamps := element.get("timestamps") or element.get("timestamp"):
        yield from ((part, part) for part in re.split(r"[\s,<>\[\]]+", stamps) if part)
    elif _start(element) or _end(element):
        yield _start(element), _end(element)


def _start(element: Element) -> str | None:
    return element.get("start") or element.get("startopen")


def _end(element: Element) -> str | None:
    return element.get("end") or element.get("endopen")


def _whole(spells: list[Spell]) -> Spell:
    """From the first beginning to the last end; open where one of them is."""
    if not spells:
        return None, None
    since, until = [one[0] for one in spells], [one[1] for one in spells]
    first = None if None in since else min(day for day in since if day)
    return first, None if None in until else max(day for day in until if day)


def _clean(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
