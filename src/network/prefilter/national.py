"""How the lines of a national file are read: its header, how each line tells its commune, what never leaves it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from network.errors import UnreadableFile
from network.forms.registers import Register, registers
from network.forms.registers.conditions import Condition
from network.forms.registers.register import Table
from network.forms.row import masked
from network.identity import fold
from network.prefilter.places import Commune, commune_by_header, commune_by_rank
from network.prefilter.streams import MARK

NATURAL = "register-natural-person"


@dataclass(frozen=True)
class National:
    """A national file of lines, and the register that it is of, when it is known."""

    first: list[str]  # header or manifest; empty when the file has neither
    commune: Commune
    names: tuple[str, ...] = ()  # of its columns
    register: Register | None = None
    table: Table | None = None

    @cached_property
    def dropped(self) -> frozenset[int]:
        """Ranks of the columns that are never kept: they do not even reach the extract."""
        patterns = self.table.dropped if self.table else ()
        return frozenset(at for at, name in enumerate(self.names) if any(one.fullmatch(fold(name)) for one in patterns))

    @cached_property
    def _persons(self) -> list[Condition]:
        return [one.when for one in self.table.left if one.remark == NATURAL] if self.table else []

    @cached_property
    def _columns(self) -> list[str]:
        return [(self.table.named(name) if self.table else None) or name for name in self.names]

    def is_person(self, line: Sequence[str]) -> bool:
        """Whether the register says that a line is about a natural person."""
        if not self._persons:
            return False
        cells = {name: cell or None for name, cell in zip(self._columns, line, strict=False)}
        return any(rule.holds(cells) for rule in self._persons)

    def shown(self, line: list[str]) -> list[str]:
        """A line without the columns that are never kept: emptied where only their rank names the others."""
        if self.table is not None and self.table.nameless:
            return ["" if at in self.dropped else cell for at, cell in enumerate(line)]
        return [cell for at, cell in enumerate(line) if at not in self.dropped]


def national(file: str, lines: Iterator[list[str]]) -> tuple[National, Iterator[list[str]]]:
    """What the first line of a file says of it, and the lines of data.

    Raises
    ------
    UnreadableFile
        No column tells the commune.
    """
    first = next(lines, [])
    if nameless := _nameless(first):
        register, table = nameless
        is_data = fold(first[0]) == fold(table.begins)
        told = National([] if is_data else first, commune_by_rank(table), table.nameless, register, table)
        return told, chain([first], lines) if is_data else lines
    names = tuple(cell.removeprefix(MARK).strip() for cell in first)
    commune = commune_by_header(names)
    if commune is None:
        raise UnreadableFile("registers.no-commune", file=file, seen=", ".join(map(masked, names))[:200])
    return National(first, commune, names, *_register_of(names)), lines


def _nameless(first: Sequence[str]) -> tuple[Register, Table] | None:
    """The register without header that a first line begins."""
    begins = [fold(cell) for cell in first]
    for register in registers().values():
        for table in register.tables:
            starts = (table.manifest, (table.begins,)) if table.nameless else ()
            if any(begins[: len(start)] == [fold(text) for text in start] for start in starts):
                return register, table
    return None


def _register_of(names: Sequence[str]) -> tuple[Register | None, Table | None]:
    """The register whose needs the header meets; of several, the one that knows most of it."""
    found = [
        (len(known), register, table)
        for register in registers().values()
        for table in register.tables
        if set(table.needs) <= (known := {name for text in names if (name := table.named(text))})
    ]
    return max(found, key=lambda one: one[0])[1:] if found else (None, None)
