"""Associations written once for each sector and public: one record each, with everything that is said of them."""

from collections.abc import Iterable, Iterator

from network.forms.parsed import text_of
from network.forms.registers.records import Record, Say

GATHERED = ("SECTEUR", "PUBLIC", "SECTEUR_GEO")


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """The first record of each association, its sectors and publics united."""
    found: dict[str, Record] = {}
    for record in records:
        number = record.cells.get("IDASSO")
        if number is None:
            continue
        first = found.setdefault(text_of(number), record)
        for name in GATHERED:
            cell = record.cells.get(name)
            if cell is not None and first is not record:
                first.cells[name] = _united(first, name, text_of(cell))
    yield from found.values()


def _united(record: Record, name: str, text: str) -> str:
    cell = record.cells.get(name)
    values = text_of(cell).split("; ") if cell is not None else []
    return "; ".join(dict.fromkeys([*values, text]))
