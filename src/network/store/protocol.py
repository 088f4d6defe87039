"""What the rest of the product knows of a graph database: named questions, and all-or-nothing changes."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from network.errors import StoreUnavailable


class Reading(Protocol):
    """Whatever answers a named question: the store as last committed, or a transaction on its way."""

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of a question, each a dict by column."""

    def frame(self, query: str, **parameters: Any) -> pd.DataFrame:
        """Rows of a question as a table; types as `network.store.frames` says, the same on every engine."""


class Transaction(Reading, Protocol):
    """Changes that are kept together or not at all.

    After any error it is dead: the engines differ on what they would keep, so nothing is.
    """

    def write(self, query: str, rows: Sequence[Mapping[str, Any]], **parameters: Any) -> int:
        """Hand rows to a writing query, 5,000 a statement; how many found their place."""


class Store(Reading, Protocol):
    """A graph database that answers named queries, the files of `queries/`."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """One unit of change, committed at the end of the `with`, dropped if an error leaves it."""

    def revision(self) -> int:
        """Grows with every committed change of facts; key of what is kept in memory."""

    def about(self) -> "StoreInfo":
        """Engine, address and counts, as `passerelles info` says them."""

    def close(self) -> None:
        """Let the database go; the folder of an embedded one is then free for another process."""


@dataclass(frozen=True)
class StoreInfo:
    """What a store is and holds; the address never holds credentials."""

    engine: str
    version: str
    address: str
    schema: int
    revision: int
    counts: Mapping[str, int]


class StoreBusy(StoreUnavailable):
    """Another writer was in the way; the same unit of work will go through when tried again."""
