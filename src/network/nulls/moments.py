"""Exact mean and variance of the ties inside fields when fields are shuffled within blocks of actors.

This is the join-count variance of Cliff & Ord under non-free sampling, with blocks (territories,
answered or not) and with shares instead of one field. Nothing is drawn, and no actor × actor matrix
is made: O(ties + actors × fields²) and the number of block pairs that hold ties, squared.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]

ROWS = 2_000_000  # block pairs compared at once


@dataclass(frozen=True)
class BlockSums:
    """Sums of a symmetric matrix M with empty diagonal, by blocks of its rows.

    `first[a, b]` = Σ M_ij over i in a, j in b; `second` the same of M²; `third[c, x, y]` = Σ over i in c and
    two different j in x, j' in y of M_ij M_ij'. `rows[i, b]` = Σ over j in b of M_ij.
    """

    first: Floats
    second: Floats
    third: Floats
    rows: Floats


def sums_of_ties(a: Ints, b: Ints, weight: Floats, block: Ints, blocks: int) -> BlockSums:
    """Block sums of the ties; the rows of one pair (both arcs of a directed pair) are added first.

    Examples
    --------
    >>> sums_of_ties(np.array([0, 1]), np.array([1, 2]), np.ones(2), np.zeros(3, int), 1).third
    array([[[2.]]])
    """
    n = len(block)
    key, where = np.unique(np.minimum(a, b) * n + np.maximum(a, b), return_inverse=True)
    pair = np.bincount(where, weights=weight, minlength=len(key))
    low, high = key // max(n, 1), key % max(n, 1)
    ends, others = np.concatenate([low, high]), np.concatenate([high, low])
    twice = np.concatenate([pair, pair])
    rows = np.bincount(ends * blocks + block[others], weights=twice, minlength=n * blocks).reshape(n, blocks)
    square = np.bincount(block[ends] * blocks + block[others], weights=twice**2, minlength=blocks * blocks).reshape(
        blocks, blocks
    )
    return _from_rows(rows.astype(float), square.astype(float), block, blocks)


def sums_of_labels(shares: Floats, block: Ints, blocks: int) -> BlockSums:
    """Block sums of K = XXᵀ without its diagonal, from sums of x and x⊗x alone.

    Examples
    --------
    >>> sums_of_labels(np.eye(2)[[0, 0, 1]], np.zeros(3, int), 1).first  # one pair of the same field, both ways
    array([[2.]])
    """
    own = (shares**2).sum(axis=1)
    member = np.eye(blocks)[block]
    rows = shares @ (member.T @ shares).T - member * own[:, None]
    outer = np.einsum("ib,if,ig->bfg", member, shares, shares, optimize=True).reshape(blocks, shares.shape[1] ** 2)
    square = outer @ outer.T - np.diag(np.bincount(block, weights=own**2, minlength=blocks))
    return _from_rows(rows, square, block, blocks)


def _from_rows(rows: Floats, second: Floats, block: Ints, blocks: int) -> BlockSums:
    first = np.zeros((blocks, blocks))
    third = np.zeros((blocks, blocks, blocks))
    for one in range(blocks):
        mine = rows[block == one]
        first[one] = mine.sum(axis=0)
        third[one] = mine.T @ mine - np.diag(second[one])
    return BlockSums(first, second, third, rows)


def moments(ties: BlockSums, labels: BlockSums, sizes: Ints) -> tuple[float, float]:
    """Mean and variance of I = Σ_{i<j} W_ij K_ij when the rows of X are permuted inside each block.

    Parameters
    ----------
    ties, labels : BlockSums
        Of W and of K, on the same blocks.
    sizes : ndarray, shape (blocks,)
        Actors in each block, isolates included.

    Returns
    -------
    tuple of float
        E[I] and Var[I], in the unit of the ties. A variance of 0: the labels cannot move.

    Notes
    -----
    headline.md §1, term by term; a term whose number of placements is 0 is 0.

    Examples
    --------
    Two actors of one field and two of another; one tie: 2 of the 6 pairs are of the same field.

    >>> x = np.eye(2)[[0, 0, 1, 1]]
    >>> block = np.zeros(4, int)
    >>> mean, variance = moments(
    ...     sums_of_ties(np.array([0]), np.array([1]), np.ones(1), block, 1), sums_of_labels(x, block, 1), np.array([4])
    ... )
    >>> round(mean, 6), round(variance, 6)
    (0.333333, 0.222222)
    """
    mean = expected_inside(ties.first, labels.first, sizes)
    index = np.indices(ties.third.shape)
    square = (
        2 * _ratio(ties.second * labels.second, _pairs(sizes)).sum()
        + 4 * _ratio(ties.third * labels.third, _placements(sizes, *index)).sum()
        + _four_ends(ties, labels, sizes)
    ) / 4
    variance = float(square - mean**2)
    return mean, variance if variance > 1e-10 * max(1.0, mean**2) else 0.0


def expected_inside(ties: Floats, labels: Floats, sizes: Ints) -> float:
    """E[I] from the first block sums of the ties and of the labels."""
    return float(_ratio(ties * labels, _pairs(sizes)).sum() / 2)


def same_field_chance(labels: Floats, sizes: Ints) -> Floats:
    """Chance that an actor of block a and another of block b are of the same field, shape (blocks, blocks)."""
    return _ratio(labels, _pairs(sizes))


def _four_ends(ties: BlockSums, labels: BlockSums, sizes: Ints) -> float:
    """Σ D^W D^K / N over the block pairs that hold ties; elsewhere D^W is 0."""
    a, b = np.nonzero(ties.first)
    total, step = 0.0, max(1, ROWS // max(len(a), 1))
    for start in range(0, len(a), step):
        ends = (a[start : start + step, None], b[start : start + step, None], a[None, :], b[None, :])
        total += float(_ratio(_disjoint(ties, *ends) * _disjoint(labels, *ends), _placements(sizes, *ends)).sum())
    return total


def _disjoint(m: BlockSums, a: Ints, b: Ints, c: Ints, d: Ints) -> Floats:
    """D(a, b; c, d): products of two cells of M that share no actor."""
    return np.asarray(
        m.first[a, b] * m.first[c, d]
        - (a == c) * m.third[a, b, d]
        - (a == d) * m.third[a, b, c]
        - (b == c) * m.third[b, a, d]
        - (b == d) * m.third[b, a, c]
        - (((a == c) & (b == d)) * 1.0 + ((a == d) & (b == c))) * m.second[a, b]
    )


def _pairs(sizes: Ints) -> Floats:
    return np.asarray(np.outer(sizes, sizes) - np.diag(sizes), dtype=float)


def _placements(sizes: Ints, *blocks: Any) -> Floats:
    """How many ways to choose different actors, one in each listed block."""
    count: Any = 1.0
    for position, block in enumerate(blocks):
        count = count * (sizes[block] - sum((block == other) * 1.0 for other in blocks[:position]))
    return np.asarray(count)


def _ratio(above: Any, below: Any) -> Floats:
    out = np.zeros(np.broadcast(above, below).shape)
    return np.asarray(np.divide(above, below, out=out, where=np.asarray(below) > 0), dtype=float)
