"""When a rule of a register holds: a column that says one of some values, or a text with some word in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from network.forms.parsed import text_of
from network.identity import plain_lower
from network.tables import Cell


@dataclass(frozen=True)
class Condition:
    """Any of the columns is one of the values, or has a word of the pattern; an empty cell fulfils nothing."""

    columns: tuple[str, ...]
    values: frozenset[str] = frozenset()
    words: re.Pattern[str] | None = None
    unless: bool = False

    def holds(self, cells: Mapping[str, Cell]) -> bool:
        """Whether it holds for a record."""
        return self.unless != any(self._fits(text_of(cells[one])) for one in self.columns if cells.get(one) is not None)

    def _fits(self, text: str) -> bool:
        plain = plain_lower(text)
        return plain in self.values or (self.words is not None and bool(self.words.search(plain)))


def condition(told: Mapping[str, Any]) -> Condition:
    """A condition as a register writes it.

    Examples
    --------
    >>> closed = condition({"column": "position", "values": ["D", "S"]})
    >>> closed.holds({"position": "D"}), closed.holds({"position": "A"}), closed.holds({})
    (True, False, False)
    >>> condition({"column": "position", "values": ["R"], "unless": True}).holds({"position": "A"})
    True
    """
    columns = told["column"]
    return Condition(
        (columns,) if isinstance(columns, str) else tuple(columns),
        frozenset(plain_lower(value) for value in told.get("values", ())),
        re.compile(told["words"]) if "words" in told else None,
        told.get("unless", False),
    )
