"""Meetings compared at equal numbers: what the same number of meetings of each kind would have shown.

More meetings mean more pairs that met, by itself. Expectations over draws of k meetings of each cell
(territory × format) without replacement are closed forms: nothing is drawn.
"""

import math
from dataclasses import dataclass

import numpy as np

from network.measures.presences import Presences, mixing_of_each
from network.nulls.moments import Floats, Ints

STATISTICS = ("T2", "T3", "co_attendance")


@dataclass(frozen=True)
class Period:
    """Meetings of one period: mixing and size of each, its cell, and the pairs that met in it.

    Attributes
    ----------
    g, size, cell : ndarray, shape (meetings,)
        Only meetings of two actors or more; `cell` numbers territory × format alike in both periods.
    pair_of, meeting_of : ndarray, shape (joint presences,)
        Pair number and meeting number of each two actors in one meeting.
    cross : ndarray, shape (pairs,)
        1 - K of each pair that met.
    low, high : ndarray, shape (pairs,)
        The two actors of each pair.
    """

    g: Floats
    size: Floats
    cell: Ints
    pair_of: Ints
    meeting_of: Ints
    cross: Floats
    low: Ints
    high: Ints


def period(seen: Presences, cell: Ints) -> Period:
    """Arrays of one period; `cell` numbers the cell of each meeting of `seen`."""
    kept = np.flatnonzero(seen.size >= 2)
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)[kept]
    n = len(seen.shares)
    keys, meetings = [np.array([], int)], [np.array([], int)]
    for number, one in enumerate(kept):
        present = np.sort(seen.actor[seen.meeting == one])
        first, second = np.triu_indices(len(present), 1)
        keys.append(present[first] * n + present[second])
        meetings.append(np.full(len(first), number))
    key, pair = np.unique(np.concatenate(keys), return_inverse=True)
    low, high = key // max(n, 1), key % max(n, 1)
    cross = 1 - (seen.shares[low] * seen.shares[high]).sum(axis=1)
    size = seen.size[kept].astype(float)
    return Period(g, size, cell[kept], np.asarray(pair).reshape(-1), np.concatenate(meetings), cross, low, high)


def equal_numbers(before: Period, after: Period, cells: int) -> Ints:
    """Meetings drawn from each cell: the smaller of its two counts; 0: the cell leaves."""
    return np.minimum(*(np.bincount(one.cell, minlength=cells) for one in (before, after)))


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
    >>> rarefied(period(seen, np.array([0, 0])), np.array([1]))
    {'T2': 0.5, 'T3': 0.5, 'co_attendance': 0.5}
    """
    drawn = k[one.cell] / np.bincount(one.cell, minlength=len(k))[one.cell]
    seats = float((drawn * one.size).sum())
    met = _met(one, k)
    total = float(met.sum())
    return {
        "T2": float((drawn * one.g).sum() / k.sum()) if k.sum() else math.nan,
        "T3": float((drawn * one.size * one.g).sum() / seats) if seats else math.nan,
        "co_attendance": float((met * one.cross).sum() / total) if total else math.nan,
    }


def _met(one: Period, k: Ints) -> Floats:
    """π: chance that each pair is together in one of the meetings drawn, shape (pairs,)."""
    cells = len(k)
    joint = np.bincount(
        one.pair_of * cells + one.cell[one.meeting_of], minlength=len(one.cross) * cells
    ).reshape(-1, cells)
    missed = np.ones(len(one.cross))
    for cell, count in enumerate(np.bincount(one.cell, minlength=cells)):
        if k[cell]:
            missed *= _missed(int(count), int(k[cell]))[joint[:, cell]]
    return 1 - missed


def _missed(meetings: int, k: int) -> Floats:
    """C(N - c, k) / C(N, k) for c = 0…N joint meetings: none of them is drawn."""
    return np.array([math.comb(meetings - c, k) / math.comb(meetings, k) for c in range(meetings + 1)])


def without_meeting(one: Period, number: int) -> Period:
    """The period without one meeting; pairs that met nowhere else stay with a chance of 0."""
    kept = np.arange(len(one.g)) != number
    joint = one.meeting_of != number
    place = np.cumsum(kept) - 1
    return Period(
        one.g[kept], one.size[kept], one.cell[kept], one.pair_of[joint], place[one.meeting_of[joint]],
        one.cross, one.low, one.high,
    )  # fmt: skip
