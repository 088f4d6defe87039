"""The p of a statistic of labels: every labeling when they are few, a normal tail far out, draws otherwise."""

import math
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from network.nulls.moments import Floats, Ints

ENUMERABLE = 100_000
DRAWS = 9_999
FAR = 4.0  # beyond this |z| the normal tail is used
_CELLS = 4_000_000  # labels × ties looked at in one go


class Tail(NamedTuple):
    """How far out an observed value is: share at or below, at or above, at least as far from the mean."""

    lower: float
    upper: float
    two_sided: float


def types_of(shares: Floats) -> tuple[Ints, Floats]:
    """Number of each actor's row of shares, and K between the different rows."""
    rows, kind = np.unique(shares, axis=0, return_inverse=True)
    return np.asarray(kind).reshape(-1), rows @ rows.T


def labelings(kind: Ints, block: Ints) -> int:
    """How many different labelings there are when labels move inside their block.

    Examples
    --------
    >>> labelings(np.array([0, 0, 1, 1]), np.zeros(4, int))
    6
    """
    count = 1
    for one in np.unique(block):
        sizes = np.bincount(kind[block == one])
        count *= math.factorial(int(sizes.sum())) // math.prod(math.factorial(int(size)) for size in sizes)
    return count


def arrangements(labels: Ints) -> Ints:
    """Every different order of these labels, one a row.

    Examples
    --------
    >>> arrangements(np.array([0, 0, 1])).tolist()
    [[0, 0, 1], [0, 1, 0], [1, 0, 0]]
    """
    first, n = labels.min(), len(labels)
    rest = labels[labels != first]
    if not len(rest):
        return labels[None, :]
    others = arrangements(rest)
    places = np.array(list(combinations(range(n), n - len(rest))))
    free = np.ones((len(places), n), bool)
    np.put_along_axis(free, places, False, axis=1)
    gaps = np.nonzero(free)[1].reshape(len(places), 1, len(rest))
    filled = np.full((len(places), len(others), n), first)
    np.put_along_axis(filled, np.broadcast_to(gaps, (len(places), *others.shape)), others[None], axis=2)
    return filled.reshape(-1, n)


def every_labeling(kind: Ints, block: Ints) -> Iterator[Ints]:
    """All labelings, some thousands of rows at a time."""
    members = [np.flatnonzero(block == one) for one in np.unique(block)]
    if not members:  # nobody: the one labeling of no actor
        yield np.empty((1, 0), dtype=np.intp)
        return
    choices = [arrangements(kind[rows]) for rows in members]
    shape = tuple(len(choice) for choice in choices)
    total, step = math.prod(shape), max(1, _CELLS // max(len(kind), 1))
    for start in range(0, total, step):
        chosen = np.unravel_index(np.arange(start, min(start + step, total)), shape)
        placed = np.empty((len(chosen[0]), len(kind)), dtype=np.intp)
        for rows, choice, which in zip(members, choices, chosen, strict=True):
            placed[:, rows] = choice[which]
        yield placed


def drawn_labelings(kind: Ints, block: Ints, draws: int, seed: int, *, step: int = 500) -> Iterator[Ints]:
    """Labels permuted inside their blocks, `draws` times, some at a time."""
    rng = np.random.default_rng(seed)
    members = [np.flatnonzero(block == one) for one in np.unique(block)]
    for start in range(0, draws, step):
        drawn = np.tile(kind, (min(step, draws - start), 1))
        for rows in members:
            drawn[:, rows] = rng.permuted(drawn[:, rows], axis=1)
        yield drawn


def inside(labels: Ints, same: Floats, a: Ints, b: Ints, weight: Floats) -> Floats:
    """I for each labeling: ties inside fields, shape (labelings,)."""
    total = np.zeros(len(labels))
    step = max(1, _CELLS // max(len(labels), 1))
    for start in range(0, len(a), step):
        ends = labels[:, a[start : start + step]], labels[:, b[start : start + step]]
        total += same[ends] @ weight[start : start + step]
    return total


def tail(values: Floats, observed: float, mean: float, *, drawn: bool) -> Tail:
    """Shares of the null values as far out as the observed one; (1+#)/(1+B) when they were drawn."""
    distance = abs(observed - mean) - 1e-9
    counts = ((values <= observed + 1e-9), (values >= observed - 1e-9), (abs(values - mean) >= distance))
    return Tail(*(float((drawn + hit.sum()) / (drawn + len(values))) for hit in counts))


def label_p(
    kind: Ints,
    same: Floats,
    block: Ints,
    ties: tuple[Ints, Ints, Floats],
    *,
    observed: float,
    mean: float,
    z: float,
    seed: int,
) -> float:
    """Two-sided p of the ties inside fields under shuffled labels (headline.md §1)."""
    if labelings(kind, block) <= ENUMERABLE:
        values = np.concatenate([inside(chunk, same, *ties) for chunk in every_labeling(kind, block)])
        return tail(values, observed, mean, drawn=False).two_sided
    if abs(z) >= FAR:
        return math.erfc(abs(z) / math.sqrt(2))
    values = np.concatenate([inside(chunk, same, *ties) for chunk in drawn_labelings(kind, block, DRAWS, seed)])
    return tail(values, observed, mean, drawn=True).two_sided
