"""What any graph file becomes: nodes, edges, and what the file says of each, as written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from network.tables.book import Cell


@dataclass(frozen=True)
class Node:
    """A node; `second` for those of the other kind in a two-mode file (meetings, groups)."""

    id: str
    label: str | None = None
    attributes: Mapping[str, Cell] = field(default_factory=dict)
    second: bool = False


@dataclass(frozen=True)
class Edge:
    """An edge; without direction when it is mutual or when the file says so. Dates as the file writes them.

    `weight` is None where the file gives none; `kind` is what the format itself calls the edge (the name of a
    relation, of a sheet of lines), else an attribute says it.
    """

    source: str
    target: str
    directed: bool = False
    weight: float | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    attributes: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class Graph:
    """The nodes and edges of one file; `left`: what is in the file and in no graph of ours, by code of remark."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left: Mapping[str, int] = field(default_factory=dict)


def completed(nodes: Mapping[str, Node], edges: list[Edge], left: Mapping[str, int] | None = None) -> Graph:
    """The graph with a node for each end that none was told for.

    Examples
    --------
    >>> [node.id for node in completed({"a": Node("a")}, [Edge("a", "b")]).nodes]
    ['a', 'b']
    """
    ends = {end: Node(end) for edge in edges for end in (edge.source, edge.target) if end not in nodes}
    return Graph((*nodes.values(), *ends.values()), tuple(edges), dict(left or {}))


def by_period(edge: Edge) -> list[Edge]:
    """An edge whose dates are several, joined by bars as our own GraphML writes them, as one edge a period.

    Examples
    --------
    >>> edge = Edge("a", "b", weight=3, attributes={"since": "2019-01-01|2024-01-01", "weights": "1.0|2.0"})
    >>> [(one.since, one.weight) for one in by_period(edge)]
    [('2019-01-01', 1.0), ('2024-01-01', 2.0)]
    """
    said = dict(edge.attributes)
    told = {
        name: [part.strip() for part in str(said.pop(name, "")).split("|")] for name in ("since", "until", "weights")
    }
    periods = max(map(len, told.values()))
    weights = [number(part) for part in told["weights"]]
    exact = len(weights) == periods and None not in weights
    made = []
    for at in range(periods):
        since, until = (told[name][at] or None if at < len(told[name]) else None for name in ("since", "until"))
        weight = weights[at] if exact else edge.weight
        made.append(replace(edge, since=since, until=until, weight=weight, attributes=said))
    return made


def symmetric(edges: list[Edge]) -> list[Edge]:
    """Directed edges of a kind that all go both ways alike, as edges without direction: a symmetric matrix has none.

    Examples
    --------
    >>> both = [Edge("a", "b", True, 2.0), Edge("b", "a", True, 2.0)]
    >>> [(one.source, one.target, one.directed) for one in symmetric(both)]
    [('a', 'b', False)]
    """
    told = Counter((one.kind, one.source, one.target, one.weight) for one in edges)
    one_way = {
        one.kind
        for one in edges
        if not one.directed or told[one.kind, one.target, one.source, one.weight] != 1 or one.source == one.target
    }
    return [
        one if one.kind in one_way else replace(one, directed=False)
        for one in edges
        if one.kind in one_way or one.source < one.target
    ]


def number(text: str | None) -> float | None:
    """A weight as a program writes it, with a point or with a comma.

    Examples
    --------
    >>> number("2.5"), number("2,5"), number("x"), number(None)
    (2.5, 2.5, None, None)
    """
    try:
        value = float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return value if value == value and abs(value) != float("inf") else None
