"""Whom and what an answer means: an actor or a territory that is known, by its uid or by its name."""

from dataclasses import dataclass
from functools import cached_property

from network import vocabulary
from network.editing.answers import Answers
from network.errors import Refused, Unknown
from network.importing.actors import Actors, Mention
from network.importing.edits import Word
from network.importing.graph import Graph
from network.importing.territories import Territories
from network.importing.waiting import kept_one
from network.model import Properties
from network.sentences import Language
from network.store import Store

ABOVE = {"parent": "part_of", "run_by": "run_by"}
"""Answers that name an actor above this one, and the relationship they say."""


@dataclass(frozen=True)
class Candidate:
    """Something known that an entry may be about; `score` from 0 to 100."""

    uid: str
    name: str
    score: float
    territories: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        return {
            "uid": self.uid,
            "name": self.name,
            "score": round(self.score),
            "territories": list(self.territories),
        }


class Likely(Refused):
    """What is to be added looks like something known: a person says whether it is one of these, or new.

    `answer`: the name of the answer that is doubtful. `candidates`: the most alike first.
    """

    def __init__(self, noun: str, name: str, candidates: tuple[Candidate, ...], *, answer: str = "name") -> None:
        self.noun, self.name, self.candidates, self.answer = noun, name, candidates, answer
        super().__init__(f"editing.likely-{noun}", name=name, n=len(candidates))


@dataclass(frozen=True)
class Entry:
    """What an entry made or changed: the batch that holds it, and the uid of its subject."""

    batch: str
    uid: str

    def as_dict(self, lang: Language = "fr") -> dict[str, str]:
        return {"uid": self.uid, "batch": self.batch}


class Known:
    """The store as entries see it."""

    def __init__(self, store: Store) -> None:
        self.graph = Graph(store)
        self._new: dict[Mention, str] = {}

    @cached_property
    def actors(self) -> Actors:
        return Actors.of(self.graph, vocabulary.acronyms())

    @cached_property
    def territories(self) -> Territories:
        return Territories(self.graph)

    def actor(self, answers: Answers, name: str, text: str | None) -> str | None:
        """The actor of that uid or that name; the kept one of a duplicate."""
        if not text:
            return None
        found = text if (text,) in self.graph.facts("actor") else self.actors.find(Mention(text))
        if found is None:
            answers.wrong(name, "actor-unknown", value=text)
            return None
        return kept_one(self.graph, found)

    def subject(self, noun: str, uid: str) -> tuple[str, Properties]:
        """The node an entry is about, the kept one of a duplicate, and what is known of it.

        Raises
        ------
        Unknown
            Nothing of that noun has this uid.
        """
        fact = self.graph.facts(noun).get((kept_one(self.graph, uid),))
        if fact is None:
            raise Unknown("importing.fact-unknown", uid=uid)
        return kept_one(self.graph, uid), fact.properties

    def own_fields(self) -> set[str]:
        """Fields that actors already have, those of the workspace's own nomenclature among them."""
        return {
            str(fact.properties["field"]) for fact in self.graph.facts("actor").values() if "field" in fact.properties
        }

    def pairs(self, name: str) -> set[tuple[str, ...]]:
        """Who is already part of whom, or run by whom."""
        return {key[:2] for key in self.graph.facts(ABOVE[name])}

    def territory(self, answers: Answers, text: str | None, name: str = "territory") -> str | None:
        if not text:
            return None
        found = text if (text,) in self.graph.facts("territory") else self.territories.find(text)
        if found is None:
            answers.wrong(name, "territory-unknown", value=text, nearest=self.territories.nearest(text) or "–")
        return found

    def located(self, noun: str, node: str, territory: str | None) -> list[Word]:
        """What says that something is in a territory."""
        if territory is None:
            return []
        return [("territory", (territory,), {}), (f"located_in-{noun}", (node, territory), {})]

    def new_uid(self, mention: Mention) -> str:
        """The uid that a file would give an actor nobody knows."""
        if mention not in self._new:
            self._new[mention] = self.actors.new_uid(mention)
        return self._new[mention]

    def candidates(self, mention: Mention) -> tuple[Candidate, ...]:
        """Known actors that a mention may mean, the surest first."""
        found = self.actors.find(mention)
        node = self.new_uid(mention)
        self.actors.add(node, {"name": mention.name, "ids": list(mention.ids)}, mention.home)
        pairs = self.actors.alike(self.actors.known[node]) if node != found else []
        scores = {uid: pair.score for pair in pairs for uid in pair.uids if uid != node}
        if found:
            scores[found] = 100.0
        kept: dict[str, float] = {}
        for uid, score in scores.items():
            one = kept_one(self.graph, uid)
            if (one,) in self.graph.facts("actor"):
                kept[one] = max(score, kept.get(one, 0.0))
        return tuple(self._candidate(uid, kept[uid]) for uid in sorted(kept, key=lambda uid: (-kept[uid], uid)))

    def _candidate(self, uid: str, score: float) -> Candidate:
        one = self.actors.known[uid]
        homes = sorted(self.territories.names.get(home, "") for home in one.homes)
        return Candidate(uid, one.name, score, tuple(homes))
