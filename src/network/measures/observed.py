"""From a Network to plain arrays: actors with a known field, and the ties between them that were observed."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from network.nulls.moments import Floats, Ints
from network.study import Network, Observation

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Observed:
    """Actors with a known field, isolates included, and the observed ties between them.

    Attributes
    ----------
    fields, strata : tuple of str
        Sorted; column f of `shares` is `fields[f]`, `home` numbers `strata`.
    shares : ndarray, shape (n, k)
        Part of each field in each actor; rows sum to 1 (one field: a single 1).
    home : ndarray, shape (n,)
    silent : ndarray, shape (n,)
        Asked and did not answer.
    a, b : ndarray, shape (m,)
        Ends of each tie, once however many sources hold it; directed: from a to b.
    weight : ndarray, shape (m,)
        1, or the largest weight of the pair when `weighted` was asked.
    sole : ndarray, shape (m,)
        The one source that holds the tie, -1 when several do.
    source_ids : tuple of str
        Sources of the observed ties; `sole` numbers them.
    unobserved : int
        Ties left out because nobody who was asked to tell them answered.
    rows : ndarray, shape (n,)
        Row of each actor in the Network.
    """

    fields: tuple[str, ...]
    shares: Floats
    strata: tuple[str, ...]
    home: Ints
    silent: Bools
    a: Ints
    b: Ints
    weight: Floats
    sole: Ints
    source_ids: tuple[str, ...]
    directed: bool
    observation: Observation
    unobserved: int
    rows: Ints

    @property
    def n(self) -> int:
        return len(self.home)

    @property
    def sources(self) -> int:
        return len(self.source_ids)

    @property
    def within(self) -> Bools:
        """Ties whose two ends have the same home."""
        return np.asarray(self.home[self.a] == self.home[self.b])

    @property
    def same(self) -> Floats:
        """K of each tie: 1 inside a field, 0 across, between with shares."""
        return np.asarray((self.shares[self.a] * self.shares[self.b]).sum(axis=1))

    @property
    def block(self) -> Ints:
        """Blocks of null L: home, split into answered or not where somebody was silent."""
        return self.home * 2 + self.silent if self.silent.any() else self.home

    @property
    def blocks(self) -> int:
        return len(self.strata) * (2 if self.silent.any() else 1)

    def sizes(self) -> dict[str, float]:
        """Actors by field; with shares, their parts added."""
        return {name: float(total) for name, total in zip(self.fields, self.shares.sum(axis=0), strict=True)}


def observed(network: Network, *, weighted: bool = False, shares: bool = False) -> Observed:
    """The arrays every measure of ties starts from.

    Parameters
    ----------
    network : Network
    weighted : bool
        Keep the weights of ties; False: a tie counts 1.
    shares : bool
        Use the columns `x_<field>` of the actors instead of their main field.
    """
    fields, x, known = _shares(network.actors, shares)
    rows = np.flatnonzero(known)
    number = np.full(len(known), -1)
    number[rows] = np.arange(len(rows))
    homes = network.actors["stratum"].fillna("").astype(str).to_numpy()[rows]
    strata, home = np.unique(homes.astype(str), return_inverse=True)
    silent = np.zeros(len(rows), bool)
    if network.observation != "all":
        told = network.actors["answered"].to_numpy(object)[rows]
        silent = np.array([bool(pd.notna(value)) and not value for value in told], dtype=bool)
    a, b, weight, sole, source_ids, unobserved = _ties(network, number, silent, weighted)
    return Observed(
        fields,
        x[rows],
        tuple(str(name) for name in strata),
        np.asarray(home).reshape(-1),
        silent,
        a,
        b,
        weight,
        sole,
        source_ids,
        network.directed,
        network.observation,
        unobserved,
        rows,
    )


def is_observed(observation: Observation, from_silent: Bools, to_silent: Bools) -> Bools:
    """Whether a dyad was observed, given who was silent (headline.md §0).

    Examples
    --------
    >>> is_observed("either", np.array([True, True]), np.array([False, True])).tolist()
    [True, False]
    """
    if observation == "either":
        return ~(from_silent & to_silent)
    if observation == "both":
        return ~(from_silent | to_silent)
    if observation == "sender":
        return ~from_silent | np.zeros_like(to_silent)
    return np.ones(np.broadcast(from_silent, to_silent).shape, bool)


def _shares(actors: pd.DataFrame, wanted: bool) -> tuple[tuple[str, ...], Floats, Bools]:
    columns = sorted(str(name) for name in actors.columns if str(name).startswith("x_"))
    if wanted and columns:
        table = actors[columns].to_numpy(dtype=float)
        known = np.asarray(np.nansum(table, axis=1) > 0)
        x = np.nan_to_num(table)
        return tuple(name.removeprefix("x_") for name in columns), x / np.maximum(x.sum(axis=1), 1e-300)[:, None], known
    names = actors["field"].tolist()
    known = np.array([isinstance(name, str) for name in names], dtype=bool)
    fields = tuple(sorted({name for name in names if isinstance(name, str)}))
    place = {name: column for column, name in enumerate(fields)}
    x = np.zeros((len(names), len(fields)))
    for row, name in enumerate(names):
        if isinstance(name, str):
            x[row, place[name]] = 1
    return fields, x, known


def _ties(
    network: Network, number: Ints, silent: Bools, weighted: bool
) -> tuple[Ints, Ints, Floats, Ints, tuple[str, ...], int]:
    ties = network.ties
    a, b = number[ties["a"].to_numpy(int)], number[ties["b"].to_numpy(int)]
    known = (a >= 0) & (b >= 0)
    a, b = a[known], b[known]
    source, names = pd.factorize(ties["source_id"].to_numpy(object)[known])
    weight = ties["weight"].to_numpy(float)[known]
    key, where = np.unique(a * max(len(silent), 1) + b, return_inverse=True)
    where = np.asarray(where).reshape(-1)
    largest = np.zeros(len(key))
    np.maximum.at(largest, where, weight)
    low, high = np.full(len(key), len(names)), np.full(len(key), -1)
    np.minimum.at(low, where, source)
    np.maximum.at(high, where, source)
    a, b = key // max(len(silent), 1), key % max(len(silent), 1)
    seen = is_observed(network.observation, silent[a], silent[b])
    sole = np.where(low == high, low, -1)
    # only sources of observed ties are deleted in turn
    told = np.unique(source[seen[where]]) if len(where) else np.array([], int)
    position = np.full(len(names) + 1, -1)
    position[told] = np.arange(len(told))
    kept = largest if weighted else np.ones(len(key))
    return (
        a[seen],
        b[seen],
        kept[seen],
        position[sole[seen]],
        tuple(str(names[one]) for one in told),
        int((~seen).sum()),
    )
