"""Which actor a name means: by identifier, by name in its territory, or by likeness with a corroboration.

Nothing is merged here: a name that only resembles a known one becomes an actor of its own, and the pair
waits for a person.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from network.identity import DOUBTFUL, SAME, Acronyms, Slots, compare_slots, fold, name_key, slots
from network.importing.blocks import Blocks
from network.importing.folding import named_after, texts
from network.importing.graph import Graph
from network.importing.kinds import kind_of
from network.importing.likeness import LIKELY, NEVER, Known, Pair, least_likeness, pair_of
from network.importing.provenance import batch_of
from network.importing.registers import REGISTERS, SURE, numbers_apart, strength, usable, valid
from network.model import Properties, uid

SHARED = 3
"""A number that more actors have is that of a head office: it proposes no one."""


@dataclass(frozen=True)
class Mention:
    """A name in a file, with what is known of who it means.

    `home`: the territory the file says the actor is in. `near`: the territory where it was met, which only
    helps to choose among known actors. `listed`: the line of a directory. `on`: the day it was met, which tells an
    actor from one that had its name before.
    """

    name: str
    ids: tuple[str, ...] = ()
    home: str | None = None
    near: str | None = None
    postcode: str | None = None
    listed: bool = False
    on: dt.date | None = None


class Actors:
    """Known actors, found by identifier, by name and by likeness."""

    def __init__(self, acronyms: Acronyms) -> None:
        self._acronyms = acronyms
        self.known: dict[str, Known] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        self._by_id: dict[str, dict[str, None]] = {}
        self._blocks = Blocks(acronyms)
        self.doubts: dict[tuple[str, str], Pair] = {}

    @classmethod
    def of(cls, graph: Graph, acronyms: Acronyms) -> "Actors":
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

    def find(self, mention: Mention) -> str | None:
        """The known actor that a mention means without asking anyone, if there is one."""
        by_identifier = self._by_identifier(mention)
        if by_identifier or not mention.name:
            return by_identifier
        return self._by_name(mention) or self._by_likeness(mention)

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

    def new_uid(self, mention: Mention) -> str:
        """The uid of an actor seen for the first time: its strongest valid identifier, else name and home."""
        numbers = [number for register in REGISTERS for number in valid(mention.ids, register)]
        name = (fold(mention.name), mention.home or "")
        keys = [tuple(numbers[:1]), name] if numbers else [name]
        keys += [(*name, *mention.ids), (*name, *mention.ids, mention.near or "")]
        nodes = [uid("act", *key) for key in keys]
        return next((node for node in nodes if node not in self.known), nodes[-1])

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

    def _by_identifier(self, mention: Mention) -> str | None:
        for said in sorted(mention.ids, key=strength):
            holders = [self.known[node] for node in self._by_id.get(usable(said) or "", ())]
            meant = [one for one in holders if not mention.name or self._is_called(mention, one, said)]
            if len(meant) == 1:
                return meant[0].uid
        return None

    def may_be_called(self, name: str, one: Known) -> bool:
        """Whether a name does not speak against a known actor."""
        return self._score([slots(name, self._acronyms)], one) > 0

    def _is_called(self, mention: Mention, one: Known, said: str) -> bool:
        """Whether the name does not speak against a number: a head office lends its number to all of its sites."""
        if named_after(one.name, list(one.ids)):  # « Entité juridique 750000028 (FINESS) » has no name yet
            return True
        score = self._score([slots(mention.name, self._acronyms)], one)
        scheme = said.partition(":")[0]
        if scheme == SURE:
            return score > 0
        return score >= (LIKELY if scheme in REGISTERS else DOUBTFUL)

    def _by_name(self, mention: Mention) -> str | None:
        key = name_key(mention.name, self._acronyms)
        candidates = [self.known[node] for node in self._by_key.get(key, ())]
        candidates = [one for one in candidates if not numbers_apart(mention.ids, one.ids)]
        if mention.home:
            candidates = [one for one in candidates if not one.homes or mention.home in one.homes]
        where = mention.home or mention.near
        here = [one for one in candidates if where in one.homes or (one.local and not one.homes and where in one.met)]
        others = [one for one in candidates if not where or not (one.local or key in one.sigles)]
        somewhere = [one for one in candidates if not one.homes and (one in others or not one.met)]
        if where and self._is_read_otherwise(mention, where):
            somewhere = others = []
        for group in (here, somewhere, others):
            if group:
                then = [one for one in group if one.was_there(mention.on)] if len(group) > 1 else group
                return then[0].uid if len(then) == 1 else None
        return None

    def _is_read_otherwise(self, mention: Mention, where: str) -> bool:
        """Whether somebody of that territory has the name as its acronym: it is no other of the same name."""
        rivals = self._blocks.of_initials(slots(mention.name, self._acronyms).sigles)
        return any(where in self.known[node].homes for node in rivals)

    def _by_likeness(self, mention: Mention) -> str | None:
        if not (mention.home or mention.near or mention.postcode or mention.ids):
            return None
        parts = [slots(mention.name, self._acronyms)]
        likely = [
            one
            for one in self._neighbours(parts)
            if self._corroborated(mention, one) and self._score(parts, one) >= SAME
        ]
        return likely[0].uid if len(likely) == 1 else None

    def _corroborated(self, mention: Mention, one: Known) -> bool:
        territory = mention.home or mention.near
        if numbers_apart(mention.ids, one.ids) or (mention.home and one.homes and mention.home not in one.homes):
            return False
        return bool(
            (territory and territory in one.homes)
            or (mention.postcode and mention.postcode == one.postcode)
            or set(mention.ids) & set(one.ids)
        )

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
