"""Undoing a batch: its word is taken out of every fact but those a person edited since; what nobody says goes."""

import datetime as dt
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from network.errors import Refused
from network.importing.claims import Key
from network.importing.edits import standing
from network.importing.graph import Changes, Gone, Graph, Reader
from network.importing.journal import find, mark_undone
from network.importing.provenance import Fact, edited_since, is_edit, without
from network.importing.spared import Spared, told
from network.importing.writing import NODE_NOUNS, forget, write
from network.model import RELATIONSHIPS
from network.store import Store, Transaction, attempt


def undo(store: Store, batch: str, *, now: dt.datetime) -> list[Spared]:
    """Take a batch back: what other batches also say stays as they say it.

    A record of a file that a person edited since stays as it is, until the last such edit is undone too.

    Returns
    -------
    list of Spared
        The records left in place, and who edited them.

    Raises
    ------
    Unknown
        No batch has this uid.
    Refused
        It is undone already.
    """

    def work(transaction: Transaction) -> list[Spared]:
        if find(transaction, batch)["state"] != "applied":
            raise Refused("importing.undone-already", batch=batch)
        graph = Graph(transaction)
        left = Undoing.of(graph, batch, transaction)
        write(transaction, left.changes, graph)
        forget(transaction, left.gone)
        if is_edit(batch):
            transaction.write("private/forget", [{"uid": batch}])
        mark_undone(transaction, batch, now)
        return told(left.spared, graph, transaction)

    return attempt(store, work)


def spared(store: Store, batch: str) -> list[Spared]:
    """The records that an undone batch left in place, as long as the edits that keep them stand."""
    graph = Graph(store)
    if find(store, batch)["state"] == "applied":
        return []
    kept = [
        (noun, key, edited_since(fact, batch))
        for noun, facts in graph.everything().items()
        for key, fact in said_by(facts, batch)
    ]
    return told(kept, graph, store)


@dataclass
class Undoing:
    """Facts as they are without a batch, the keys of those that go with it, and those that are left as they are."""

    changes: Changes = field(default_factory=dict)
    gone: Gone = field(default_factory=dict)
    spared: list[tuple[str, Key, tuple[str, ...]]] = field(default_factory=list)

    @classmethod
    def of(
        cls, graph: Graph, batch: str, reader: Reader, *, but: Mapping[str, Container[Key]] | None = None
    ) -> "Undoing":
        """`but`: facts that are left out, for another batch speaks in place of this one."""
        undoing, support, spoken = cls(), Support.without(batch, reader), but or {}
        for noun, facts in graph.everything().items():
            for key, fact in said_by(facts, batch):
                if key in spoken.get(noun, ()):
                    continue
                since = () if is_edit(batch) else edited_since(fact, batch)
                if since:
                    undoing.spared.append((noun, key, since))
                elif left := support.held(noun, key, without(noun, fact, batch)):
                    undoing.changes.setdefault(noun, {})[key] = left
                else:
                    undoing.gone.setdefault(noun, set()).add(key)
        follow(graph, undoing.gone, undoing.changes)
        undoing.spared = [one for one in undoing.spared if one[1] not in undoing.gone.get(one[0], ())]
        return undoing


@dataclass(frozen=True)
class Support:
    """What may hold a fact once a batch is undone: the batches that stand, and the nodes that edits make exist."""

    applied: frozenset[str]
    made: frozenset[tuple[str, Key, str]]

    @classmethod
    def without(cls, batch: str, reader: Reader) -> "Support":
        applied = {row["uid"] for row in reader.read("batch/list") if row["state"] == "applied"}
        made = {(*node, one.batch) for one in standing(reader) for node in one.makes if one.batch != batch}
        return cls(frozenset(applied - {batch}), frozenset(made))

    def held(self, noun: str, key: Key, fact: Fact | None) -> Fact | None:
        """The fact without the undone files that no edit keeps any more; None when nobody says it.

        An edit that only corrects a node does not make it exist.
        """
        for batch in fact.batches if fact else ():
            if fact and batch not in self.applied and not edited_since(fact, batch):
                fact = without(noun, fact, batch)
        if fact is None or noun not in NODE_NOUNS:
            return fact
        exists = any(not is_edit(one) or (noun, key, one) in self.made for one in fact.batches)
        return fact if exists else None


def said_by(facts: dict[Key, Fact], batch: str) -> Iterator[tuple[Key, Fact]]:
    mark = f"{batch}|"
    for key, fact in facts.items():
        if any(source.startswith(mark) for source in fact.sources):
            yield key, fact


def follow(graph: Graph, gone: Gone, changes: Changes) -> None:
    """Edits about a node that goes, go with it: they sleep until it comes back."""
    for noun, relationship in RELATIONSHIPS.items():
        ends = gone.get(relationship.source.lower(), set()), gone.get(relationship.target.lower(), set())
        if not any(ends):
            continue
        for key in graph.facts(noun):
            if (key[0],) in ends[0] or (key[1],) in ends[1]:
                gone.setdefault(noun, set()).add(key)
                changes.get(noun, {}).pop(key, None)
