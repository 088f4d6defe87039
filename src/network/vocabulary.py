"""Words of the field as data: fields, kinds of ties, formats, marks, acronyms, themes, publics, thresholds.

Everything comes from `imports/vocabulary/*.toml`; what files write is compared folded, without case or accents.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from network.identity import Acronyms, fold, name_key, plain_lower, slots
from network.resources import folder
from network.sentences import Words


@dataclass(frozen=True)
class Term:
    """One value of a closed list: its code, its labels, and what files call it."""

    code: str
    words: Words
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field(Term):
    """A field of social action and the core field it rolls up to."""

    core: str = ""
    types: frozenset[str] = frozenset()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind(Term):
    """A kind of tie: whether it has a direction, its step on the ladder of evidence, how rows become one tie."""

    directed: bool = False
    evidence: int = 0
    layer: str = ""
    merge: str = ""
    recipe: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marks:
    """What a presence cell may hold, in plain lower case."""

    statuses: Mapping[str, str]
    ditto: frozenset[str]
    residents: frozenset[str]
    numbers: Mapping[str, int]
    roles: Mapping[str, str]


@dataclass(frozen=True)
class People:
    """Headers of columns about persons, and given names; folded."""

    dropped: Mapping[str, str]
    blocked: Mapping[str, str]
    given_names: frozenset[str]


@dataclass(frozen=True)
class Aside:
    """What is around the data in a workbook; folded, except the marks in names of sheets."""

    marks: tuple[str, ...]
    sheets: frozenset[str]
    generic: frozenset[str]
    totals: tuple[str, ...]  # each ends with a space
    legends: tuple[str, ...]
    boilerplate: re.Pattern[str]


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((folder("imports") / "vocabulary" / f"{name}.toml").read_text("utf-8"))


def _words(entry: Mapping[str, Any]) -> Words:
    return Words(entry["fr"], entry["en"])


@cache
def fields() -> Mapping[str, Field]:
    """Fields by code, the core ones first.

    Examples
    --------
    >>> fields()["petite-enfance"].core
    'social'
    """
    return MappingProxyType(
        {
            code: Field(
                code,
                _words(entry),
                tuple(entry["synonyms"]),
                entry["core"],
                frozenset(entry["types"]),
                tuple(entry["words"]),
            )
            for code, entry in _file("fields").items()
        }
    )


@cache
def core_fields() -> tuple[str, ...]:
    """The fields of the headline.

    Examples
    --------
    >>> core_fields()[0], len(core_fields())
    ('social', 7)
    """
    return tuple(code for code, one in fields().items() if one.core == code)


def core_of(code: str) -> str:
    """The core field of a field; a code of another nomenclature is its own.

    Examples
    --------
    >>> core_of("vie-locale"), core_of("ngo")
    ('habitants', 'ngo')
    """
    return fields()[code].core if code in fields() else code


@cache
def field_of(text: str) -> str | None:
    """Code of the field a file names, or None.

    Examples
    --------
    >>> field_of("Éducation nationale"), field_of("Médico-social"), field_of("foot")
    ('education', 'medico-social', None)
    """
    return code_of("fields", text)


@cache
def guess_field(name: str) -> str | None:
    """The field a structure's name suggests: only ever a guess, kept as `field_source="guessed"` and said.

    Examples
    --------
    >>> guess_field("Clg N. Mandela (REP)"), guess_field("Quartier Uni")
    ('education', None)
    """
    types, key = slots(name, acronyms()).type, f" {name_key(name, acronyms())} "
    by_type = [code for code, one in fields().items() if one.types & types]
    by_word = [code for code, one in fields().items() if any(f" {fold(word)} " in key for word in one.hints)]
    guesses = set(by_type or by_word)
    return guesses.pop() if len(guesses) == 1 else None


@cache
def kinds() -> Mapping[str, Kind]:
    """Kinds of ties by code.

    Examples
    --------
    >>> kinds()["refers"].directed, kinds()["collaborates"].directed
    (True, False)
    """
    return MappingProxyType(
        {
            code: Kind(
                code,
                _words(entry),
                tuple(entry["synonyms"]),
                entry["directed"],
                entry["evidence"],
                entry["layer"],
                entry["merge"],
                tuple(entry["recipe"]),
            )
            for code, entry in _file("kinds").items()
        }
    )


def _terms(name: str) -> Mapping[str, Term]:
    return MappingProxyType(
        {code: Term(code, _words(entry), tuple(entry["synonyms"])) for code, entry in _file(name).items()}
    )


@cache
def formats() -> Mapping[str, Term]:
    """Formats of meetings by code.

    Examples
    --------
    >>> formats()["theatre-forum"].words.fr
    'Théâtre-forum'
    """
    return _terms("formats")


@cache
def format_words() -> tuple[tuple[str, str], ...]:
    """Folded names of formats and their codes, the longest first."""
    return tuple(sorted(known_values("formats").items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def format_in(text: str) -> str | None:
    """Code of the format that a title names, the longest name first.

    Examples
    --------
    >>> format_in("émargement_TF_14-03"), format_in("Conseil de quartier Canal"), format_in("Tilleuls")
    ('theatre-forum', 'conseil-quartier', None)
    """
    folded = f" {fold(text)} "
    return next((code for words, code in format_words() if f" {words} " in folded), None)


@cache
def themes() -> Mapping[str, Term]:
    """Themes of missions and needs by code."""
    return _terms("themes")


@cache
def publics() -> Mapping[str, Term]:
    """Publics of missions and needs by code."""
    return _terms("publics")


@cache
def code_of(vocabulary: str, text: str) -> str | None:
    """Code that a text stands for in a closed list: `fields`, `kinds`, `formats`, `themes`, `publics`, or one of
    `values.toml`; None when the list does not know it.

    Examples
    --------
    >>> code_of("kinds", "Travaille avec"), code_of("carrier-role", "Chef de file"), code_of("formats", "TF")
    ('collaborates', 'leads', 'theatre-forum')
    """
    return known_values(vocabulary).get(_folded(text))


@cache
def known_values(vocabulary: str) -> Mapping[str, str]:
    """Folded text → code, for one closed list."""
    if vocabulary in _LISTS:
        terms = _LISTS[vocabulary]()
        pairs = ((code, (code, one.words.fr, one.words.en, *one.synonyms)) for code, one in terms.items())
    else:
        pairs = ((code, (code, *texts)) for code, texts in _file("values")[vocabulary].items())
    return MappingProxyType({_folded(text): code for code, texts in reversed(list(pairs)) for text in texts})


def _folded(text: str) -> str:
    return fold(text) or plain_lower(text).strip()


_LISTS = {"fields": fields, "kinds": kinds, "formats": formats, "themes": themes, "publics": publics}


@cache
def marks() -> Marks:
    """Marks of presence, ditto signs, words for residents, roles at a meeting.

    Examples
    --------
    >>> marks().statuses["exc"], marks().statuses["x"]
    ('excused', 'present')
    """
    table = _file("marks")
    return Marks(
        statuses=_by_text(table["statuses"]),
        ditto=frozenset(table["ditto"]["signs"]),
        residents=frozenset(fold(word) for word in table["residents"]["words"]),
        numbers=MappingProxyType(table["residents"]["numbers"]),
        roles=_by_text(table["roles"]),
    )


def _by_text(table: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return MappingProxyType({_folded(text): code for code, texts in table.items() for text in texts})


@cache
def acronyms() -> Acronyms:
    """What abbreviations of names stand for: the argument that `identity.compare` wants.

    Examples
    --------
    >>> name_key("C.S. des Tilleuls", acronyms())
    'centre social tilleuls'
    """
    table = _file("acronyms")
    noise = table["noise"]
    articles = frozenset(fold(word) for word in noise["articles"])

    def bare(text: str) -> str:
        return " ".join(word for word in fold(text).split() if word not in articles)

    by_words = {bare(text): code for code, texts in table["types"].items() for text in texts}
    return Acronyms(
        expansions=MappingProxyType({fold(short): fold(long) for short, long in table["expansions"].items()}),
        types=MappingProxyType(dict(sorted(by_words.items(), key=lambda item: (-len(item[0]), item[0])))),
        articles=articles,
        legal=tuple(sorted((fold(word) for word in noise["legal"]), key=len, reverse=True)),
        labels=frozenset(fold(word) for word in noise["labels"]),
        audiences=MappingProxyType({fold(text): code for code, texts in table["audiences"].items() for text in texts}),
        places=frozenset(fold(word) for word in noise["places"]),
    )


@cache
def structure_words() -> frozenset[str]:
    """Folded words that names of structures begin with: acronyms, and first words of their types."""
    told = acronyms()
    return frozenset((*told.expansions, *(words.split()[0] for words in told.types), *told.legal, *told.places))


@cache
def people() -> People:
    """Headers of columns about persons, and given names that betray one."""
    table = _file("people")
    return People(
        dropped=_by_text(table["dropped"]),
        blocked=_by_text(table["blocked"]),
        given_names=frozenset(table["given_names"]["names"].split()),
    )


@cache
def aside() -> Aside:
    """Sheets, lines and words that hold no data."""
    table = _file("sheets")
    words = sorted(table["titles"]["boilerplate"], key=len, reverse=True)
    return Aside(
        marks=tuple(plain_lower(mark) for mark in table["sheets"]["ignored"]),
        sheets=frozenset(fold(name) for name in table["sheets"]["aside"]),
        generic=frozenset(fold(name) for name in table["sheets"]["generic"]),
        totals=tuple(f"{fold(text)} " for text in table["lines"]["totals"]),
        legends=tuple(f"{fold(text)} " for text in table["lines"]["legends"]),
        boilerplate=re.compile(rf"\b(?:{'|'.join(word.replace(chr(39), '.') for word in words)})\b", re.IGNORECASE),
    )


@cache
def coverage() -> Mapping[str, Any]:
    """Thresholds under which a result is fragile or not comparable, as `coverage.toml` gives them."""
    return MappingProxyType(_file("coverage"))
