"""Has the barrier between fields changed? Δ of the log odds ratio on the actors present at both dates."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from network.measures.dyads import Cells, cells_of, without_each
from network.measures.jackknife import actor_variance, source_variance
from network.measures.observed import Bools, Observed, is_observed, observed
from network.nulls.moments import Floats
from network.study import Network


def cohort(before: Network, after: Network) -> tuple[Network, Network]:
    """The same actors in the same order at both dates: at risk in both, same home, known field."""
    first, second = (network.actors.set_index("uid") for network in (before, after))
    uids = first.index.intersection(second.index)
    table = first.loc[uids].copy()
    table["field"] = table["field"].where(table["field"].notna(), second["field"].reindex(uids))
    kept = table["field"].notna() & (second["stratum"].reindex(uids) == table["stratum"])
    uids = uids[kept.to_numpy()]
    return _restrict(before, first, table, uids), _restrict(after, second, table, uids)


def _restrict(network: Network, own: pd.DataFrame, table: pd.DataFrame, uids: pd.Index) -> Network:
    actors = table.loc[uids].copy()
    actors["answered"] = own.loc[uids, "answered"]
    row = pd.Series(np.arange(len(uids)), index=uids)
    number = row.reindex(network.actors["uid"]).to_numpy()
    ties = network.ties[~np.isnan(number[network.ties["a"]]) & ~np.isnan(number[network.ties["b"]])].copy()
    ties["a"], ties["b"] = number[ties["a"]].astype(int), number[ties["b"]].astype(int)
    seats, seated = network.presences, number[network.presences["actor"].to_numpy(int)]
    seats = seats.assign(actor=seated)[~np.isnan(seated)].astype({"actor": int})
    return replace(network, actors=actors.reset_index(names="uid"), ties=ties, presences=seats)


def seen_both(before: Network, after: Network) -> tuple[tuple[Observed, Bools], tuple[Observed, Bools]]:
    """Arrays of the two dates on the cohort, and which of their ties are on dyads observed at both."""
    first, second = (observed(network) for network in (before, after))
    return (
        (first, is_observed(second.observation, second.silent[first.a], second.silent[first.b])),
        (second, is_observed(first.observation, first.silent[second.a], first.silent[second.b])),
    )


def paired_cells(before: Network, after: Network) -> tuple[Cells, Cells]:
    """Four cells of each stratum at each date, over the dyads observed at both dates.

    Parameters
    ----------
    before, after : Network
        Of the same actors in the same order, as `cohort` gives them.
    """
    (first, kept), (second, also) = seen_both(before, after)
    answers = [np.array([False, False, True, True]), np.array([False, True, False, True])]
    tell = np.ones((4, 4), bool)
    for seen, silent in zip((first, second), answers, strict=True):
        tell &= is_observed(seen.observation, silent[:, None], silent[None, :])
    pattern = first.silent * 2 + second.silent * 1
    return (
        cells_of(first, kept & first.within, pattern, tell),
        _same_sources(first, second, cells_of(second, also & second.within, pattern, tell)),
    )


def _same_sources(first: Observed, second: Observed, cells: Cells) -> Cells:
    """Sources of the second date numbered after those of the first, the same one by the same number."""
    number: Mapping[str, int] = {name: place for place, name in enumerate(first.source_ids)}
    fresh = [name for name in second.source_ids if name not in number]
    number = {**number, **{name: len(number) + place for place, name in enumerate(fresh)}}
    renumbered = np.array([number[name] for name in second.source_ids], dtype=int)
    source, stratum, change = cells.sole
    return replace(cells, sole=(renumbered[source], stratum, change), sources=len(number))


@dataclass(frozen=True)
class Change:
    """Δ = θ after - θ before, on strata informative at both dates; nan where undefined.

    `weights` and `by_stratum` follow `strata`, the row numbers of the common strata.
    """

    before: float
    after: float
    actor: float
    source: float
    n: int
    strata: tuple[int, ...]
    weights: Floats
    by_stratum: Floats
    empty_cell: bool

    @property
    def delta(self) -> float:
        return self.after - self.before


def haldane(cells: Floats) -> Floats:
    """Log odds ratio of each stratum with ½ added to each cell, shape (..., h).

    Examples
    --------
    >>> round(float(np.exp(haldane(np.array([2.0, 0.0, 1.0, 3.0])))), 4)
    11.6667
    """
    a, b, c, d = (cells[..., q] + 0.5 for q in range(4))
    return np.asarray(np.log(a * d) - np.log(b * c))


def change(before: Cells, after: Cells) -> Change | None:
    """Change of the log odds ratio between two dates (headline.md §4); None without a common stratum.

    Notes
    -----
    Each stratum has the same weight at both dates, 1 / Σ_q 1/(n_q before + n_q after + 1), fixed in the
    jackknife. Two Mantel-Haenszel values are never subtracted: their weights follow density.
    """
    common = np.flatnonzero(before.informative & after.informative)
    if not len(common):
        return None
    cells = [one.stratum[common] for one in (before, after)]
    weight = 1 / (1 / (cells[0] + cells[1] + 1)).sum(axis=1)
    weight = weight / weight.sum()
    theta = [haldane(one) for one in cells]
    by_actor, by_source = _without(before, after, common, weight)
    return Change(
        float(theta[0] @ weight),
        float(theta[1] @ weight),
        actor_variance(by_actor),
        source_variance(by_source),
        len(by_actor),
        tuple(int(one) for one in common),
        weight,
        theta[1] - theta[0],
        any(bool((one.sum(axis=0) == 0).any()) for one in cells),
    )


def _without(before: Cells, after: Cells, common: np.ndarray, weight: Floats) -> tuple[Floats, Floats]:
    """Δ without each actor, and without each source, which leaves both dates."""
    place = np.full(len(before.stratum), -1)
    place[common] = np.arange(len(common))
    rows = np.flatnonzero((before.actor.sum(axis=1) > 0) & (place[before.home] >= 0))
    sources = max(before.sources, after.sources)
    by_actor, by_source = [], []
    for cells in (before, after):
        kept = cells.stratum[common]
        parts = without_each(kept, np.arange(len(rows)), place[cells.home[rows]], cells.actor[rows], len(rows))
        by_actor.append(_pooled(parts, weight))
        source, stratum, lost = cells.sole
        useful = place[stratum] >= 0
        by_source.append(
            _pooled(without_each(kept, source[useful], place[stratum[useful]], lost[useful], sources), weight)
        )
    return by_actor[1] - by_actor[0], by_source[1] - by_source[0]


def _pooled(parts: list[Floats], weight: Floats) -> Floats:
    return np.concatenate([haldane(part) @ weight for part in parts]) if parts else np.array([math.nan])
