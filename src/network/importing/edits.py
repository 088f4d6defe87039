"""Hand edits: batches of one decision each, whose word wins over files.

An edit corrects what files say, or makes something exist that no file says. What it says of a relationship
between two nodes sleeps when one of them goes, and holds again as soon as it is back.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from network.errors import Unknown
from network.importing.claims import Key
from network.importing.folding import json_text
from network.importing.graph import Changes, Graph, Reader
from network.importing.journal import instant, record
from network.importing.provenance import heard, plain, told, typed, woken
from network.importing.writing import write
from network.model import EDIT, RELATIONSHIPS, Properties, uid
from network.store import Store, Transaction, attempt

KIND = "edit"
FORM = "edit"

Word = tuple[str, Key, Properties]
"""One thing an edit says: noun, key, properties."""


@dataclass(frozen=True)
class Edit:
    """A hand edit that stands: what it says, and the nodes that it makes exist."""

    batch: str
    words: tuple[Word, ...]
    makes: frozenset[tuple[str, Key]]


def edit(
    store: Store, words: Iterable[Word], *, what: str, by: str, now: dt.datetime, makes: Collection[str] = ()
) -> str:
    """Say something by hand, as a batch that can be undone; its uid.

    Parameters
    ----------
    words : iterable of Word
        What is said. A node named with its properties, even none, stays as long as the edit stands.
    what : str
        What was done, as the list of batches tells it: `actor:correct`.
    makes : collection of str
        Uids of the nodes that need not be there before.

    Raises
    ------
    Unknown
        What the edit is about is not in the store.
    """
    said = list(words)
    batch = uid(EDIT, instant(now), by, what, _text(said, makes))

    def work(transaction: Transaction) -> str:
        graph = Graph(transaction)
        _check_ends(said, graph, makes)
        changes = _said_now(batch, said, graph)
        write(transaction, with_edits(changes, graph, transaction), graph)
        transaction.write("private/keep", [{"uid": batch, "kind": KIND, "value": _text(said, makes)}])
        record(transaction, batch, {"file": what, "form": FORM, "time": instant(now), "by": by}, {"edits": len(said)})
        return batch

    return attempt(store, work)


def standing(reader: Reader) -> list[Edit]:
    """The edits that are not undone, in order of application."""
    order = {row["uid"]: row["order"] for row in reader.read("batch/list") if row["state"] == "applied"}
    rows = [row for row in reader.read("private/list", kind=KIND) if row["uid"] in order]
    return [_read(row["uid"], row["value"]) for row in sorted(rows, key=lambda row: order[row["uid"]])]


def with_edits(changes: Changes, graph: Graph, reader: Reader) -> Changes:
    """The changes of a batch, and what sleeping edits say of the facts that it brings back."""
    awake = {noun: dict(facts) for noun, facts in changes.items()}
    for one in reversed(standing(reader)):  # each is put before those already there: the eldest comes first
        for noun, key, properties in one.words:
            known = awake.get(noun, {}).get(key) or graph.facts(noun).get(key)
            if known and one.batch in known.batches:
                continue
            source = f"{one.batch}||0"
            if known:
                awake.setdefault(noun, {})[key] = woken(noun, known, properties, source)
            elif noun in RELATIONSHIPS and _ends_there(noun, key, graph, awake):
                awake.setdefault(noun, {})[key] = told(noun, properties, source)
    return awake


def _said_now(batch: str, words: Iterable[Word], graph: Graph) -> Changes:
    changes: Changes = {}
    for noun, key, properties in words:
        known, source = graph.facts(noun).get(key), f"{batch}||0"
        changes.setdefault(noun, {})[key] = (
            heard(noun, known, properties, source)[0] if known else told(noun, properties, source)
        )
    return changes


def _ends_there(noun: str, key: Key, graph: Graph, planned: Changes) -> bool:
    return all((node,) in planned.get(end, {}) or (node,) in graph.facts(end) for end, node in _ends(noun, key))


def _check_ends(words: Iterable[Word], graph: Graph, makes: Collection[str]) -> None:
    for noun, key, _ in words:
        for end, node in _ends(noun, key):
            if node not in makes and (node,) not in graph.facts(end):
                raise Unknown("importing.fact-unknown", uid=node)


def _ends(noun: str, key: Key) -> Iterator[tuple[str, str]]:
    """Noun and uid of the node, or of the two ends of a relationship."""
    relationship = RELATIONSHIPS.get(noun)
    nouns = (relationship.source.lower(), relationship.target.lower()) if relationship else (noun,)
    return zip(nouns, key, strict=False)


def _text(words: Iterable[Word], makes: Collection[str]) -> str:
    """A word is noun, key and properties; `true` beside them says that the node is made."""
    return json_text(
        [
            [noun, list(key), plain(said), *([True] if noun not in RELATIONSHIPS and key[0] in makes else [])]
            for noun, key, said in words
        ]
    )


def _read(batch: str, text: str) -> Edit:
    rows = [(noun, tuple(key), typed(noun, said), bool(made)) for noun, key, said, *made in json.loads(text)]
    return Edit(
        batch,
        tuple((noun, key, said) for noun, key, said, _ in rows),
        frozenset((noun, key) for noun, key, _, made in rows if made),
    )
