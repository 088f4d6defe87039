"""How two statements about the same thing become one: empty is filled, the earlier value stays.

Pure arithmetic on properties. A few properties have a rule of their own: a list is a union, the
strongest presence wins, another spelling of an actor's name becomes an alias.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from network import identity
from network.model import Properties, Value

REPLIED = "replied"
"""Answers of a survey are there, and only a roster can say that they are partial: kept as `answered`."""

RANKS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("attended", "status"): ("absent", "excused", "represented", "present"),
    ("attended", "role"): ("participant", "facilitator", "organiser"),
    ("asked", "state"): ("silent", "refused", REPLIED, "partial", "answered"),
}
"""Values from the weakest to the strongest; the strongest is kept, whoever says it first."""

CHOSEN: Mapping[tuple[str, str], Callable[[Any, Any], Any]] = {
    ("attended", "people"): max,  # a cross in a grid says at least one
    ("meeting", "headcount_other"): max,
    ("wave", "since"): min,  # a wave lasts from its first answer to its last
    ("wave", "until"): max,
}
"""Properties of which the largest or the smallest is kept, whoever says it first."""

LED_BY: Mapping[str, str] = {
    "since_precision": "since",
    "until_precision": "until",
    "precision": "date",
    "end": "date",
    "field_source": "field",
}
"""A property that only has a meaning beside another one, and follows it."""


OFFICIAL = frozenset({"finess", "uai", "network"})
"""Sources of a field that a register's category stands for, rather than somebody's word."""

FIELD = ("field", "field_source")


def merge(noun: str, kept: Properties, given: Properties) -> tuple[Properties, list[str]]:
    """The properties `kept` completed by those `given` later, and the names of those that contradict.

    Examples
    --------
    >>> merge("place", {"name": "La Ruche"}, {"name": "LA RUCHE", "postcode": "75019"})
    ({'name': 'La Ruche', 'postcode': '75019'}, [])
    >>> merge("place", {"postcode": "75019"}, {"postcode": "75018"})
    ({'postcode': '75019'}, ['postcode'])
    """
    if kept == given:
        return kept, []
    if noun == "actor":
        kept, given = _with_one_field(kept, given)
    merged, contradictions = dict(kept), []
    for name, value in given.items():
        leader = LED_BY.get(name)
        if leader in given:
            continue
        old = merged.get(name)
        if old is None:
            merged[name] = value
            merged.update({one: given[one] for one, led in LED_BY.items() if led == name and one in given})
        elif old != value:
            merged[name] = _settled(noun, name, old, value)
            if merged[name] == old and _contradicts(noun, name, old, value):
                contradictions.append(name)
    if noun == "actor":
        _name_after_number(merged, kept, given)
        _add_spelling(merged, given)
    return merged, contradictions


def _with_one_field(kept: Properties, given: Properties) -> tuple[Properties, Properties]:
    """A field that somebody wrote wins over the one that a register's category stands for: that is no contradiction.

    Examples
    --------
    >>> _with_one_field({"field": "sante", "field_source": "finess"}, {"field": "social", "field_source": "file"})
    ({}, {'field': 'social', 'field_source': 'file'})
    """
    official, other = (one.get("field_source") in OFFICIAL for one in (kept, given))
    if official == other or not (kept.get("field") and given.get("field")):
        return kept, given
    weaker = {name: value for name, value in (kept if official else given).items() if name not in FIELD}
    return (weaker, given) if official else (kept, weaker)


def named_after(name: Value, ids: Value) -> bool:
    """Whether a name is only that of a number: a register gave the number of an actor, and not its name.

    Examples
    --------
    >>> named_after("Entité juridique 750000028 (FINESS)", ["finess:750000028:valid"])
    True
    >>> named_after("CAF 19", ["siren:732829320:valid"])
    False
    """
    return isinstance(name, str) and any(_number(one) in name.split() for one in texts(ids))


def _number(said: str) -> str:
    return said.partition(":")[2].rpartition(":")[0]


def _name_after_number(merged: Properties, kept: Properties, given: Properties) -> None:
    """A name takes the place of a number that stood for it."""
    ids = [*texts(kept.get("ids")), *texts(given.get("ids"))]
    if given.get("name") and named_after(merged.get("name"), ids) and not named_after(given["name"], ids):
        merged["name"] = given["name"]


def overrule(noun: str, kept: Properties, edit: Properties) -> Properties:
    """The properties once a person has decided: what the edit says wins.

    The name that an actor had is one of its spellings from then on.

    Examples
    --------
    >>> overrule("actor", {"name": "CAF", "field": "sante"}, {"field": "social"})
    {'name': 'CAF', 'field': 'social'}
    >>> overrule("actor", {"name": "C.A.F."}, {"name": "CAF"})
    {'name': 'CAF', 'aliases': ['C.A.F.']}
    """
    decided: Properties = {name: value for name, value in {**kept, **edit}.items() if value is not None}
    if noun == "actor":
        _add_spelling(decided, kept)
    return decided


def _settled(noun: str, name: str, old: Value, value: Value) -> Value:
    """The value kept when two statements differ; the earlier one unless the property has a rule."""
    if isinstance(old, list) and isinstance(value, list):
        return list(dict.fromkeys([*old, *value]))
    ranks = RANKS.get((noun, name))
    if ranks and old in ranks and value in ranks:
        return max(str(old), str(value), key=ranks.index)
    if choose := CHOSEN.get((noun, name)):
        return cast(Value, choose(old, value))
    if name == "extra":
        return json_text({**json.loads(str(value)), **json.loads(str(old))})
    return old


def _contradicts(noun: str, name: str, old: Value, value: Value) -> bool:
    """Whether a person should be told: rules of their own and other writings of a text are no contradiction."""
    if isinstance(old, list) or name == "extra" or (noun, name) in {("actor", "name"), *RANKS, *CHOSEN}:
        return False
    return not (isinstance(old, str) and isinstance(value, str) and identity.fold(old) == identity.fold(value))


def _add_spelling(merged: Properties, given: Properties) -> None:
    """Another spelling of the name is kept: the next file that uses it finds the actor."""
    spellings = [*texts(merged.get("aliases")), *texts(given.get("name"))]
    aliases: list[str] = [one for one in dict.fromkeys(spellings) if one != merged.get("name")]
    if aliases:
        merged["aliases"] = aliases


def texts(value: Value) -> list[str]:
    """A property as a list of texts: none, one or several.

    Examples
    --------
    >>> texts("CAF"), texts(None), texts(["CAF", "PMI"])
    (['CAF'], [], ['CAF', 'PMI'])
    """
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def json_text(value: object) -> str:
    """JSON that is always written the same way: sorted names, no spaces, accents as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
