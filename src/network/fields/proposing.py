"""Actors without field, and the field that what is known of each proposes; where two things disagree, both."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from network.fields.evidence import STRENGTH, Sign, signs
from network.importing.graph import Graph
from network.importing.provenance import Fact
from network.model import Properties
from network.sentences import Language, Words, both
from network.store import Store
from network.vocabulary import core_of, fields

GUESSED = "guessed"
"""Source of a field that was worked out from the name when the file was imported, and that nobody confirmed."""


@dataclass(frozen=True)
class Proposal:
    """A field proposed for one actor.

    `field` is the one that the strongest evidence says, `fields` those the same evidence says beside it; `signs`
    is everything that says a field. `guessed` is the field worked out at import, which stays until confirmed.
    """

    uid: str
    name: str
    kind: str
    signs: tuple[Sign, ...]
    guessed: str | None = None

    @property
    def field(self) -> str:
        return self.signs[0].field

    @property
    def fields(self) -> tuple[str, ...]:
        return self.signs[0].others

    @property
    def evidence(self) -> str:
        """What the field will be said to come from: `finess`, `uai`, `naf`, `rna`, `network` or `name`."""
        return self.signs[0].source

    @property
    def choices(self) -> tuple[str, ...]:
        """Every field that something says, the strongest evidence first."""
        return tuple(dict.fromkeys(field for sign in self.signs for field in (sign.field, *sign.others)))

    @property
    def contradicted(self) -> bool:
        """Whether something says a field of another core: a person has to choose."""
        cores = {core_of(field) for field in (self.field, *self.fields)}
        return any(core_of(sign.field) not in cores for sign in self.signs)

    @property
    def reason(self) -> Words:
        """Why, in a sentence: what says this field, then what says another."""
        kept = [sign.words for sign in self.signs if sign.field in (self.field, *self.fields)]
        against = [sign for sign in self.signs if sign.field not in (self.field, *self.fields)]
        if not against:
            return _listed(kept)
        others = [both("fields.against", what=sign.words, field=fields()[sign.field].words) for sign in against]
        return both("fields.reason-but", what=_listed(kept), others=_listed(others))

    def source_of(self, field: str) -> str:
        """What says a field that somebody chooses: the evidence, or the person alone."""
        return next((sign.source for sign in self.signs if field in (sign.field, *sign.others)), "edit")

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            "uid": self.uid,
            "name": self.name,
            "kind": self.kind,
            "field": self.field,
            "fields": list(self.fields),
            "evidence": self.evidence,
            "choices": list(self.choices),
            "contradicted": self.contradicted,
            "guessed": self.guessed,
            "reason": self.reason.to(lang),
        }


def proposals(store: Store) -> list[Proposal]:
    """A field for each actor that has none, or only a guessed one, when something says it.

    Returns
    -------
    list of Proposal
        Those to decide last; by field, by what says it, then by name. Mixed groups have no field and are left out;
        what a duplicate's file says counts for the actor that is kept.

    Notes
    -----
    Nothing is written: `confirm` does it.
    """
    found = []
    for uid, fact, known in _open(Graph(store)):
        if told := signs(known):
            properties = fact.properties
            guessed = str(properties["field"]) if properties.get("field") else None
            name, kind = str(properties.get("name") or uid), str(properties.get("kind") or "structure")
            found.append(Proposal(uid, name, kind, tuple(told), guessed))
    return sorted(found, key=_rank)


def _rank(one: Proposal) -> tuple[bool, int, int, str, str, str]:
    said = one.signs[0]
    place = list(fields()).index(one.field)
    return (one.contradicted, place, STRENGTH.index(said.source), said.words.fr, one.name, one.uid)


def without_field(store: Store) -> list[dict[str, Any]]:
    """Actors whose field nobody has said, by name; a mixed group has none, and a duplicate has its kept one's."""
    rows = (
        {"uid": uid, "name": fact.properties.get("name"), "kind": fact.properties.get("kind")}
        for uid, fact, _ in _open(Graph(store))
        if not fact.properties.get("field")
    )
    return sorted(rows, key=lambda actor: (str(actor["name"]), str(actor["uid"])))


def _open(graph: Graph) -> Iterator[tuple[str, Fact, list[Properties]]]:
    """Actors without a confirmed field, each with its properties and those of its duplicates."""
    actors = graph.facts("actor")
    twins: dict[str, list[Properties]] = {}
    kept = _kept(graph)
    for key, fact in actors.items():
        twins.setdefault(kept.get(key[0], key[0]), []).append(fact.properties)
    for (uid,), fact in actors.items():
        settled = fact.properties.get("field") and fact.properties.get("field_source") != GUESSED
        if uid not in kept and not settled and fact.properties.get("kind") != "group":
            yield uid, fact, twins[uid]


def _kept(graph: Graph) -> dict[str, str]:
    """Duplicate → the actor that is kept, through chains."""
    steps = {key[0]: key[1] for key in graph.facts("same_as-actor")}

    def last(uid: str) -> str:
        seen = {uid}
        while uid in steps and steps[uid] not in seen:
            uid = steps[uid]
            seen.add(uid)
        return uid

    return {uid: last(uid) for uid in steps}


def _listed(parts: list[Words]) -> Words:
    return Words("; ".join(part.fr for part in parts).replace("; ", " ; "), "; ".join(part.en for part in parts))
