"""Fields given by hand: to the actors whose field no file says, or says wrongly."""

import datetime as dt
from typing import Any

from network import vocabulary
from network.errors import Unknown
from network.importing.edits import edit
from network.importing.graph import Graph
from network.importing.waiting import kept_one
from network.store import Store


def assign(store: Store, actor: str, field: str, *, by: str, today: dt.date, now: dt.datetime) -> str:
    """Give an actor its field; the uid of the batch that holds this decision.

    Parameters
    ----------
    store : Store
        Where the actor is.
    actor : str
        Its uid; for a duplicate, the field goes to the actor that is kept.
    field : str
        Code or name of a field, or a code of the workspace's own nomenclature that an actor already has.
    by : str
        Who says so.
    today, now : date, datetime
        When.

    Raises
    ------
    Unknown
        There is no such actor or no such field.
    """
    code = vocabulary.field_of(field) or (field if field in _in_use(store) else None)
    if code is None:
        raise Unknown("importing.field-unknown", field=field, known=", ".join(vocabulary.fields()))
    kept = kept_one(Graph(store), actor)
    return edit(
        store, [("actor", (kept,), {"field": code, "field_source": "edit"})], what="fields:assign", by=by, now=now
    )


def without_field(store: Store) -> list[dict[str, Any]]:
    """Actors whose field nobody has said, by name; a mixed group has none, and a duplicate has its kept one's."""
    graph = Graph(store)
    duplicates = {key[0] for key in graph.facts("same_as-actor")}
    return sorted(
        (
            {"uid": uid, "name": fact.properties.get("name"), "kind": fact.properties.get("kind")}
            for (uid,), fact in graph.facts("actor").items()
            if not fact.properties.get("field") and fact.properties.get("kind") != "group" and uid not in duplicates
        ),
        key=lambda actor: (str(actor["name"]), str(actor["uid"])),
    )


def _in_use(store: Store) -> set[str]:
    return {str(fact.properties.get("field")) for fact in Graph(store).facts("actor").values()}
