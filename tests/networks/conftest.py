"""A small territory written straight into a store, fact by fact, so that each rule of a lens can be redone by hand."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from network.model import RELATIONSHIPS
from network.store import Store

Tell = Callable[..., None]
BATCH = "bat-1|Feuille 1|2"


@pytest.fixture
def tell(embedded: Store) -> Tell:
    """`tell("actor", uid="a", field="sante")` writes one fact; `source`, `target` make it a relationship."""

    def one(noun: str, **properties: Any) -> None:
        keys = {name: properties.pop(name) for name in ("source", "target", "uid") if name in properties}
        sources = properties.pop("sources", [BATCH])
        if noun in RELATIONSHIPS and RELATIONSHIPS[noun].keyed:
            keys.setdefault("uid", "-".join([noun, *keys.values(), *map(str, properties.values())]))
        with embedded.transaction() as change:
            change.write(f"write/{noun}", [{**keys, "p": properties, "sources": sources, "said": None}])

    with embedded.transaction() as change:
        batch = {"file": "a.csv", "form": "ties", "state": "applied", "order": 1, "remarks": "[]"}
        change.write("batch/write", [{"uid": "bat-1", "p": batch}])
    return one


@pytest.fixture
def neighbours(tell: Tell) -> Tell:
    """Three structures of one quartier: a and b in health, c in education."""
    tell("territory", uid="t", name="Les Tilleuls", code="T1", kind="micro-quartier", role="pilot")
    for uid, field in (("a", "sante"), ("b", "sante"), ("c", "education")):
        tell("actor", uid=uid, name=f"Structure {uid}", kind="structure", field=field)
        tell("located_in-actor", source=uid, target="t")
    return tell


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
