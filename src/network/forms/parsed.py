"""What reading one cell gives: a typed value, or why there is none."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from network.forms.row import Known
from network.remarks import Severity
from network.tables import Cell


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell, and whether it was kept all the same."""

    code: str
    severity: Severity = "warning"
    values: Mapping[str, Any] = field(default_factory=dict)
    keep_in_extra: bool = True

    @property
    def masked(self) -> bool:
        """Whether the cell is about a person: its value is never shown."""
        return self.code.startswith(("person", "private-life", "nir"))


@dataclass(frozen=True)
class Parsed:
    """Typed value of a cell (None: nothing to keep) and its problem, if any."""

    value: Any = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Setting:
    """What reading a cell depends on beside the cell."""

    today: dt.date
    year: int | None = None
    nomenclature: Mapping[str, str] = field(default_factory=dict)
    known: Known | None = None


Parser = Callable[[Cell, str, Setting], Parsed]


def text_of(cell: Cell) -> str:
    """A cell as text: dates in ISO form, numbers without a useless decimal."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)
