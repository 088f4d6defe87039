"""One small territory that holds at least one row of every noun, every property filled at least once."""

import datetime as dt
from typing import Any

from network.model import NODES, RELATIONSHIPS, Kept
from network.store import Store

SAMPLES: dict[Kept, Any] = {
    "text": "Centre social « Les Œillets »",
    "texts": ["education", "sante"],
    "int": 4,
    "float": 2.5,
    "bool": True,
    "date": dt.date(2017, 3, 1),
}
SOURCES = ["bat-1|Feuille 1|2"]


def nodes(noun: str) -> list[dict[str, Any]]:
    """Three nodes: everything filled, half of it, nothing."""
    label = next(label for label, node in NODES.items() if node.noun == noun)
    full = {name: SAMPLES[kept] for name, kept in NODES[label].properties.items()}
    half = dict(list(full.items())[::2])
    return [
        {"uid": f"{noun}-{number}", "p": p, "sources": SOURCES, "said": None}
        for number, p in enumerate((full, half, {}), start=1)
    ]


def relationships(noun: str) -> list[dict[str, Any]]:
    """Two relationships: everything filled, nothing."""
    tie = RELATIONSHIPS[noun]
    full = {name: SAMPLES[kept] for name, kept in tie.properties.items()}
    rows = []
    for number, p in enumerate((full, {}), start=1):
        ends = {"source": f"{tie.source.lower()}-{number}", "target": f"{tie.target.lower()}-{number + 1}"}
        key = {"uid": f"{noun}-{number}"} if tie.keyed else {}
        rows.append({**ends, **key, "p": p, "sources": SOURCES, "said": '{"bat-1":{}}'})
    return rows


def fill(store: Store) -> None:
    """Write the whole toy in one transaction."""
    with store.transaction() as transaction:
        for node in NODES.values():
            transaction.write(f"write/{node.noun}", nodes(node.noun))
        for noun in RELATIONSHIPS:
            if not noun.startswith("same_as"):  # twins of twins would contradict each other
                transaction.write(f"write/{noun}", relationships(noun))
        for label in ("actor", "meeting"):
            transaction.write(f"write/same_as-{label}", relationships(f"same_as-{label}")[:1])
        transaction.write("batch/write", [{"uid": "bat-1", "p": {"file": "a.csv", "state": "applied", "order": 1}}])
        transaction.write("private/keep", [{"uid": "view-1", "kind": "view", "value": '{"x":1}'}])
