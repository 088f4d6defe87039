"""Everything a store holds, noun by noun, in the order in which it can be written back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from network.model import Kept
from network.store.protocol import Reading, Transaction
from network.store.shapes import BATCH, shapes

Row = dict[str, Any]
LOT = 5_000  # rows handed on at a time

_SAID = ("sources", "said")


@dataclass(frozen=True)
class Holding:
    """One noun: the question that reads it, the one that writes it, and how its rows are laid out."""

    noun: str
    reads: str
    writes: str
    flat: tuple[str, ...]  # columns that stand beside `p` in a row to write
    properties: Mapping[str, Kept] | None  # None: nothing but the flat columns

    def written(self, row: Row) -> Row:
        """A flat row as it was read, laid out as it is written; empty properties are left out."""
        beside = {name: row[name] for name in self.flat}
        if self.properties is None:
            return beside
        return {**beside, "p": {name: row[name] for name in self.properties if row[name] is not None}}


def holdings() -> list[Holding]:
    """Facts, nodes before relationships; then batches; then what the workspace keeps."""
    facts = [
        Holding(noun, f"facts/{noun}", f"write/{noun}", (*shape.key, *_SAID), shape.properties)
        for noun, shape in shapes().items()
    ]
    batches = Holding("batch", "batch/list", "batch/write", ("uid",), BATCH)
    kept = Holding("kept", "private/all", "private/keep", ("uid", "kind", "value"), None)
    return [*facts, batches, kept]


def contents(reading: Reading) -> Iterator[tuple[Holding, Row]]:
    """Every row of a store, ready to be written into another."""
    for holding in holdings():
        for row in reading.read(holding.reads):
            yield holding, holding.written(row)


def write(transaction: Transaction, rows: Iterator[tuple[Holding, Row]]) -> int:
    """Rows of `contents` into a store, lot by lot; how many."""
    lot: list[Row] = []
    written, current = 0, None
    for holding, row in rows:
        if current and (holding.noun != current.noun or len(lot) == LOT):
            written += transaction.write(current.writes, lot)
            lot = []
        current = holding
        lot.append(row)
    return written + (transaction.write(current.writes, lot) if current else 0)
