"""The pairs that wait, best first: the likeliest, and among these the ones that most facts depend on."""

from collections import Counter
from dataclasses import replace
from functools import cached_property
from weakref import WeakKeyDictionary

from network import vocabulary
from network.errors import Unknown
from network.identity import SAME
from network.importing import Pair
from network.importing.actors import Actors
from network.importing.graph import Graph
from network.importing.likeness import LIKELY
from network.importing.meetings import Meetings
from network.importing.waiting import all_waiting
from network.resolving.sides import Sides
from network.store import Store

DEPENDING = ("attended", "tie", "member_of", "carries", "knows", "asked", "held_by", "about")
"""Facts that count for one actor or meeting, or for two, according to what is decided."""


class Desk:
    """What is known at one revision, read once however many pairs are looked at."""

    def __init__(self, store: Store) -> None:
        self.graph = Graph(store)
        self.acronyms = vocabulary.acronyms()
        self._batches = store.read("batch/list")

    @cached_property
    def actors(self) -> Actors:
        return Actors.of(self.graph, self.acronyms)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings.of(self.graph)

    @cached_property
    def sides(self) -> Sides:
        return Sides(self.graph, self._batches)

    @cached_property
    def depending(self) -> Counter[str]:
        """How many ties, presences, missions… each actor or meeting has."""
        return Counter(uid for noun in DEPENDING for key in self.graph.facts(noun) for uid in key[:2])

    @cached_property
    def pairs(self) -> list[Pair]:
        found = (self.weighed(pair) for pair in all_waiting(self.graph, self.actors, self.meetings))
        return sorted(found, key=_rank)

    def weighed(self, pair: Pair) -> Pair:
        return replace(pair, facts=sum(self.depending[uid] for uid in pair.uids))

    def check(self, pair: Pair) -> None:
        for uid in pair.uids:
            if (uid,) not in self.graph.facts(pair.noun):
                raise Unknown("importing.fact-unknown", uid=uid)


_DESKS: WeakKeyDictionary[Store, tuple[int, Desk]] = WeakKeyDictionary()


def desk(store: Store) -> Desk:
    """What is known now; read again only when the store has changed."""
    revision = store.revision()
    kept = _DESKS.get(store)
    if kept is None or kept[0] != revision:
        kept = _DESKS[store] = (revision, Desk(store))
    return kept[1]


def waiting(store: Store) -> list[Pair]:
    """Pairs of actors or meetings that may be one, best first; computed once per revision.

    The likeliest come first; among pairs about as likely, the ones that most ties and presences depend on.
    """
    return list(desk(store).pairs)


def pair_between(store: Store, one: str, other: str) -> Pair:
    """Two actors or two meetings as a pair, whether or not it waits.

    Raises
    ------
    Unknown
        One of them is not in the store, they are not of one noun, or they are one uid.
    """
    at = desk(store)
    a, b = sorted((one, other))
    for pair in at.pairs:
        if pair.uids == (a, b):
            return pair
    actors, meetings = at.graph.facts("actor"), at.graph.facts("meeting")
    if a != b and (a,) in actors and (b,) in actors:
        return at.weighed(at.actors.pair(a, b))
    if a != b and (a,) in meetings and (b,) in meetings:
        return at.weighed(at.meetings.pair(a, b))
    raise Unknown("importing.fact-unknown", uid=b if (a,) in actors or (a,) in meetings else a)


def _rank(pair: Pair) -> tuple[int, int, float, tuple[str, str], tuple[str, str]]:
    band = (pair.score < SAME) + (pair.score < LIKELY)
    return band, -pair.facts, -pair.score, pair.names, pair.uids
