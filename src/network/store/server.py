"""Neo4j, one server or a cluster, through its official driver."""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
import neo4j.time
from neo4j import exceptions

from network.errors import StoreUnavailable
from network.settings import Settings
from network.store.engine import Parameters
from network.store.frames import Columns
from network.store.protocol import StoreBusy
from network.store.queries import Query

CONNECT = 10.0  # seconds to wait for a machine that does not answer
RETRY = 15.0  # seconds during which the driver tries a question again when the server asks it to


class ServerTransaction:
    """Statements of one explicit transaction."""

    def __init__(self, engine: "ServerEngine", session: neo4j.Session) -> None:
        self._engine = engine
        with engine.told("begin"):
            self._transaction = session.begin_transaction()

    def columns(self, query: Query, parameters: Parameters) -> Columns:
        with self._engine.told(query.name):
            return columns(self._transaction.run(query.text, dict(parameters)))

    def commit(self) -> None:
        with self._engine.told("commit"):
            self._transaction.commit()

    def rollback(self) -> None:
        self._transaction.close()  # a transaction that the server has ended closes without a word


class ServerEngine:
    """One database of a server. A session per call; shared bookmarks, so that one's own writes are always read."""

    name = "neo4j"

    def __init__(self, address: str, settings: Settings) -> None:
        logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its words go where one asks, not to the terminal
        self.address = address
        self._user = settings.neo4j_user
        self._database = settings.neo4j_database
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        with self.told("connect"):
            self._driver = connected(address, settings)

    def columns(self, query: Query, parameters: Parameters) -> Columns:
        with self.told(query.name), self._session() as session:
            return session.execute_read(lambda work: columns(work.run(query.text, dict(parameters))))

    def execute(self, query: Query) -> None:
        with self.told(query.name), self._session() as session:
            session.execute_write(lambda work: work.run(query.text).consume())

    @contextmanager
    def begin(self) -> Iterator[ServerTransaction]:
        with self._session() as session:
            yield ServerTransaction(self, session)

    def version(self) -> str:
        with self.told("version"):
            return self._driver.get_server_info().agent.removeprefix("Neo4j/")

    def close(self) -> None:
        self._driver.close()

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self._database, bookmark_manager=self._bookmarks)

    @contextmanager
    def told(self, statement: str) -> Iterator[None]:
        """Errors of the driver as ours. The server's own words may quote a value: they stay in the cause."""
        try:
            yield
        except exceptions.Neo4jError as error:
            raise self._refusal(error, statement) from error
        except exceptions.IncompleteCommit as error:  # perhaps kept, perhaps not: never tried again by itself
            raise StoreUnavailable("store.unsure", address=self.address) from error
        except (exceptions.DriverError, OSError) as error:
            raise StoreUnavailable("store.down", address=self.address) from error

    def _refusal(self, error: exceptions.Neo4jError, statement: str) -> StoreUnavailable:
        code = error.code or ""
        if code == "Neo.ClientError.Security.CredentialsExpired":
            return StoreUnavailable("store.first-password", address=self.address, user=self._user)
        if isinstance(error, exceptions.AuthError):
            return StoreUnavailable("store.password", address=self.address, user=self._user)
        if code == "Neo.ClientError.Database.DatabaseNotFound":
            return StoreUnavailable("store.database", address=self.address, database=self._database)
        if error.is_retryable():
            return StoreBusy("store.busy")
        return StoreUnavailable("store.statement", statement=statement, code=code)


def connected(address: str, settings: Settings) -> neo4j.Driver:
    """A driver that has spoken with the server once: a question to a server that is down would wait a while."""
    driver = neo4j.GraphDatabase.driver(
        address,
        auth=(settings.neo4j_user, settings.neo4j_password),
        notifications_min_severity="OFF",  # it warns of each label that has no node yet
        connection_timeout=CONNECT,
        connection_acquisition_timeout=2 * CONNECT,
        max_transaction_retry_time=RETRY,
    )
    try:
        driver.verify_connectivity()
    except ValueError as error:  # a port that is no number
        driver.close()
        raise StoreUnavailable("store.down", address=address) from error
    except BaseException:
        driver.close()
        raise
    return driver


def columns(result: neo4j.Result) -> Columns:
    """Lists by column, dates as Python's."""
    names = result.keys()
    cells: list[list[Any]] = list(map(list, zip(*result.values(), strict=True))) or [[] for _ in names]
    return {name: _native(values) for name, values in zip(names, cells, strict=True)}


def _native(values: list[Any]) -> list[Any]:
    if neo4j.time.Date not in set(map(type, values)):
        return values
    return [dt.date(*value.year_month_day) if isinstance(value, neo4j.time.Date) else value for value in values]
