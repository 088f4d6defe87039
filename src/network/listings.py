"""The facts as plain tables named as the nouns and relationships, duplicates resolved: lists, pages, exports.

References between tables are uids. Dates are text, as far as their precision goes.
"""

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from network.model import Precision
from network.networks.extract import Extract, extract, records
from network.remarks import Remark
from network.store import Store
from network.vocabulary import kinds

DIGITS: dict[Precision, int] = {"day": 10, "month": 7, "year": 4}


def tables(store: Store) -> dict[str, pd.DataFrame]:
    """Every table of `export --format json`, in its order."""
    facts = extract(store)
    return {name: pd.DataFrame(list(rows(facts)), dtype=object) for name, rows in _TABLES.items()}


def day(date: Any, precision: str | None = "day") -> str | None:
    """A date as far as it is known.

    Examples
    --------
    >>> import datetime as dt
    >>> day(dt.date(2019, 3, 1), "month")
    '2019-03'
    """
    if date is None:
        return None
    return str(date.isoformat()[: DIGITS.get(precision or "day", 10)])  # type: ignore[call-overload]


def _validity(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "since": day(row["since"], row.get("since_precision")),
        "until": day(row["until"], row.get("until_precision")),
    }


def _kept(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _targets(facts: Extract, noun: str, source: str = "source", target: str = "target") -> dict[str, list[str]]:
    """Each source → its targets, sorted."""
    found: dict[str, list[str]] = {}
    table = facts.relationship(noun)
    for one, other in sorted(zip(table[source], table[target], strict=True)):
        found.setdefault(one, []).append(other)
    return found


def _first(found: dict[str, list[str]], uid: str) -> str | None:
    return found.get(uid, [None])[0]


def _actors(facts: Extract) -> Iterable[dict[str, Any]]:
    territory, parents = _targets(facts, "located_in-actor"), _targets(facts, "part_of")
    managers, spellings = _targets(facts, "run_by"), facts.spellings
    plain = ("short_name", "kind", "field", "field_source", "fields", "status", "ids", "codes")
    shown = ("public", "natural_person")
    more = ("address", "postcode", "website", "contact", "phone", "accepts_partners", "introduces", "seeks", "offers")
    for row in facts.rows("actor"):
        yield {
            "uid": row["uid"],
            "name": row["name"],
            "aliases": sorted(spellings.get(row["uid"], set()) - {row["name"]}),
            **_kept(row, *plain, *shown),
            "territory": _first(territory, row["uid"]),
            "part_of": _first(parents, row["uid"]),
            "run_by": _first(managers, row["uid"]),
            "became": facts.became.get(row["uid"]),
            **_kept(row, *more),
            "since": day(row["since"]),
            "until": day(row["until"]),
            "last_confirmed": day(row["last_confirmed"]),
            **_kept(row, "extra", "sources"),
        }


def _missions(facts: Extract) -> Iterable[dict[str, Any]]:
    territory, places, needs = (_targets(facts, n) for n in ("located_in-mission", "located_at-mission", "answers"))
    for row in facts.rows("mission"):
        yield {
            **_kept(row, "uid", "title", "kind", "summary", "themes", "publics"),
            **_validity(row),
            "programme": row["programme"],
            "territory": _first(territory, row["uid"]),
            "places": places.get(row["uid"], []),
            "needs": needs.get(row["uid"], []),
            **_kept(row, "extra", "sources"),
        }


def _meetings(facts: Extract) -> Iterable[dict[str, Any]]:
    territory, places = _targets(facts, "located_in-meeting"), _targets(facts, "located_at-meeting")
    held, about = _targets(facts, "held_by"), _targets(facts, "about")
    for row in facts.rows("meeting"):
        yield {
            "uid": row["uid"],
            "date": day(row["date"], row["precision"]),
            "precision": row["precision"],
            "end": day(row["end"]),
            **_kept(row, "title", "format"),
            "territory": _first(territory, row["uid"]),
            **_kept(row, "programme", "headcount_other"),
            "held_by": held.get(row["uid"], []),
            "about": about.get(row["uid"], []),
            "places": places.get(row["uid"], []),
            **_kept(row, "extra", "sources"),
        }


def _places(facts: Extract) -> Iterable[dict[str, Any]]:
    """A confidential place leaves without its address and coordinates."""
    territory = _targets(facts, "located_in-place")
    hidden = ("address", "lat", "lon")
    for row in facts.rows("place"):
        shown = {name: None if row["confidential"] else row[name] for name in hidden}
        yield {
            **_kept(row, "uid", "name", "kind", "postcode", "insee", "confidential"),
            **shown,
            "territory": _first(territory, row["uid"]),
            **_kept(row, "extra", "sources"),
        }


def _territories(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in facts.rows("territory"):
        yield {
            **_kept(row, "uid", "code", "name", "kind", "vintage", "role"),
            "programme_start": day(row["programme_start"]),
            "within": facts.wholes.get(row["uid"]),
            **_kept(row, "extra", "sources"),
        }


def _waves(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in facts.rows("wave"):
        yield {**_kept(row, "uid", "name"), **_validity(row), **_kept(row, "instrument", "questions", "sources")}


def _presences(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in facts.rows("attended"):
        yield {
            "actor": row["source"],
            "meeting": row["target"],
            **_kept(row, "status", "role", "people", "sources"),
        }


def _ties(facts: Extract) -> Iterable[dict[str, Any]]:
    """One row per tie: what both respondents declared of each other is one tie, confirmed."""
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in facts.rows("tie"):
        directed = row["kind"] in kinds() and kinds()[row["kind"]].directed
        source, target = (row["source"], row["target"]) if directed else sorted((row["source"], row["target"]))
        told = {
            "uid": row["uid"],
            "source": source,
            "target": target,
            **_kept(row, "kind", "weight"),
            **_validity(row),
            **_kept(row, "wave", "declared_by", "began_with_programme", "sources"),
            "confirmed": False,
        }
        key = (source, target, *(told[name] for name in ("kind", "wave", "since", "until", "declared_by")))
        if key in rows:
            told["uid"] = rows[key]["uid"]
            told["sources"] = sorted({*rows[key]["sources"], *told["sources"]})
            told["confirmed"] = not directed
        rows[key] = told
    return [rows[key] for key in sorted(rows, key=lambda key: tuple(str(part) for part in key))]


def _carries(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in facts.rows("carries"):
        yield {
            "actor": row["source"],
            "mission": row["target"],
            "role": row["role"],
            **_validity(row),
            **_kept(row, "wave", "amount", "sources"),
        }


def _memberships(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in facts.rows("member_of"):
        yield {"actor": row["source"], "group": row["target"], "role": row["role"], **_validity(row)} | _kept(
            row, "sources"
        )


def _asked(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in facts.rows("asked"):
        yield {"actor": row["source"], "wave": row["target"], "state": row["state"], "date": day(row["date"])}


def _knows(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in facts.rows("knows"):
        yield {
            "actor": row["source"],
            "mission": row["target"],
            **_kept(row, "wave", "level"),
            "date": day(row["date"]),
        }


def _needs(facts: Extract) -> Iterable[dict[str, Any]]:
    territory = _targets(facts, "felt_in")
    answered = _targets(facts, "answers", "target", "source")
    for row in facts.rows("need"):
        yield {
            **_kept(row, "uid", "title", "theme", "public"),
            "territories": territory.get(row["uid"], []),
            "missions": answered.get(row["uid"], []),
            **_kept(row, "extra", "sources"),
        }


def _statements(facts: Extract) -> Iterable[dict[str, Any]]:
    territory, needs = _targets(facts, "located_in-statement"), _targets(facts, "supports-statement")
    for row in facts.rows("statement"):
        yield {
            **_kept(row, "uid", "summary", "theme", "public", "method"),
            "date": day(row["date"], row["precision"]),
            "territory": _first(territory, row["uid"]),
            "needs": needs.get(row["uid"], []),
            **_kept(row, "extra", "sources"),
        }


def _indicators(facts: Extract) -> Iterable[dict[str, Any]]:
    territory = _targets(facts, "describes")
    for row in facts.rows("indicator"):
        yield {
            **_kept(row, "uid", "code", "year", "value", "state", "source"),
            "territory": _first(territory, row["uid"]),
        }


def _nomenclature(facts: Extract) -> Iterable[dict[str, Any]]:
    """What the codes of the workspace's own fields are called."""
    return ({"code": code, "label": label} for code, label in sorted(facts.labels.items()))


def _batches(facts: Extract) -> Iterable[dict[str, Any]]:
    for row in records(facts.batches):
        yield {name: value for name, value in row.items() if name != "remarks"}


def _remarks(facts: Extract) -> Iterable[dict[str, Any]]:
    for batch in records(facts.batches):
        if batch["state"] == "applied":
            for one in json.loads(batch["remarks"] or "[]"):
                yield Remark(**one).as_dict() | {"batch": batch["uid"]}


_TABLES = {
    "actors": _actors,
    "missions": _missions,
    "meetings": _meetings,
    "places": _places,
    "territories": _territories,
    "waves": _waves,
    "presences": _presences,
    "ties": _ties,
    "carries": _carries,
    "memberships": _memberships,
    "asked": _asked,
    "knows": _knows,
    "needs": _needs,
    "statements": _statements,
    "indicators": _indicators,
    "nomenclature": _nomenclature,
    "batches": _batches,
    "remarks": _remarks,
}
