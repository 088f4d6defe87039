"""Meetings compared at equal numbers: what the same number of meetings of each kind would have shown.

More meetings mean more pairs that met, by itself. Expectations over draws of k meetings of each cell
(territory × format) without replacement are closed forms: nothing is drawn.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from network.measures.jackknife import actor_variance, source_variance
from network.measures.presences import Presences, mixing_of_each
from network.nulls.moments import Floats, Ints

STATISTICS = ("T2", "T3", "co_attendance")


@dataclass(frozen=True)
class Period:
    """Meetings of two actors or more of one period, and the pairs that met in them.

    Attributes
    ----------
    actor, meeting : ndarray, shape (presences,)
        Actors numbered alike in both periods.
    shares : ndarray, shape (n, k)
    cell : ndarray, shape (meetings,)
        Territory × format, numbered alike in both periods.
    joint : ndarray, shape (pairs, cells)
        Meetings of each cell that the two actors of each pair shared.
    low, high, cross : ndarray, shape (pairs,)
        The two actors, and 1 - K.
    """

    actor: Ints
    meeting: Ints
    shares: Floats
    cell: Ints
    joint: Ints
    low: Ints
    high: Ints
    cross: Floats

    @property
    def size(self) -> Floats:
        return np.bincount(self.meeting, minlength=len(self.cell)).astype(float)

    @property
    def g(self) -> Floats:
        return mixing_of_each(self.shares, self.actor, self.meeting, len(self.cell))

    def counts(self) -> Ints:
        """Meetings of each cell."""
        return np.asarray(np.bincount(self.cell, minlength=self.joint.shape[1]))


def period(seen: Presences, cell: Ints, cells: int) -> Period:
    """Arrays of one period; `cell` numbers the cell of each meeting of `seen`."""
    kept = np.flatnonzero(seen.size >= 2)
    place = np.full(seen.meetings, -1)
    place[kept] = np.arange(len(kept))
    here = place[seen.meeting] >= 0
    return _with_pairs(seen.actor[here], place[seen.meeting[here]], seen.shares, cell[kept], cells)


def _with_pairs(actor: Ints, meeting: Ints, shares: Floats, cell: Ints, cells: int) -> Period:
    n = len(shares)
    keys, where = [np.array([], int)], [np.array([], int)]
    for number in range(len(cell)):
        first, second = _pairs(actor, meeting, number)
        keys.append(first * n + second)
        where.append(np.full(len(first), cell[number]))
    key, pair = np.unique(np.concatenate(keys), return_inverse=True)
    low, high = key // max(n, 1), key % max(n, 1)
    spot = np.asarray(pair).reshape(-1) * cells + np.concatenate(where)
    joint = np.bincount(spot, minlength=len(key) * cells).reshape(len(key), cells)
    return Period(actor, meeting, shares, cell, joint, low, high, 1 - (shares[low] * shares[high]).sum(axis=1))


def _pairs(actor: Ints, meeting: Ints, number: int) -> tuple[Ints, Ints]:
    present = np.sort(actor[meeting == number])
    first, second = np.triu_indices(len(present), 1)
    return present[first], present[second]


def equal_numbers(before: Period, after: Period) -> Ints:
    """Meetings drawn from each cell: the smaller of its two counts; 0: the cell leaves."""
    return np.minimum(before.counts(), after.counts())


def rarefied(one: Period, k: Ints) -> dict[str, float]:
    """T2, T3 and cross share of the pairs who met, expected over draws of k meetings in each cell.

    Parameters
    ----------
    one : Period
    k : ndarray, shape (cells,)

    Returns
    -------
    dict of float
        `T2`, `T3`, `co_attendance`, each in [0, 1]; nan when no cell is common to the two periods.

    Examples
    --------
    Two meetings of two people, one of the same field, one of two; one is drawn: ½ in each way.

    >>> seen = Presences(np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), np.eye(2)[[0, 0, 1]],
    ...                  np.array([0, 0]), ("",), ("x", "y"))
    >>> rarefied(period(seen, np.array([0, 0]), 1), np.array([1]))
    {'T2': 0.5, 'T3': 0.5, 'co_attendance': 0.5}
    """
    return _expected(one, k, chance_met(one, k))


def _expected(one: Period, k: Ints, met: Floats) -> dict[str, float]:
    size, g = one.size, one.g
    drawn = k[one.cell] / one.counts()[one.cell]
    mixed = np.where(drawn > 0, g, 0.0)
    seats, total = float((drawn * size).sum()), float(met.sum())
    return {
        "T2": float((drawn * mixed).sum() / k.sum()) if k.sum() else math.nan,
        "T3": float((drawn * size * mixed).sum() / seats) if seats else math.nan,
        "co_attendance": float((met * one.cross).sum() / total) if total else math.nan,
    }


def chance_met(one: Period, k: Ints) -> Floats:
    """Chance that each pair is together in one of the meetings drawn, shape (pairs,)."""
    missed = np.ones(len(one.cross))
    for cell, count in enumerate(one.counts()):
        if k[cell]:
            missed *= _missed(int(count), int(k[cell])).take(one.joint[:, cell])
    return np.asarray(1 - missed)


def _missed(meetings: int, k: int) -> Floats:
    """C(N - c, k) / C(N, k) for c = 0…N joint meetings: none of them is drawn."""
    return np.array([math.comb(meetings - c, k) / math.comb(meetings, k) for c in range(meetings + 1)])


def without_meeting(one: Period, number: int) -> Period:
    """The period without one meeting; a pair that met nowhere else stays, never met."""
    here = one.meeting != number
    place = np.cumsum(np.arange(len(one.cell)) != number) - 1
    first, second = _pairs(one.actor, one.meeting, number)
    joint = one.joint.copy()
    n = len(one.shares)
    joint[np.searchsorted(one.low * n + one.high, first * n + second), one.cell[number]] -= 1
    return replace(
        one, actor=one.actor[here], meeting=place[one.meeting[here]], cell=np.delete(one.cell, number), joint=joint
    )


def without_actor(one: Period, actor: int) -> Period:
    """The period without one actor; a meeting left with a single actor leaves too."""
    here = one.actor != actor
    size = np.bincount(one.meeting[here], minlength=len(one.cell))
    kept = size >= 2
    here &= kept[one.meeting]
    place = np.cumsum(kept) - 1
    pairs = (one.low != actor) & (one.high != actor)
    return replace(
        one,
        actor=one.actor[here],
        meeting=place[one.meeting[here]],
        cell=one.cell[kept],
        joint=one.joint[pairs],
        low=one.low[pairs],
        high=one.high[pairs],
        cross=one.cross[pairs],
    )


@dataclass(frozen=True)
class Rarefied:
    """One statistic at both periods, at equal numbers of meetings; nan where undefined."""

    before: float
    after: float
    actor: float
    meeting: float

    @property
    def change(self) -> float:
        return self.after - self.before


def rarefied_change(before: Period, after: Period) -> dict[str, Rarefied]:
    """Change of each statistic with its two jackknife variances; k is computed again at each deletion."""
    k = equal_numbers(before, after)
    first, second = rarefied(before, k), rarefied(after, k)
    actors = [
        _difference(without_actor(before, one), without_actor(after, one))
        for one in np.union1d(before.actor, after.actor)
    ]
    meetings = (
        [_difference(without_meeting(before, one), after) for one in range(len(before.cell))],
        [_difference(before, without_meeting(after, one)) for one in range(len(after.cell))],
    )
    return {
        name: Rarefied(
            first[name],
            second[name],
            actor_variance(np.array([one[name] for one in actors])),
            sum(source_variance(np.array([one[name] for one in deleted])) for deleted in meetings),
        )
        for name in STATISTICS
    }


def _difference(before: Period, after: Period) -> dict[str, float]:
    k = equal_numbers(before, after)
    first, second = rarefied(before, k), rarefied(after, k)
    return {name: second[name] - first[name] for name in STATISTICS}
