"""One unit of change on any engine: checked rows, bounded statements, and nothing kept after an error."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd

from network.errors import Refused
from network.store.admission import admit
from network.store.engine import EngineTransaction
from network.store.frames import Columns, frame, rows
from network.store.queries import Query, query
from network.store.shapes import shapes

STATEMENT = 5_000  # rows a statement: more gains nothing, and a server keeps each statement in memory


def asked(name: str, parameters: Mapping[str, Any], *, writes: bool) -> Query:
    """The query of that name, once the call is seen to fit it."""
    found = query(name)
    if found.writes is not writes:
        raise TypeError(f"{name} {'changes' if found.writes else 'does not change'} the store: use its own verb")
    if found.parameters != parameters.keys():
        raise TypeError(f"{name} takes {sorted(found.parameters)}, not {sorted(parameters)}")
    return found


class GraphTransaction:
    """Statements on one engine transaction, dead after the first error."""

    def __init__(self, engine: EngineTransaction) -> None:
        self._engine = engine
        self._grown = False
        self.broken = False

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return rows(self._run(asked(query, parameters, writes=False), parameters))

    def frame(self, query: str, **parameters: Any) -> pd.DataFrame:
        return frame(self._run(asked(query, parameters, writes=False), parameters))

    def write(self, query: str, rows: Sequence[Mapping[str, Any]], **parameters: Any) -> int:
        found = asked(query, {"rows": rows, **parameters}, writes=True)
        with self._dead_if_it_fails():
            admitted = admit(found.room, found.noun, rows)
        if admitted:
            self._grow(found)
        written = 0
        for start in range(0, len(admitted), STATEMENT):
            answer = self._run(found, {"rows": admitted[start : start + STATEMENT], **parameters})
            written += sum(answer["written"])
        with self._dead_if_it_fails():
            self._complete(found, written, len(admitted))
        return written

    def lock(self) -> None:
        """Wait for other writers: what is read from here on is what the writes will meet."""
        self._run(query("meta/lock"), {})

    def _grow(self, found: Query) -> None:
        """Before the first change of facts the revision grows; private objects leave it as it is."""
        if not self._grown and found.room != "private":
            self._run(query("meta/grow"), {})
            self._grown = True

    def _complete(self, found: Query, written: int, given: int) -> None:
        if found.room == "write" and shapes()[found.noun].relationship and written != given:
            raise Refused("store.missing-end", noun=found.noun, n=given - written)

    def _run(self, found: Query, parameters: Mapping[str, Any]) -> Columns:
        if self.broken:
            raise Refused("store.dead")
        with self._dead_if_it_fails():
            return self._engine.columns(found, parameters)

    @contextmanager
    def _dead_if_it_fails(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.broken = True
            raise
