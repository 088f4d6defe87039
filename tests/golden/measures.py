"""Each golden measure, answered by the code of the product: `GOLDEN[name](network, params) -> value`.

`params` is the entry's own dict, the answer has the shape of its `value`; any other data set can be put
through the same functions. Ties count by their weight where methods.md §3.1 says so.
"""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from network.measures.change import change, cohort, paired_cells
from network.measures.dyads import count_cells
from network.measures.ei import ei_index, rescaled_ei
from network.measures.jackknife import actor_variance
from network.measures.meeting_mixing import against_seats, label_twin, mixing, movable, shuffled_mixing
from network.measures.mixing_matrix import mixing_matrix
from network.measures.observed import Observed, observed
from network.measures.odds_ratio import odds_ratio
from network.measures.openness import omega_without_each_actor, openness, variances
from network.measures.presences import Presences, mixing_of_each, presences, weights
from network.measures.rarefied import equal_numbers, period, rarefied
from network.nulls.labelings import drawn_labelings, every_labeling, inside, labelings, tail, types_of
from network.nulls.moments import Floats
from network.study import Network, plain

Params = dict[str, Any]
Both = tuple[Network, Network]
SEED = 12345


def stratified(network: Network, params: Params) -> Network:
    """The network with the strata that `params` or the column `strata` names as its home strata."""
    for column in (params.get("strata"), "strata", "stratum"):
        if isinstance(column, str) and column in network.actors:
            rank = pd.factorize(network.actors[column], sort=True)[0]  # 2 before 10
            return replace(network, actors=network.actors.assign(stratum=[f"{one:06d}" for one in rank]))
    return network


def pooled(network: Network) -> Network:
    """The network in one stratum, everybody observed: the older entries know no strata."""
    return replace(network, actors=network.actors.assign(stratum="", answered=True), observation="all")


def _mixing(network: Network, *, weighted: bool = True) -> tuple[Observed, Floats]:
    seen = observed(pooled(network), weighted=weighted)
    return seen, mixing_matrix(seen.shares[seen.a], seen.shares[seen.b], seen.weight, directed=seen.directed)


def matrix(network: Network, params: Params) -> Any:
    """Levels in the order of numbers when they are numbers."""
    seen, found = _mixing(network)
    numbers = all(re.fullmatch(r"-?\d+(\.\d+)?", name) for name in seen.fields)
    order = sorted(range(len(seen.fields)), key=lambda one: float(seen.fields[one]) if numbers else one)
    if not seen.directed:
        found = np.triu(found + found.T) - np.diag(found.diagonal())
        found = found + np.triu(found, 1).T
    found = found[np.ix_(order, order)]
    return {
        "levels": [seen.fields[one] for one in order],
        "matrix": (found if seen.directed else np.triu(found)).tolist(),
    }


def ei(network: Network, params: Params) -> Any:
    return plain(ei_index(_mixing(network)[1]))


def orwg(network: Network, params: Params) -> Any:
    """Odds ratio of the counts as they are: no correction, no strata."""
    a, b, c, d = count_cells(observed(pooled(network))).stratum.sum(axis=0)
    return float(a * d / (b * c)) if b * c else None


def ei_rescaled(network: Network, params: Params) -> Any:
    seen, found = _mixing(network, weighted=False)
    rescaled = rescaled_ei(ei_index(found), float(found.sum()), seen.shares.sum(axis=0), directed=seen.directed)
    return plain(rescaled._asdict())


def ei_moments(network: Network, params: Params) -> Any:
    seen = observed(pooled(network), weighted=True)
    found = openness(seen, seen.within)
    if not found.m:
        return {"ei": None, "mean": None, "sd": None, "z": None}
    return plain(
        {"ei": 2 * found.C - 1, "mean": 1 - 2 * found.mean / found.m, "sd": 2 * found.sd / found.m, "z": found.z}
    )


def _ei_of_labelings(seen: Observed, *, draws: int | None) -> Floats:
    kind, same = types_of(seen.shares)
    chunks = drawn_labelings(kind, seen.block, draws, SEED) if draws else every_labeling(kind, seen.block)
    found = np.concatenate([inside(chunk, same, seen.a, seen.b, seen.weight) for chunk in chunks])
    return 1 - 2 * found / seen.weight.sum()


def ei_p(network: Network, params: Params) -> Any:
    seen = observed(pooled(network), weighted=True)
    if not len(seen.a):
        return {"p_lower": None, "p_upper": None, "mc_mean": None, "mc_sd": None}
    drawn = _ei_of_labelings(seen, draws=int(params.get("B", 9999)))
    far = tail(drawn, 2 * openness(seen, seen.within).C - 1, float(drawn.mean()), drawn=True)
    return {"p_lower": far.lower, "p_upper": far.upper, "mc_mean": float(drawn.mean()), "mc_sd": float(drawn.std())}


def ei_enumeration(network: Network, params: Params) -> Any:
    seen = observed(pooled(network), weighted=True)
    if not len(seen.a):
        return dict.fromkeys(("n_assignments", "p_lower", "p_upper", "mean", "sd"))
    every = _ei_of_labelings(seen, draws=None)
    far = tail(every, 2 * openness(seen, seen.within).C - 1, float(every.mean()), drawn=False)
    return {
        "n_assignments": len(every),
        "p_lower": far.lower,
        "p_upper": far.upper,
        "mean": float(every.mean()),
        "sd": float(every.std()),
    }


def _openness(network: Network, params: Params, *, shares: bool) -> Any:
    seen = observed(stratified(network, params), weighted=True, shares=shares)
    kept = seen.within if "left out" in params.get("cross_stratum_ties", "left out") else np.ones(len(seen.a), bool)
    found = openness(seen, kept)
    spread = actor_variance(omega_without_each_actor(seen, kept)) if found.m else math.nan
    value = {name: getattr(found, name) for name in ("m", "cross", "C", "C0", "omega")}
    if found.m:
        value |= {"ei": 2 * found.C - 1, "ei_mean": 1 - 2 * found.mean / found.m, "ei_sd": 2 * found.sd / found.m}
    else:
        value |= dict.fromkeys(("ei", "ei_mean", "ei_sd"), math.nan)
    return plain(value | {"z": found.z, "se_log_omega": math.sqrt(spread) if found.cross > 0 else math.nan})


def openness_main(network: Network, params: Params) -> Any:
    return _openness(network, params, shares=False)


def openness_shares(network: Network, params: Params) -> Any:
    return _openness(network, params, shares=True)


def openness_p(network: Network, params: Params) -> Any:
    """The p of the number of cross ties: low when the network is closed."""
    seen = observed(stratified(network, params), weighted=True)
    kept = seen.within
    found = openness(seen, kept)
    kind, same = types_of(seen.shares)
    ties = seen.a[kept], seen.b[kept], seen.weight[kept]
    drawn = [inside(one, same, *ties) for one in drawn_labelings(kind, seen.block, int(params.get("B", 9999)), SEED)]
    if not found.m or not found.sd:  # no tie, or labels that cannot move: there is nothing to test
        return dict.fromkeys(("p_lower", "p_upper", "p_two_sided"))
    far = tail(found.m - np.concatenate(drawn), found.cross, found.m - found.mean, drawn=True)
    return {"p_lower": far.lower, "p_upper": far.upper, "p_two_sided": far.two_sided}


def cross_count(network: Network, params: Params) -> Any:
    seen = observed(stratified(network, params), weighted=True)
    kept = seen.within if "left out" in params.get("cross_stratum_ties", "left out") else np.ones(len(seen.a), bool)
    found = openness(seen, kept)
    kind, same = types_of(seen.shares)
    ties = seen.a[kept], seen.b[kept], seen.weight[kept]
    every = found.m - np.concatenate([inside(one, same, *ties) for one in every_labeling(kind, seen.block)])
    far = tail(every, found.cross, found.m - found.mean, drawn=False)
    values, counts = np.unique(every.round(9), return_counts=True)
    tested = bool(found.m and found.sd)
    return plain(
        {
            "labelings": labelings(kind, seen.block),
            "counts": {f"{value:g}": int(count) for value, count in zip(values, counts, strict=True)},
            "cross": found.cross,
            "m": found.m,
            "C": found.C,
            "C0": found.C0,
            "omega": found.omega,
            "mean": found.m - found.mean,
            "variance": found.sd**2,
            "z": found.z,
            "p_lower": far.lower if tested else None,
            "p_upper": far.upper if tested else None,
            "p_two_sided": far.two_sided if tested else None,
        }
    )


def log_odds_ratio(network: Network, params: Params) -> Any:
    cells = count_cells(observed(stratified(network, params)))
    found = odds_ratio(cells)
    if found is None:
        why = "no informative stratum"
        return {"theta": None, "se": None, "why": why, "n": 0, "informative_strata": 0, "cells": cells.stratum.tolist()}
    return plain(
        {
            "theta": found.theta,
            "se": math.nan if found.empty_cell else math.sqrt(found.actor),
            "why": "empty cell" if found.empty_cell else None,
            "n": found.n,
            "informative_strata": found.informative,
            "cells": cells.stratum,
        }
    )


def standard_errors(network: Network, params: Params) -> Any:
    seen = observed(stratified(network, params))
    found = odds_ratio(count_cells(seen))
    openness_actor, openness_source = variances(seen, seen.within)
    known = found is not None and not found.empty_cell
    return plain(
        {
            "theta": found.theta if found else math.nan,
            "se_vertex": math.sqrt(found.actor) if found and known else math.nan,
            "se_source": math.sqrt(found.source) if found and known else math.nan,
            "omega": openness(seen, seen.within).omega,
            "se_log_omega_vertex": math.sqrt(openness_actor),
            "se_log_omega_source": math.sqrt(openness_source),
            "sources": seen.sources,
        }
    )


def _change(networks: Both) -> Any:
    return change(*paired_cells(*cohort(*networks)))


def delta(networks: Both, params: Params) -> Any:
    """The older entry: one stratum, everybody observed."""
    found = _change((pooled(networks[0]), pooled(networks[1])))
    if found is None:
        return dict.fromkeys(("lor0", "lor1", "delta", "se", "z"))
    se = math.nan if found.empty_cell else math.sqrt(found.actor)
    z = found.delta / se if se else math.nan
    return plain({"lor0": found.before, "lor1": found.after, "delta": found.delta, "se": se, "z": z})


def delta_stratified(networks: Both, params: Params) -> Any:
    found = _change((stratified(networks[0], params), stratified(networks[1], params)))
    if found is None:
        names = ("theta_before", "theta_after", "delta", "se", "n", "weights", "delta_by_stratum")
        return dict.fromkeys(names)
    return plain(
        {
            "theta_before": found.before,
            "theta_after": found.after,
            "delta": found.delta,
            "se": math.nan if found.empty_cell else math.sqrt(found.actor),
            "n": found.n,
            "weights": found.weights,
            "delta_by_stratum": found.by_stratum,
        }
    )


def _shown(seen: Presences, observed_: float, statistic: str) -> float:
    """T is shown even where every stratum is immobile and nothing can be expected (headline.md §5)."""
    if not math.isnan(observed_):
        return observed_
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)
    return float(mixing(g, weights(seen.size)[statistic]))


def label_stratified(network: Network, params: Params) -> Any:
    seen = presences(network)
    found = label_twin(seen, params["statistic"])
    return plain(
        {
            "T": _shown(seen, found.observed, params["statistic"]),
            "expected": found.expected,
            "sd": found.sd,
            "ratio": found.ratio,
            "z": found.z,
            "strata_left_out": int((~movable(seen, by_seats=False)).sum()),
        }
    )


def curveball_stratified(network: Network, params: Params) -> Any:
    seen = presences(network)
    drawn = shuffled_mixing(seen, number=int(params.get("draws", 1000)), seed=SEED)
    found = against_seats(seen, drawn, params["statistic"])
    return plain(
        {
            "observed": _shown(seen, found.observed, params["statistic"]),
            "expected": found.expected,
            "sd": found.sd,
            "ratio": found.ratio,
            "z": found.z,
        }
    )


OLDER = {
    "cross_share_pairs": "T1",
    "mean_blau": "T2",
    "mean_gini_simpson_unbiased": "T2",
    "cross_share_newman": "T3",
}


def _blau(g: Floats, seen: Presences) -> Floats:
    """Plain Blau index: (1 - 1/s) G; small meetings look closed by it."""
    return g * (1 - 1 / np.maximum(seen.size, 1))


def attendance_curveball(network: Network, params: Params) -> Any:
    """The older entries: the whole matrix, no strata, one p for each side."""
    seen = presences(network)
    drawn = shuffled_mixing(seen, number=int(params.get("reps", 5000)), seed=int(params.get("seed", SEED)))
    value = {}
    for name, statistic in OLDER.items():
        weight = weights(seen.size)[statistic]
        g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)
        told, null = (_blau(g, seen), _blau(drawn, seen)) if name == "mean_blau" else (g, drawn)
        observed_, every = mixing(told, weight), mixing(null, weight)
        far = tail(every, float(observed_), float(every.mean()), drawn=True)
        value[name] = {
            "obs": float(observed_),
            "null_mean": float(every.mean()),
            "null_sd": float(every.std()),
            "z": float((observed_ - every.mean()) / every.std()) if every.std() > 1e-12 else None,
            "p_lower": None if math.isnan(observed_) else far.lower,
            "p_upper": None if math.isnan(observed_) else far.upper,
        }
        if "subset" in params:  # the entries of the whole committee matrix do not give the ratio
            value[name]["ratio"] = float(observed_ / every.mean())
    return plain(value)


def attendance_labels(network: Network, params: Params) -> Any:
    """The older entries: fields shuffled among all actors; exact moments where they exist, draws for Blau."""
    seen = presences(network)
    value = {}
    for name, statistic in OLDER.items():
        if name == "mean_blau":
            value[name] = _blau_labels(seen, int(params.get("reps", 5000)))
            continue
        found = label_twin(seen, statistic)
        shown = _shown(seen, found.observed, statistic)
        value[name] = {"obs": shown, "null_mean": found.expected, "null_sd": found.sd, "z": found.z}
    return plain(value)


def _blau_labels(seen: Presences, reps: int) -> dict[str, float]:
    rng = np.random.default_rng(SEED)
    weight = weights(seen.size)["T2"]
    present = np.unique(seen.actor)

    def statistic(shares: Floats) -> float:
        g = _blau(mixing_of_each(shares, seen.actor, seen.meeting, seen.meetings), seen)
        return float(mixing(g, weight))

    every = np.empty(reps)
    for one in range(reps):
        shuffled = seen.shares.copy()
        shuffled[present] = seen.shares[rng.permutation(present)]
        every[one] = statistic(shuffled)
    found = statistic(seen.shares)
    spread = float(every.std())
    z = (found - float(every.mean())) / spread if spread > 1e-12 else math.nan
    return {"obs": found, "null_mean": float(every.mean()), "null_sd": spread, "z": z}


def rarefied_meetings(networks: Both, params: Params) -> Any:
    """Equal numbers of meetings; the cells are the strata of the events."""
    before, after = (presences(one) for one in networks)
    names = sorted({*before.strata, *after.strata})
    periods = [
        period(one, np.array([names.index(one.strata[h]) for h in one.stratum], dtype=int), len(names))
        for one in (before, after)
    ]
    k = equal_numbers(*periods)
    if isinstance(params.get("k"), dict):
        return plain({when: rarefied(one, k) for when, one in zip(("before", "after"), periods, strict=True)})
    if "k" in params:
        k = np.minimum(k, int(params["k"]))
    found = [rarefied(one, k) for one in periods]
    return plain(
        {
            "T2": [one["T2"] for one in found],
            "T3": [one["T3"] for one in found],
            "co_attendance_cross_share": [one["co_attendance"] for one in found],
            "naive_projection_cross_share": [
                float(one.cross.mean()) if len(one.cross) else math.nan for one in periods
            ],
        }
    )


GOLDEN: dict[str, Callable[[Any, Params], Any]] = {
    "mixing_matrix": matrix,
    "ei": ei,
    "ei_rescaled": ei_rescaled,
    "ei_permutation_exact_moments": ei_moments,
    "ei_permutation_p": ei_p,
    "ei_permutation_exact_enumeration": ei_enumeration,
    "orwg": orwg,
    "attendance_mixing_vs_curveball": attendance_curveball,
    "attendance_mixing_vs_label_permutation": attendance_labels,
    "delta_log_odds_ratio_vertex_jackknife": delta,
    "openness_stratified": openness_main,
    "openness_shares_stratified": openness_shares,
    "openness_p_stratified": openness_p,
    "cross_count_enumeration": cross_count,
    "log_odds_ratio_mantel_haenszel": log_odds_ratio,
    "delta_log_odds_ratio_stratified": delta_stratified,
    "standard_errors_vertex_and_source": standard_errors,
    "meeting_mixing_label_stratified": label_stratified,
    "meeting_mixing_curveball_stratified": curveball_stratified,
    "meeting_rarefied_closed_form": rarefied_meetings,
}
