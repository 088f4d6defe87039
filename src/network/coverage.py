"""How far a result can be trusted: solid, fragile or not comparable, and why (headline.md §7)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from network.sentences import Words, both
from network.study import Network, Verdict
from network.vocabulary import coverage, fields

__all__ = [
    "Evidence",
    "Judgement",
    "judge",
    "months_without_sheets",
    "over",
    "response_by_field",
    "response_of",
    "threshold",
    "unasked",
]


@dataclass(frozen=True)
class Evidence:
    """What a verdict looks at; None where it does not apply.

    `no_se`: there is a value, but deletions give no standard error (one actor holds every cross tie, say).
    """

    actors: int
    ties: int
    response: float | None = None
    by_field: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    se: float | None = None
    no_se: bool = False
    empty_cell: bool = False
    unasked: bool = False
    contradicted: tuple[str, ...] = ()
    response_gap: float | None = None
    months_missing: float | None = None
    other_instruments: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)  # of fields that are not ours, by code


@dataclass(frozen=True)
class Judgement:
    """The verdict and its reasons: codes for machines, worst first; words for those that stand alone.

    `too_little`: size or precision is among the reasons, so that « trop peu de données » is said.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    too_little: bool
    words: Words | None


def threshold(group: str, name: str) -> float:
    """One threshold of `coverage.toml`."""
    return float(coverage()[group][name])


def judge(seen: Evidence) -> Judgement:
    """Verdict of a finding from its evidence.

    Examples
    --------
    >>> judge(Evidence(actors=60, ties=120, response=0.9, se=0.2)).verdict
    'solid'
    >>> judge(Evidence(actors=60, ties=120, response=0.9, se=0.36)).reasons
    ('se',)
    """
    worst = _failing(seen, "not_comparable")
    for name, value in (("response_gap", seen.response_gap), ("months_without_sheets", seen.months_missing)):
        if value is not None and over(value, threshold("not_comparable", name)):
            worst.append(name)
    if seen.other_instruments:
        worst.append("other_instruments")
    if worst:
        little = bool({"actors", "ties", "se"} & set(worst))
        return Judgement("not_comparable", tuple(worst), little, _words(seen, worst))
    weak = _failing(seen, "fragile")
    weak += [name for name in ("no_se", "empty_cell", "unasked") if getattr(seen, name)] + [
        f"sensitivity:{name}" for name in seen.contradicted
    ]
    return Judgement("fragile" if weak else "solid", tuple(weak), False, None)


def over(value: float, limit: float) -> bool:
    """Whether a value is over its limit, were it not for the last digit of a difference.

    Examples
    --------
    >>> over(45 / 50 - 35 / 50, 0.20), over(0.201, 0.20)
    (False, True)
    """
    return value > limit + 1e-9


def _failing(seen: Evidence, level: str) -> list[str]:
    """Reasons of one level; « > » for a standard error, « < » for the others."""
    limits = coverage()[level]
    found = []
    if seen.response is not None and seen.response < limits["response"]:
        found.append("response")
    enough = coverage()["field"]["actors"]
    if any(rate < limits["field_response"] and size >= enough for rate, size in seen.by_field.values()):
        found.append("field_response")
    found += [name for name in ("actors", "ties") if getattr(seen, name) < limits[name]]
    if seen.se is not None and seen.se > limits["se"]:
        found.append("se")
    return found


def _words(seen: Evidence, reasons: list[str]) -> Words | None:
    """The reason alone, for those that are not about size or precision."""
    told = [reason for reason in reasons if reason not in ("actors", "ties", "se")]
    if not told:
        return None
    limits, values = coverage()["not_comparable"], {}
    if told[0] == "field_response":
        enough = coverage()["field"]["actors"]
        rates = {name: rate for name, (rate, size) in seen.by_field.items() if size >= enough}
        lowest = min(rates, key=rates.__getitem__)
        called = fields()[lowest].words if lowest in fields() else seen.labels.get(lowest, lowest)
        values = {"field": called, "value": whole(rates[lowest])}
    elif told[0] != "other_instruments":
        name = {"months_without_sheets": "months_missing"}.get(told[0], told[0])
        values = {"value": whole(getattr(seen, name))}
    if told[0] in limits:
        values["limit"] = whole(limits[told[0]])
    return both(f"measures.reason-{told[0].replace('_', '-')}", **values)


def whole(share: float) -> int:
    """A share in whole percents.

    Examples
    --------
    >>> whole(0.505), whole(0.4949)
    (51, 49)
    """
    return int(share * 100 + 0.5 + 1e-9)


def response_of(network: Network) -> float | None:
    """Share of those asked who answered, in all or in part; None when nobody was asked."""
    asked = _asked(network)
    return sum(answered for _, answered in asked) / len(asked) if asked else None


def response_by_field(network: Network) -> dict[str, tuple[float, int]]:
    """Share of those asked who answered, and number of actors, for each field."""
    told: dict[str, list[bool]] = {}
    for name, answered in _asked(network):
        if isinstance(name, str):
            told.setdefault(name, []).append(answered)
    size = network.actors["field"].value_counts()
    return {name: (sum(answers) / len(answers), int(size[name])) for name, answers in sorted(told.items())}


def _asked(network: Network) -> list[tuple[Any, bool]]:
    """Field and answer of those who were asked; somebody who was not is silent for dyads, not for the response."""
    if network.observation == "all":
        return []
    actors = network.actors[network.actors["asked"]] if "asked" in network.actors else network.actors
    pairs = zip(actors["field"], actors["answered"], strict=True)
    return [(name, bool(answered)) for name, answered in pairs if answered is not None and answered == answered]


def unasked(network: Network) -> bool:
    """Whether declared ties are read somewhere where nobody was asked: at best fragile (headline.md §0)."""
    if network.lens is None or network.lens.layer not in ("works-with", "collaborations", "referrals", "awareness"):
        return False
    if network.lens.layer == "works-with" and "collaborations" not in network.collected:
        return False
    answered = network.actors["answered"]
    nobody = answered.isna().groupby(network.actors["stratum"].fillna("")).all()
    return network.observation == "all" or bool(nobody.any())


def months_without_sheets(network: Network) -> float | None:
    """Share of the months of the lens's period without any attendance; None without a dated period.

    A meeting dated by its year alone may have been in any of its months: none of them is called empty.
    """
    lens = network.lens
    if lens is None or lens.since is None or lens.until is None or "date" not in network.events:
        return None
    held = network.events.iloc[sorted(set(network.presences["event"]))]
    precisions = held["precision"] if "precision" in held else ["day"] * len(held)
    dated = [(day, how) for day, how in zip(held["date"], precisions, strict=True) if isinstance(day, dt.date)]
    met = {(day.year, month) for day, how in dated for month in (range(1, 13) if how == "year" else (day.month,))}
    months = _months(lens.since, lens.until)
    return sum(month not in met for month in months) / len(months) if months else None


def _months(first: dt.date, last: dt.date) -> list[tuple[int, int]]:
    """Months from the one of `first` to the one of `last`.

    Examples
    --------
    >>> _months(dt.date(2023, 12, 5), dt.date(2024, 1, 1))
    [(2023, 12), (2024, 1)]
    """
    return [(number // 12, number % 12 + 1) for number in range(_number(first), _number(last) + 1)]


def _number(day: dt.date) -> int:
    return day.year * 12 + day.month - 1
