"""What reading a file gives: rows of typed values with their place, and what to know about the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from network.errors import UnreadableFile
from network.forms.private_life import tells_private_life
from network.identity import MASK, fold, looks_personal, mentions_person, redact, stands_for_person
from network.remarks import Remark, Severity
from network.vocabulary import people, structure_words
from network.vocabulary.shelf import table

Known = Callable[[str], bool]


@dataclass(frozen=True)
class Source:
    """One file as it was given; `refused` when it could not even be unpacked."""

    name: str
    content: bytes = field(repr=False)
    refused: UnreadableFile | None = None


@dataclass(frozen=True)
class Origin:
    """The public source of a file: who publishes it, under which licence, its edition and its address."""

    name: str
    licence: str
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of one line: typed values by role, and the columns that fit nothing."""

    form: str
    sheet: str
    line: int
    values: Mapping[str, Any]
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a sheet: the text of its header, and its letter, none when the file itself does not hold it."""

    header: str
    letter: str | None


Columns = Mapping[str, Mapping[str, Place]]
"""Sheet → role → the first column that gives it."""


@dataclass(frozen=True)
class Reading:
    """A file that was read."""

    file: str
    sha256: str
    encoding: str | None
    rows: Sequence[Row]
    remarks: Sequence[Remark]
    forms: tuple[str, ...]
    source: Origin | None = None
    columns: Columns = field(default_factory=dict)
    handling: str = ""  # how a person wanted it opened, when it makes another batch of the same file


@dataclass(frozen=True)
class Refusal:
    """A file that was not, and why."""

    file: str
    error: UnreadableFile


class Notes:
    """Remarks of one sheet, each with its place; what looks like a person is masked here, in one place.

    `width`: how many columns the file holds in that sheet, before others are joined to them.
    """

    def __init__(self, file: str, sheet: str, width: int = 0) -> None:
        self.file, self.sheet, self.width = file, sheet, width
        self.remarks: list[Remark] = []

    def add(
        self,
        code: str,
        severity: Severity,
        *,
        line: int | None = None,
        column: str | None = None,
        value: object = None,
        **values: Any,
    ) -> None:
        shown = None if value is None else masked(str(value))
        self.remarks.append(Remark(code, severity, self.file, self.sheet, line, column, shown, values))


MAX_SHOWN = 120


def masked(text: str) -> str:
    """A value as a remark may show it: short, and `[personne]` when it looks like one."""
    if names_somebody(text):
        return MASK
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


@cache
def bearers() -> frozenset[str]:
    """Folded words after which a given name is that of a structure, a street or a place."""
    return structure_words() | {fold(word) for word in table("people")["bearers"]["words"]}


@cache
def independents() -> frozenset[str]:
    """Folded words with which somebody who works alone begins the name of the practice."""
    return frozenset(fold(word) for word in table("people")["independents"]["words"])


def names_somebody(text: str) -> bool:
    """Whether a free text, a remark's value or an unknown column names a person, or tells of somebody's life."""
    return mentions_person(text, people().given_names, bearers()) or tells_private_life(text) is not None


def without_names(text: str) -> str:
    """A longer text with `[personne]` in place of each person it names, by the words we know."""
    return redact(text, people().given_names, bearers())


def replaces_structure(text: str) -> bool:
    """Whether a cell where a structure is expected names a person, by the words we know.

    « Marie Curie » alone is the school called after her, « Claire Martin » is somebody.
    """
    words = fold(text).split()
    if {" ".join(words), " ".join(words[:2])} & people().eponyms:
        return False
    return stands_for_person(text, people().given_names, bearers())


def is_personal(text: str) -> bool:
    """Whether a cell looks like a person, a telephone or a personal mailbox, by the words we know."""
    return looks_personal(text, people().given_names, bearers())
