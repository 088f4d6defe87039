"""The little that a database engine must do; everything else is written once, above it."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from network.store.frames import Columns
from network.store.queries import Query

Parameters = Mapping[str, Any]


class EngineTransaction(Protocol):
    """Statements that the engine keeps together."""

    def columns(self, query: Query, parameters: Parameters) -> Columns:
        """Answer of one statement, as lists by column."""

    def commit(self) -> None:
        """Keep everything; raises when the engine could not."""

    def rollback(self) -> None:
        """Drop everything; never raises for a transaction that is already gone."""


class Engine(Protocol):
    """One opened database."""

    name: str
    address: str

    def columns(self, query: Query, parameters: Parameters) -> Columns:
        """Answer of a question on what is committed."""

    def execute(self, query: Query) -> None:
        """One statement of schema, outside any transaction."""

    def begin(self) -> AbstractContextManager[EngineTransaction]:
        """A transaction; leaving the `with` never commits, it only lets go of locks and connections."""

    def version(self) -> str:
        """Version of the database itself."""

    def close(self) -> None:
        """Let the database go."""
