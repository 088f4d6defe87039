"""Facts go into the store, and out of it, noun by noun: nodes before the relationships that join them."""

from collections.abc import Iterable, Mapping
from typing import Any

from network.importing.claims import Key
from network.importing.graph import Changes, Graph
from network.importing.pace import Pace
from network.importing.provenance import Fact
from network.model import NODES, RELATIONSHIPS
from network.store import Transaction

NODE_NOUNS = tuple(node.noun for node in NODES.values())


def write(transaction: Transaction, changes: Changes, graph: Graph, pace: Pace | None = None) -> None:
    """Write the changed facts; a property that no source gives any more is removed."""
    for noun in (*NODE_NOUNS, *RELATIONSHIPS):
        if changed := changes.get(noun):
            if pace:
                pace.step()
            known = graph.facts(noun)
            transaction.write(f"write/{noun}", [_row(noun, key, fact, known.get(key)) for key, fact in changed.items()])


def forget(transaction: Transaction, gone: Mapping[str, Iterable[Key]]) -> None:
    """Delete what nobody says any more: relationships, then nodes."""
    for noun in (*RELATIONSHIPS, *NODE_NOUNS):
        if keys := list(gone.get(noun, ())):
            transaction.write(f"forget/{noun}", [_key_columns(noun, key) for key in keys])


def _row(noun: str, key: Key, fact: Fact, known: Fact | None) -> dict[str, Any]:
    removed = {} if known is None else {name: None for name in known.properties if name not in fact.properties}
    row: dict[str, Any] = _key_columns(noun, key)
    row["p"] = fact.properties | removed if removed else fact.properties
    row["sources"] = list(fact.sources)
    row["said"] = fact.said
    return row


def _key_columns(noun: str, key: Key) -> dict[str, Any]:
    if noun in NODE_NOUNS:
        return {"uid": key[0]}
    if RELATIONSHIPS[noun].keyed:
        return {"source": key[0], "target": key[1], "uid": key[2]}
    return {"source": key[0], "target": key[1]}
