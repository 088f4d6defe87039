"""Fields given by a person: to one actor, or to many at once as one decision that can be undone."""

import datetime as dt
from collections.abc import Mapping

from network import vocabulary
from network.errors import Refused, Unknown
from network.fields.nomenclature import nomenclature
from network.fields.proposing import Proposal, proposals
from network.importing.edits import Word, edit
from network.importing.folding import texts
from network.importing.graph import Graph
from network.importing.waiting import kept_one
from network.model import Properties
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
        Code or name of a field, or a code or label of the workspace's own nomenclature.
    by : str
        Who says so.
    today, now : date, datetime
        When.

    Raises
    ------
    Unknown
        There is no such actor or no such field.
    """
    code = field_named(store, field)
    kept = kept_one(Graph(store), actor)
    return edit(
        store, [("actor", (kept,), {"field": code, "field_source": "edit"})], what="fields:assign", by=by, now=now
    )


def confirm(store: Store, chosen: Mapping[str, str], *, by: str, now: dt.datetime) -> str:
    """Give many actors their field at once; the uid of the one batch that `undo` takes back.

    Parameters
    ----------
    store : Store
        Where the actors are.
    chosen : mapping
        Uid of an actor → code or name of its field: the one proposed, or another.
    by : str
        Who says so.
    now : datetime
        When.

    Returns
    -------
    str
        The batch. Each field keeps its source: `finess`, `uai`, `naf`, `rna`, `network` or `name` when what is
        known of the actor says it, `edit` when the person alone does.

    Raises
    ------
    Unknown
        There is no such actor or no such field.
    Refused
        Nothing is chosen.
    """
    if not chosen:
        raise Refused("fields.nothing-chosen")
    graph = Graph(store)
    proposed = {one.uid: one for one in proposals(store)}
    words: dict[str, Word] = {}
    for actor, field in sorted(chosen.items()):
        kept = kept_one(graph, actor)
        code = field_named(store, field)
        words[kept] = ("actor", (kept,), _decided(graph, kept, code, proposed.get(kept)))
    return edit(store, words.values(), what="fields:confirm", by=by, now=now)


def field_named(store: Store, field: str) -> str:
    """Code of a field that a person writes.

    Raises
    ------
    Unknown
        It is neither one of ours nor one of the workspace's own.
    """
    own = nomenclature(store)
    code = vocabulary.field_of(field) or (field if field in own or field in _in_use(store) else None)
    code = code or next((one for one, label in own.items() if label.casefold() == field.strip().casefold()), None)
    if code is None:
        raise Unknown("importing.field-unknown", field=field, known=", ".join((*vocabulary.fields(), *own)))
    return code


def _in_use(store: Store) -> set[str]:
    """Codes that actors have, those of a nomenclature that nobody gave labels to among them."""
    return {
        str(fact.properties["field"]) for fact in Graph(store).facts("actor").values() if "field" in fact.properties
    }


def _decided(graph: Graph, actor: str, code: str, proposal: Proposal | None) -> Properties:
    said: Properties = {"field": code, "field_source": proposal.source_of(code) if proposal else "edit"}
    beside = proposal.fields if proposal and proposal.field == code else ()
    if beside:
        fact = graph.facts("actor").get((actor,))
        known = texts(fact.properties.get("fields")) if fact else []
        said["fields"] = [one for one in dict.fromkeys((*known, *beside)) if one != code]
    return said
