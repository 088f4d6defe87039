"""A form: what a kind of table means, its accepted headers and its own examples, from `imports/<code>.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from network.errors import Unknown
from network.identity import fold
from network.resources import folder
from network.sentences import Words

CODES = (
    "territories",
    "indicators",
    "places",
    "actors",
    "missions",
    "needs",
    "statements",
    "memberships",
    "attendance-list",
    "attendance-sheets",
    "attendance-grid",
    "minutes",
    "ties",
    "matrix",
    "survey",
    "roster",
)
WEAK = 0.5
TOLD = {"when": "date", "format": "code:formats", "held_by": "name"}  # kinds of what titles tell; the rest is text
SEVERAL = frozenset({"person", "mark", "chosen"})  # kinds that several columns of one table may hold together


@dataclass(frozen=True)
class Column:
    """One column of a form: its accepted headers, the kind of its cells and the role of its values."""

    key: str
    role: str
    kind: str
    headers: tuple[str, ...]
    required: bool = False
    weight: float = 1.0
    weak: tuple[str, ...] = ()  # accepted, but they say little of what the table is: « nom », « code »
    label: str = ""  # its first header, as a person writes it
    says: str = ""  # what a mark in this column says, or a structure chosen in it: a status, a kind of tie

    def told_by(self, header: str) -> float:
        """How much a header of this column says that the table is of this form."""
        return WEAK if header in self.weak else self.weight

    @property
    def vocabulary(self) -> str:
        """Closed list of a `code:` or `codes:` column; scheme of an `identifier:` one."""
        return self.kind.partition(":")[2]


@dataclass(frozen=True)
class Example:
    """A small file of this form and what it gives: shown on the import page, and checked by the tests."""

    file: str
    text: str
    gives: tuple[Mapping[str, Any], ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """What a kind of table means."""

    code: str
    title: Words
    grain: Words
    columns: Mapping[str, Column]
    by_header: Mapping[str, tuple[Column, int]]  # folded header → its column and its rank of preference
    layout: Literal["rows", "attendance", "minutes", "matrix"] = "rows"
    any_of: frozenset[str] = frozenset()
    split: tuple[str, ...] = ()
    yearly: str = ""  # role that is the year of the file's name or of the line's date when nothing tells it
    flags: tuple[str, str] | None = None  # role and vocabulary of columns headed by a code, holding yes or no
    dated_columns: bool = False
    context: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)  # of minutes: label → status of those it lists, or decision
    ends: frozenset[str] = frozenset()  # of minutes: labels that end a list
    functions: frozenset[str] = frozenset()  # of minutes: first words of what somebody does
    examples: tuple[Example, ...] = ()

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns.values() if column.required)

    def constant_of(self, role: str) -> Column | None:
        """The column that a constant stands for: one of the form's, or what titles tell of the meeting."""
        if role not in self.columns and role in self.labels.values():
            return Column(role, role, TOLD.get(role, "text"), (role,), label=role)
        return self.column_of(role)

    def column_of(self, role: str) -> Column | None:
        """The column that a mapping names, by its key or by its role."""
        if role in self.columns:
            return self.columns[role]
        return next((column for column in self.columns.values() if column.role == role), None)


@cache
def forms() -> Mapping[str, Form]:
    """Every form by code, in the order in which files depend on each other.

    Examples
    --------
    >>> forms()["ties"].required[0].key
    'source'
    """
    return MappingProxyType({code: _load(code) for code in CODES})


def form_named(code: str) -> Form:
    """The form of that code, or an error that names those that exist."""
    if code not in forms():
        raise Unknown("forms.unknown-form", form=code, known=", ".join(CODES))
    return forms()[code]


def _load(code: str) -> Form:
    table = tomllib.loads((folder("imports") / f"{code}.toml").read_text("utf-8"))
    columns = {
        key: Column(
            key,
            entry.get("role", key),
            entry["kind"],
            tuple(fold(header) for header in entry["headers"]),
            entry.get("required", False),
            float(entry.get("weight", 1)),
            tuple(fold(header) for header in entry.get("weak", ())),
            [*entry["headers"], *entry.get("weak", ())][0],
            entry.get("says", ""),
        )
        for key, entry in table["columns"].items()
    }
    by_header: dict[str, tuple[Column, int]] = {}
    for column in columns.values():
        for rank, header in enumerate((*column.headers, *column.weak)):
            by_header.setdefault(header, (column, rank))
    flags = table.get("flags")
    return Form(
        code,
        Words(**table["title"]),
        Words(**table["grain"]),
        MappingProxyType(columns),
        MappingProxyType(by_header),
        layout=table.get("layout", "rows"),
        any_of=frozenset(table.get("any_of", ())),
        split=tuple(table.get("split", ())),
        flags=(flags["role"], flags["vocabulary"]) if flags else None,
        yearly=table.get("yearly", ""),
        dated_columns=table.get("dated_columns", False),
        context=table.get("context", False),
        labels=_by_label(table.get("labels", {})),
        lists=_by_label(table.get("lists", {})),
        ends=frozenset(fold(word) for word in table.get("ends", {}).get("words", ())),
        functions=frozenset(fold(word) for word in table.get("functions", {}).get("words", ())),
        examples=tuple(
            Example(one["file"], one["text"], tuple(one["gives"]), tuple(one.get("remarks", ())))
            for one in table.get("examples", ())
        ),
    )


def _by_label(entries: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    return MappingProxyType({fold(text): role for role, texts in entries.items() for text in texts})
