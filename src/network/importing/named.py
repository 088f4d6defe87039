"""Actors that the files of one call name: a cell that lists several of them is split, as it would be afterwards."""

from collections.abc import Iterable, Iterator
from functools import cache

from network import vocabulary
from network.forms import Reading, Refusal, Row, forms
from network.forms.organisations import read_organisations
from network.forms.row import Known
from network.identity import name_key
from network.importing.folding import texts


def key(name: str) -> str:
    """The name as actors are recognised by it."""
    return name_key(name, vocabulary.acronyms())


def names(read: Iterable[Reading | Refusal]) -> set[str]:
    """Keys of the actors that these files name one by one.

    A cell that may list several names nobody, as long as it has what separates two: it would be known by
    itself, and never split.
    """
    alone, listed = _written(read, "name"), _written(read, "organisation")
    return {key(name) for name in (*alone, *(cell for cell in listed if not _may_list(cell)))}


def splits(read: Iterable[Reading | Refusal], known: Known) -> bool:
    """Whether some cell lists several of the actors that are known by now."""
    return any(_lists(cell, known) for cell in _written(read, "organisation"))


def _written(read: Iterable[Reading | Refusal], kind: str) -> set[str]:
    """What the cells of a kind say, each once: a long list names few actors many times."""
    return {name for row in _rows(read) for name in _cells(row, kind)}


def _rows(read: Iterable[Reading | Refusal]) -> Iterator[Row]:
    return (row for one in read if isinstance(one, Reading) for row in one.rows)


def _cells(row: Row, kind: str) -> Iterator[str]:
    return (name for role in _roles(row.form, kind) for name in texts(row.values.get(role)))


@cache
def _roles(form: str, kind: str) -> tuple[str, ...]:
    """Roles of the cells of a kind: `name` is one actor, `organisation` one or several."""
    told = [column.role for column in forms()[form].columns.values() if column.kind == kind]
    if kind == "name" and "held_by" in forms()[form].labels.values():
        told.append("held_by")
    return tuple(told)


def _may_list(name: str) -> bool:
    """Whether a cell could list several actors, were they known."""
    return _lists(name, lambda part: part != name)


def _lists(cell: str, known: Known) -> bool:
    return len(read_organisations(cell, known).names) > 1
