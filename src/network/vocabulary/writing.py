"""What people write in sheets: marks of presence, words for residents, columns about persons, totals and legends."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from network.identity import fold, plain_lower
from network.vocabulary.shelf import table
from network.vocabulary.terms import folded


@dataclass(frozen=True)
class Marks:
    """What a presence cell may hold, in plain lower case."""

    statuses: Mapping[str, str]
    ditto: frozenset[str]
    residents: frozenset[str]
    group: str
    numbers: Mapping[str, int]
    uncounted: frozenset[str]
    roles: Mapping[str, str]


@dataclass(frozen=True)
class People:
    """Headers of columns about persons, given names, and public figures that structures are called after; folded."""

    dropped: Mapping[str, str]
    blocked: Mapping[str, str]
    given_names: frozenset[str]
    civilities: frozenset[str]
    eponyms: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Aside:
    """What is around the data in a workbook; folded, except the marks in names of sheets."""

    marks: tuple[str, ...]
    sheets: frozenset[str]
    generic: frozenset[str]
    totals: tuple[str, ...]  # each ends with a space
    legends: tuple[str, ...]
    cancelled: frozenset[str]
    boilerplate: re.Pattern[str]


@cache
def marks() -> Marks:
    """Marks of presence, ditto signs, words for residents, roles at a meeting.

    Examples
    --------
    >>> marks().statuses["exc"], marks().statuses["x"]
    ('excused', 'present')
    """
    entries = table("marks")
    return Marks(
        statuses=_by_text(entries["statuses"]),
        ditto=frozenset(entries["ditto"]["signs"]),
        residents=frozenset(fold(word) for word in entries["residents"]["words"]),
        group=entries["residents"]["group"],
        numbers=MappingProxyType(entries["residents"]["numbers"]),
        uncounted=frozenset(entries["residents"]["uncounted"]),
        roles=_by_text(entries["roles"]),
    )


def residents_name(territory: str) -> str:
    """What the group is called that the anonymous residents of a territory are.

    Examples
    --------
    >>> residents_name("Flandre")
    'Habitants – Flandre'
    """
    return marks().group.format(territory=territory)


def are_residents(name: str) -> bool:
    """Whether a name is that of the anonymous residents of some territory.

    Examples
    --------
    >>> are_residents("Habitants – Flandre"), are_residents("Habitants solidaires")
    (True, False)
    """
    before, after = marks().group.split("{territory}")
    return name.startswith(before) and name.endswith(after)


@cache
def people() -> People:
    """Headers of columns about persons, and given names that betray one."""
    entries = table("people")
    return People(
        dropped=_by_text(entries["dropped"]),
        blocked=_by_text(entries["blocked"]),
        given_names=frozenset(entries["given_names"]["names"].split()),
        civilities=frozenset(entries["civilities"]["words"]),
        eponyms=frozenset(fold(name) for name in entries["eponyms"]["names"]),
    )


@cache
def aside() -> Aside:
    """Sheets, lines and words that hold no data."""
    entries = table("sheets")
    words = sorted(entries["titles"]["boilerplate"], key=len, reverse=True)
    return Aside(
        marks=tuple(plain_lower(mark) for mark in entries["sheets"]["ignored"]),
        sheets=frozenset(fold(name) for name in entries["sheets"]["aside"]),
        generic=frozenset(fold(name) for name in entries["sheets"]["generic"]),
        totals=tuple(f"{fold(text)} " for text in entries["lines"]["totals"]),
        legends=tuple(f"{fold(text)} " for text in entries["lines"]["legends"]),
        cancelled=frozenset(fold(word) for word in entries["titles"]["cancelled"]),
        boilerplate=re.compile(rf"\b(?:{'|'.join(word.replace(chr(39), '.') for word in words)})\b", re.IGNORECASE),
    )


@cache
def example_of(form: str, column: str, kind: str) -> str:
    """What the example line of a blank form shows in a column; "" when it stays empty.

    Examples
    --------
    >>> example_of("actors", "siret", "identifier:siret"), example_of("actors", "until", "date")
    ('732 829 320 00074', '')
    """
    told = table("examples")
    for name in (f"{form}.{column}", column):
        if name in told["columns"]:
            return str(told["columns"][name])
    return str(told["kinds"].get(kind) or told["kinds"].get(kind.partition(":")[0], ""))


def _by_text(table: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return MappingProxyType({folded(text): code for code, texts in table.items() for text in texts})
