"""Undoing a batch: its word is taken out of every fact, and what nobody says any more goes."""

import datetime as dt
from collections.abc import Iterator

from network.errors import Refused
from network.importing.claims import Key
from network.importing.edits import KIND
from network.importing.graph import Graph
from network.importing.journal import find, mark_undone
from network.importing.plan import Changes
from network.importing.provenance import Fact, without
from network.importing.writing import NODE_NOUNS, forget, write
from network.model import RELATIONSHIPS
from network.store import Store, Transaction, attempt

Gone = dict[str, set[Key]]


def undo(store: Store, batch: str, *, now: dt.datetime) -> None:
    """Take a batch back: what other batches also say stays as they say it.

    Raises
    ------
    Unknown
        No batch has this uid.
    Refused
        It is undone already.
    """

    def work(transaction: Transaction) -> None:
        if find(transaction, batch)["state"] != "applied":
            raise Refused("importing.undone-already", batch=batch)
        graph = Graph(transaction)
        changes, gone = _left(graph, batch)
        write(transaction, changes, graph)
        forget(transaction, gone)
        transaction.write("private/forget", [row for row in _kept_edits(transaction) if row["uid"] == batch])
        mark_undone(transaction, batch, now)

    attempt(store, work)


def _left(graph: Graph, batch: str) -> tuple[Changes, Gone]:
    """Facts as they are without the batch, and the keys of those that go with it."""
    changes: Changes = {}
    gone: Gone = {}
    for noun, facts in graph.everything().items():
        for key, fact in _said_by(facts, batch):
            left = without(noun, fact, batch)
            if left is None or (noun in NODE_NOUNS and left.by_hand_only):
                gone.setdefault(noun, set()).add(key)
            else:
                changes.setdefault(noun, {})[key] = left
    _follow(graph, gone, changes)
    return changes, gone


def _said_by(facts: dict[Key, Fact], batch: str) -> Iterator[tuple[Key, Fact]]:
    mark = f"{batch}|"
    for key, fact in facts.items():
        if any(source.startswith(mark) for source in fact.sources):
            yield key, fact


def _follow(graph: Graph, gone: Gone, changes: Changes) -> None:
    """Edits about a node that goes, go with it: they sleep until it comes back."""
    for noun, relationship in RELATIONSHIPS.items():
        ends = gone.get(relationship.source.lower(), set()), gone.get(relationship.target.lower(), set())
        if not any(ends):
            continue
        for key in graph.facts(noun):
            if (key[0],) in ends[0] or (key[1],) in ends[1]:
                gone.setdefault(noun, set()).add(key)
                changes.get(noun, {}).pop(key, None)


def _kept_edits(transaction: Transaction) -> list[dict[str, str]]:
    return [{"uid": row["uid"]} for row in transaction.read("private/list", kind=KIND)]
