"""Actors, meetings and ties of a document: columns of equal length, codes as row numbers of the legend."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from network.sentences import Language, say
from network.study import Network
from network.views.text import label

Columns = dict[str, list[Any]]

EPOCH = dt.date(1970, 1, 1).toordinal()


def actor_columns(network: Network, lang: Language, legend: Mapping[str, Sequence[Mapping[str, Any]]]) -> Columns:
    actors = network.actors
    row = {part: {one["code"]: at for at, one in enumerate(rows)} for part, rows in legend.items()}
    return {
        "id": list(actors["uid"]),
        "name": actor_names(actors, lang),
        "kind": [row["kinds"].get(kind, row["kinds"].get("", 0)) for kind in codes(actors, "kind")],
        "field": [row["fields"][field] for field in codes(actors, "field")],
        "extended": [row["extended"].get(field, -1) for field in codes(actors, "extended")],
        "territory": [row["territories"].get(code, -1) for code in codes(actors, "stratum")],
        "silent": [at for at, answered in enumerate(actors["answered"]) if answered is False],
    }


def actor_names(actors: pd.DataFrame, lang: Language) -> list[str]:
    """Names as shown; a practitioner who works alone is a person, and is shown by kind only."""
    names = actors["name"] if "name" in actors else actors["uid"]
    alone = actors["natural_person"] if "natural_person" in actors else [False] * len(actors)
    return [
        say("views.alone", lang) if person is True else label(name, say("views.unnamed", lang))
        for name, person in zip(names, alone, strict=True)
    ]


def codes(table: pd.DataFrame, column: str) -> list[str]:
    """A column of codes as text, empty where there is none."""
    if column not in table:
        return [""] * len(table)
    return ["" if one is None or one != one else str(one) for one in table[column]]


def meeting_columns(network: Network, lang: Language) -> Columns:
    if not network.two_mode:
        return {"id": [], "name": [], "date": []}
    events = network.events
    titles = events["title"] if "title" in events else events["uid"]
    dates = events["date"] if "date" in events else [None] * len(events)
    return {
        "id": list(events["uid"]),
        "name": [label(title, say("views.kind-meeting", lang)) for title in titles],
        "date": [day_number(date) for date in dates],
    }


def tie_columns(network: Network) -> Columns:
    """One row per pair and period; `a` and `b` number actors first, then meetings; `kind` is a row of the legend."""
    if network.two_mode:
        days = meeting_columns(network, "fr")["date"]
        seats = zip(network.presences["actor"], network.presences["event"], strict=True)
        rows = {(int(a), int(e) + len(network.actors), 0, days[e], days[e]): 1.0 for a, e in seats}
        return _as_columns(rows)
    ties = network.ties
    spans = [
        [day_number(day) for day in ties[end]] if end in ties else [None] * len(ties) for end in ("since", "until")
    ]
    rows = {}
    for a, b, kind, since, until, weight in zip(
        ties["a"], ties["b"], _tie_kinds(network), *spans, ties["weight"], strict=True
    ):
        key = (int(a), int(b), kind, since, until)
        rows[key] = rows.get(key, 0.0) + float(weight)
    return _as_columns(rows)


def _tie_kinds(network: Network) -> list[int]:
    """Across two fields 0, within one 1, -1 when a field is unknown; between two dates the state of the tie."""
    if "state" in network.ties:
        return [int(state) for state in network.ties["state"]]
    field = codes(network.actors, "field")
    ends = zip(network.ties["a"], network.ties["b"], strict=True)
    return [int(field[a] == field[b]) if field[a] and field[b] else -1 for a, b in ends]


def _as_columns(rows: Mapping[tuple[int, int, int, int | None, int | None], float]) -> Columns:
    """Columns of the rows; a column in which nothing is known is left empty."""
    a, b, kind, since, until = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [], [], [])
    weights = [round(weight, 2) for weight in rows.values()]
    return {
        "a": a,
        "b": b,
        "kind": kind,
        "since": since if set(since) - {None} else [],
        "until": until if set(until) - {None} else [],
        "weight": weights if any(weight != 1 for weight in weights) else [],
    }


def day_number(day: object) -> int | None:
    """A date as days since 1970: short in the document, sorted as dates are.

    Examples
    --------
    >>> day_number(dt.date(2025, 3, 14)), day_number(None)
    (20161, None)
    """
    if day is None or day is pd.NaT or day != day:
        return None
    date = day.date() if isinstance(day, dt.datetime) else day
    return date.toordinal() - EPOCH if isinstance(date, dt.date) else None
