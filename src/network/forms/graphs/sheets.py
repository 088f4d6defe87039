"""A graph as sheets headed as our forms are: actors, ties, presences at meetings, members of groups."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from network.forms.dates import find_date
from network.forms.exported import presence_words
from network.forms.graphs.nodes import Named, headers, said_of
from network.forms.graphs.ties import ties_of
from network.forms.row import Notes
from network.identity import fold
from network.model import When
from network.tables import Cell, Sheet
from network.tables.graphs import Edge, Graph
from network.vocabulary import labels
from network.vocabulary.shelf import table

NEEDED = {"nodes": 2, "ties": 5, "presences": 6, "members": 2}
"""What the sheets hold, and how many of their first columns the forms need, empty or not."""

Line = dict[str, Cell]


def titles() -> frozenset[str]:
    """What the sheets that a graph becomes are called."""
    return frozenset(table("graphs")["titles"].values())


def sheets_of(graph: Graph, known: Mapping[str, Named], own: Collection[str], notes: Notes) -> list[Sheet]:
    """The sheets that hold something; an edge with an end that is a person goes with it.

    `own`: the nodes that this file tells; those of another file of the call are told there.
    """
    kept = [edge for edge in graph.edges if edge.source in known and edge.target in known]
    between = [edge for edge in kept if not known[edge.source].second and not known[edge.target].second]
    seats = [edge for edge in kept if known[edge.source].second != known[edge.target].second]
    if lost := len(kept) - len(between) - len(seats):
        notes.add("graph-between-meetings", "warning", n=lost)
    groups = [edge for edge in seats if _is_group(edge, known)]
    met = [edge for edge in seats if not _is_group(edge, known)]
    attended = {end for edge in met for end in (edge.source, edge.target)}
    if kept and (alone := sum(one.second and not _ours(one) and one.node.id not in attended for one in known.values())):
        notes.add("graph-meetings-alone", "warning", n=alone)
    told = {
        "nodes": [_actor(one) for at, one in known.items() if at in own and (not one.second or _ours(one))],
        "ties": _ties(between, known, notes),
        "presences": [_presence(edge, known) for edge in met],
        "members": [_member(edge, known) for edge in groups],
    }
    return [_sheet(name, lines) for name, lines in told.items() if lines]


def _ours(one: Named) -> bool:
    """Whether a node of the second kind is a group of our own export, which is an actor."""
    return one.node.id.startswith("act-")


def _is_group(edge: Edge, known: Mapping[str, Named]) -> bool:
    return any(known[end].second and _ours(known[end]) for end in (edge.source, edge.target))


def _actor(one: Named) -> Line:
    own, said = headers(), dict(said_of(one))
    if one.second:
        said[own["nature"]] = labels("actor-kind")["group"].fr
    line: Line = {own["structure"]: one.name, own["identifier"]: one.identifier}
    return line | said


def _ties(edges: Iterable[Edge], known: Mapping[str, Named], notes: Notes) -> list[Line]:
    own, lines = headers(), []
    for tie in ties_of(edges, notes):
        source, target = known[tie.source], known[tie.target]
        line: Line = {"source": source.name, "target": target.name}
        line |= {"source_id": source.identifier, "target_id": target.identifier, own["kind"]: tie.kind}
        line |= {own["weight"]: tie.weight, own["since"]: tie.since, own["until"]: tie.until}
        lines.append(line | {_header(head): " | ".join(texts) for head, texts in _kept(tie.attributes)})
    return lines


def _kept(attributes: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """What is said of an edge beside how it is drawn and what is read already."""
    words = table("graphs")
    aside = {*words["drawing"]["words"], *words["edges"]["number"], *words["edges"]["weight"]}
    return ((head, texts) for head, texts in attributes.items() if fold(head) not in aside and texts)


def _header(head: str) -> str:
    """A header that our form would take for the kind is kept beside it."""
    return f"{head} (graphe)" if fold(head) in table("graphs")["edges"]["kind"] else head


def _presence(edge: Edge, known: Mapping[str, Named]) -> Line:
    actor, meeting = _seat(edge, known)
    own, said = headers(), {fold(head): (head, cell) for head, cell in said_of(meeting)}
    line: Line = {own["structure"]: actor.name, own["actor"]: actor.identifier}
    line |= {own["date"]: _day_of(said) or _date_in(meeting.name)}
    line |= {own["meeting"]: meeting.name, own["meeting_identifier"]: meeting.identifier}
    line |= {own["presence"]: presence_words()["present"].fr}
    return line | dict(said.values()) | ({own["weight"].lower(): edge.weight} if edge.weight not in (None, 1.0) else {})


def _day_of(said: dict[str, tuple[str, Cell]]) -> Cell:
    """The day that a meeting is told to be on, taken out of what is said of it."""
    for word in table("graphs")["dates"]["words"]:
        if word in said and (day := said.pop(word)[1]):
            return day
    return None


def _date_in(title: str) -> str | None:
    """The day that the name of a meeting tells: « Théâtre-forum du 14 mai 2024 »."""
    found = find_date(title)
    return (
        found.when.date.isoformat()
        if found and isinstance(found.when, When) and found.when.precision == "day"
        else None
    )


def _member(edge: Edge, known: Mapping[str, Named]) -> Line:
    actor, group = _seat(edge, known)
    own = headers()
    seat: Line = {own["structure"]: actor.name, own["group"]: group.name}
    return seat | {own["since"]: edge.since, own["until"]: edge.until}


def _seat(edge: Edge, known: Mapping[str, Named]) -> tuple[Named, Named]:
    one, other = known[edge.source], known[edge.target]
    return (other, one) if one.second else (one, other)


def _sheet(name: str, lines: Sequence[Line]) -> Sheet:
    """Lines under the headers that any of them fills; those our form needs are there, empty or not."""
    spelled: dict[str, str] = {}
    for line in lines:  # « champ » and « Champ » are one column
        for head in line:
            spelled.setdefault(fold(head), head)
    lines = [{spelled[fold(head)]: cell for head, cell in line.items()} for line in lines]
    filled = [head for head in dict.fromkeys(head for line in lines for head in line)]
    needed, title = NEEDED[name], table("graphs")["titles"][name]
    heads = [head for at, head in enumerate(filled) if at < needed or any(line.get(head) is not None for line in lines)]
    return Sheet(title, [list(heads), *([line.get(head) for head in heads] for line in lines)])
