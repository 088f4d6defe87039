"""Ties rewired so that every actor keeps its number of ties: what activity alone would give (null D).

All ties of a stratum are paired at random and each pair swaps an end, unless the swap would make a loop
or touch a tie that another pair holds or proposes. What a pair holds and proposes together is the same
before and after its swap, so the rule is symmetric and the chain uniform over simple networks.
"""

from collections.abc import Iterator

import numpy as np

from network.nulls.moments import Ints

DRAWS = 199  # a sensitivity, shown as a ratio and a direction
BURN_IN = 20  # rounds; a round tries a swap for half of the ties: 10 attempts a tie
THINNING = 6  # 3 attempts a tie


def rewirings(
    a: Ints, b: Ints, stratum: Ints, actors: int, *, directed: bool, number: int = DRAWS, seed: int
) -> Iterator[tuple[Ints, Ints]]:
    """Draws of simple networks in which each actor has as many ties as observed (directed: sent and received).

    Examples
    --------
    Two ties between four actors, a-b and c-d: only three networks keep one tie each.

    >>> drawn = rewirings(np.array([0, 2]), np.array([1, 3]), np.zeros(2, int), 4, directed=False, number=30, seed=1)
    >>> len({tuple(sorted(zip(np.minimum(a, b).tolist(), np.maximum(a, b).tolist()))) for a, b in drawn})
    3
    """
    rng = np.random.default_rng(seed)
    a, b = a.copy(), b.copy()
    for step in range(1, BURN_IN + THINNING * number + 1):
        a, b = _round(a, b, stratum, actors, directed, rng)
        if step > BURN_IN and (step - BURN_IN) % THINNING == 0:
            yield a, b


def _round(a: Ints, b: Ints, stratum: Ints, actors: int, directed: bool, rng: np.random.Generator) -> tuple[Ints, Ints]:
    order = rng.permutation(len(a))
    order = order[np.argsort(stratum[order], kind="stable")]
    kept = order[: len(order) // 2 * 2].reshape(-1, 2)
    first, second = kept[stratum[kept[:, 0]] == stratum[kept[:, 1]]].T
    turned = (rng.random(len(second)) < 0.5) & (not directed)
    c, d = np.where(turned, b[second], a[second]), np.where(turned, a[second], b[second])
    held = np.stack([_key(a[first], b[first], actors, directed), _key(c, d, actors, directed)])
    wanted = np.stack([_key(a[first], d, actors, directed), _key(c, b[first], actors, directed)])
    alone = np.ones(len(a), bool)
    alone[first] = alone[second] = False
    keys = np.concatenate([held, wanted])  # four ties a pair: two held, two proposed
    _, where, times = np.unique(
        np.concatenate([keys.ravel(), _key(a[alone], b[alone], actors, directed)]),
        return_inverse=True,
        return_counts=True,
    )
    free = (times[where[: keys.size]].reshape(4, -1) == 1).all(axis=0)
    free &= (a[first] != d) & (c != b[first])
    first, second, c, d = first[free], second[free], c[free], d[free]
    a, b = a.copy(), b.copy()
    start = b[first].copy()
    b[first] = d
    a[second], b[second] = c, start
    return a, b


def _key(a: Ints, b: Ints, actors: int, directed: bool) -> Ints:
    return a * actors + b if directed else np.minimum(a, b) * actors + np.maximum(a, b)
