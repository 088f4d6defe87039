"""Everything that a Network may need, read once per revision: one flat table per noun, duplicates resolved."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from network.fields import nomenclature
from network.model import NODES, PROVENANCE, RELATIONSHIPS, Kept
from network.networks.periods import Days, Period
from network.store import Store

STATUSES = ("present", "represented", "excused", "absent")  # the strongest first


@dataclass(frozen=True)
class Extract:
    """The tables of one revision. An actor or meeting found to be the same as another is already that other."""

    nodes: dict[str, pd.DataFrame]
    relationships: dict[str, pd.DataFrame]
    batches: pd.DataFrame
    spellings: dict[str, set[str]]
    same: dict[str, str]
    became: dict[str, str]
    split: int
    said_by: dict[str, list[str]] = field(default_factory=dict)  # of an actor or meeting that has duplicates
    read: dict[str, list[dict[str, Any]]] = field(default_factory=dict, compare=False)
    labels: Mapping[str, str] = field(default_factory=dict, compare=False)  # the workspace's own fields, by code
    active: dict[Period, set[str]] = field(default_factory=dict, compare=False)  # filled by `boundary`, per period

    def node(self, noun: str) -> pd.DataFrame:
        """Nodes of one noun, by uid; duplicates are left out."""
        return self.nodes[noun]

    def relationship(self, noun: str) -> pd.DataFrame:
        """Relationships of one noun, their ends resolved."""
        return self.relationships[noun]

    def rows(self, noun: str) -> list[dict[str, Any]]:
        """Nodes or relationships of one noun as dicts, made once: not to be changed."""
        if noun not in self.read:
            self.read[noun] = records(self.nodes[noun] if noun in self.nodes else self.relationships[noun])
        return self.read[noun]

    @cached_property
    def waves(self) -> dict[str, Days | None]:
        """Dates of each survey wave, None when it has none."""
        return {
            row["name"]: (row["since"], row["until"]) if row["since"] and row["until"] else None
            for row in self.rows("wave")
        }

    @cached_property
    def forms(self) -> dict[str, str]:
        """The form that each batch came by."""
        return dict(zip(self.batches["uid"], self.batches["form"], strict=True))

    @cached_property
    def files(self) -> dict[str, str]:
        """The file of each batch, or what was done by hand."""
        return dict(zip(self.batches["uid"], self.batches["file"], strict=True))

    @cached_property
    def instruments(self) -> dict[str, str]:
        """The questionnaire of each wave."""
        return {row["name"]: row["instrument"] or "" for row in self.rows("wave")}

    def located(self, noun: str) -> dict[str, str]:
        """Territory of each actor, meeting, mission… that has one (the first by uid when it has several)."""
        return {uid: places[0] for uid, places in self.places(noun).items()}

    def places(self, noun: str) -> dict[str, list[str]]:
        """Every territory of each actor, meeting, mission… that has one, by uid."""
        table = self.relationship(f"located_in-{noun}")
        found: dict[str, list[str]] = {}
        for uid, place in sorted(zip(table["source"], table["target"], strict=True)):
            found.setdefault(uid, []).append(place)
        return found

    def seats(self) -> list[tuple[str, str]]:
        """(actor, meeting) of everybody who was there or had somebody there; the excused and absent were not."""
        return [(row["source"], row["target"]) for row in self.rows("attended") if row["status"] in STATUSES[:2]]

    @cached_property
    def wholes(self) -> dict[str, str]:
        """Territory → the territory that it lies in."""
        table = self.relationship("within")
        return dict(zip(table["source"], table["target"], strict=True))


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dicts."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


_READ: WeakKeyDictionary[Store, tuple[int, Extract]] = WeakKeyDictionary()


def extract(store: Store) -> Extract:
    """The tables of the store as it is now; read again only when its revision has changed."""
    revision = store.revision()
    kept = _READ.get(store)
    if kept is None or kept[0] != revision:
        kept = _READ[store] = (revision, _read(store))
    return kept[1]


def _read(store: Store) -> Extract:
    nodes = {noun.noun: _table(store, noun.noun, ["uid"], noun.properties) for noun in NODES.values()}
    relationships = {
        noun: _table(store, noun, ["source", "target", *(["uid"] if one.keyed else [])], one.properties)
        for noun, one in RELATIONSHIPS.items()
    }
    days = relationships["knows"]["date"]  # to know a mission is a fact of one day: its validity
    relationships["knows"] = relationships["knows"].assign(
        since=days, until=days, since_precision="day", until_precision="day"
    )
    same = _followed(relationships["same_as-actor"]) | _followed(relationships["same_as-meeting"])
    became, split = _successors(relationships["became"], same)
    spellings = _spellings(nodes["actor"], same)
    said_by = _sources([*records(nodes["actor"]), *records(nodes["meeting"])], same)
    for noun in ("actor", "meeting"):
        nodes[noun] = nodes[noun][~nodes[noun]["uid"].isin(same.keys())].reset_index(drop=True)
    resolved = {noun: _resolved(noun, table, same) for noun, table in relationships.items()}
    batches, own = store.frame("batch/list"), nomenclature(store)
    return Extract(nodes, resolved, batches, spellings, same, became, split, said_by, labels=own)


def _table(store: Store, noun: str, keys: list[str], properties: Any) -> pd.DataFrame:
    table = store.frame(f"facts/{noun}").reindex(columns=[*keys, *properties, *PROVENANCE])
    kinds: dict[str, Kept] = {**properties, **PROVENANCE}
    for name, kind in kinds.items():
        table[name] = pd.Series([_plain(value, kind) for value in table[name]], dtype=object, index=table.index)
    return table


def _plain(value: Any, kind: Kept) -> Any:
    if kind == "texts":
        return list(value) if isinstance(value, list | tuple) else []
    if value is None or value != value:
        return None
    if kind == "date" and isinstance(value, dt.datetime):
        return value.date()
    if kind in ("int", "float", "bool"):
        casts: dict[str, Callable[[Any], Any]] = {"int": int, "float": float, "bool": bool}
        return casts[kind](value)
    return value


def _spellings(actors: pd.DataFrame, same: dict[str, str]) -> dict[str, set[str]]:
    """Kept actor → every name it is written under, those of its duplicates among them."""
    found: dict[str, set[str]] = {}
    for row in records(actors):
        names = {row["name"], row["short_name"], *row["aliases"]} - {None, ""}
        found.setdefault(same.get(row["uid"], row["uid"]), set()).update(names)
    return found


def _sources(rows: list[dict[str, Any]], same: dict[str, str]) -> dict[str, list[str]]:
    """Kept one → what says it and its duplicates, when it has any."""
    kept = set(same.values())
    found: dict[str, dict[str, None]] = {}
    for row in sorted(rows, key=lambda row: row["uid"] in same):
        one = same.get(row["uid"], row["uid"])
        if one in kept:
            found.setdefault(one, {}).update(dict.fromkeys(row["sources"]))
    return {uid: list(sources) for uid, sources in found.items()}


def _followed(table: pd.DataFrame) -> dict[str, str]:
    """Duplicate → the one that is kept, through chains."""
    direct = dict(zip(table["source"], table["target"], strict=True))
    return {uid: _last(uid, direct) for uid in direct}


def _last(uid: str, steps: dict[str, str]) -> str:
    seen = {uid}
    while uid in steps and steps[uid] not in seen:
        uid = steps[uid]
        seen.add(uid)
    return uid


def _successors(table: pd.DataFrame, same: dict[str, str]) -> tuple[dict[str, str], int]:
    """Old → new name of one identity; an actor that became several is left as it is, and counted."""
    pairs = pd.DataFrame(
        {"old": [same.get(u, u) for u in table["source"]], "new": [same.get(u, u) for u in table["target"]]}
    ).drop_duplicates()
    several = pairs["old"].duplicated(keep=False)
    steps = dict(zip(pairs["old"][~several], pairs["new"][~several], strict=True))
    return {old: _last(old, steps) for old in steps}, int(pairs["old"][several].nunique())


def _resolved(noun: str, table: pd.DataFrame, same: dict[str, str]) -> pd.DataFrame:
    if noun.startswith(("same_as", "distinct_from")) or not same:
        return table
    table = table.assign(source=table["source"].replace(same), target=table["target"].replace(same))
    table = table[table["source"] != table["target"]]
    if noun == "attended":
        table = _strongest(table)
    if "uid" not in table:
        table = table.drop_duplicates(["source", "target"])
    return table.reset_index(drop=True)


def _strongest(table: pd.DataFrame) -> pd.DataFrame:
    """One presence per actor and meeting: the strongest status, the most people."""
    rank = table["status"].map({status: number for number, status in enumerate(STATUSES)}).fillna(len(STATUSES))
    ordered = table.assign(_rank=rank).sort_values(["source", "target", "_rank"], kind="stable")
    people = ordered.groupby(["source", "target"])["people"].transform(lambda counts: counts.dropna().max())
    ordered["people"] = [None if value != value else value for value in people]
    return ordered.drop(columns="_rank").drop_duplicates(["source", "target"])
