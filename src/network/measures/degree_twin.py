"""Openness against ties rewired: would actors as busy as these cross fields as often (null D)?"""

import numpy as np

from network.measures.measure import Measure, about, undefined
from network.measures.observed import observed
from network.nulls.labelings import tail
from network.nulls.swaps import rewirings
from network.study import Finding, Network


def _finding(network: Network, seed: int) -> Finding:
    seen = observed(network)
    kept = seen.within
    if network.two_mode or kept.sum() < 2:
        return undefined("openness", "two-mode" if network.two_mode else "no-tie", seen)
    a, b = seen.a[kept], seen.b[kept]
    drawn = rewirings(a, b, seen.home[a], seen.n, directed=seen.directed, seed=seed)
    null = np.array([(1 - (seen.shares[c] * seen.shares[d]).sum(axis=1)).mean() for c, d in drawn])
    share, mean, sd = float((1 - seen.same[kept]).mean()), float(null.mean()), float(null.std(ddof=1))
    if mean <= 0:
        return undefined("openness", "one-field", seen)
    return Finding(
        "openness",
        value=share / mean,
        expected=mean,
        z=(share - mean) / sd if sd > 1e-12 else None,
        p=tail(null, share, mean, drawn=True).two_sided if sd > 1e-12 else None,
        **{**about(seen), "n_ties": int(kept.sum())},
        details={"observed_share": share, "draws": len(null)},
    )


DEGREE_TWIN = Measure("openness", of="ties", null_model="D", compute=_finding)
