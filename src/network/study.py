"""What a result looks at and what it says: the lens, the network, the finding.

A measure never sees the store: `networks.read` turns a store and a `Lens` into a `Network`, plain
tables of what was read; the measures turn a `Network` into a `Finding`.
"""

import datetime as dt
import hashlib
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, Self

import networkx as nx
import numpy as np
import pandas as pd

from network.errors import Refused
from network.sentences import Language, Words, say

Layer = Literal[
    "meetings", "groups", "referrals", "collaborations", "actions", "agreements", "funding", "awareness", "works-with"
]
Unit = Literal["service", "structure", "institution"]
Boundary = Literal["active", "roster", "all"]
Observation = Literal["all", "either", "both", "sender"]
Verdict = Literal["solid", "fragile", "not_comparable"]

LAYERS: tuple[Layer, ...] = (
    "works-with",
    "collaborations",
    "actions",
    "agreements",
    "referrals",
    "awareness",
    "funding",
    "groups",
    "meetings",
)
TWO_MODE: frozenset[Layer] = frozenset({"meetings", "groups"})
DIRECTED: frozenset[Layer] = frozenset({"referrals", "awareness", "funding"})
NOMENCLATURES = ("core", "extended")
COMPONENTS: Mapping[Layer, tuple[Layer, ...]] = {"works-with": ("collaborations", "actions", "agreements")}


@dataclass(frozen=True)
class Lens:
    """What a result looks at: the same frozen value on pages, in commands and on results."""

    layer: Layer = "works-with"
    wave: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    territories: tuple[str, ...] = ()
    unit: Unit = "structure"
    boundary: Boundary = "active"
    fields: str = "core"
    confirmed: bool = False
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise Refused("lens.period-reversed", since=self.since, until=self.until)
        if self.wave and (self.since or self.until):
            raise Refused("lens.wave-and-dates", wave=self.wave)
        if self.fields not in NOMENCLATURES:
            raise Refused("lens.fields-unknown", value=self.fields, known=", ".join(NOMENCLATURES))

    def over(self, since: dt.date | None, until: dt.date | None) -> Self:
        """The same lens on another period."""
        return replace(self, since=since, until=until, wave=None)

    def at(self, wave: str) -> Self:
        """The same lens on another survey wave."""
        return replace(self, wave=wave, since=None, until=None)

    def on(self, layer: Layer) -> Self:
        return replace(self, layer=layer)

    def as_dict(self) -> dict[str, Any]:
        """The lens as JSON values, in the order of its definition."""
        return {
            name: value.isoformat()
            if isinstance(value, dt.date)
            else list(value)
            if isinstance(value, tuple)
            else value
            for name, value in asdict(self).items()
        }

    def words(self, lang: Language = "fr") -> str:
        """The lens in one line of plain words, as filters are shown.

        Examples
        --------
        >>> Lens(wave="2019").words("fr")
        'Travaillent ensemble · vague 2019 · par structure · acteurs actifs'
        """
        parts = [say(f"lens.layer-{self.layer}", lang)]
        if self.wave:
            parts.append(say("lens.wave", lang, wave=self.wave))
        if self.since and self.until:
            parts.append(say("lens.between", lang, since=_day(self.since, lang), until=_day(self.until, lang)))
        elif self.since:
            parts.append(say("lens.since", lang, since=_day(self.since, lang)))
        elif self.until:
            parts.append(say("lens.until", lang, until=_day(self.until, lang)))
        if self.territories:
            parts.append(say("lens.territories", lang, territories=", ".join(self.territories)))
        parts.append(say(f"lens.unit-{self.unit}", lang))
        parts.append(say(f"lens.boundary-{self.boundary}", lang))
        if self.fields != "core":
            parts.append(say("lens.fields", lang, fields=self.fields))
        if self.confirmed:
            parts.append(say("lens.confirmed", lang))
        if self.without:
            parts.append(say("lens.without", lang, without=", ".join(self.without)))
        return " · ".join(parts)


def _day(day: dt.date, lang: Language) -> str:
    return f"{day:%d/%m/%Y}" if lang == "fr" else day.isoformat()


@dataclass(frozen=True, eq=False)
class Network:
    """Plain tables of who and what ties them; the only thing a measure sees.

    Attributes
    ----------
    actors : DataFrame, one row per actor, index 0…n-1
        `uid`; `field` (text or None when unknown); `stratum` (the home territory's code, one value when there
        is one territory); `answered` (True, False, or None where nobody was asked: the dyads count as
        observed). Optional: `name`, `kind`, `entry`, `exit`, shares `x_<field>` (rows sum to 1), others kept.
    ties : DataFrame
        One row per pair and *source of ties* (headline.md §3): `a`, `b` row numbers of `actors` (a < b when
        undirected), `weight` (float), `source_id` (text: the action, agreement or declared pair that holds
        the tie). Optional `component`, `since`, `until`. The pair counts once, however many sources hold it.
    presences : DataFrame
        Two-mode layers: `actor` and `event` row numbers.
    events : DataFrame
        Two-mode layers: `uid`, `stratum` (territory of the event); optional `date`, `format`, `title`.
    directed : bool
    observation : {"all", "either", "both", "sender"}
        Which dyads were observed, given `answered`: all; i or j answered; both; the sender.
    lens : Lens or None
    left_out : mapping
        Counts of what was left out, by reason code (`undated`, `no_field`, `rolled_up`, `silent`…).
    collected : mapping
        Component → the instruments that collected it in this lens (form codes, survey instruments), sorted;
        a component without rows is absent. Two networks are compared only on components collected alike.
    """

    actors: pd.DataFrame
    ties: pd.DataFrame
    presences: pd.DataFrame
    events: pd.DataFrame
    directed: bool = False
    observation: Observation = "all"
    lens: Lens | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    collected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def two_mode(self) -> bool:
        return not self.events.empty or not self.presences.empty

    @classmethod
    def from_tables(
        cls,
        actors: pd.DataFrame,
        ties: pd.DataFrame | None = None,
        *,
        directed: bool = False,
        field: str = "field",
        presences: pd.DataFrame | None = None,
        events: pd.DataFrame | None = None,
        observation: Observation | None = None,
        lens: Lens | None = None,
        left_out: Mapping[str, int] | None = None,
        collected: Mapping[str, tuple[str, ...]] | None = None,
    ) -> "Network":
        """A network from tables of any origin.

        Parameters
        ----------
        actors : DataFrame
            `uid` and the column named by `field`; every other column is kept (`stratum`, `answered`, shares).
        ties : DataFrame, optional
            `source`, `target` (uids), optionally `weight`, `source_id` and others. Loops are dropped.
        directed : bool
            False: the order of the two ends is forgotten.
        field : str
            Column of `actors` that holds the main field.
        presences : DataFrame, optional
            Two-mode data instead of ties: `actor`, `event` (uids); duplicates are dropped.
        events : DataFrame, optional
            `uid` and others (`stratum`, `date`, `format`); made from `presences` when absent.
        observation : optional
            Default: `sender` when directed and `answered` is given, `either` when undirected and it is given,
            else `all`.

        Raises
        ------
        ValueError
            A uid twice, or an end or presence that is no actor.

        Examples
        --------
        >>> actors = pd.DataFrame({"uid": ["a", "b", "c"], "champ": ["sante", "sante", "social"]})
        >>> ties = pd.DataFrame({"source": ["b", "a"], "target": ["a", "c"]})
        >>> network = Network.from_tables(actors, ties, directed=False, field="champ")
        >>> network.ties[["a", "b"]].to_numpy().tolist()
        [[0, 1], [0, 2]]
        """
        people = actors.reset_index(drop=True).copy()
        if people["uid"].duplicated().any():
            raise ValueError(f"uid twice: {people.loc[people['uid'].duplicated(), 'uid'].iloc[0]!r}")
        people["field"] = _text_or_none(people[field]) if field in people else None
        if "stratum" not in people:
            people["stratum"] = ""
        if observation is None:
            observation = ("sender" if directed else "either") if "answered" in people else "all"
        if "answered" not in people:
            people["answered"] = True
        rows = pd.Series(people.index, index=people["uid"])
        return cls(
            people,
            _tie_rows(ties, rows, directed),
            *_two_mode_rows(presences, events, rows),
            directed=directed,
            observation=observation,
            lens=lens,
            left_out=dict(left_out or {}),
            collected=dict(collected or {}),
        )

    @cached_property
    def digest(self) -> str:
        """Hash of exactly these tables: equal from both stores when they hold the same facts."""
        told = hashlib.sha256(f"{self.directed} {self.observation}".encode())
        for table in (self.actors, self.ties, self.presences, self.events):
            told.update("\t".join(table.columns).encode())
            told.update(table.to_csv(index=False, lineterminator="\n", float_format="%.12g").encode())
        return told.hexdigest()[:20]

    def to_networkx(self) -> "nx.Graph[str]":
        """The network for networkx: actors by uid with their columns as attributes; two-mode when it is.

        Events carry `bipartite=1`, actors `bipartite=0`. Missing values are left
        out, for no format can write them.
        """
        graph: nx.Graph[str] = nx.DiGraph() if self.directed else nx.Graph()
        for row in self.actors.to_dict("records"):
            graph.add_node(row["uid"], bipartite=0, **_present(row))
        for row in self.events.to_dict("records"):
            graph.add_node(row["uid"], bipartite=1, **_present(row))
        uids = self.actors["uid"].to_numpy()
        for a, b, weight in zip(self.ties["a"], self.ties["b"], self.ties["weight"], strict=True):
            graph.add_edge(uids[a], uids[b], weight=float(weight))
        if self.two_mode:
            events = self.events["uid"].to_numpy()
            graph.add_edges_from(
                (uids[a], events[e]) for a, e in zip(self.presences["actor"], self.presences["event"], strict=True)
            )
        return graph


def _present(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(name): value
        for name, value in row.items()
        if name != "uid" and value is not None and not (isinstance(value, float) and math.isnan(value))
    }


def _text_or_none(column: pd.Series) -> pd.Series:
    """Fields as text, None where unknown: a missing value must never become a field of its own.

    A whole number is written as one: a column of numbers with a gap holds 2.0 where 2 was meant.
    """
    return pd.Series([None if pd.isna(value) or value == "" else _text(value) for value in column], dtype=object)


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float | np.floating) and float(value).is_integer() else str(value)


def _tie_rows(ties: pd.DataFrame | None, rows: pd.Series, directed: bool) -> pd.DataFrame:
    if ties is None:
        return pd.DataFrame(
            {"a": np.array([], int), "b": np.array([], int), "weight": np.array([], float), "source_id": []}
        )
    table = ties.reset_index(drop=True).copy()
    a, b = _row_numbers(table.pop("source"), rows), _row_numbers(table.pop("target"), rows)
    if not directed:
        a, b = np.minimum(a, b), np.maximum(a, b)
    table.insert(0, "a", a)
    table.insert(1, "b", b)
    if "weight" not in table:
        table["weight"] = 1.0
    if "source_id" not in table:
        table["source_id"] = [f"{i}-{j}" for i, j in zip(a, b, strict=True)]
    return table[table["a"] != table["b"]].sort_values(["a", "b", "source_id"], kind="stable", ignore_index=True)


def _two_mode_rows(
    presences: pd.DataFrame | None, events: pd.DataFrame | None, rows: pd.Series
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if presences is None:
        return pd.DataFrame({"actor": np.array([], int), "event": np.array([], int)}), pd.DataFrame({"uid": []})
    if events is None:
        events = pd.DataFrame({"uid": list(dict.fromkeys(presences["event"]))})
    told = events.reset_index(drop=True).copy()
    if "stratum" not in told:
        told["stratum"] = ""
    columns = pd.Series(told.index, index=told["uid"])
    table = presences.reset_index(drop=True).copy()
    table["actor"] = _row_numbers(table["actor"], rows)
    table["event"] = _row_numbers(table["event"], columns)
    table = table.drop_duplicates(["actor", "event"]).sort_values(["event", "actor"], kind="stable", ignore_index=True)
    return table, told


def _row_numbers(uids: pd.Series, rows: pd.Series) -> np.ndarray:
    found = rows.reindex(uids)
    if found.isna().any():
        raise ValueError(f"not in the table of actors or events: {found.index[found.isna()][0]!r}")
    return found.to_numpy().astype(int)


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True)
class Empty:
    """Why a result is undefined: a code for machines, a sentence for people."""

    code: str
    words: Words


@dataclass(frozen=True)
class Named:
    """A finding under a name: a component of works-with, or a sensitivity."""

    name: str
    finding: "Finding"


@dataclass(frozen=True)
class Finding:
    """What a measure found, with everything needed to judge it and to compute it again."""

    measure: str
    value: Any = None
    unit: str = ""
    expected: Any = None
    null_model: str | None = None
    z: float | None = None
    p: float | None = None
    interval: Interval | None = None
    n_actors: int = 0
    n_by_field: Mapping[str, int] = field(default_factory=dict)
    n_ties: int = 0
    response: float | None = None
    verdict: Verdict | None = None
    why_empty: Empty | None = None
    sentence: Words | None = None
    note: Words | None = None
    components: tuple[Named, ...] = ()
    sensitivities: tuple[Named, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    lens: Lens | None = None
    digest: str = ""
    version: str = ""
    seed: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON values: undefined numbers are null, never NaN."""
        return {
            "measure": self.measure,
            "value": plain(self.value),
            "unit": self.unit,
            "expected": plain(self.expected),
            "null_model": self.null_model,
            "z": plain(self.z),
            "p": plain(self.p),
            "interval": [plain(self.interval.low), plain(self.interval.high)] if self.interval else None,
            "n_actors": self.n_actors,
            "n_by_field": dict(self.n_by_field),
            "n_ties": self.n_ties,
            "response": plain(self.response),
            "verdict": self.verdict,
            "why_empty": {"code": self.why_empty.code, "fr": self.why_empty.words.fr, "en": self.why_empty.words.en}
            if self.why_empty
            else None,
            "sentence": {"fr": self.sentence.fr, "en": self.sentence.en} if self.sentence else None,
            "note": {"fr": self.note.fr, "en": self.note.en} if self.note else None,
            "components": [{"name": one.name, "finding": one.finding.as_dict()} for one in self.components],
            "sensitivities": [{"name": one.name, "finding": one.finding.as_dict()} for one in self.sensitivities],
            "details": plain(self.details),
            "lens": self.lens.as_dict() if self.lens else None,
            "digest": self.digest,
            "version": self.version,
            "seed": self.seed,
        }


def plain(value: Any) -> Any:
    """Numbers, lists and mappings as JSON can hold them; NaN and infinities become None.

    Examples
    --------
    >>> plain({"x": np.float64("nan"), "n": np.int64(3)})
    {'x': None, 'n': 3}
    """
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(one) for one in value]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Words):
        return {"fr": value.fr, "en": value.en}
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
