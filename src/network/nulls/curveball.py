"""Who could have sat where: attendance shuffled, each actor keeping its number of meetings, each meeting its size.

A *global trade* pairs all actors of a stratum at random; the two of a pair keep the meetings they
share and redistribute the others at random, as many to each as before. One chain runs in all strata
at once, each stratum by itself. O(presences) a trade, without any actor × meeting matrix.

References
----------
Strona et al. (2014), Nature Communications 5, 4114; Carstens, Berger & Strona (2018), MethodsX 5.
"""

from collections.abc import Iterator

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
    row = np.asarray(row).reshape(-1)
    within = rows // width
    for step in range(BURN_IN + THINNING * number):
        if step >= BURN_IN and (step - BURN_IN) % THINNING == 0 and step > BURN_IN:
            yield rows[row] % width, meeting
        row = _trade(row, meeting, within, rng)
    yield rows[row] % width, meeting


def _trade(row: Ints, meeting: Ints, within: Ints, rng: np.random.Generator) -> Ints:
    """One global trade: presences keep their meeting, the free ones of each pair change hands at random."""
    pair, side, ends = _pairing(within, rng)
    group = pair[row]
    order = np.argsort(group, kind="stable")  # by pair, then by meeting: a shared meeting is twice in a row
    g, m = group[order], meeting[order]
    shared = (g[1:] == g[:-1]) & (m[1:] == m[:-1])
    free = np.ones(len(row), bool)
    free[:-1] &= ~shared
    free[1:] &= ~shared
    loose = order[free]
    loose = loose[rng.permutation(len(loose))]
    loose = loose[np.argsort(group[loose], kind="stable")]  # by pair, in random order
    groups = group[loose]
    start = np.searchsorted(groups, np.arange(len(ends)))
    first = np.bincount(groups[side[row[loose]] == 0], minlength=len(ends))
    rank = np.arange(len(loose)) - start[groups]
    traded = row.copy()
    traded[loose] = ends[groups, (rank >= first[groups]).astype(int)]
    return traded


def _pairing(within: Ints, rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Random pairs of rows of the same stratum: pair and side of each row, and the two rows of each pair.

    The odd one out of a stratum is paired with itself and keeps what it has.
    """
    n = len(within)
    shuffled = rng.permutation(n)
    shuffled = shuffled[np.argsort(within[shuffled], kind="stable")]
    strata = within[shuffled]
    position = np.arange(n) - np.searchsorted(strata, strata)
    opens = position % 2 == 0
    number = np.cumsum(opens) - 1
    pair, side = np.empty(n, np.intp), np.empty(n, np.intp)
    pair[shuffled], side[shuffled] = number, position % 2
    ends = np.repeat(shuffled[opens][:, None], 2, axis=1)
    ends[number[~opens], 1] = shuffled[~opens]
    return pair.astype(np.uint16 if n < 2**16 else np.intp), side, ends


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
    return all(small <= large for small, large in zip(by_size, by_size[1:], strict=False))
