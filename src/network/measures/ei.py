"""E-I index: the balance of ties between and within fields, against what shuffled fields would give."""

import math
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from network.measures.measure import Measure
from network.measures.observed import observed
from network.measures.openness import openness_finding
from network.nulls.moments import Floats
from network.study import Finding, Network


def ei_index(mixing: Floats) -> float:
    """Balance of ties between and within fields.

    Parameters
    ----------
    mixing : ndarray, shape (k, k)
        Ties from row field to column field. Undirected: upper triangle only.

    Returns
    -------
    float
        (external - internal) / all ties, without unit, in [-1, 1]; -1: all ties inside fields.
        nan when there is no tie: the index is then undefined, not zero.

    References
    ----------
    Krackhardt & Stern (1988), Social Psychology Quarterly 51(2), 123-140.

    Examples
    --------
    >>> ei_index(np.array([[3.0, 1.0], [0.0, 0.0]]))
    -0.5
    """
    ties = float(mixing.sum())
    return (ties - 2 * float(mixing.trace())) / ties if ties else math.nan


KEPT = ("sd", "se", "labelings", "labels_cannot_move", "cross_territory", "unobserved")


class Rescaled(NamedTuple):
    """E-I between the least and the most that these field sizes allow, and rescaled to [-1, 1]."""

    min: float
    max: float
    rescaled: float


def rescaled_ei(ei: float, ties: float, sizes: Floats, *, directed: bool) -> Rescaled:
    """E-I against its attainable range: with many small fields, even a closed network has outside ties.

    Parameters
    ----------
    ei : float
        E-I index.
    ties : float
        Number of ties (pairs, or arcs).
    sizes : ndarray, shape (k,)
        Actors of each field, isolates included.
    directed : bool

    Returns
    -------
    Rescaled
        Without unit. nan when there is no tie, or when only one value is possible.

    Examples
    --------
    Two fields of two actors, three ties: at most two fit inside fields, so E-I is at least -1/3.

    >>> rescaled_ei(-1 / 3, 3, np.array([2, 2]), directed=False)
    Rescaled(min=-0.3333333333333333, max=1.0, rescaled=-1.0)
    """
    if not ties:
        return Rescaled(math.nan, math.nan, math.nan)
    n = float(sizes.sum())
    inside = float((sizes * (sizes - 1)).sum())
    across = n * (n - 1) - inside
    if not directed:
        inside, across = inside / 2, across / 2
    least = (ties - 2 * min(ties, inside)) / ties
    most = (2 * min(ties, across) - ties) / ties
    width = most - least
    return Rescaled(least, most, 2 * (ei - least) / width - 1 if width > 1e-12 else math.nan)


def _finding(network: Network, seed: int) -> Finding:
    """E-I says the same as openness, on another scale: z, p and standard error are those of openness."""
    seen = observed(network)
    found = openness_finding(network, seen, seed)
    if found.value is None:
        return replace(found, measure="ei")
    share, expected, ties = found.details["observed_share"], found.details["expected_share"], found.n_ties
    sizes = np.array(list(seen.sizes().values()))
    one = len(seen.strata) == 1
    return replace(
        found,
        measure="ei",
        value=2 * share - 1,
        expected=2 * expected - 1,
        interval=None,
        details={
            "external": found.details["cross"],
            "internal": ties - found.details["cross"],
            "rescaled": rescaled_ei(2 * share - 1, ties, sizes, directed=seen.directed)._asdict() if one else None,
            **{name: found.details[name] for name in KEPT},
        },
    )


EI = Measure("ei", of="ties", null_model="L", compute=_finding)
