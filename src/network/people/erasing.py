"""A person taken out of everything that the store holds already: facts, batches, what is kept beside them."""

import json
from collections.abc import Iterator
from typing import Any

from network.identity import MASK
from network.people.hiding import Objected, practice, stand_in
from network.store import Transaction
from network.store.holdings import Holding, Row, contents, write

_NOT_TEXTS = frozenset({"uid", "kind", "source", "target", "sources"})  # columns that name things, never persons


def erase(transaction: Transaction, person: Objected) -> int:
    """Put `[personne]` wherever a person is named; how many rows changed.

    A practice that bears the name of the person keeps its profession; numbers of presences stay.
    """
    return write(transaction, _changed(transaction, person))


def _changed(transaction: Transaction, person: Objected) -> Iterator[tuple[Holding, Row]]:
    for holding, row in list(contents(transaction)):
        cleaned = {name: value if name in _NOT_TEXTS else _clean(value, person) for name, value in row.items()}
        if cleaned != row:
            yield holding, cleaned


def _clean(value: Any, person: Objected) -> Any:
    """A value of any shape, JSON texts included, without the person."""
    if isinstance(value, str):
        return _clean_text(value, person)
    if isinstance(value, list):
        return [_clean(one, person) for one in value]
    if isinstance(value, dict):
        return {name: _without(one, person) if name == "search" else _clean(one, person) for name, one in value.items()}
    return value


def _clean_text(text: str, person: Objected) -> str:
    if text[:1] in "[{":
        try:
            held = json.loads(text)
        except json.JSONDecodeError:
            return _masked(text, person)
        cleaned = _clean(held, person)
        return (
            text if cleaned == held else json.dumps(cleaned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        )
    return _masked(text, person)


def _masked(text: str, person: Objected) -> str:
    cleaned = person.cleaned(text)
    return text if cleaned == text else practice(text) or cleaned.replace(stand_in(0), MASK)


def _without(text: Any, person: Objected) -> Any:
    """Search words, without those of the name."""
    return " ".join(person.cleaned(text).replace(stand_in(0), " ").split()) if isinstance(text, str) else text
