"""Who could have sat where: attendance shuffled, each actor keeping its number of meetings, each meeting its size.

A *global trade* pairs all actors of a stratum at random; the two of a pair keep the meetings they
share and redistribute the others at random, as many to each as before. One chain runs in all strata
at once, each stratum by itself. O(presences) a trade, without any actor × meeting matrix.

References
----------
Strona et al. (2014), Nature Communications 5, 4114; Carstens, Berger & Strona (2018), MethodsX 5.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from network.nulls.moments import Ints

BURN_IN = 100  # global trades: 50 trades per row, two rows a trade
THINNING = 10  # 5 trades per row
DRAWS = 999


def draws(actor: Ints, meeting: Ints, stratum: Ints, *, number: int = DRAWS, seed: int) -> Iterator[tuple[Ints, Ints]]:
    """Shuffled attendances from one long chain.

    Parameters
    ----------
    actor, meeting : ndarray, shape (presences,)
        Row and column numbers, each presence once.
    stratum : ndarray, shape (presences,)
        Stratum of the meeting: an actor that meets in two strata is shuffled in each by itself.
    number : int
        How many draws.
    seed : int

    Yields
    ------
    actor, meeting : ndarray, shape (presences,)
        A draw with the same margins. `meeting` is sorted and the same in all draws.

    Examples
    --------
    Two actors, two meetings, one seat each: they either stay or swap.

    >>> two = np.array([0, 1])
    >>> sorted({tuple(a.tolist()) for a, _ in draws(two, two, np.zeros(2, int), number=20, seed=1)})
    [(0, 1), (1, 0)]
    """
    rng = np.random.default_rng(seed)
    order = np.lexsort((actor, meeting))
    actor, meeting, stratum = actor[order], meeting[order], stratum[order]
    width = int(actor.max(initial=0)) + 1
    rows, row = np.unique(stratum * width + actor, return_inverse=True)
    row, within = _small(np.asarray(row).reshape(-1), len(rows)), _small(rows // width, len(rows))
    columns, actors = _small(meeting, int(meeting.max(initial=0)) + 1), rows % width
    for step in range(BURN_IN + THINNING * number + 1):
        if step > BURN_IN and (step - BURN_IN) % THINNING == 0:
            yield actors[row], meeting
        row = _trade(row, columns, within, rng)


def _small(numbers: Any, size: int) -> Any:
    """Numbers below 65,536 in two bytes: numpy sorts those by counting."""
    return numbers.astype(np.uint16 if size < 2**16 else np.int64)


def _trade(row: Any, meeting: Any, within: Any, rng: np.random.Generator) -> Any:
    """One global trade: presences keep their meeting, the free ones of each pair change hands at random."""
    pair, first, second = _pairing(within, rng)
    group = pair.take(row)
    order = np.argsort(group, kind="stable")  # by pair, then by meeting: a shared meeting is twice in a row
    group, place = group.take(order), meeting.take(order)
    free = np.ones(len(row), bool)
    shared = (group[1:] == group[:-1]) & (place[1:] == place[:-1])
    free[:-1] ^= shared
    free[1:] &= ~shared
    loose, groups = order[free], group[free]
    mine = groups[first.take(groups) == row.take(loose)]
    counts = np.bincount(groups, minlength=len(first)), np.bincount(mine, minlength=len(first))
    stop = np.cumsum(counts[0]) - counts[0] + counts[1]  # the first ones of each pair go to its first row
    shuffled = loose.take(rng.permutation(len(loose)))
    shuffled = shuffled.take(np.argsort(pair.take(row.take(shuffled)), kind="stable"))
    traded = row.copy()
    to_first = np.arange(len(loose)) < stop.take(groups)
    traded[shuffled] = np.where(to_first, first.take(groups), second.take(groups))
    return traded


def _pairing(within: Any, rng: np.random.Generator) -> tuple[Any, Any, Any]:
    """Random pairs of rows of the same stratum: the pair of each row, and the two rows of each pair.

    The odd one out of a stratum is paired with itself and keeps what it has.
    """
    n = len(within)
    shuffled = rng.permutation(n)
    shuffled = shuffled.take(np.argsort(within.take(shuffled), kind="stable"))
    strata = within.take(shuffled)
    opens = (np.arange(n) - np.searchsorted(strata, strata)) % 2 == 0
    number = np.cumsum(opens) - 1
    pair = np.empty(n, within.dtype)
    pair[shuffled] = number
    first = shuffled[opens].astype(within.dtype)
    second = first.copy()
    second[number[~opens]] = shuffled[~opens]
    return pair, first, second


def nested(actor: Ints, meeting: Ints) -> bool:
    """Whether of every two actors one was at all the meetings of the other: nothing can be traded.

    Examples
    --------
    >>> nested(np.array([0, 0, 1]), np.array([0, 1, 1])), nested(np.array([0, 1]), np.array([0, 1]))
    (True, False)
    """
    attended: dict[int, set[int]] = {}
    for a, m in zip(actor.tolist(), meeting.tolist(), strict=True):
        attended.setdefault(a, set()).add(m)
    by_size = sorted(attended.values(), key=len)
    return all(small <= large for small, large in pairwise(by_size))
