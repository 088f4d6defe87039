"""Plain tables of who and what ties them: the only thing a measure sees."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import networkx as nx
import numpy as np
import pandas as pd

from network.study.lens import Lens
from network.study.sheets import SheetRead

Observation = Literal["all", "either", "both", "sender"]


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
        Counts of what was left out, by reason code (`undated`, `no_field`, `rolled_up`, `silent`…), and of what is
        kept but to confirm (`field_guessed`).
    collected : mapping
        Component → the instruments that collected it in this lens (form codes, survey instruments), sorted;
        a component without rows is absent. Two networks are compared only on components collected alike.
    labels : mapping
        What the workspace calls the fields of its own nomenclature, by code; ours are not in it.
    sources : tuple of SheetRead
        The sheets whose lines say these ties or presences; no part of the digest.
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
    labels: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[SheetRead, ...] = ()

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
        labels: Mapping[str, str] | None = None,
        sources: tuple[SheetRead, ...] = (),
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
            labels=dict(labels or {}),
            sources=sources,
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
