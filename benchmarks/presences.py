"""50,000 clean presence rows, from the bytes of a CSV to the store, against the bare engine on the same rows.

The peer is the engine's own client: the same statements, the same rows of 5,000, one transaction; no reading of a
file, no resolving of names, no provenance.
"""

import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite
import neo4j
from tools import neo4j_server

from benchmarks.line import Line, in_turn, seconds
from network.forms import Source
from network.importing import import_files
from network.model import NODES, RELATIONSHIPS
from network.resources import folder
from network.settings import Settings
from network.store import Store, open_store

ROWS, ACTORS, STATEMENT = 50_000, 400, 5_000
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

Batch = tuple[str, list[dict[str, Any]]]


def sheet() -> bytes:
    """A long attendance list: 400 structures, 125 a meeting, one row each."""
    text = io.StringIO()
    text.write("Date;Réunion;Format;Structure;Présence\n")
    for row in range(ROWS):
        meeting, seat = divmod(row, 125)
        day = dt.date(2015, 1, 1) + dt.timedelta(days=7 * meeting)
        actor = (meeting * 37 + seat * 3) % ACTORS
        text.write(f"{day:%d/%m/%Y};Rencontre {meeting};groupe de travail;Association numéro {actor};présent\n")
    return text.getvalue().encode()


def imported(store: Store, content: bytes) -> float:
    """Seconds from bytes to committed facts."""
    source = [Source("presences.csv", content)]
    return seconds(lambda: import_files(store, source, today=NOW.date(), now=NOW, by="bench", apply=True))


def facts_of(store: Store) -> list[Batch]:
    """What the import wrote, noun by noun, as rows of the same statements."""
    keys = {node.noun: ("uid",) for node in NODES.values()} | {
        noun: ("source", "target", "uid") if one.keyed else ("source", "target") for noun, one in RELATIONSHIPS.items()
    }
    told = {noun: store.read(f"facts/{noun}") for noun in keys}
    return [(noun, [_as_row(row, keys[noun]) for row in rows]) for noun, rows in told.items() if rows]


def _as_row(row: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    told = {name: row.pop(name) for name in keys}
    provenance = {name: row.pop(name) for name in ("sources", "said")}
    return {**told, "p": {name: value for name, value in row.items() if value is not None}, **provenance}


def statements(facts: list[Batch]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for noun, rows in facts:
        text = (folder("queries") / "write" / f"{noun}.cypher").read_text("utf-8")
        for start in range(0, len(rows), STATEMENT):
            yield text, rows[start : start + STATEMENT]


def bare_kglite(path: Path, facts: list[Batch]) -> float:
    """The engine alone: its session, one transaction."""
    session = kglite.open_session(str(path / "graph.kgl"), durable="full")
    for node in NODES.values():
        session.execute(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.uid IS UNIQUE")

    def load() -> None:
        transaction = session.begin()
        for text, rows in statements(facts):
            transaction.cypher(text, params={"rows": rows})
        transaction.commit()

    taken = seconds(load)
    session.close()
    return taken


def embedded_facts() -> list[Batch]:
    """The rows that both sides load, as our import makes them."""
    with tempfile.TemporaryDirectory() as place:
        store = open_store(str(Path(place) / "store"))
        imported(store, sheet())
        facts = facts_of(store)
        store.close()
    return facts


def embedded() -> Iterator[Line]:
    content, facts = sheet(), embedded_facts()
    with tempfile.TemporaryDirectory() as place:
        fresh = _folders(Path(place))

        def ours() -> float:
            base = open_store(str(next(fresh)))
            try:
                return imported(base, content)
            finally:
                base.close()

        def peer() -> float:
            path = next(fresh)
            path.mkdir()
            return bare_kglite(path, facts)

        yield Line(f"import {ROWS:,} presences, embedded", *in_turn(ours, peer), peer_name="bare kglite")


def _folders(place: Path) -> Iterator[Path]:
    number = 0
    while True:
        number += 1
        yield place / str(number)


@contextmanager
def running() -> Iterator[Settings]:
    """A real server for as long as it is needed; its settings say where and how."""
    with tempfile.TemporaryDirectory() as home:
        known = neo4j_server.start(Path(home))
        try:
            yield Settings(
                store=str(known["address"]), neo4j_user=str(known["user"]), neo4j_password=str(known["password"])
            )
        finally:
            neo4j_server.stop(Path(home))


def server() -> Iterator[Line]:
    content, facts = sheet(), embedded_facts()
    with running() as settings:
        who = (settings.neo4j_user, settings.neo4j_password)
        driver = neo4j.GraphDatabase.driver(settings.store, auth=who)
        store = open_store(settings.store, settings=settings)

        def emptied() -> None:
            with driver.session() as session:  # a statement that commits by itself wants no transaction around it
                session.run("MATCH (n) WHERE NOT n:Meta CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()

        def ours() -> float:
            emptied()
            return imported(store, content)

        def load(transaction: neo4j.ManagedTransaction) -> None:
            for text, rows in statements(facts):
                transaction.run(text, rows=rows).consume()

        def peer() -> float:
            emptied()
            with driver.session() as session:
                return seconds(lambda: session.execute_write(load))

        yield Line(f"import {ROWS:,} presences, Neo4j", *in_turn(ours, peer), peer_name="bare driver")
        store.close()
        driver.close()
