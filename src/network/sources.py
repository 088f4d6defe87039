"""Where what is known comes from: file, sheet, line, date of import, who, and the licence of a public source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from network.errors import Unknown
from network.model import NODES, RELATIONSHIPS
from network.networks.extract import Extract, extract, records
from network.sentences import Words, both, catalogue
from network.store import Store

BATCH = ("file", "form", "time", "by", "state", "source", "licence", "source_date", "source_url")


def sources_of(store: Store, uid: str, other: str | None = None) -> list[dict[str, Any]]:
    """What says a thing, in order of application.

    Parameters
    ----------
    uid : str
        An actor, a meeting, a mission, any other node, or a tie, a membership, a carrier by its own uid. What says
        a duplicate says the actor that is kept too.
    other : str, optional
        The meeting at which `uid` is present, when the presence is asked for.

    Returns
    -------
    list of dict
        `batch`, `sheet`, `line` (the first line of that batch that says it), and of the batch `file`, `form`,
        `time`, `by`, `state`, `source`, `licence`, `source_date`, `source_url`. An undone file is there when a
        hand edit made since keeps what it said.

    Raises
    ------
    Unknown
        Nothing has this uid, or that presence is not known.
    """
    tables = extract(store)
    found = _presence(tables, uid, other) if other else _said_by(tables, uid)
    if found is None:
        raise Unknown("importing.fact-unknown", uid=f"{uid} – {other}" if other else uid)
    return told(found, {row["uid"]: row for row in records(tables.batches)})


def told(sources: Iterable[str], batches: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each source, `batch|sheet|line`, with what is known of its batch.

    Examples
    --------
    >>> told(["bat-1|14 mars|7"], {"bat-1": {"file": "émargement.xlsx"}})[0]["line"]
    7
    """
    found = []
    for source in sources:
        batch, _, place = source.partition("|")
        sheet, _, line = place.rpartition("|")
        known = batches.get(batch, {})
        number = int(line) if line.isdecimal() else 0
        found.append({"batch": batch, "sheet": sheet, "line": number or None} | {n: known.get(n) for n in BATCH})
    return found


def named(source: Mapping[str, Any]) -> Words:
    """What a batch is called: the name of its file, or what was done by hand."""
    key = f"importing.edit-{str(source['file']).replace(':', '-')}"
    if source["form"] == "edit" and key in catalogue():
        return both(key)
    return Words(str(source["file"] or ""), str(source["file"] or ""))


def _said_by(tables: Extract, uid: str) -> list[str] | None:
    """Sources of the thing of that uid, whatever it is."""
    prefix = uid.partition("-")[0]
    nouns = [node.noun for node in NODES.values() if node.prefix == prefix]
    nouns += [noun for noun, one in RELATIONSHIPS.items() if one.keyed and noun[:3] == prefix]
    for noun in nouns:
        if row := next((row for row in tables.rows(noun) if row["uid"] == uid), None):
            return tables.said_by.get(uid) or list(row["sources"])
    return None


def _presence(tables: Extract, actor: str, meeting: str) -> Sequence[str] | None:
    rows = tables.rows("attended")
    return next((row["sources"] for row in rows if (row["source"], row["target"]) == (actor, meeting)), None)
