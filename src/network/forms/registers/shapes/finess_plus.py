"""FINESS+ entities and establishments: the longest of their names, without the spaces that pad them."""

from collections.abc import Iterable, Iterator

from network.forms.parsed import text_of
from network.forms.registers.records import Record, Say

NAMES = (
    "informationsGeneralesPMEJ.denominationLonguePmSmsse",
    "informationsGeneralesPMEJ.denominationPm",
    "informationsGeneralesEGE.nomEgeLong",
    "informationsGeneralesEGE.nomEgeCourt",
)


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Records under one name."""
    for record in records:
        names = [" ".join(text_of(cell).split()) for name in NAMES if (cell := record.cells.get(name)) is not None]
        record.cells["nom"] = max(names, key=len, default=None)
        yield record
