"""Two dates on one map: every actor and tie of either, each tie kept, new or gone."""

import pandas as pd

from network.study import Network


def union(before: Network, after: Network) -> Network:
    """The network of both dates, its ties marked `state` 0 kept, 1 new, 2 gone; actors as the later date tells them.

    Examples
    --------
    >>> actors = pd.DataFrame({"uid": ["a", "b", "c"], "field": ["x", "y", "y"]})
    >>> before = Network.from_tables(actors, pd.DataFrame({"source": ["a", "a"], "target": ["b", "c"]}))
    >>> after = Network.from_tables(actors, pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]}))
    >>> union(before, after).ties["state"].tolist()
    [0, 2, 1]
    """
    gone = before.actors[~before.actors["uid"].isin(after.actors["uid"])]
    actors = pd.concat([after.actors, gone], ignore_index=True) if len(gone) else after.actors
    then, now = _pairs(before), _pairs(after)
    rows = [(*pair, 0 if pair in then else 1) for pair in now] + [(*pair, 2) for pair in then - now]
    ties = pd.DataFrame(sorted(rows), columns=["source", "target", "state"])
    return Network.from_tables(
        actors, ties, directed=after.directed, lens=after.lens, left_out=after.left_out, observation=after.observation
    )


def _pairs(network: Network) -> set[tuple[str, str]]:
    uids = network.actors["uid"].to_numpy()
    return {(uids[a], uids[b]) for a, b in zip(network.ties["a"], network.ties["b"], strict=True)}
