"""What each table of an export holds, column by column, from `imports/export.toml`: to write it and to read it back."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from network.identity import fold
from network.model import NODES, RELATIONSHIPS, Kept
from network.resources import folder
from network.sentences import Words

EXPORT = "export"
"""Form of the rows of a table that left this product: they come back by their identifiers."""

NAME = "_name"
"""Ending of the column that holds the names of what the column beside it identifies."""

Part = Literal["uid", "property", "end", "link", "told"]

NODE_NOUNS = frozenset(node.noun for node in NODES.values())


@dataclass(frozen=True)
class Column:
    """One column: a property, an end of the relationship that the line is, or what the line leads to.

    `kind` is how a cell is read; `to` the noun at the other end; `by` the relationship that leads there, and
    `source` whether the line is its source. `properties` are those that such a relationship has.
    """

    code: str
    words: Words
    part: Part
    kind: str = "text"
    to: str = ""
    by: str = ""
    source: bool = True
    properties: tuple[str, ...] = ()

    @property
    def referring(self) -> bool:
        """Whether the column holds identifiers, with a column of names beside it."""
        return bool(self.to)


@dataclass(frozen=True)
class Table:
    """One table of an export: the noun of its lines, and its columns in order."""

    code: str
    noun: str
    title: Words
    columns: Mapping[str, Column]
    optional: bool = False

    @property
    def of_nodes(self) -> bool:
        return self.noun in NODE_NOUNS

    @property
    def required(self) -> tuple[str, ...]:
        """Columns without which this is not the table."""
        ends = tuple(code for code, column in self.columns.items() if column.part == "end")
        return ends or ("uid", next(iter(column.code for column in self.columns.values() if column.part == "property")))


@cache
def exported_tables() -> Mapping[str, Table]:
    """Every table of an export by its name, nodes before the relationships that join them.

    Examples
    --------
    >>> exported_tables()["presences"].required
    ('actor', 'meeting')
    >>> exported_tables()["ties"].columns["weight"].kind
    'float'
    """
    spec = dict(_spec())
    for beside in ("companions", "presence"):
        spec.pop(beside)
    return MappingProxyType({code: _table(code, entry) for code, entry in spec.items()})


@cache
def companions() -> Mapping[str, Words]:
    """What the properties of a relationship are called after the name of its column: « Fait partie de (depuis) »."""
    return MappingProxyType({code: Words(**words) for code, words in _spec()["companions"].items()})


@cache
def presence_words() -> Mapping[str, Words]:
    """What each status of presence is called in a workbook.

    Examples
    --------
    >>> presence_words()["excused"].fr
    'excusé'
    """
    return MappingProxyType({code: Words(**words) for code, words in _spec()["presence"].items()})


def headers(column: Column) -> Mapping[str, Words]:
    """Every header that a column may have beside its own: of its names, and of what its relationships say.

    Examples
    --------
    >>> {code: words.fr for code, words in headers(exported_tables()["actors"].columns["became"]).items()}
    {'became_name': 'Devenu', 'became': 'Devenu (identifiant)', 'became_date': 'Devenu (le)'}
    """
    if not column.referring:
        return {column.code: column.words}
    said = {f"{column.code}_{one}": _bracketed(column.words, companions()[one]) for one in column.properties}
    identifier = _bracketed(column.words, Words("identifiant", "identifier"))
    return {f"{column.code}{NAME}": column.words, column.code: identifier, **said}


@cache
def namings(table: str) -> tuple[Mapping[str, str], ...]:
    """The three ways in which a table is headed, by its codes, in French, in English: folded header → code.

    They are kept apart: « Source » heads the names in English, `source` the identifiers among codes.
    """
    columns = exported_tables()[table].columns.values()
    told = [(code, words) for column in columns for code, words in headers(column).items()]
    return (
        MappingProxyType({fold(code): code for code, _ in told}),
        MappingProxyType({fold(words.fr): code for code, words in told}),
        MappingProxyType({fold(words.en): code for code, words in told}),
    )


LABELS: Mapping[str, str] = {
    "actor": "name",
    "mission": "title",
    "meeting": "title",
    "place": "name",
    "territory": "name",
    "wave": "name",
    "need": "title",
    "statement": "summary",
    "indicator": "code",
}
"""The property by which a person calls a thing of each noun."""


def meeting_label(title: str | None, date: str | None) -> str:
    """How a meeting is called beside its identifier: several have the same title.

    Examples
    --------
    >>> meeting_label("Théâtre-forum", "2024-03-14"), meeting_label(None, "2024-03")
    ('Théâtre-forum (2024-03-14)', '2024-03')
    """
    return f"{title} ({date})" if title and date else title or date or ""


@cache
def _spec() -> dict[str, Any]:
    return tomllib.loads((folder("imports") / "export.toml").read_text("utf-8"))


def _table(code: str, entry: Mapping[str, Any]) -> Table:
    noun = entry["noun"]
    columns = {name: _column(noun, name, one) for name, one in entry["columns"].items()}
    return Table(code, noun, Words(**entry["title"]), MappingProxyType(columns), entry.get("optional", False))


def _column(noun: str, code: str, entry: Mapping[str, Any]) -> Column:
    words = Words(entry["fr"], entry["en"])
    if entry.get("told"):
        return Column(code, words, "told")
    if end := entry.get("end"):
        return Column(code, words, "end", to=entry["to"], source=end == "source")
    if by := entry.get("by"):
        properties = tuple(RELATIONSHIPS[by].properties)
        forward = not entry.get("backward", False)
        return Column(code, words, "link", to=entry["to"], by=by, source=forward, properties=properties)
    if code == "uid":
        return Column(code, words, "uid")
    return Column(code, words, "property", kind=entry.get("kind") or _KINDS[_kept(noun)[code]])


def _kept(noun: str) -> Mapping[str, Kept]:
    nodes = {node.noun: node.properties for node in NODES.values()}
    return nodes[noun] if noun in nodes else RELATIONSHIPS[noun].properties


_KINDS: Mapping[Kept, str] = {
    "text": "text",
    "texts": "list",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "date": "date",
}


def _bracketed(words: Words, inside: Words) -> Words:
    return Words(f"{words.fr} ({inside.fr})", f"{words.en} ({inside.en})")
