"""Records that undoing a file leaves in place, because a person has edited them since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from network.importing.claims import Key
from network.importing.graph import Graph, Reader
from network.model import RELATIONSHIPS
from network.sentences import Language, Words, both


@dataclass(frozen=True)
class Spared:
    """One record left in place: its noun and key, its name, and the edits that keep it."""

    noun: str
    key: Key
    name: str
    edits: tuple[str, ...]
    words: Words

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            "noun": self.noun,
            "key": list(self.key),
            "name": self.name,
            "edits": list(self.edits),
            "words": self.words.to(lang),
        }


def told(kept: Iterable[tuple[str, Key, tuple[str, ...]]], graph: Graph, reader: Reader) -> list[Spared]:
    """The records with their names, in order of noun and name."""
    batches = {row["uid"]: row for row in reader.read("batch/list")}
    found = []
    for noun, key, edits in kept:
        last, name = batches[edits[-1]], named(graph, noun, key)
        words = both("importing.spared", name=name, day=last["time"][:10], by=last["by"])
        found.append(Spared(noun, key, name, edits, words))
    return sorted(found, key=lambda one: (one.noun, one.name, one.key))


def named(graph: Graph, noun: str, key: Key) -> str:
    """The name or title of a node; those of its two ends for a relationship.

    A meeting without title is known by its date.
    """
    relationship = RELATIONSHIPS.get(noun)
    if relationship:
        ends = (relationship.source.lower(), relationship.target.lower())
        return " – ".join(named(graph, end, (node,)) for end, node in zip(ends, key, strict=False))
    fact = graph.facts(noun).get(key)
    said = fact.properties if fact else {}
    return str(said.get("name") or said.get("title") or said.get("date") or key[0])
