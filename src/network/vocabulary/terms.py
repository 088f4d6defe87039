"""Closed lists: fields, kinds of ties, formats, themes, publics and other values, found by what files write."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from network.identity import fold, plain_lower
from network.sentences import Words
from network.vocabulary.shelf import table


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
    suggests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind(Term):
    """A kind of tie: whether it has a direction, its step on the ladder of evidence, how rows become one tie."""

    directed: bool = False
    evidence: int = 0
    layer: str = ""
    merge: str = ""
    recipe: tuple[str, ...] = ()


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
                tuple(entry["suggests"]),
            )
            for code, entry in table("fields").items()
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
            for code, entry in table("kinds").items()
        }
    )


def _terms(name: str) -> Mapping[str, Term]:
    return MappingProxyType(
        {code: Term(code, _words(entry), tuple(entry["synonyms"])) for code, entry in table(name).items()}
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
def kind_in(text: str) -> str | None:
    """Code of the kind of tie that a title names, the longest name first.

    Examples
    --------
    >>> kind_in("Qui travaille avec qui ?"), kind_in("Tableau croisé")
    ('collaborates', None)
    """
    folded = f" {fold(text)} "
    words = sorted(known_values("kinds").items(), key=lambda item: (-len(item[0]), item[0]))
    return next((code for said, code in words if f" {said} " in folded), None)


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
    return known_values(vocabulary).get(folded(text))


@cache
def known_values(vocabulary: str) -> Mapping[str, str]:
    """Folded text → code, for one closed list."""
    if vocabulary in _LISTS:
        terms = _LISTS[vocabulary]()
        pairs = ((code, (code, one.words.fr, one.words.en, *one.synonyms)) for code, one in terms.items())
    else:
        pairs = ((code, (code, *texts)) for code, texts in table("values")[vocabulary].items())
    return MappingProxyType({folded(text): code for code, texts in reversed(list(pairs)) for text in texts})


@cache
def labels(vocabulary: str) -> Mapping[str, Words]:
    """Code → what to call it, for one closed list; a list of `values.toml` is called by its first word.

    Examples
    --------
    >>> labels("formats")["theatre-forum"].fr, labels("carrier-role")["leads"].fr
    ('Théâtre-forum', 'porte')
    """
    if vocabulary in _LISTS:
        return MappingProxyType({code: one.words for code, one in _LISTS[vocabulary]().items()})
    entries = table("values")[vocabulary]
    return MappingProxyType(
        {code: Words(texts[0] if texts else code, code.replace("-", " ")) for code, texts in entries.items()}
    )


def folded(text: str) -> str:
    return fold(text) or plain_lower(text).strip()


_LISTS = {"fields": fields, "kinds": kinds, "formats": formats, "themes": themes, "publics": publics}
