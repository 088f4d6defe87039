"""The map of partitions: ties between each two fields, beside the number expected if fields did not matter."""

import math

import numpy as np

from network.measures.measure import Measure, about, undefined
from network.measures.multiplicity import benjamini_hochberg
from network.measures.observed import Bools, Observed, observed
from network.nulls.labelings import DRAWS, drawn_labelings
from network.nulls.moments import Floats, Ints
from network.study import Finding, Network


def mixing_matrix(left: Floats, right: Floats, weight: Floats, *, directed: bool) -> Floats:
    """Ties between each two fields.

    Parameters
    ----------
    left, right : ndarray, shape (m, k)
        Shares of the fields of the two ends of each tie (directed: sender, receiver).
    weight : ndarray, shape (m,)
    directed : bool

    Returns
    -------
    ndarray, shape (k, k)
        Counts, or sums of weights. Directed: rows send. Undirected: upper triangle, each tie once.

    Examples
    --------
    >>> x, y = [1.0, 0.0], [0.0, 1.0]
    >>> mixing_matrix(np.array([x, y, y]), np.array([x, x, y]), np.ones(3), directed=False).tolist()
    [[1.0, 1.0], [0.0, 1.0]]
    """
    arcs = left.T @ (right * weight[:, None])
    return arcs if directed else _folded(arcs)


def _folded(arcs: Floats) -> Floats:
    """Both orders of a pair of fields in the upper triangle."""
    return np.triu(arcs) + np.tril(arcs, -1).T


def expected_mixing(seen: Observed, kept: Bools) -> Floats:
    """Mean of the mixing matrix under null L: each tie has the mix of pairs of its two blocks.

    Examples
    --------
    Four actors, x, x, y, y, one tie: 1 pair of 6 is x-x, 4 are x-y, 1 is y-y.

    >>> import pandas as pd
    >>> actors = pd.DataFrame({"uid": list("1234"), "field": list("xxyy")})
    >>> seen = observed(Network.from_tables(actors, pd.DataFrame({"source": ["1"], "target": ["2"]})))
    >>> (6 * expected_mixing(seen, seen.within)).round(6).tolist()
    [[1.0, 4.0], [0.0, 1.0]]
    """
    block, blocks = seen.block, seen.blocks
    total = np.zeros((blocks, seen.shares.shape[1]))
    np.add.at(total, block, seen.shares)
    size = np.bincount(block, minlength=blocks).astype(float)
    between, where = np.unique(block[seen.a[kept]] * blocks + block[seen.b[kept]], return_inverse=True)
    arcs = np.zeros((total.shape[1], total.shape[1]))
    for one, ties in zip(between, np.bincount(where, weights=seen.weight[kept], minlength=len(between)), strict=True):
        first, second = divmod(int(one), blocks)
        pairs, places = np.outer(total[first], total[second]), size[first] * size[second]
        if first == second:
            own = seen.shares[block == first]
            pairs, places = pairs - own.T @ own, size[first] * (size[first] - 1)
        arcs += ties * pairs / places
    return arcs if seen.directed else _folded(arcs)


def _draws(seen: Observed, kept: Bools, seed: int) -> Floats:
    """Mixing matrices of shuffled labels, shape (draws, k, k); one field each."""
    kind, k = seen.shares.argmax(axis=1), seen.shares.shape[1]
    a, b, w = seen.a[kept], seen.b[kept], seen.weight[kept]
    drawn = []
    for labels in drawn_labelings(kind, seen.block, DRAWS // 9, seed):
        left, right = labels[:, a], labels[:, b]
        if not seen.directed:
            left, right = np.minimum(left, right), np.maximum(left, right)
        cell = (np.arange(len(labels))[:, None] * k + left) * k + right
        counts = np.bincount(cell.ravel(), np.tile(w, len(labels)), minlength=len(labels) * k * k)
        drawn.append(counts.reshape(-1, k, k))
    return np.concatenate(drawn)


def _cells(
    names: tuple[str, ...], found: Floats, expected: Floats, draws: Floats, directed: bool
) -> list[dict[str, object]]:
    k = len(names)
    which = [(g, h) for g in range(k) for h in range(0 if directed else g, k) if expected[g, h] > 0]
    distance = abs(found - expected) - 1e-9
    p = [(1 + int((abs(draws[:, g, h] - expected[g, h]) >= distance[g, h]).sum())) / (1 + len(draws)) for g, h in which]
    return [
        {
            "from": names[g],
            "to": names[h],
            "ties": float(found[g, h]),
            "expected": float(expected[g, h]),
            "ratio": float(found[g, h] / expected[g, h]),
            "log2": math.log2((found[g, h] + 0.5) / (expected[g, h] + 0.5)),
            "few": bool(expected[g, h] < 5),
            "p": chance,
            "q": adjusted,
        }
        for (g, h), chance, adjusted in zip(which, p, benjamini_hochberg(p), strict=True)
    ]


def _finding(network: Network, seed: int) -> Finding:
    seen = observed(network)
    kept: Ints | Bools = seen.within
    if network.two_mode or not kept.any():
        return undefined("mixing-matrix", "two-mode" if network.two_mode else "no-tie", seen)
    found = mixing_matrix(
        seen.shares[seen.a[kept]], seen.shares[seen.b[kept]], seen.weight[kept], directed=seen.directed
    )
    expected = expected_mixing(seen, seen.within)
    return Finding(
        "mixing-matrix",
        value={"levels": list(seen.fields), "matrix": found.tolist()},
        expected={"levels": list(seen.fields), "matrix": expected.tolist()},
        **{**about(seen), "n_ties": int(kept.sum())},
        details={
            "cells": _cells(seen.fields, found, expected, _draws(seen, seen.within, seed), seen.directed),
            "cross_territory": int((~seen.within).sum()),
            "unobserved": seen.unobserved,
        },
    )


MIXING_MATRIX = Measure("mixing-matrix", of="ties", null_model="L", compute=_finding)
