"""Actors that the files of one call name: a cell that lists several of them is split, as it would be afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from network import vocabulary
from network.forms import Reading, Refusal, forms
from network.forms.organisations import read_organisations
from network.forms.row import Known
from network.identity import name_key
from network.importing.folding import texts


def key(name: str) -> str:
    """The name as actors are recognised by it."""
    return name_key(name, vocabulary.acronyms())


@dataclass(frozen=True)
class Cells:
    """What the cells of some files say, each once: a long list names few actors many times.

    `alone` name one actor; `listed` one or several.
    """

    alone: set[str]
    listed: set[str]

    @classmethod
    def of(cls, read: Iterable[Reading | Refusal]) -> "Cells":
        found: dict[str, set[str]] = {"name": set(), "organisation": set()}
        for row in (row for one in read if isinstance(one, Reading) for row in one.rows):
            for kind, role in _roles(row.form):
                said = row.values.get(role)
                if isinstance(said, str):
                    found[kind].add(said)
                elif said is not None:
                    found[kind].update(texts(said))
        return cls(found["name"], found["organisation"])

    @property
    def names(self) -> set[str]:
        return self.alone | self.listed

    def keys(self) -> set[str]:
        """Keys of the actors that these files name one by one.

        A cell that may list several names nobody, as long as it has what separates two: it would be known by
        itself, and never split.
        """
        return {key(name) for name in (*self.alone, *(cell for cell in self.listed if not _may_list(cell)))}

    def split(self, known: Known) -> bool:
        """Whether some cell lists several of the actors that are known by now."""
        return any(_lists(cell, known) for cell in self.listed)


@cache
def _roles(form: str) -> tuple[tuple[str, str], ...]:
    """Kind and role of the columns that name actors: `name` is one actor, `organisation` one or several."""
    if form not in forms():  # tables that left this product: one name a cell
        return ()
    kinds = ("name", "organisation")
    told = [(column.kind, column.role) for column in forms()[form].columns.values() if column.kind in kinds]
    if "held_by" in forms()[form].labels.values():
        told.append(("name", "held_by"))
    return tuple(told)


def _may_list(name: str) -> bool:
    """Whether a cell could list several actors, were they known."""
    return _lists(name, lambda part: part != name)


def _lists(cell: str, known: Known) -> bool:
    return len(read_organisations(cell, known).names) > 1
