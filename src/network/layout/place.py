"""The map of a whole network: parts laid out one by one, then packed; newcomers among known places."""

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from network.layout.forces import part, settle
from network.layout.packing import beside, box, lie_wide, shelf
from network.layout.spectral import spectral_start

LEAST_GAP = 0.75  # between two actors, in the unit where neighbours are about 1 apart


def place(
    n: int, a: np.ndarray, b: np.ndarray, weight: np.ndarray, *, seed: int, fixed: np.ndarray | None = None
) -> np.ndarray:
    """Positions of n actors: those who work together stand together.

    Parameters
    ----------
    n : int
        Number of actors (and of meetings, in a two-mode network).
    a, b : ndarray of int, shape (m,)
        Row numbers of the two ends of each tie; a pair may come several times, its weights add up.
    weight : ndarray, shape (m,)
        Strength of each tie, positive.
    seed : int
        The same seed gives the same map.
    fixed : ndarray, shape (n, 2), optional
        Places already given, `nan` for newcomers. Known places are returned unchanged.

    Returns
    -------
    ndarray, shape (n, 2)
        x to the right, y upwards, neighbours about 1 apart. Parts without a tie between them are side
        by side, actors without tie stand in rows under the rest.

    Examples
    --------
    >>> places = place(3, np.array([0]), np.array([1]), np.array([1.0]), seed=2017)
    >>> bool(places[2, 1] < places[:2, 1].min())  # the third has no tie: it stands below
    True
    """
    rng = np.random.default_rng(seed)
    ties = _adjacency(n, a, b, weight)
    if fixed is not None and not np.isnan(fixed).all():
        return _welcome(ties, fixed, rng)
    return _whole(ties, rng)


def _adjacency(n: int, a: np.ndarray, b: np.ndarray, weight: np.ndarray) -> sparse.csr_array:
    """Symmetric weights in (0, 1]: beyond the median a tie pulls no more."""
    keep = np.asarray(a) != np.asarray(b)
    a, b, weight = np.asarray(a)[keep], np.asarray(b)[keep], np.asarray(weight, float)[keep]
    ties = sparse.csr_array((weight, (a, b)), shape=(n, n))
    ties = sparse.csr_array(ties + ties.T)
    ties.sum_duplicates()
    if ties.nnz:
        ties.data = np.clip(ties.data / np.median(ties.data), 0.2, 1.0)
    return ties


def _whole(ties: sparse.csr_array, rng: np.random.Generator) -> np.ndarray:
    n = ties.shape[0]
    places = np.zeros((n, 2))
    _, label = connected_components(ties, directed=False)
    parts = [np.flatnonzero(label == one) for one in np.unique(label)]
    tied = sorted((rows for rows in parts if len(rows) > 1), key=lambda rows: (-len(rows), rows[0]))
    alone = np.array([rows[0] for rows in parts if len(rows) == 1], int)
    drawn = [_one_part(ties[rows][:, rows], rng) for rows in tied]
    if drawn:
        for rows, spot in zip(tied, [drawn[0], *beside(box(drawn[0]), drawn[1:])], strict=True):
            places[rows] = spot
    around = np.concatenate(tied) if tied else np.array([], int)
    if len(alone):
        places[alone] = shelf(box(places[around]) if tied else None, len(alone))
    return places


def _one_part(ties: sparse.csr_array, rng: np.random.Generator) -> np.ndarray:
    pairs = sparse.triu(ties).tocoo()
    places = settle(spectral_start(ties, rng), pairs.row, pairs.col, pairs.data, rng)
    return part(_in_units(lie_wide(places)), LEAST_GAP)


def _in_units(places: np.ndarray) -> np.ndarray:
    """The same drawing at the scale where neighbours are about 1 apart, whatever its size."""
    nearest = float(np.median(np.asarray(cKDTree(places).query(places, k=2)[0])[:, 1]))
    low, high = np.quantile(places, [0.02, 0.98], axis=0)  # a few far away must not set the scale of all
    room = float(np.sqrt((high - low).prod() / len(places)))
    return places / max(nearest, room, 1e-9)


def _welcome(ties: sparse.csr_array, fixed: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Newcomers near those they work with; nobody known moves."""
    places = fixed.astype(float)
    new = np.isnan(fixed).any(axis=1)
    reached = _start_beside_partners(ties, places, ~new, rng)
    places[reached] = part(places[reached], LEAST_GAP, new[reached])
    if not reached.all():
        rest = np.flatnonzero(~reached)
        places[rest] = beside(box(places[reached]), [_whole(ties[rest][:, rest], rng)])[0]
    places[~new] = fixed[~new]
    return places


def _start_beside_partners(
    ties: sparse.csr_array, places: np.ndarray, known: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Put each newcomer at the middle of its placed partners, wave after wave; tells who could be placed."""
    placed = known.copy()
    while True:
        weights = ties[:, np.flatnonzero(placed)]
        pull: np.ndarray = np.asarray(weights @ np.ones(int(placed.sum())))
        next_ = ~placed & (pull > 0)
        if not next_.any():
            return placed
        middle = np.asarray(weights[np.flatnonzero(next_)] @ places[placed]) / pull[next_, None]
        places[next_] = middle + rng.normal(scale=LEAST_GAP, size=middle.shape)
        placed |= next_
