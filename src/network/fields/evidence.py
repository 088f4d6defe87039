"""What says the field of an actor: the codes of registers, its number in the education register, its name."""

from collections.abc import Iterable
from dataclasses import dataclass

from network.importing.folding import texts
from network.model import Properties
from network.sentences import Words, both
from network.vocabulary import code_entry, crosswalks, suggested_fields

SOURCES = {
    "finess-category": "finess",
    "uai-type": "uai",
    "naf": "naf",
    "naf25": "naf",
    "rna-object": "rna",
    "di-network": "network",
    "di-typology": "network",
}
"""Scheme of a code → what is kept as the source of the field, the strongest evidence first."""

STRENGTH = (*dict.fromkeys(SOURCES.values()), "name")


@dataclass(frozen=True)
class Sign:
    """One thing that says a field: the main one, those beside it, what says so, and in which words."""

    field: str
    others: tuple[str, ...]
    source: str
    words: Words


def signs(actors: Iterable[Properties]) -> list[Sign]:
    """Everything that says the field of one actor, the strongest first.

    Parameters
    ----------
    actors : iterable of properties
        Those of the actor, and of the duplicates that it stands for.

    Examples
    --------
    >>> found = signs([{"name": "CSC Ourcq", "codes": ["naf:88.99B"], "ids": ["uai:0750654D:valid"]}])
    >>> [(one.field, one.source) for one in found]
    [('education', 'uai'), ('social', 'naf'), ('social', 'name')]
    """
    found: dict[Sign, None] = {}
    for properties in actors:
        for one in (*_of_codes(properties), *_of_number(properties), *_of_name(properties)):
            found[one] = None
    return sorted(found, key=lambda one: STRENGTH.index(one.source))


def _of_codes(properties: Properties) -> Iterable[Sign]:
    for code in texts(properties.get("codes")):
        scheme, _, value = code.partition(":")
        entry = code_entry(code)
        if entry and entry.fields:
            words = both("fields.by-code", scheme=crosswalks()[scheme].words, code=value, label=entry.label)
            yield Sign(entry.fields[0], entry.fields[1:], SOURCES[scheme], words)


def _of_number(properties: Properties) -> Iterable[Sign]:
    """An actor of the education register is in education, unless its type there says otherwise."""
    typed = any(code.startswith("uai-type:") for code in texts(properties.get("codes")))
    numbers = (one.split(":") for one in texts(properties.get("ids")))
    if not typed and any(scheme == "uai" and check == "valid" for scheme, _, check in numbers):
        yield Sign("education", (), "uai", both("fields.by-uai"))


def _of_name(properties: Properties) -> Iterable[Sign]:
    names = dict.fromkeys((*texts(properties.get("name")), *texts(properties.get("aliases"))))
    for one in dict.fromkeys(one for name in names for one in suggested_fields(name)):
        yield Sign(one.field, (), "name", both("fields.by-name", word=one.word))
