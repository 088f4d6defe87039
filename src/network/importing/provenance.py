"""Where a fact comes from: its value is what its remaining sources say, folded in order of application.

`sources` names each batch once, `batch|sheet|line`, in order of application. `said` keeps what each
batch gave, only once two of them differ (or when something was derived from what was said): until
then, the value itself is what each of them said.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from network.importing.derived import ALWAYS_DERIVED, DERIVING, derived
from network.importing.folding import json_text, merge, overrule
from network.model import NODES, RELATIONSHIPS, Kept, Properties

EDIT = "edi"
"""Prefix of the batches that are hand edits: their word wins."""

SCHEMA: Mapping[str, Mapping[str, Kept]] = {
    **{node.noun: node.properties for node in NODES.values()},
    **{noun: relationship.properties for noun, relationship in RELATIONSHIPS.items()},
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A node or a relationship as the store keeps it."""

    properties: Properties
    sources: tuple[str, ...]
    said: str | None = None

    @property
    def by_hand_only(self) -> bool:
        """Whether no file says it any more: an edit corrects a fact, it does not make one exist."""
        return all(is_edit(batch_of(source)) for source in self.sources)


def batch_of(source: str) -> str:
    """The batch that a source names.

    Examples
    --------
    >>> batch_of("bat-1f|14 mars|7")
    'bat-1f'
    """
    return source.partition("|")[0]


def is_edit(batch: str) -> bool:
    return batch.startswith(EDIT)


def told(noun: str, properties: Properties, source: str) -> Fact:
    """A fact that one batch says alone."""
    if noun not in DERIVING:
        return Fact(properties, (source,))
    return _fact(noun, {batch_of(source): properties}, (source,))


def heard(noun: str, fact: Fact, properties: Properties, source: str) -> tuple[Fact, list[str]]:
    """The fact once one more batch says it, and the names of the properties it contradicts.

    Examples
    --------
    >>> first = told("place", {"name": "La Ruche"}, "bat-a|lieux|2")
    >>> second, contradictions = heard("place", first, {"name": "La Ruche"}, "bat-b|lieux|9")
    >>> second.sources, second.said
    (('bat-a|lieux|2', 'bat-b|lieux|9'), None)
    """
    if fact.said is None and noun not in DERIVING and properties == fact.properties:
        return Fact(fact.properties, (*fact.sources, source)), []
    batch, before = batch_of(source), voices(noun, fact)
    contradictions = [] if is_edit(batch) else merge(noun, _value(noun, before), properties)[1]
    return _fact(noun, {**before, batch: properties}, (*fact.sources, source)), contradictions


def without(noun: str, fact: Fact, batch: str) -> Fact | None:
    """The fact once a batch is undone; None when no one says it any more.

    Examples
    --------
    >>> fact, _ = heard("place", told("place", {"name": "La Ruche"}, "bat-a||2"), {"postcode": "75019"}, "bat-b||2")
    >>> without("place", fact, "bat-a")
    Fact(properties={'postcode': '75019'}, sources=('bat-b||2',), said=None)
    """
    sources = tuple(source for source in fact.sources if batch_of(source) != batch)
    if not sources:
        return None
    words = {one: properties for one, properties in voices(noun, fact).items() if one != batch}
    return _fact(noun, words, sources)


def voices(noun: str, fact: Fact) -> dict[str, Properties]:
    """What each batch said of the fact, in order of application."""
    if fact.said is not None:
        said = json.loads(fact.said)
        return {batch_of(source): typed(noun, said[batch_of(source)]) for source in fact.sources}
    alone = {name: value for name, value in fact.properties.items() if name not in ALWAYS_DERIVED}
    return {batch_of(source): alone for source in fact.sources}


def _fact(noun: str, words: Mapping[str, Properties], sources: tuple[str, ...]) -> Fact:
    value = _value(noun, words)
    more = derived(noun, value)
    plain = more.keys() <= ALWAYS_DERIVED and all(one == value for one in words.values())
    return Fact(value | more, sources, None if plain else _as_said(words))


def _value(noun: str, words: Mapping[str, Properties]) -> Properties:
    """Files in order of application, the earlier word kept; then edits, the later word kept."""
    value: Properties = {}
    for batch, properties in words.items():
        if not is_edit(batch):
            value, _ = merge(noun, value, properties)
    for batch, properties in words.items():
        if is_edit(batch):
            value = overrule(value, properties)
    return value


def _as_said(words: Mapping[str, Properties]) -> str:
    return json_text({batch: plain(properties) for batch, properties in words.items()})


def plain(properties: Properties) -> dict[str, Any]:
    """What was said as JSON can hold it: dates as texts."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value for name, value in sorted(properties.items())
    }


def typed(noun: str, properties: Mapping[str, Any]) -> Properties:
    """What was said, read from JSON."""
    return {
        name: dt.date.fromisoformat(value) if SCHEMA[noun].get(name) == "date" and value else value
        for name, value in properties.items()
    }
