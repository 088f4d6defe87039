"""Hand edits: batches of one decision each, whose word wins over files and comes back with the facts it is about.

An edit corrects facts, it does not make an actor exist: when the last file that says an actor is undone,
the edit sleeps, and holds again as soon as a file says the actor again.
"""

import datetime as dt
import json
from collections.abc import Iterable

from network.errors import Unknown
from network.importing.claims import Key
from network.importing.folding import json_text
from network.importing.graph import Graph, Reader
from network.importing.journal import instant, record
from network.importing.plan import Changes
from network.importing.provenance import EDIT, batch_of, heard, plain, told, typed
from network.importing.writing import write
from network.model import RELATIONSHIPS, Properties, uid
from network.store import Store, Transaction, attempt

KIND = "edit"
FORM = "edit"

Word = tuple[str, Key, Properties]
"""One thing an edit says: noun, key, properties."""


def edit(store: Store, words: Iterable[Word], *, what: str, by: str, now: dt.datetime) -> str:
    """Say something by hand, as a batch that can be undone; its uid.

    Raises
    ------
    Unknown
        What the edit is about is not in the store.
    """
    said = list(words)
    batch = uid(EDIT, instant(now), by, what, *(part for noun, key, _ in said for part in (noun, *key)))

    def work(transaction: Transaction) -> str:
        graph = Graph(transaction)
        _check_ends(said, graph)
        write(transaction, _changes(batch, said, graph, {}), graph)
        transaction.write("private/keep", [{"uid": batch, "kind": KIND, "value": _text(said)}])
        record(transaction, batch, {"file": what, "form": FORM, "time": instant(now), "by": by}, {"edits": len(said)})
        return batch

    return attempt(store, work)


def with_edits(changes: Changes, graph: Graph, reader: Reader) -> Changes:
    """The changes of a file, and what sleeping edits say of the facts that it brings back."""
    applied = {row["uid"] for row in reader.read("batch/list") if row["state"] == "applied"}
    woken = {noun: dict(facts) for noun, facts in changes.items()}
    for row in reader.read("private/list", kind=KIND):
        if row["uid"] in applied:
            words = [(noun, tuple(key), typed(noun, said)) for noun, key, said in json.loads(row["value"])]
            for noun, facts in _changes(row["uid"], words, graph, woken).items():
                woken.setdefault(noun, {}).update(facts)
    return woken


def _changes(batch: str, words: Iterable[Word], graph: Graph, planned: Changes) -> Changes:
    """The facts that an edit changes; a word whose node is not there waits for it."""
    changes: Changes = {}
    for noun, key, properties in words:
        known = planned.get(noun, {}).get(key) or graph.facts(noun).get(key)
        if known and batch in map(batch_of, known.sources):
            continue
        if (noun in RELATIONSHIPS and not _ends_there(noun, key, graph, planned)) or (
            noun not in RELATIONSHIPS and not known
        ):
            continue
        source = f"{batch}||0"
        changes.setdefault(noun, {})[key] = (
            heard(noun, known, properties, source)[0] if known else told(noun, properties, source)
        )
    return changes


def _ends_there(noun: str, key: Key, graph: Graph, planned: Changes) -> bool:
    relationship = RELATIONSHIPS[noun]
    ends = ((relationship.source.lower(), key[0]), (relationship.target.lower(), key[1]))
    return all((node,) in planned.get(end, {}) or (node,) in graph.facts(end) for end, node in ends)


def _check_ends(words: Iterable[Word], graph: Graph) -> None:
    for noun, key, _ in words:
        relationship = RELATIONSHIPS.get(noun)
        ends = (relationship.source.lower(), relationship.target.lower()) if relationship else (noun,)
        for end, node in zip(ends, key, strict=False):
            if (node,) not in graph.facts(end):
                raise Unknown("importing.fact-unknown", uid=node)


def _text(words: Iterable[Word]) -> str:
    return json_text([[noun, list(key), plain(properties)] for noun, key, properties in words])
