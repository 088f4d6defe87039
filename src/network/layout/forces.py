"""Ties pull, strangers drawn at random push: the two forces of UMAP, on whole arrays."""

import numpy as np
from scipy.spatial import cKDTree

# Of the curve 1 / (1 + A·d^(2B)): wide and soft. Among the shapes tried on made territories of 200 and 1,000
# actors this one kept most partners near (twice the share that networkx's ForceAtlas2 keeps).
A, B = 0.3, 0.8
STRANGERS = 12  # pushes per actor and round
LONGEST_STEP = 4.0


def settle(
    start: np.ndarray, a: np.ndarray, b: np.ndarray, weight: np.ndarray, rng: np.random.Generator, *, rounds: int = 300
) -> np.ndarray:
    """Places after the pulls and pushes, steps growing shorter round after round.

    Parameters
    ----------
    start : ndarray, shape (n, 2)
    a, b : ndarray, shape (m,)
        Row numbers of the two ends of each tie.
    weight : ndarray, shape (m,)
        Strength of the pull, in (0, 1].
    """
    places, n = start.copy(), len(start)
    if n < 2:
        return places
    degree = np.bincount(np.concatenate([a, b]), minlength=n).clip(min=1)
    held = 1 / np.sqrt(degree)  # a hub answers a part of its ties, or it would be thrown about
    for round_ in range(rounds):
        move = (_pull(places, a, b, weight) + _push(places, degree, rng)) * held[:, None]
        length = np.linalg.norm(move, axis=1, keepdims=True)
        places += move * np.minimum(1, LONGEST_STEP / np.maximum(length, 1e-12)) * (1 - round_ / rounds)
    return places


def _pull(places: np.ndarray, a: np.ndarray, b: np.ndarray, weight: np.ndarray) -> np.ndarray:
    gap = places[a] - places[b]
    squared = (gap**2).sum(axis=1).clip(min=1e-9)
    pull = (-2 * A * B * squared ** (B - 1) / (1 + A * squared**B) * weight)[:, None] * gap
    n = len(places)
    return np.column_stack([np.bincount(a, pull[:, axis], n) - np.bincount(b, pull[:, axis], n) for axis in (0, 1)])


def _push(places: np.ndarray, degree: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each actor is pushed by strangers as often as it has ties, as each tie draws its own in UMAP."""
    total = np.zeros(places.shape)
    for _ in range(STRANGERS):
        gap = places - places[rng.integers(len(places), size=len(places))]
        squared = (gap**2).sum(axis=1)
        force = 2 * B / ((0.01 + squared) * (1 + A * squared**B))
        total += np.clip(force[:, None] * gap, -LONGEST_STEP, LONGEST_STEP)
    pushed: np.ndarray = total * degree[:, None]
    return pushed


def part(places: np.ndarray, least: float, moving: np.ndarray | None = None, *, rounds: int = 60) -> np.ndarray:
    """The same places with neighbours closer than `least` pushed apart; `moving` tells who may move."""
    places = places.copy()
    for _ in range(rounds):
        pairs = cKDTree(places).query_pairs(least, output_type="ndarray")
        if not len(pairs):
            break
        gap = places[pairs[:, 0]] - places[pairs[:, 1]]
        length = np.linalg.norm(gap, axis=1)
        # Two actors on one point leave it along a direction drawn from their row numbers: no dice needed.
        angle = pairs.sum(axis=1) * 2.399963
        gap = np.where(length[:, None] > 0, gap, np.column_stack([np.cos(angle), np.sin(angle)]))
        push = gap / np.where(length > 0, length, 1)[:, None] * ((least - length) * 0.5)[:, None]
        move = np.zeros_like(places)
        np.add.at(move, pairs[:, 0], push)
        np.add.at(move, pairs[:, 1], -push)
        places += move if moving is None else move * moving[:, None]
    return places
