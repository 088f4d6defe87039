"""Small files made of rows, and a store to bring them to."""

import datetime as dt
import hashlib
from typing import Any

from network.forms import Reading, Row
from network.importing import Outcome
from network.importing.applying import Call, Files
from network.importing.graph import Graph
from network.model import When
from network.store import Store

TODAY = dt.date(2026, 1, 5)
NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)

Line = tuple[str, dict[str, Any]]
Facts = dict[str, dict[tuple[str, ...], Any]]


def day(year: int, month: int, number: int) -> When:
    return When(dt.date(year, month, number))


def reading(name: str, form: str, *lines: dict[str, Any], sheet: str = "") -> Reading:
    """A file of one form; its lines begin under a header, at 2."""
    rows = [Row(form, sheet, number, values) for number, values in enumerate(lines, start=2)]
    content = repr((name, form, lines)).encode()
    return Reading(name, hashlib.sha256(content).hexdigest(), "utf-8", rows, [], (form,))


def bring(store: Store, *readings: Reading, apply: bool = True, territory: str | None = None) -> list[Outcome]:
    """Import files that are read already."""
    files = Files(store, Call("", territory, TODAY, NOW, "tests"), apply=apply)
    return [files.add(one) for one in readings]


def facts(store: Store) -> Facts:
    """Everything the store holds, by noun; nouns without any are left out."""
    return {noun: held for noun, held in Graph(store).everything().items() if held}


def named(store: Store, name: str) -> str:
    """Uid of the actor of that name."""
    (found,) = [key[0] for key, fact in facts(store)["actor"].items() if fact.properties["name"] == name]
    return found


def two_quarters(store: Store) -> None:
    """Two territories that the store knows."""
    bring(
        store,
        reading("quartiers", "territories", {"name": "Flandre", "code": "T1"}, {"name": "Belleville", "code": "T2"}),
    )
