"""The actors that are known: by key, by number, by what their names share, and those that resemble each other."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from network.identity import DOUBTFUL, Acronyms, Slots, compare_slots, name_key, slots
from network.importing.blocks import Blocks
from network.importing.folding import texts
from network.importing.graph import Graph
from network.importing.kinds import kind_of
from network.importing.likeness import NEVER, Known, Pair, least_likeness, pair_of
from network.importing.provenance import batch_of
from network.importing.registers import REGISTERS, usable, valid
from network.model import Properties

SHARED = 3
"""A number that more actors have is that of a head office: it proposes no one."""


class KnownActors:
    """Known actors, and which of them may be one."""

    def __init__(self, acronyms: Acronyms) -> None:
        self._acronyms = acronyms
        self.known: dict[str, Known] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        self._by_id: dict[str, dict[str, None]] = {}
        self._blocks = Blocks(acronyms)
        self.doubts: dict[tuple[str, str], Pair] = {}

    @classmethod
    def of(cls, graph: Graph, acronyms: Acronyms) -> Self:
        actors = cls(acronyms)
        directories = graph.batches_of("actors")
        for (node,), fact in graph.facts("actor").items():
            actors.add(node, fact.properties)
            actors.known[node].listed |= directories & set(map(batch_of, fact.sources))
        for actor, territory in graph.facts("located_in-actor"):
            actors.known[actor].homes.add(territory)
        for (old, _), fact in graph.facts("became").items():
            actors.known[old].until = actors.known[old].until or as_day(fact.properties.get("date"))
        actors._add_meeting_places(graph)
        return actors

    def _add_meeting_places(self, graph: Graph) -> None:
        """Where an actor that no file places was met: it helps to say whom its name means."""
        homeless = {one.uid for one in self.known.values() if one.local and not one.homes}
        territories = {key[0]: key[1] for key in graph.facts("located_in-meeting")} if homeless else {}
        for actor, meeting in graph.facts("attended") if homeless else ():
            if actor in homeless and meeting in territories:
                self.known[actor].met.add(territories[meeting])

    def add(self, node: str, properties: Properties, home: str | None = None, met: str | None = None) -> None:
        """Know an actor, or know it better."""
        one = self.known.get(node)
        if one is None:
            name = str(properties.get("name") or "")
            parts, kind = slots(name, self._acronyms), str(properties.get("kind") or kind_of(name))
            one = self.known[node] = Known(node, name, kind, not parts.proper)
        one.homes |= {home} if home else set()
        one.met |= {met} if met else set()
        one.since = one.since or as_day(properties.get("since"))
        one.until = one.until or as_day(properties.get("until"))
        one.postcode = one.postcode or (str(properties["postcode"]) if properties.get("postcode") else None)
        for name in (*texts(properties.get("name")), *texts(properties.get("aliases"))):
            self._add_spelling(one, name)
        for sigle in texts(properties.get("short_name")):
            one.sigles.add(name_key(sigle, self._acronyms))
            self._add_spelling(one, sigle)
        for said in texts(properties.get("ids")):
            one.ids[said] = None
            if number := usable(said):
                self._by_id.setdefault(number, {})[node] = None

    def _add_spelling(self, one: Known, name: str) -> None:
        if name in one.spellings:
            return
        parts = one.spellings[name] = slots(name, self._acronyms)
        self._by_key.setdefault(parts.key, {})[one.uid] = None
        self._blocks.add(one.uid, parts)

    def prepare(self, names: Iterable[str]) -> None:
        """Before many names are looked for: what they may resemble is found at once."""
        self._blocks.prepare(slots(name, self._acronyms) for name in names)

    def is_known(self, name: str) -> bool:
        """Whether some actor is called so."""
        return name_key(name, self._acronyms) in self._by_key

    def is_shared(self, name: str) -> bool:
        """Whether several actors are called so: then the day may tell which one is meant."""
        return len(self._by_key.get(name_key(name, self._acronyms), ())) > 1

    def readings(self, sigle: str) -> list[str]:
        """Names of the known actors that an acronym may stand for."""
        uids = self._blocks.of_initials(slots(sigle, self._acronyms).sigles)
        return sorted({self.known[node].name for node in uids})

    def doubt(self, node: str) -> None:
        """Remember which known actors the new one resembles."""
        self.doubts.update({pair.uids: pair for pair in self.alike(self.known[node])})

    def alike(self, one: Known, after: str = "") -> list[Pair]:
        """Pairs of this actor with those it resembles, or whose number it has, without being recognised as them.

        `after`: only with actors whose uid comes after it.
        """
        found = {}
        for other in self._neighbours(one.spellings.values()):
            if other.uid > after and (least := least_likeness(one, other)) < NEVER:
                score = self._score(one.spellings.values(), other)
                if score >= least:
                    found[other.uid] = pair_of(one, other, score)
        for other in self._numbered_alike(one):
            if other.uid > after and other.uid not in found and least_likeness(one, other) < NEVER:
                found[other.uid] = pair_of(one, other, DOUBTFUL)
        return list(found.values())

    def all_alike(self) -> list[Pair]:
        """Every pair of known actors that may be one."""
        self._blocks.prepare(parts for one in self.known.values() for parts in one.spellings.values())
        return [pair for one in self.known.values() for pair in self.alike(one, after=one.uid)]

    def pair(self, one: str, other: str) -> Pair:
        """Two known actors as a pair, however alike."""
        a, b = self.known[one], self.known[other]
        return pair_of(a, b, self._score(a.spellings.values(), b))

    def _numbered_alike(self, one: Known) -> list[Known]:
        """Actors that have a number of this one, unless so many have it that it is that of a head office."""
        shared = (self._by_id.get(number, {}) for register in REGISTERS for number in valid(one.ids, register))
        return [self.known[node] for nodes in shared if len(nodes) <= SHARED for node in nodes if node != one.uid]

    def _score(self, spellings: Iterable[Slots], other: Known) -> float:
        theirs, best = other.spellings.values(), 0.0
        for one in spellings:
            for another in theirs:
                best = max(best, compare_slots(one, another, self._acronyms))
        return best

    def _neighbours(self, spellings: Iterable[Slots]) -> list[Known]:
        nodes = dict.fromkeys(node for parts in spellings for node in self._blocks.near(parts))
        return [self.known[node] for node in nodes]


def as_day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
