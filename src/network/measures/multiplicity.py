"""Several tests at once: p values adjusted inside one family."""

from collections.abc import Sequence

import numpy as np


def holm(p: Sequence[float]) -> list[float]:
    """Adjusted p of a few questions declared in advance: the chance of any false alarm stays below p.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = np.argsort(p, kind="stable")
    adjusted = np.zeros(len(p))
    worst = 0.0
    for rank, which in enumerate(order):
        worst = max(worst, min(1.0, (len(p) - rank) * p[which]))
        adjusted[which] = worst
    return [float(one) for one in adjusted]


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Adjusted p inside a family of many: among those below q, at most a part q are false alarms.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03])
    [0.03, 0.04, 0.04]
    """
    order = np.argsort(p, kind="stable")[::-1]
    adjusted = np.zeros(len(p))
    best = 1.0
    for below, which in enumerate(order):
        best = min(best, len(p) / (len(p) - below) * p[which])
        adjusted[which] = best
    return [float(one) for one in adjusted]
