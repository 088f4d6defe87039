"""Mixing of meetings: the chance that two participants of a meeting come from different fields."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from network.measures.jackknife import actor_variance, half_width, source_variance
from network.measures.measure import Measure, finite, undefined
from network.measures.observed import Bools
from network.measures.presences import STATISTICS, Presences, mixing_of_each, presences, weights
from network.nulls import curveball
from network.nulls.labelings import tail
from network.nulls.moments import Floats, Ints, moments, same_field_chance, sums_of_labels, sums_of_ties
from network.study import Finding, Interval, Network


def mixing(g: Floats, weight: Floats) -> Floats:
    """Weighted mean of the mixing of meetings; `g` of shape (..., meetings). nan when no meeting has weight.

    Examples
    --------
    >>> float(mixing(np.array([0.5, 1.0, np.nan]), np.array([2.0, 2.0, 0.0])))
    0.75
    """
    total = weight.sum()
    return np.where(weight > 0, g, 0.0) @ weight / total if total else np.full(g.shape[:-1], math.nan)


@dataclass(frozen=True)
class Comparison:
    """Observed and expected mixing, over the strata that can move; nan where undefined."""

    observed: float
    expected: float
    sd: float
    p_lower: float = math.nan
    p_upper: float = math.nan
    p: float = math.nan

    @property
    def ratio(self) -> float:
        return self.observed / self.expected if self.expected else math.nan

    @property
    def z(self) -> float:
        return (self.observed - self.expected) / self.sd if self.sd > 1e-12 else math.nan


def movable(seen: Presences, *, by_seats: bool) -> Bools:
    """Strata in which something can move, shape (strata,).

    A stratum with one meeting of two actors or more, one actor or one field cannot; when seats are
    shuffled (`by_seats`), neither can one in which every two actors are nested.
    """
    home, enough = seen.stratum[seen.meeting], seen.size >= 2
    can = np.zeros(len(seen.strata), bool)
    for one in range(len(can)):
        here = home == one
        actors = np.unique(seen.actor[here])
        can[one] = (
            (enough & (seen.stratum == one)).sum() >= 2
            and len(actors) > 1
            and len(np.unique(seen.shares[actors], axis=0)) > 1
            and not (by_seats and curveball.nested(seen.actor[here], seen.meeting[here]))
        )
    return can


def label_twin(seen: Presences, statistic: str) -> Comparison:
    """Mixing against fields shuffled among the actors present at least once in each stratum: exact moments."""
    can = movable(seen, by_seats=False)
    weight = weights(seen.size)[statistic] * can[seen.stratum]
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)
    expected, variance, total = 0.0, 0.0, weight.sum()
    for one in np.flatnonzero(can):
        mine = seen.stratum == one
        actors, a, b, w = _pairs(seen, mine, weight)
        block, x = np.zeros(len(actors), int), seen.shares[actors]
        labels = sums_of_labels(x, block, 1)
        size = np.array([len(actors)])
        expected += weight[mine].sum() * (1 - float(same_field_chance(labels.first, size)[0, 0]))
        variance += moments(sums_of_ties(a, b, w, block, 1), labels, size)[1]
    if not total:
        return Comparison(math.nan, math.nan, math.nan)
    return Comparison(float(mixing(g, weight)), expected / total, math.sqrt(variance) / total)


def _pairs(seen: Presences, mine: Bools, weight: Floats) -> tuple[np.ndarray, np.ndarray, np.ndarray, Floats]:
    """Pairs that met in these meetings and W of each: the weight of a meeting is spread over its pairs."""
    here = mine[seen.meeting]
    actors, row = np.unique(seen.actor[here], return_inverse=True)
    meeting = seen.meeting[here]
    low, high, spread = [np.array([], int)], [np.array([], int)], [np.array([])]
    for one in np.flatnonzero(mine & (seen.size >= 2)):
        present = np.asarray(row).reshape(-1)[meeting == one]
        first, second = np.triu_indices(len(present), 1)
        low.append(present[first])
        high.append(present[second])
        spread.append(np.full(len(first), weight[one] / len(first)))
    return actors, np.concatenate(low), np.concatenate(high), np.concatenate(spread)


def shuffled_mixing(seen: Presences, *, number: int = curveball.DRAWS, seed: int) -> Floats:
    """G of each meeting in each draw of the curveball, shape (number, meetings)."""
    order = np.argsort(seen.meeting, kind="stable")
    told = (one.astype(np.int64).tobytes() for one in (seen.actor, seen.meeting, seen.stratum[seen.meeting]))
    meeting = seen.meeting[order]
    return np.array(
        [mixing_of_each(seen.shares, actor, meeting, seen.meetings) for actor in _chain(*told, number, seed)]
    ).reshape(number, seen.meetings)


@lru_cache(maxsize=4)
def _chain(actor: bytes, meeting: bytes, stratum: bytes, number: int, seed: int) -> list[Ints]:
    """The draws of one attendance: the same chain serves territories, formats and other nomenclatures."""
    told = (np.frombuffer(one, dtype=np.int64) for one in (actor, meeting, stratum))
    return [drawn.astype(np.int32) for drawn, _ in curveball.draws(*told, number=number, seed=seed)]


def against_seats(seen: Presences, drawn: Floats, statistic: str) -> Comparison:
    """Mixing against seats shuffled within strata (null F), from the draws of `shuffled_mixing`."""
    weight = weights(seen.size)[statistic] * movable(seen, by_seats=True)[seen.stratum]
    if not weight.sum():
        return Comparison(math.nan, math.nan, math.nan)
    found = float(mixing(mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings), weight))
    null = mixing(drawn, weight)
    far = tail(null, found, float(null.mean()), drawn=True)
    return Comparison(found, float(null.mean()), float(null.std(ddof=1)), *far)


def variance(seen: Presences, statistic: str) -> float:
    """The larger of the jackknife variances of T: without each actor, and without each meeting."""
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)
    weight = weights(seen.size)[statistic]
    kept = np.flatnonzero(weight)
    without_meeting = np.array([mixing(g, np.where(np.arange(seen.meetings) == one, 0, weight)) for one in kept])
    without_actor = mixing_without_each_actor(seen, statistic)
    return float(np.fmax(actor_variance(without_actor), source_variance(without_meeting)))


def mixing_without_each_actor(seen: Presences, statistic: str) -> Floats:
    """T without each actor present at least once, in turn."""
    found = []
    for one in np.unique(seen.actor):
        left = seen.only(seen.actor != one)
        g = mixing_of_each(left.shares, left.actor, left.meeting, left.meetings)
        found.append(float(mixing(g, weights(left.size)[statistic])))
    return np.array(found)


def _finding(network: Network, seed: int) -> Finding:
    if not network.two_mode:
        return undefined("meeting-mixing", "no-meeting")
    seen = presences(network)
    seats = int(seen.size[seen.size >= 2].sum())
    counts: dict[str, Any] = {
        "n_actors": len(np.unique(seen.actor)),
        "n_by_field": _by_field(seen),
        "n_ties": seats,
    }
    if not seats:
        return replace(undefined("meeting-mixing", "no-meeting"), **counts)
    drawn = shuffled_mixing(seen, seed=seed)
    found = {name: against_seats(seen, drawn, name) for name in STATISTICS}
    told = finite({"expected": found["T3"].expected, "z": found["T3"].z, "p": found["T3"].p})
    value = _mixing_now(seen)["T3"]
    return Finding(
        "meeting-mixing",
        value=value,
        expected=told["expected"],
        z=told["z"],
        p=told["p"] if told["z"] is not None else None,
        interval=_interval(seen, value),
        **counts,
        details=_details(seen, found),
    )


def _mixing_now(seen: Presences) -> dict[str, float]:
    """T1, T2 and T3 over all strata, movable or not."""
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)
    return {name: float(mixing(g, weight)) for name, weight in weights(seen.size).items()}


def _details(seen: Presences, found: dict[str, Comparison]) -> dict[str, Any]:
    return {
        "meetings": int((seen.size >= 2).sum()),
        "ratio": finite({"M": found["T3"].ratio})["M"],
        "immobile_strata": int((~movable(seen, by_seats=True)).sum()),
        "statistics": {
            name: {"observed": value, **_told(found[name]), "label_twin": _told(label_twin(seen, name))}
            for name, value in _mixing_now(seen).items()
        },
    }


def _interval(seen: Presences, value: float) -> Interval | None:
    """T plus or minus Student's quantile times its standard error, within [0, 1]."""
    spread, actors = variance(seen, "T3"), len(np.unique(seen.actor))
    if not math.isfinite(spread) or actors < 2:
        return None
    half = half_width(math.sqrt(spread), actors)
    return Interval(max(0.0, value - half), min(1.0, value + half))


def _told(found: Comparison) -> dict[str, float | None]:
    return finite(
        {
            "observed_movable": found.observed,
            "expected": found.expected,
            "sd": found.sd,
            "ratio": found.ratio,
            "z": found.z,
            "p": found.p,
        }
    )


def _by_field(seen: Presences) -> dict[str, int]:
    met = seen.shares[np.unique(seen.actor)].sum(axis=0)
    return {name: round(float(total)) for name, total in zip(seen.fields, met, strict=True)}


MEETING_MIXING = Measure("meeting-mixing", of="meetings", null_model="F", compute=_finding)
