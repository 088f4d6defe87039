"""Files that contradict each other: both values, where each comes from, and the decision of a person."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from network.errors import Refused, Unknown
from network.importing.claims import Key
from network.importing.edits import Word, edit
from network.importing.folding import LED_BY, merge
from network.importing.graph import Graph
from network.importing.provenance import Fact, batch_of, is_edit, voices
from network.importing.spared import named
from network.importing.writing import NODE_NOUNS
from network.model import RELATIONSHIPS, Properties, Value
from network.store import Store
from network.vocabulary import labels


@dataclass(frozen=True)
class Voice:
    """A value and the sources that say it, `batch|sheet|line`."""

    value: Value
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Contradiction:
    """One property of one record of which files say different things; the first value is the one kept so far."""

    noun: str
    key: Key
    name: str
    property: str
    voices: tuple[Voice, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "noun": self.noun,
            "key": list(self.key),
            "name": self.name,
            "property": self.property,
            "values": [{"value": shown(one.value), "sources": list(one.sources)} for one in self.voices],
        }


_FOUND: WeakKeyDictionary[Store, tuple[int, list[Contradiction]]] = WeakKeyDictionary()


def contradictions(store: Store) -> list[Contradiction]:
    """What files say differently and nobody has decided, in order of noun and name; found once per revision."""
    revision = store.revision()
    kept = _FOUND.get(store)
    if kept is None or kept[0] != revision:
        kept = _FOUND[store] = (revision, _found(Graph(store)))
    return list(kept[1])


def _found(graph: Graph) -> list[Contradiction]:
    found = [
        Contradiction(noun, key, named(graph, noun, key), name, told)
        for noun, facts in graph.everything().items()
        for key, fact in facts.items()
        if fact.said is not None
        for name, told in _open(noun, fact)
    ]
    return sorted(found, key=lambda one: (one.noun, one.name, one.key, one.property))


def decide(store: Store, noun: str, key: Key, property: str, value: str, *, by: str, now: dt.datetime) -> str:
    """Keep one of the values that files give; the uid of the batch that holds the decision.

    Parameters
    ----------
    value : str
        One of the values of the contradiction, as `shown` writes it.

    Raises
    ------
    Unknown
        Nothing of that noun and key waits for a decision about this property.
    Refused
        No file gives this value.
    """
    graph = Graph(store)
    fact = graph.facts(noun).get(key) if noun in (*NODE_NOUNS, *RELATIONSHIPS) else None
    waiting = dict(_open(noun, fact)) if fact else {}
    if fact is None or property not in waiting:
        raise Unknown("editing.no-contradiction", uid=" ".join(key), property=property)
    chosen = next((one for one in waiting[property] if shown(one.value) == value), None)
    if chosen is None:
        raise Refused("editing.no-such-value", value=value, known=", ".join(shown(v.value) for v in waiting[property]))
    words: list[Word] = [(noun, key, _with_what_follows(noun, fact, property, chosen))]
    relationship = RELATIONSHIPS.get(noun)
    if relationship:
        ends = zip((relationship.source.lower(), relationship.target.lower()), key, strict=False)
        words = [*((end, (node,), Properties()) for end, node in ends), *words]
    return edit(store, words, what="contradiction:decide", by=by, now=now)


def shown(value: Value) -> str:
    """A value as a person reads it, and names it to choose it.

    Examples
    --------
    >>> shown(dt.date(2025, 3, 5)), shown(True), shown(["a", "b"])
    ('2025-03-05', 'oui', 'a, b')
    """
    if isinstance(value, bool):
        return labels("yes-no")["yes" if value else "no"].fr
    return ", ".join(value) if isinstance(value, list) else str(value)


def _open(noun: str, fact: Fact) -> Iterator[tuple[str, tuple[Voice, ...]]]:
    """Properties of a fact that files contradict each other on, unless an edit says them."""
    words = voices(noun, fact)
    decided = {name for batch, said in words.items() if is_edit(batch) for name in said}
    names: dict[str, None] = {}
    value: Properties = {}
    for batch, said in words.items():
        if not is_edit(batch):
            value, contradicted = merge(noun, value, said)
            names |= dict.fromkeys(contradicted)
    for name in names:
        if name not in decided:
            yield name, _voices(name, fact, words)


def _voices(name: str, fact: Fact, words: dict[str, Properties]) -> tuple[Voice, ...]:
    """The values of a property in order of application, each with all its sources."""
    told: dict[str, tuple[Value, list[str]]] = {}
    for source in fact.sources:
        said = words[batch_of(source)].get(name)
        if said is not None:
            told.setdefault(shown(said), (said, []))[1].append(source)
    return tuple(Voice(value, tuple(sources)) for value, sources in told.values())


def _with_what_follows(noun: str, fact: Fact, property: str, chosen: Voice) -> Properties:
    """The value, with the properties that only have a meaning beside it, as its first source gives them."""
    said = voices(noun, fact)[batch_of(chosen.sources[0])]
    return {property: chosen.value} | {
        name: said.get(name) for name, led in LED_BY.items() if led == property and name in said
    }
