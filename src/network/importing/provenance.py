"""Where a fact comes from: its value is what its sources say, folded in order of application.

`sources` names each batch once, `batch|sheet|line`, in order of application. `said` keeps what each
batch gave, only once two of them differ (or when something was derived from what was said): until
then, the value itself is what each of them said. A batch that was undone stays among the sources of the facts
that a person had edited since: they are kept as they are, as long as such an edit stands.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from network.importing.derived import ALWAYS_DERIVED, DERIVING, derived
from network.importing.folding import json_text, merge, overrule
from network.model import EDIT, NODES, RELATIONSHIPS, Kept, Properties

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
    def batches(self) -> tuple[str, ...]:
        """Who says it, in order of application."""
        return tuple(map(batch_of, self.sources))


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

    A batch that says it already, undone since, takes its place again.

    Examples
    --------
    >>> first = told("place", {"name": "La Ruche"}, "bat-a|lieux|2")
    >>> second, contradictions = heard("place", first, {"name": "La Ruche"}, "bat-b|lieux|9")
    >>> second.sources, second.said
    (('bat-a|lieux|2', 'bat-b|lieux|9'), None)
    """
    batch = batch_of(source)
    again = batch in fact.batches
    if fact.said is None and noun not in DERIVING and properties == fact.properties and not again:
        return Fact(fact.properties, (*fact.sources, source)), []
    before = voices(noun, fact)
    others = {one: said for one, said in before.items() if one != batch}
    contradictions = [] if is_edit(batch) else merge(noun, _value(noun, others), properties)[1]
    sources = tuple(source if batch_of(one) == batch else one for one in fact.sources)
    return _fact(noun, {**before, batch: properties}, sources if again else (*sources, source)), contradictions


def woken(noun: str, fact: Fact, properties: Properties, source: str) -> Fact:
    """The fact once an edit made before the others speaks again: it counts as older than they are."""
    words = {batch_of(source): properties, **voices(noun, fact)}
    return _fact(noun, words, (source, *fact.sources))


def succeeded(noun: str, fact: Fact, former: str, properties: Properties, source: str) -> tuple[Fact, list[str]]:
    """The fact once a new version of a file speaks in place of the former one, and what it contradicts.

    Examples
    --------
    >>> fact, _ = heard("place", told("place", {"postcode": "75018"}, "bat-a||2"), {"postcode": "75020"}, "bat-b||2")
    >>> succeeded("place", fact, "bat-a", {"postcode": "75019"}, "bat-c||2")[0].properties
    {'postcode': '75019'}
    """
    batch = batch_of(source)
    before = {one: said for one, said in voices(noun, fact).items() if one != batch}
    words = {batch if one == former else one: properties if one == former else said for one, said in before.items()}
    sources = tuple(source if batch_of(one) == former else one for one in fact.sources if batch_of(one) != batch)
    others = {one: said for one, said in before.items() if one != former}
    return _fact(noun, words, sources), merge(noun, _value(noun, others), properties)[1]


def edited_since(fact: Fact, batch: str) -> tuple[str, ...]:
    """The hand edits of the fact that came after a batch said it.

    Examples
    --------
    >>> edited_since(Fact({}, ("edi-a||0", "bat-b||2", "edi-c||0")), "bat-b")
    ('edi-c',)
    """
    return tuple(filter(is_edit, fact.batches[fact.batches.index(batch) + 1 :]))


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
            value = overrule(noun, value, properties)
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
