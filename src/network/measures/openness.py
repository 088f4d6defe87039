"""Openness: the share of ties between two fields, over the share expected if fields did not matter."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from network.measures.jackknife import actor_variance, log_interval, source_variance, standard_error
from network.measures.measure import Measure, about, finite, shares_sources, undefined
from network.measures.observed import Bools, Observed, observed
from network.nulls.labelings import ENUMERABLE, label_p, labelings, types_of
from network.nulls.moments import (
    BlockSums,
    Floats,
    expected_inside,
    moments,
    same_field_chance,
    sums_of_labels,
    sums_of_ties,
)
from network.study import Finding, Network


@dataclass(frozen=True)
class Openness:
    """Openness of some of the ties against null L (headline.md §1); nan where undefined.

    `cross` ties of `m` join two fields: the share C; C0 is expected; ω = C / C0. `mean` and `sd` are of the
    ties inside fields, `z` positive when the network is more open than expected.
    """

    m: float
    cross: float
    C: float
    C0: float
    omega: float
    mean: float
    sd: float
    z: float

    @property
    def inside(self) -> float:
        return self.m - self.cross


def openness(seen: Observed, kept: Bools) -> Openness:
    """Openness of the ties `kept`, fields being shuffled within blocks (home, answered or not).

    Parameters
    ----------
    seen : Observed
    kept : ndarray, shape (m,)
        Which ties count: those within territories, all, or one territory's.

    Examples
    --------
    Four actors, fields x, x, y, y; a path 1-2-3-4 has one cross tie of three, four pairs of six are cross.

    >>> import pandas as pd
    >>> actors = pd.DataFrame({"uid": list("1234"), "field": list("xxyy")})
    >>> ties = pd.DataFrame({"source": list("123"), "target": list("234")})
    >>> seen = observed(Network.from_tables(actors, ties))
    >>> round(openness(seen, seen.within).omega, 6)  # (1/3) / (4/6)
    0.5
    """
    m = float(seen.weight[kept].sum())
    if m == 0:
        return Openness(m, 0.0, *[math.nan] * 6)
    ties, labels, sizes = _sums(seen, kept)
    inside = float((seen.weight * seen.same)[kept].sum())
    mean, variance = moments(ties, labels, sizes)
    cross_share, expected = 1 - inside / m, 1 - mean / m
    sd = math.sqrt(variance)
    open_enough = expected > 1e-12
    return Openness(
        m,
        m - inside,
        cross_share,
        expected if open_enough else 0.0,
        cross_share / expected if open_enough else math.nan,
        mean,
        sd,
        (mean - inside) / sd if sd else math.nan,
    )


def _sums(seen: Observed, kept: Bools) -> tuple[BlockSums, BlockSums, np.ndarray]:
    ties = sums_of_ties(seen.a[kept], seen.b[kept], seen.weight[kept], seen.block, seen.blocks)
    sizes = np.bincount(seen.block, minlength=seen.blocks)
    return ties, sums_of_labels(seen.shares, seen.block, seen.blocks), sizes


def omega_without_each_actor(seen: Observed, kept: Bools) -> Floats:
    """Logarithm of ω without each actor in turn, C0 recomputed; nan where it is undefined, shape (n,)."""
    ties, labels, sizes = _sums(seen, kept)
    ends = np.concatenate([seen.a[kept], seen.b[kept]])
    w, inside = seen.weight[kept], (seen.weight * seen.same)[kept]
    lost = np.bincount(ends, weights=np.tile(w, 2), minlength=seen.n)
    lost_inside = np.bincount(ends, weights=np.tile(inside, 2), minlength=seen.n)
    expected = _expected_without(ties, labels, sizes, seen.block)
    m, inside_left = w.sum() - lost, inside.sum() - lost_inside
    return _log_ratio(m - inside_left, m - expected)


def _expected_without(ties: BlockSums, labels: BlockSums, sizes: np.ndarray, block: np.ndarray) -> Floats:
    """E[I] without each actor: only the terms of its own block change."""
    term = ties.first * same_field_chance(labels.first, sizes)
    n, every = len(block), np.arange(len(block))
    before = 2 * term.sum(axis=1)[block] - term.diagonal()[block]
    first = ties.first[block] - ties.rows
    same = labels.first[block] - labels.rows
    first[every, block] -= ties.rows[every, block]
    same[every, block] -= labels.rows[every, block]
    places = (sizes[block] - 1)[:, None] * np.tile(sizes, (n, 1)).astype(float)
    places[every, block] = (sizes[block] - 1) * (sizes[block] - 2)
    left = np.divide(first * same, places, out=np.zeros_like(first), where=places > 0)
    after = 2 * left.sum(axis=1) - left[every, block]
    return np.asarray((term.sum() - before + after) / 2)


def omega_without_each_source(seen: Observed, kept: Bools) -> Floats:
    """Logarithm of ω without each source of ties; a tie that another source holds stays, shape (sources,)."""
    ties, labels, sizes = _sums(seen, kept)
    chance = same_field_chance(labels.first, sizes)
    alone = kept & (seen.sole >= 0)
    w = seen.weight[alone]
    block = seen.block

    def lost(values: Floats) -> Floats:
        return np.bincount(seen.sole[alone], weights=values, minlength=seen.sources).astype(float)

    m = seen.weight[kept].sum() - lost(w)
    inside = (seen.weight * seen.same)[kept].sum() - lost(w * seen.same[alone])
    expected = expected_inside(ties.first, labels.first, sizes) - lost(
        w * chance[block[seen.a[alone]], block[seen.b[alone]]]
    )
    return _log_ratio(m - inside, m - expected)


def _log_ratio(cross: Floats, expected: Floats) -> Floats:
    defined = (cross > 1e-9) & (expected > 1e-9)
    return np.where(defined, np.log(np.where(defined, cross, 1) / np.where(defined, expected, 1)), math.nan)


def variances(seen: Observed, kept: Bools) -> tuple[float, float]:
    """Variance of log ω by deleting actors, and by deleting sources of ties."""
    return (
        actor_variance(omega_without_each_actor(seen, kept)),
        source_variance(omega_without_each_source(seen, kept)),
    )


def _finding(network: Network, seed: int) -> Finding:
    return openness_finding(network, observed(network), seed)


def openness_finding(network: Network, seen: Observed, seed: int) -> Finding:
    """Openness within territories, with the cross-territory ties and the whole network beside it."""
    kept = seen.within
    found = openness(seen, kept)
    if why := _why(network, seen, found):
        return undefined("openness", why, seen, unobserved=seen.unobserved, cross_territory=int((~kept).sum()))
    errors = _errors(network, seen, kept, found)
    return Finding(
        "openness",
        value=found.omega,
        expected=found.C0,
        z=found.z if found.sd else None,
        p=openness_p(seen, kept, found, seed=seed),
        interval=log_interval(math.log(found.omega), errors["se"], seen.n) if found.cross > 0 else None,
        **{**about(seen), "n_ties": int(kept.sum())},
        details={
            "cross": found.cross,
            "observed_share": found.C,
            "expected_share": found.C0,
            "sd": 2 * found.sd / found.m,
            **errors,
            **_shuffling(seen, found),
            **_parts(seen, kept),
        },
    )


def openness_p(seen: Observed, kept: Bools, found: Openness, *, seed: int) -> float | None:
    """Two-sided p of null L; None when the labels cannot move."""
    if not found.sd:
        return None
    kind, same = types_of(seen.shares)
    ties = seen.a[kept], seen.b[kept], seen.weight[kept]
    return label_p(kind, same, seen.block, ties, observed=found.inside, mean=found.mean, z=found.z, seed=seed)


def _errors(network: Network, seen: Observed, kept: Bools, found: Openness) -> dict[str, float | None]:
    actor, source = variances(seen, kept)
    se = standard_error(actor, source if shares_sources(network) else None) if found.cross > 0 else None
    return {"se": se} | finite({"se_actor": math.sqrt(actor), "se_source": math.sqrt(source)})


def _shuffling(seen: Observed, found: Openness) -> dict[str, Any]:
    """How far fields can be shuffled: labelings when they are few, territories in which nothing moves."""
    kind, _ = types_of(seen.shares)
    count = labelings(kind, seen.block)
    stuck = [labelings(kind[seen.home == h], seen.block[seen.home == h]) == 1 for h in range(len(seen.strata))]
    return {
        "labelings": count if count <= ENUMERABLE else None,
        "labels_cannot_move": not found.sd,
        "immobile_strata": sum(stuck),
    }


def _parts(seen: Observed, kept: Bools) -> dict[str, Any]:
    return {
        "unobserved": seen.unobserved,
        "cross_territory": _beside(seen, ~kept),
        "whole": _beside(seen, np.ones(len(kept), bool)),
        "territories": {name: _beside(seen, kept & (seen.home[seen.a] == h)) for h, name in enumerate(seen.strata)},
    }


def _beside(seen: Observed, kept: Bools) -> dict[str, float | None]:
    found = openness(seen, kept)
    return finite({"m": found.m, "C": found.C, "C0": found.C0, "omega": found.omega, "z": found.z})


def _why(network: Network, seen: Observed, found: Openness) -> str | None:
    if network.two_mode:
        return "two-mode"
    if not found.m:
        return "no-tie"
    if math.isfinite(found.omega):
        return None
    return "one-field" if len(seen.fields) < 2 else "one-field-each"


OPENNESS = Measure("openness", of="ties", null_model="L", compute=_finding)
