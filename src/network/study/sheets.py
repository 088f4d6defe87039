"""What a network was read from: the lines of each sheet that say its ties or its presences."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class SheetRead:
    """One sheet of one applied file (or a hand edit), and how many of its lines a network rests on."""

    file: str
    sheet: str
    batch: str
    lines: int

    def as_dict(self) -> dict[str, Any]:
        return {"batch": self.batch, "file": self.file, "sheet": self.sheet, "lines": self.lines}


def sheets_read(sources: Iterable[str], files: dict[str, str]) -> tuple[SheetRead, ...]:
    """The sheets that sources name, `batch|sheet|line`, each with its distinct lines, in order of file.

    Examples
    --------
    >>> sheets_read(["bat-1|14 mars|7", "bat-1|14 mars|8", "bat-1|14 mars|7"], {"bat-1": "tf.xlsx"})
    (SheetRead(file='tf.xlsx', sheet='14 mars', batch='bat-1', lines=2),)
    """
    lines: dict[tuple[str, str], set[str]] = {}
    for source in sources:
        batch, _, place = source.partition("|")
        sheet, _, line = place.rpartition("|")
        lines.setdefault((batch, sheet), set()).add(line)
    told = (SheetRead(files.get(batch, batch), sheet, batch, len(some)) for (batch, sheet), some in lines.items())
    return tuple(sorted(told))
