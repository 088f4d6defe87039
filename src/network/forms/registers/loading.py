"""Public registers read from `imports/registers/`, one file each."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from network.forms.form import Example
from network.forms.registers.conditions import condition
from network.forms.registers.register import Figures, Gives, Hidden, Left, Publisher, Register, Table
from network.identity import fold
from network.resources import folder
from network.sentences import Words


@cache
def registers() -> Mapping[str, Register]:
    """Every register by code.

    Examples
    --------
    >>> registers()["finess"].publisher.licence
    'Licence Ouverte 2.0'
    """
    paths = sorted((folder("imports") / "registers").glob("*.toml"))
    return MappingProxyType({path.stem: _load(path.stem, path.read_text("utf-8")) for path in paths})


def _load(code: str, text: str) -> Register:
    table = tomllib.loads(text)
    examples = tuple(
        Example(one["file"], one["text"], tuple(one["gives"]), tuple(one.get("remarks", ())))
        for one in table["examples"]
    )
    tables = tuple(_table(name, one) for name, one in table["tables"].items())
    title, gives, leaves = (Words(**table[name]) for name in ("title", "gives", "leaves"))
    return Register(code, title, gives, leaves, Publisher(**table["origin"]), tables, examples)


def _table(name: str, told: Mapping[str, Any]) -> Table:
    others = told.get("headers", {})
    return Table(
        name,
        needs=tuple(told["needs"]),
        headers={one: tuple(map(fold, others.get(one, ()))) for one in _names(told)},
        labels={one: spellings[0] for one, spellings in others.items() if spellings},
        sheet=told.get("sheet"),
        nameless=tuple(told.get("nameless", ())),
        manifest=tuple(told.get("manifest", ())),
        begins=told.get("begins", ""),
        made=told.get("made", {}),
        dropped=_patterns(told.get("dropped", ())),
        ignored=_patterns(told.get("ignored", ())),
        kept=tuple(told.get("kept", ())),
        lists={column: tuple(values) for column, values in told.get("lists", {}).items()},
        older={column: frozenset(values) for column, values in told.get("older", {}).items()},
        numbers=tuple(told.get("numbers", ())),
        any_of=tuple(map(frozenset, told.get("any_of", ()))),
        least=told.get("least", 0),
        empty=frozenset(told.get("empty", ())),
        left=tuple(Left(condition(one["when"]), one["remark"], one["severity"]) for one in told.get("left", ())),
        hidden=tuple(
            Hidden(condition(one["when"]), tuple(one["columns"]), one.get("confidential", False))
            for one in told.get("hidden", ())
        ),
        shape=told.get("shape"),
        gives=tuple(map(_gives, told["gives"])),
    )


def _names(told: Mapping[str, Any]) -> dict[str, None]:
    """Columns that a table knows, in the order in which it speaks of them."""
    lists = (told.get(name, ()) for name in ("needs", "columns", "nameless", "kept", "numbers", "lists", "headers"))
    either = (name for names in told.get("any_of", ()) for name in names)
    return dict.fromkeys((*(name for names in lists for name in names), *either))


def _gives(told: Mapping[str, Any]) -> Gives:
    return Gives(
        told["form"],
        told["columns"],
        told.get("constants", {}),
        told.get("values", {}),
        tuple(map(condition, told.get("only", ()))),
        tuple(
            Figures(re.compile(one["headers"], re.IGNORECASE), one.get("code"), one.get("blank"))
            for one in told.get("figures", ())
        ),
        tuple(told.get("field_from", ())),
        told.get("field_source", "file"),
    )


def _patterns(headers: Any) -> tuple[re.Pattern[str], ...]:
    """Headers, of which `*` at the end stands for any end, as patterns of folded headers."""
    return tuple(re.compile(fold(header) + (".*" if header.endswith("*") else "")) for header in headers)
