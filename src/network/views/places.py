"""Where the actors and meetings of a network stand, and those places as whole numbers."""

from collections.abc import Mapping

import numpy as np
from scipy.spatial import cKDTree

from network.layout import place
from network.study import Network

WIDTH = 10_000  # the longest side of the map, in whole units

Places = Mapping[str, tuple[float, float]]


def map_places(*networks: Network, known: Places | None = None, seed: int = 2017) -> dict[str, tuple[float, float]]:
    """Places by uid on the map of the union of several dates: the same actor stands at the same place in each.

    Parameters
    ----------
    known : mapping, optional
        Places already given; their actors do not move, newcomers are put near their partners.

    Examples
    --------
    >>> import pandas as pd
    >>> actors = pd.DataFrame({"uid": ["a", "b", "c"], "field": ["x", "y", "y"]})
    >>> before = Network.from_tables(actors, pd.DataFrame({"source": ["a"], "target": ["b"]}))
    >>> after = Network.from_tables(actors, pd.DataFrame({"source": ["b"], "target": ["c"]}))
    >>> sorted(map_places(before, after))
    ['a', 'b', 'c']
    """
    uids: dict[str, int] = {}
    pairs: dict[tuple[int, int], float] = {}
    for network in networks:
        for uid in node_uids(network):
            uids.setdefault(uid, len(uids))
        for source, target, weight in pulls(network):
            key = (uids[source], uids[target])
            pairs[key] = pairs.get(key, 0.0) + weight
    a, b = (np.array([pair[end] for pair in pairs], int) for end in (0, 1))
    fixed = np.array([(known or {}).get(uid, (np.nan, np.nan)) for uid in uids], float).reshape(-1, 2)
    spots = place(len(uids), a, b, np.array(list(pairs.values()), float), seed=seed, fixed=fixed)
    return {uid: (float(x), float(y)) for uid, (x, y) in zip(uids, spots, strict=True)}


def node_uids(network: Network) -> list[str]:
    """Actors, then meetings: the row numbers that ties of a document point to."""
    return [*network.actors["uid"], *(network.events["uid"] if network.two_mode else [])]


def pulls(network: Network) -> list[tuple[str, str, float]]:
    """Every tie or presence as (uid, uid, strength)."""
    actors = network.actors["uid"].to_numpy()
    found = [
        (actors[a], actors[b], float(weight) if weight > 0 else 1.0)
        for a, b, weight in zip(network.ties["a"], network.ties["b"], network.ties["weight"], strict=True)
    ]
    if network.two_mode:
        events = network.events["uid"].to_numpy()
        seats = zip(network.presences["actor"], network.presences["event"], strict=True)
        found += [(actors[actor], events[event], 1.0) for actor, event in seats]
    return found


def whole(places: Places, uids: list[str]) -> tuple[list[int], list[int]]:
    """Columns x and y of the uids, y growing downwards, the longest side 10,000 units."""
    spots = np.array([places[uid] for uid in uids], float).reshape(-1, 2)
    if not len(spots):
        return [], []
    spots = (spots - spots.min(axis=0)) * [1, -1]
    spots -= spots.min(axis=0)
    spots *= WIDTH / max(float(spots.max()), 1e-9)
    return [round(x) for x in spots[:, 0]], [round(y) for y in spots[:, 1]]


def spacing(x: list[int], y: list[int]) -> int:
    """How far the nearest neighbour stands, for half of the marks: what their size on the picture follows.

    Examples
    --------
    >>> spacing([0, 100, 100], [0, 0, 70])
    70
    """
    if len(x) < 2:
        return WIDTH // 4
    nearest = cKDTree(np.column_stack([x, y])).query(np.column_stack([x, y]), k=2)[0]
    return max(1, round(float(np.median(np.asarray(nearest)[:, 1]))))
