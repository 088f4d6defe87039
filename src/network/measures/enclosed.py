"""Enclosed actors: those that have ties, but none outside their field; actors without any tie are apart."""

import math

import numpy as np

from network.measures.measure import Measure, about, undefined
from network.measures.observed import Bools, Observed, observed
from network.nulls.moments import Floats
from network.study import Finding, Network


def coleman(inside: float, sent: float, size: float, n: float) -> float:
    """How much a field keeps to itself: 1 all inside, 0 as by chance, -1 all outside.

    Parameters
    ----------
    inside, sent : float
        Ties that the actors of the field send to their own field, and in all (undirected: from each end).
    size, n : float
        Actors of the field, and in all.

    Returns
    -------
    float
        In [-1, 1]; nan for a field without tie or alone.

    References
    ----------
    Coleman (1958), Human Organization 17(4), 28-36.

    Examples
    --------
    >>> coleman(inside=3, sent=4, size=3, n=5)  # 2 expected: (3 - 2) / (4 - 2)
    0.5
    """
    if not sent or n < 2:
        return math.nan
    expected = sent * (size - 1) / (n - 1)
    excess = inside - expected
    if excess >= 0:
        return excess / (sent - expected) if sent > expected else math.nan
    return excess / expected


def tied_and_crossing(seen: Observed) -> tuple[Bools, Bools]:
    """Actors with a tie, and actors with a tie to another field, shape (n,) each."""
    ends = np.concatenate([seen.a, seen.b])
    other = np.tile(1 - seen.same, 2)
    tied = np.bincount(ends, minlength=seen.n) > 0
    crossing = np.bincount(ends, weights=other, minlength=seen.n) > 1e-9
    return np.asarray(tied), np.asarray(crossing)


def _by_field(seen: Observed) -> list[dict[str, object]]:
    tied, crossing = tied_and_crossing(seen)
    arcs: Floats = seen.shares[seen.a].T @ seen.shares[seen.b]
    sent = arcs if seen.directed else arcs + arcs.T
    main = seen.shares.argmax(axis=1)
    rows = []
    for one, name in enumerate(seen.fields):
        mine, size = main == one, float(seen.shares[:, one].sum())
        index = coleman(float(sent[one, one]), float(sent[one].sum()), size, float(seen.n))
        rows.append(
            {
                "field": name,
                "actors": int(mine.sum()),
                "tied": int((mine & tied).sum()),
                "enclosed": int((mine & tied & ~crossing).sum()),
                "isolates": int((mine & ~tied).sum()),
                "coleman": index if math.isfinite(index) else None,
            }
        )
    return rows


def _finding(network: Network, seed: int) -> Finding:
    seen = observed(network)
    if network.two_mode or not len(seen.a):
        return undefined("enclosed", "two-mode" if network.two_mode else "no-tie", seen)
    if len(seen.fields) < 2:
        return undefined("enclosed", "one-field", seen)
    tied, crossing = tied_and_crossing(seen)
    enclosed = int((tied & ~crossing).sum())
    return Finding(
        "enclosed",
        value=enclosed / int(tied.sum()),
        **about(seen),
        details={
            "enclosed": enclosed,
            "tied": int(tied.sum()),
            "isolates": int((~tied).sum()),
            "fields": _by_field(seen),
            "unobserved": seen.unobserved,
        },
    )


ENCLOSED = Measure("enclosed", of="ties", null_model=None, compute=_finding)
