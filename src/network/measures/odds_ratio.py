"""How many times as likely a tie is within a field as across: the stratified odds ratio of one date."""

import math
from dataclasses import dataclass

import numpy as np

from network.measures.dyads import Cells, count_cells, without_each
from network.measures.jackknife import actor_variance, log_interval, source_variance, standard_error
from network.measures.measure import Measure, about, shares_sources, undefined
from network.measures.observed import Observed, observed
from network.nulls.moments import Floats
from network.study import Finding, Network


def mantel_haenszel(cells: Floats) -> Floats:
    """Log odds ratio of strata taken together, each cell a little raised so that none is empty.

    Parameters
    ----------
    cells : ndarray, shape (..., h, 4)
        Dyads: same field and tied, same and not, different and tied, different and not; informative strata.

    Returns
    -------
    ndarray, shape (...)
        θ, log scale, without unit; 0: no difference; positive: ties keep within fields. nan without dyads.

    Notes
    -----
    κ_h = ½ N_h / ΣN is added to each cell: ½ in all; with one stratum this is Haldane's correction.

    References
    ----------
    Mantel & Haenszel (1959), Journal of the National Cancer Institute 22, 719-748.

    Examples
    --------
    >>> round(float(np.exp(mantel_haenszel(np.array([[2.0, 0.0, 1.0, 3.0]])))), 4)  # (2.5 × 3.5) / (0.5 × 1.5)
    11.6667
    """
    size = cells.sum(axis=-1)
    total = size.sum(axis=-1, keepdims=True)
    kappa = np.divide(size, 2 * total, out=np.zeros_like(size), where=total > 0)
    a, b, c, d = (cells[..., q] + kappa for q in range(4))
    raised = size + 4 * kappa
    above = np.divide(a * d, raised, out=np.zeros_like(size), where=raised > 0).sum(axis=-1)
    below = np.divide(b * c, raised, out=np.zeros_like(size), where=raised > 0).sum(axis=-1)
    defined = (above > 0) & (below > 0)
    return np.where(defined, np.log(np.where(defined, above, 1) / np.where(defined, below, 1)), math.nan)


@dataclass(frozen=True)
class OddsRatio:
    """θ of the informative strata and its two jackknife variances; nan where undefined."""

    theta: float
    actor: float
    source: float
    n: int
    informative: int
    empty_cell: bool


def odds_ratio(cells: Cells) -> OddsRatio | None:
    """The stratified odds ratio of the cells; None when no stratum is informative."""
    useful = cells.informative
    if not useful.any():
        return None
    kept = cells.stratum[useful]
    n = int(cells.touched.sum())
    return OddsRatio(
        float(mantel_haenszel(kept)),
        actor_variance(theta_without_each_actor(cells)),
        source_variance(theta_without_each_source(cells)),
        n,
        int(useful.sum()),
        bool((kept.sum(axis=0) == 0).any()),
    )


def theta_without_each_actor(cells: Cells) -> Floats:
    """θ without each actor that has an observed dyad in an informative stratum; κ is computed again."""
    place = np.cumsum(cells.informative) - 1
    rows = np.flatnonzero(cells.touched)
    parts = without_each(
        cells.stratum[cells.informative], np.arange(len(rows)), place[cells.home[rows]], cells.actor[rows], len(rows)
    )
    return np.concatenate([mantel_haenszel(part) for part in parts]) if parts else np.array([])


def theta_without_each_source(cells: Cells) -> Floats:
    """θ without each source of ties; a tie that another source holds stays."""
    source, stratum, change = cells.sole
    useful = cells.informative[stratum]
    place = np.cumsum(cells.informative) - 1
    parts = without_each(
        cells.stratum[cells.informative], source[useful], place[stratum[useful]], change[useful], cells.sources
    )
    return np.concatenate([mantel_haenszel(part) for part in parts]) if parts else np.array([])


def _finding(network: Network, seed: int) -> Finding:
    return odds_ratio_finding(network, observed(network), seed)


def odds_ratio_finding(network: Network, seen: Observed, seed: int) -> Finding:
    """The odds ratio with its interval, the strata left out by name and the tie rates."""
    if network.two_mode:
        return undefined("odds-ratio", "two-mode", seen)
    cells = count_cells(seen)
    found = odds_ratio(cells)
    left_out = [name for name, useful in zip(seen.strata, cells.informative, strict=True) if not useful]
    kept = int(seen.within.sum())
    if found is None:
        why = "no-tie" if not kept else "one-field" if len(seen.fields) < 2 else "no-stratum"
        return undefined("odds-ratio", why, seen, strata_left_out=left_out)
    se = None if found.empty_cell else standard_error(found.actor, found.source if shares_sources(network) else None)
    a, b, c, d = (float(one) for one in cells.stratum[cells.informative].sum(axis=0))
    return Finding(
        "odds-ratio",
        value=math.exp(found.theta),
        expected=1.0,
        interval=log_interval(found.theta, se, found.n),
        **{**about(seen), "n_ties": kept},
        details={
            "theta": found.theta,
            "se": se,
            "se_actor": math.sqrt(found.actor) if math.isfinite(found.actor) else None,
            "se_source": math.sqrt(found.source) if math.isfinite(found.source) else None,
            "n": found.n,
            "cells": {name: row.tolist() for name, row in zip(seen.strata, cells.stratum, strict=True)},
            "empty_cell": found.empty_cell,
            "rate_same": a / (a + b),
            "rate_different": c / (c + d),
            "informative_strata": found.informative,
            "strata_left_out": left_out,
            "cross_territory": len(seen.a) - kept,
            "unobserved": seen.unobserved,
        },
    )


ODDS_RATIO = Measure("odds-ratio", of="ties", null_model=None, compute=_finding)
