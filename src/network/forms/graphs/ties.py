"""The edges of a graph file as ties: one per pair, kind and dates, weights added, directed when the kind is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Literal

from network.forms.cells import read_when
from network.forms.graphs.kinds import UNSAID, Told, kind_of
from network.forms.row import Notes
from network.identity import fold
from network.model import When
from network.tables import Cell
from network.tables.graphs import Edge, number
from network.vocabulary import code_of, kinds
from network.vocabulary.shelf import table

Key = tuple[str, str, str, str | None, str | None]
Way = Literal["there", "back", "mutual"]


@dataclass
class Tie:
    """A tie as all the edges that say it make it, their weights by the way they go."""

    source: str
    target: str
    kind: str
    since: str | None
    until: str | None
    attributes: dict[str, list[str]] = field(default_factory=dict)
    weights: dict[Way, list[float | None]] = field(default_factory=dict)

    @property
    def weight(self) -> float | None:
        """Weights of repeated edges are added, an edge without weight counting for one among others.

        The two ways of a tie without direction say it twice: the larger counts.
        """
        told = [weight for weights in self.weights.values() for weight in weights]
        if not self.weights.get("mutual") and all(weights == [None] for weights in self.weights.values()):
            return None
        if told == [None]:
            return None
        sums = {way: sum(1.0 if one is None else one for one in weights) for way, weights in self.weights.items()}
        ways = [sums[way] for way in ("there", "back") if way in sums]
        return (max(ways) if ways else 0.0) + sums.get("mutual", 0.0)


def ties_of(edges: Iterable[Edge], notes: Notes) -> list[Tie]:
    """The ties that some edges say; loops are left and counted."""
    ties: dict[Key, Tie] = {}
    met: Counter[str] = Counter()
    words: dict[str, None] = {}
    of_file = code_of("kinds", PurePath(notes.file).stem)  # « oriente-vers.dl »
    for edge in edges:
        if edge.source == edge.target:
            met["graph-loops"] += 1
            continue
        edge, told = _weighted(edge), kind_of(edge, of_file)
        if told.word:
            words[told.word] = None
        met["graph-kind-unsaid"] += told.code == UNSAID and not told.word
        met["graph-direction-left"] += edge.directed and not kinds()[told.code].directed
        for one, way in _ways(edge, told.code):
            _add(ties, one, way, told)
    for word in words:
        notes.add("graph-kind-unknown", "warning", value=word)
    for code, n in met.items():
        if n:
            notes.add(code, "warning" if code == "graph-kind-unsaid" else "info", n=n)
    return list(ties.values())


def _weighted(edge: Edge) -> Edge:
    """The edge with the weight that one of its attributes gives, when the format itself gives none."""
    if edge.weight is not None:
        return edge
    words = table("graphs")["edges"]["weight"]
    told = [number(str(cell)) for head, cell in edge.attributes.items() if fold(head) in words]
    return replace(edge, weight=next((weight for weight in told if weight is not None), None))


def _ways(edge: Edge, code: str) -> Iterator[tuple[Edge, Way]]:
    """Each end in turn for a kind with a direction; one tie, whichever way it is told, for a kind without."""
    turned = replace(edge, source=edge.target, target=edge.source)
    if kinds()[code].directed:
        yield edge, "there"
        if not edge.directed:
            yield turned, "there"
    elif edge.source <= edge.target:
        yield edge, "there" if edge.directed else "mutual"
    else:
        yield turned, "back" if edge.directed else "mutual"


def _add(ties: dict[Key, Tie], edge: Edge, way: Way, said: Told) -> None:
    since, until = dated(edge.since), dated(edge.until)
    key = (edge.source, edge.target, said.code, since, until)
    tie = ties.setdefault(key, Tie(*key))
    tie.weights.setdefault(way, []).append(edge.weight)
    told: dict[str, Cell] = dict(edge.attributes)
    told |= {name: day for name, day in (("start", edge.since), ("end", edge.until)) if day and not dated(day)}
    if edge.kind and (said.word or said.header):
        told["kind"] = edge.kind
    for head, cell in told.items():
        if head != said.header and cell is not None and str(cell) not in tie.attributes.setdefault(head, []):
            tie.attributes[head].append(str(cell))


def dated(text: str | None) -> str | None:
    """A date as our forms read it; a number is a position in time that we do not know."""
    if text is None:
        return None
    when = read_when(text.partition("T")[0])
    return text.partition("T")[0] if isinstance(when, When) and not text.replace(".", "").isdigit() else None
