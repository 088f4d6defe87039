"""Counting dyads in four cells — same field or not, tied or not — without ever listing the pairs."""

from dataclasses import dataclass

import numpy as np

from network.measures.observed import Bools, Observed, is_observed
from network.nulls.moments import Floats, Ints


@dataclass(frozen=True)
class Cells:
    """Observed dyads of each stratum, and what each actor and each source of ties takes away when deleted.

    Attributes
    ----------
    stratum : ndarray, shape (h, 4)
        Same field and tied, same and not tied, different and tied, different and not tied. Arcs when directed;
        with shares, K and 1 - K as weights.
    actor : ndarray, shape (n, 4)
        The part of each actor in the cells of its home.
    home : ndarray, shape (n,)
    sole : tuple of ndarray
        Source, stratum and change of the cells, shape (r, 4), of the ties that one source alone holds.
    sources : int
    """

    stratum: Floats
    actor: Floats
    home: Ints
    sole: tuple[Ints, Ints, Floats]
    sources: int

    @property
    def informative(self) -> Bools:
        """Strata with both kinds of dyads, some tied and some not."""
        a, b, c, d = self.stratum.T
        return np.asarray((a + b > 0) & (c + d > 0) & (a + c > 0) & (b + d > 0))

    @property
    def touched(self) -> Bools:
        """Actors with an observed dyad in an informative stratum, whether they answered or not."""
        return np.asarray((self.actor.sum(axis=1) > 0) & self.informative[self.home])


def count_cells(seen: Observed) -> Cells:
    """The four cells of each home stratum over the observed dyads.

    Examples
    --------
    >>> import pandas as pd
    >>> from network.measures.observed import observed
    >>> from network.study import Network
    >>> actors = pd.DataFrame({"uid": list("1234"), "field": list("xxyy")})
    >>> ties = pd.DataFrame({"source": list("123"), "target": list("234")})
    >>> count_cells(observed(Network.from_tables(actors, ties))).stratum.tolist()
    [[2.0, 0.0, 1.0, 3.0]]
    """
    tell = is_observed(seen.observation, *np.meshgrid([False, True], [False, True], indexing="ij"))
    return cells_of(seen, seen.within, seen.silent.astype(int), tell)


def cells_of(seen: Observed, kept: Bools, pattern: Ints, tell: Bools) -> Cells:
    """Cells when whether a dyad is observed depends on the pattern of answers of its two ends.

    Parameters
    ----------
    seen : Observed
    kept : ndarray, shape (m,)
        Ties within strata that count: those on the observed dyads.
    pattern : ndarray, shape (n,)
        Number of each actor's pattern of answers (one date: answered, silent).
    tell : ndarray, shape (patterns, patterns)
        Whether the dyad (directed: the arc) from one pattern to another is observed.
    """
    out, into = _partners(seen, pattern, tell), _partners(seen, pattern, tell.T)
    both = out + into if seen.directed else out
    a, b, same = seen.a[kept], seen.b[kept], seen.same[kept]
    tied = np.column_stack([same, np.ones_like(same)])
    ends = np.concatenate([a, b])
    at_ends = _summed(ends, np.tile(tied, (2, 1)), seen.n)
    whole = _summed(seen.home, out if seen.directed else out / 2, len(seen.strata))
    ties = _summed(seen.home[a], tied, len(seen.strata))
    alone = kept & (seen.sole >= 0)
    k = seen.same[alone]
    change = np.column_stack([k, -k, 1 - k, k - 1])
    return Cells(
        _four(ties, whole),
        _four(at_ends, both),
        seen.home,
        (seen.sole[alone], seen.home[seen.a[alone]], change),
        seen.sources,
    )


def _summed(group: Ints, values: Floats, groups: int) -> Floats:
    """Column sums of the values of each group, shape (groups, columns)."""
    return np.column_stack([np.bincount(group, one, minlength=groups) for one in values.T]).astype(float)


def _partners(seen: Observed, pattern: Ints, tell: Bools) -> Floats:
    """Σ K and number of the observed dyads of each actor inside its home, shape (n, 2)."""
    patterns = len(tell)
    group = seen.home * patterns + pattern
    member = np.zeros((len(seen.strata) * patterns, seen.shares.shape[1] + 1))
    told = np.column_stack([seen.shares, np.ones(seen.n)])
    np.add.at(member, group, told)
    reach = np.einsum("pq,hqf->hpf", tell.astype(float), member.reshape(len(seen.strata), patterns, member.shape[1]))
    reached = reach.reshape(member.shape)[group]
    itself = tell.diagonal()[pattern].astype(float)
    own = (seen.shares**2).sum(axis=1)
    return np.column_stack([(seen.shares * reached[:, :-1]).sum(axis=1) - itself * own, reached[:, -1] - itself])


def _four(tied: Floats, every: Floats) -> Floats:
    """Same field and all, among ties and among dyads → the four cells."""
    a, c = tied[:, 0], tied[:, 1] - tied[:, 0]
    cells = np.column_stack([a, every[:, 0] - a, c, every[:, 1] - every[:, 0] - c])
    return np.where(abs(cells) < 1e-9, 0.0, cells)


def without_each(cells: Floats, unit: Ints, stratum: Ints, change: Floats, units: int) -> list[Floats]:
    """Cells without each unit in turn, in pieces of shape (some, h, 4)."""
    order = np.argsort(unit, kind="stable")
    unit, stratum, change = unit[order], stratum[order], change[order]
    step = max(1, 1_000_000 // max(cells.size, 1))
    pieces = []
    for start in range(0, units, step):
        stop = min(start + step, units)
        low, high = np.searchsorted(unit, [start, stop])
        piece = np.repeat(cells[None], stop - start, axis=0)
        np.subtract.at(piece, (unit[low:high] - start, stratum[low:high]), change[low:high])
        pieces.append(piece)
    return pieces
