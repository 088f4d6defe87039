"""The store as the rest of the product uses it, written once over either engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd

from network.errors import Refused
from network.model import NODES, RELATIONSHIPS
from network.store.engine import Engine
from network.store.frames import frame, rows
from network.store.protocol import StoreInfo
from network.store.queries import query
from network.store.transactions import GraphTransaction, asked


class GraphStore:
    """Named queries and transactions on an opened engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return rows(self._engine.columns(asked(query, parameters, writes=False), parameters))

    def frame(self, query: str, **parameters: Any) -> pd.DataFrame:
        return frame(self._engine.columns(asked(query, parameters, writes=False), parameters))

    @contextmanager
    def transaction(self) -> Iterator[GraphTransaction]:
        with self._engine.begin() as engine:
            transaction = GraphTransaction(engine)
            try:
                transaction.lock()
                yield transaction
            except BaseException:
                transaction.broken = True
                engine.rollback()
                raise
            if transaction.broken:  # the error was caught inside the `with`
                engine.rollback()
                raise Refused("store.dead")
            engine.commit()

    def revision(self) -> int:
        return self._number("meta/revision")

    def about(self) -> StoreInfo:
        engine = self._engine
        schema = self._number("meta/schema")
        return StoreInfo(engine.name, engine.version(), engine.address, schema, self.revision(), self._counts())

    def close(self) -> None:
        self._engine.close()

    def _number(self, name: str) -> int:
        found = self._engine.columns(query(name), {})["value"]
        return int(found[0]) if found else 0

    def _counts(self) -> dict[str, int]:
        """Facts of each noun, those without any included."""
        labels = {row["label"]: row["number"] for row in self.read("about/nodes")}
        ties = {(row["type"], row["source"], row["target"]): row["number"] for row in self.read("about/relationships")}
        nodes = {node.noun: labels.get(label, 0) for label, node in NODES.items()}
        between = {noun: ties.get((tie.type, tie.source, tie.target), 0) for noun, tie in RELATIONSHIPS.items()}
        return {**nodes, **between, "batch": labels.get("Batch", 0), "kept": labels.get("Kept", 0)}
