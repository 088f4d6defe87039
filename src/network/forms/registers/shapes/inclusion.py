"""data·inclusion: a name that ends like a sentence is a fault of its own validator; it is said, and kept."""

from collections.abc import Iterable, Iterator

from network.forms.parsed import text_of
from network.forms.registers.records import Record, Say


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Structures and services, with what is wrong in their names."""
    for record in records:
        name = text_of(record.cells.get("nom") or "").rstrip()
        if name.endswith(".") and not name.endswith("..") and not record.example:
            say("name-final-dot", "warning", record, "nom")
        yield record
