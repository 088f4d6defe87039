"""A graph as sheets headed as our forms are: actors, ties, presences at meetings, members of groups."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from network.forms.dates import find_date
from network.forms.graphs.nodes import OWN_TYPE, Named, said_of
from network.forms.graphs.ties import ties_of
from network.forms.row import Notes
from network.identity import fold
from network.model import When
from network.tables import Cell, Sheet
from network.tables.graphs import Edge, Graph
from network.vocabulary.shelf import table

NODES, TIES, PRESENCES, MEMBERS = "Nœuds", "Liens", "Présences", "Membres"
CANONICAL = frozenset({NODES, TIES, PRESENCES, MEMBERS})

Line = dict[str, Cell]


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
        NODES: [_actor(one) for at, one in known.items() if at in own and (not one.second or _ours(one))],
        TIES: _ties(between, known, notes),
        PRESENCES: [_presence(edge, known) for edge in met],
        MEMBERS: [_member(edge, known) for edge in groups],
    }
    return [_sheet(name, lines) for name, lines in told.items() if lines]


def _ours(one: Named) -> bool:
    """Whether a node of the second kind is a group of our own export, which is an actor."""
    return one.node.id.startswith("act-")


def _is_group(edge: Edge, known: Mapping[str, Named]) -> bool:
    return any(known[end].second and _ours(known[end]) for end in (edge.source, edge.target))


def _actor(one: Named) -> Line:
    said = dict(said_of(one)) | ({OWN_TYPE: "groupe"} if one.second else {})
    return {"Structure": one.name, "Identifiant": one.identifier} | said


def _ties(edges: Iterable[Edge], known: Mapping[str, Named], notes: Notes) -> list[Line]:
    ties = ties_of(edges, notes)
    lines = []
    for tie in ties:
        source, target = known[tie.source], known[tie.target]
        line: Line = {"source": source.name, "target": target.name}
        line |= {"source_id": source.identifier, "target_id": target.identifier, "Lien": tie.kind, "Poids": tie.weight}
        line |= {"Depuis": tie.since, "Jusqu'au": tie.until}
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
    said = {fold(head): (head, cell) for head, cell in said_of(meeting)}
    date = said.pop("date", ("", None))[1] or said.pop("jour", ("", None))[1]
    line: Line = {
        "Structure": actor.name,
        "Identifiant structure": actor.identifier,
        "Date": date or _date_in(meeting.name),
    }
    line |= {"Réunion": meeting.name, "Identifiant réunion": meeting.identifier, "Présence": "présent"}
    return line | dict(said.values()) | ({"poids": edge.weight} if edge.weight not in (None, 1.0) else {})


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
    return {"Structure": actor.name, "Groupe": group.name, "Depuis": edge.since, "Jusqu'au": edge.until}


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
    needed = {NODES: 2, TIES: 5, PRESENCES: 6, MEMBERS: 2}[name]
    filled = [head for head in dict.fromkeys(head for line in lines for head in line)]
    heads = [head for at, head in enumerate(filled) if at < needed or any(line.get(head) is not None for line in lines)]
    return Sheet(name, [list(heads), *([line.get(head) for head in heads] for line in lines)])
