"""Cells that nobody could resolve for sure, named before any import: a kind without a name, a wrong letter."""

import random
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from territory.world import Actor, Meeting

SHARE, MOST = 0.012, 16  # of about 880 names: never 2 %


@dataclass(frozen=True)
class Place:
    """Where a cell is: `line` as the spreadsheet shows it, `column` by its letter."""

    file: str
    sheet: str
    line: int
    column: str

    def below(self, rows: int) -> "Place":
        return replace(self, line=self.line + rows)


@dataclass
class Ambiguities:
    """Draws doubtful cells, a `SHARE` of the names and `MOST` at most; keeps where each stands and what it meant."""

    rng: random.Random
    cells: list[dict[str, Any]] = field(default_factory=list)
    written: int = 0

    def draw(self, actor: Actor, meetings: list[Meeting], place: Place) -> str | None:
        """What the cell holds instead of a name, or None: most cells are clear."""
        self.written += 1
        if len(actor.proper) < 6 or not actor.listed or self.rng.random() >= SHARE:
            return None
        if len(self.cells) == MOST:
            return None
        value, why = self._doubt(actor)
        said = {"value": value, "why": why, "actor": actor.key, "meetings": [m.key for m in meetings]}
        self.cells.append({**asdict(place), **said})
        return value

    def _doubt(self, actor: Actor) -> tuple[str, str]:
        if self.rng.random() < 0.5:
            return actor.label, "a kind of structure without its name"
        proper = actor.proper
        places = [i for i in range(2, len(proper) - 1) if proper[i : i + 2].isalpha() and proper[i] != proper[i + 1]]
        place = self.rng.choice(places)
        wrong = proper[:place] + proper[place + 1] + proper[place] + proper[place + 2 :]
        return f"{actor.label} {wrong}", "two letters exchanged"
