"""Associations: old numbers, a short title that was only cut, an association that took another number."""

import re
from collections.abc import Iterable, Iterator

from network.forms.parsed import text_of
from network.forms.registers.records import Record, Say
from network.identity import fold

_NUMBER = re.compile(r"W\d[\dA-Z]\d{7}")


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Associations by their present number; those that the register follows under another one are left out, said."""
    for record in records:
        cells = record.cells
        if fold(_text(record, "position")) == "r":
            new = _NUMBER.search(_text(record, "observation"))
            say("association-renumbered", "info", record, "id", new=new[0] if new else "?")
            continue
        number = _text(record, "id").upper()
        if not _NUMBER.fullmatch(number):
            cells.pop("id", None)
            cells["id_ancien"] = number or None
        short = _text(record, "titre_court")
        if short.endswith("...") or fold(short) == fold(_text(record, "titre")):
            cells.pop("titre_court", None)
        if objet := _text(record, "objet"):
            cells["objet"] = re.sub(r"\s+,\s\s+", "\n", objet)
        yield record


def _text(record: Record, name: str) -> str:
    cell = record.cells.get(name)
    return "" if cell is None else text_of(cell).strip()
