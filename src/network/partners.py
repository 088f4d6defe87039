"""Who is worth meeting, and by whom to be introduced: each suggestion with its reasons in words.

A first form, whose ranking nobody has evaluated yet: it orders by reasons that a person can check (common
partners, shared meetings, themes and publics in common), and promises no tie.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Any

import networkx as nx

from network.errors import Unknown
from network.identity import fold
from network.listings import day
from network.networks import extract, read
from network.networks.extract import Extract, records
from network.sentences import Words, both
from network.store import Store
from network.study import Lens, Network
from network.vocabulary import Term, formats, publics, themes

NAMED = 3  # how many common partners, meetings or themes a reason names
LISTS = {"themes": themes, "publics": publics}  # of a mission, whose codes are told by their labels
CLOSE = 5  # how many close names an unknown name is answered with


@dataclass(frozen=True)
class Suggestion:
    """An actor worth meeting, and why. Of `score` only the order means something."""

    uid: str
    name: str
    field: str | None
    score: float
    reasons: tuple[Words, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "uid": self.uid,
            "name": self.name,
            "field": self.field,
            "score": self.score,
            "reasons": [{"fr": reason.fr, "en": reason.en} for reason in self.reasons],
        }


@dataclass(frozen=True)
class Step:
    """One step of a path: who, and what ties them to the next."""

    uid: str
    name: str
    layers: tuple[str, ...]


def suggest_partners(store: Store, actor: str, *, lens: Lens | None = None, limit: int = 5) -> list[Suggestion]:
    """Actors of other fields, not yet tied to this one, that it has a reason to meet.

    Parameters
    ----------
    store : Store
    actor : str
        A uid, or a name as any file writes it.
    lens : Lens, optional
        Where ties are looked for; by default `works-with` at all dates, all actors.
    limit : int
        The most suggestions to give.

    Returns
    -------
    list of Suggestion
        Strongest first; empty when nobody has a reason. An actor without field is suggested anybody.

    Raises
    ------
    Unknown
        No actor has that uid or name, close names are said; or the lens leaves it out.
    """
    lens = lens or Lens(boundary="all")
    network, facts = read(store, lens), extract(store)
    ego = find_actor(facts, actor)
    graph, people = network.to_networkx().to_undirected(), _by_uid(network)
    if ego not in people:
        raise Unknown("partners.not-in-network", actor=actor)
    own = people[ego]["field"]
    seats, missions = _meetings_of(facts), _terms_of(facts)
    found = []
    for uid, told in people.items():
        if uid == ego or graph.has_edge(ego, uid) or (own is not None and told["field"] == own):
            continue
        score, reasons = _reasons(ego, uid, graph, people, seats, missions)
        if reasons:
            found.append(Suggestion(uid, told["name"], told["field"], round(score, 3), tuple(reasons)))
    return sorted(found, key=lambda one: (-one.score, one.name or "", one.uid))[:limit]


def _by_uid(network: Network) -> dict[str, dict[str, Any]]:
    return {row["uid"]: row for row in records(network.actors)}


def _reasons(
    ego: str,
    other: str,
    graph: Any,
    people: dict[str, dict[str, Any]],
    seats: dict[str, dict[str, Words]],
    missions: dict[str, set[Words]],
) -> tuple[float, list[Words]]:
    """Adamic–Adar over common partners, the logarithm of shared meetings, and themes in common."""
    reasons, score = [], 0.0
    common = sorted(nx.common_neighbors(graph, ego, other), key=lambda uid: (graph.degree(uid), uid))
    if common:
        score += sum(1 / log(graph.degree(uid)) for uid in common)
        reasons.append(both("partners.common", n=len(common), names=_list(_named(people[uid]) for uid in common)))
    shared = sorted(seats.get(ego, {}).keys() & seats.get(other, {}).keys())
    if shared:
        score += log(1 + len(shared))
        reasons.append(both("partners.met", n=len(shared), titles=_list(seats[ego][uid] for uid in shared)))
    terms = sorted(missions.get(ego, set()) & missions.get(other, set()), key=lambda one: (one.fr, one.en))
    if terms:
        score += log(1 + len(terms))
        reasons.append(both("partners.themes", n=len(terms), themes=_list(terms)))
    return score, reasons


def _list(names: Iterable[Words]) -> Words:
    told = [one for one in dict.fromkeys(names) if one.fr]
    more = ", …" if len(told) > NAMED else ""
    return Words(
        ", ".join(one.fr for one in told[:NAMED]) + more,
        ", ".join(one.en for one in told[:NAMED]) + more,
    )


def _named(actor: dict[str, Any]) -> Words:
    return Words(actor["name"] or "", actor["name"] or "")


def _label(terms: Mapping[str, Term], code: str) -> Words:
    """What a list calls a code; a code that it does not know is its own label."""
    return terms[code].words if code in terms else Words(code, code)


def _meetings_of(facts: Extract) -> dict[str, dict[str, Words]]:
    """Actor → the meetings it was present at, with what each is called."""
    called = {row["uid"]: _called(row) for row in facts.rows("meeting")}
    seats: dict[str, dict[str, Words]] = {}
    for row in facts.rows("attended"):
        if row["status"] == "present":
            seats.setdefault(row["source"], {})[row["target"]] = called[row["target"]]
    return seats


def _called(meeting: dict[str, Any]) -> Words:
    """Its title, or else the label of its format, and its date as each language writes days."""
    title, date = meeting["title"], day(meeting["date"], meeting["precision"]) or ""
    told = Words(title, title) if title else _label(formats(), meeting["format"] or "")
    return Words(f"{told.fr} {'/'.join(reversed(date.split('-')))}".strip(), f"{told.en} {date}".strip())


def _terms_of(facts: Extract) -> dict[str, set[Words]]:
    """Actor → themes and publics of the missions it carries, as their lists call them."""
    told = {
        row["uid"]: {_label(listed(), code) for name, listed in LISTS.items() for code in row[name]}
        for row in facts.rows("mission")
    }
    carried: dict[str, set[Words]] = {}
    for row in facts.rows("carries"):
        carried.setdefault(row["source"], set()).update(told[row["target"]])
    return carried


def path_between(store: Store, one: str, other: str, *, lens: Lens | None = None) -> list[Step]:
    """The shortest chain of actors who work together from one to the other.

    Returns
    -------
    list of Step
        From the first to the last; empty when nothing connects them.

    Raises
    ------
    Unknown
        One of the two is no actor.
    """
    network, facts = read(store, lens or Lens(boundary="all")), extract(store)
    ends = [find_actor(facts, name) for name in (one, other)]
    graph, people = network.to_networkx().to_undirected(), _by_uid(network)
    if not all(uid in graph for uid in ends) or not nx.has_path(graph, *ends):
        return []
    path = min(nx.all_shortest_paths(graph, *ends))
    layers = _layers(network)
    return [
        Step(uid, people[uid]["name"], tuple(sorted(layers.get(frozenset((uid, following)), ()))))
        for uid, following in zip(path, [*path[1:], None], strict=True)
    ]


def _layers(network: Network) -> dict[frozenset[str | None], set[str]]:
    """Pair → the components of the layer that tie it."""
    uids = list(network.actors["uid"])
    found: dict[frozenset[str | None], set[str]] = {}
    for a, b, component in zip(network.ties["a"], network.ties["b"], network.ties["component"], strict=True):
        found.setdefault(frozenset((uids[a], uids[b])), set()).add(component)
    return found


def find_actor(facts: Extract, named: str) -> str:
    """The actor of that uid or name, in any of its spellings.

    Raises
    ------
    Unknown
        Nobody, or several actors, are called that.
    """
    if named in set(facts.node("actor")["uid"]):
        return facts.became.get(named, named)
    wanted = fold(named)
    found = {uid for uid, names in facts.spellings.items() if any(fold(name) == wanted for name in names)}
    found = {facts.became.get(uid, uid) for uid in found}
    if len(found) == 1:
        return found.pop()
    spellings = {name for names in facts.spellings.values() for name in names}
    near = sorted(name for name in spellings if wanted and wanted in fold(name))[:CLOSE]
    raise Unknown("partners.several" if found else "partners.unknown-actor", actor=named, near=", ".join(near) or "–")
