"""The embedded engine: a folder of this machine, opened by one process at a time, held in memory."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import kglite

from network.errors import StoreUnavailable
from network.store.engine import Parameters
from network.store.frames import Columns
from network.store.protocol import StoreBusy
from network.store.queries import Query

GRAPH = "graph.kgl"  # the engine puts its log and lock beside it


class EmbeddedTransaction:
    """Statements that are kept as one frame of the log."""

    def __init__(self, session: kglite.Session) -> None:
        with told("begin"):
            self._transaction = session.begin()

    def columns(self, query: Query, parameters: Parameters) -> Columns:
        with told(query.name):
            return columns(self._transaction.cypher(query.text, params=dict(parameters)))

    def commit(self) -> None:
        with told("commit"):
            self._transaction.commit()

    def rollback(self) -> None:
        if self._transaction.active:
            self._transaction.rollback()


class EmbeddedEngine:
    """One folder. Readers never wait; writers pass one at a time."""

    name = "kglite"

    def __init__(self, path: Path) -> None:
        self.address = str(path)
        kglite.set_query_warning_policy("silent")  # it warns of each label that has no node yet
        self._session = opened(path)
        self._writer = threading.Lock()
        self._writing: int | None = None  # thread that holds it

    def columns(self, query: Query, parameters: Parameters) -> Columns:
        with told(query.name):
            return columns(self._session.cypher(query.text, params=dict(parameters)))

    def execute(self, query: Query) -> None:
        with self._writer, told(query.name):
            self._session.execute(query.text)

    @contextmanager
    def begin(self) -> Iterator[EmbeddedTransaction]:
        if self._writing == threading.get_ident():
            raise RuntimeError("this thread already has a transaction open: it would wait for itself")
        with self._writer:
            self._writing = threading.get_ident()
            try:
                yield EmbeddedTransaction(self._session)
            finally:
                self._writing = None

    def version(self) -> str:
        return kglite.__version__

    def close(self) -> None:
        with self._writer, told("close"):
            self._session.close()


def columns(answer: kglite.ResultView) -> Columns:
    """Lists by column: half the time of rows as dicts."""
    return {name: answer.column(name) for name in answer.columns}


def opened(path: Path) -> kglite.Session:
    """The session of a folder, made private to its owner if it is new."""
    if path.exists() and not path.is_dir():
        raise StoreUnavailable("store.file", address=path)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        inside = {entry.name for entry in path.iterdir()}
        if inside and not any(name.startswith(GRAPH) for name in inside):
            raise StoreUnavailable("store.other-folder", address=path)
        return kglite.open_session(str(path / GRAPH), durable="full")
    except kglite.WriterLeaseHeldError as error:
        raise StoreUnavailable("store.held", address=path, pid=error.holder["pid"]) from error
    except OSError as error:
        raise StoreUnavailable("store.folder", address=path, reason=error.strerror or "") from error
    except kglite.KgError as error:
        raise StoreUnavailable("store.damaged", address=path) from error


@contextmanager
def told(statement: str) -> Iterator[None]:
    """Errors of the engine as ours. Its own words may quote a value: they stay in the cause, not in the message."""
    try:
        yield
    except kglite.TransactionConflictError as error:
        raise StoreBusy("store.busy") from error
    except kglite.KgError as error:
        raise StoreUnavailable("store.statement", statement=statement, code=type(error).__name__) from error
