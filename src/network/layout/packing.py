"""Parts that nothing ties together, set side by side: the largest first, the alone on a shelf below."""

from collections.abc import Sequence

import numpy as np

Box = tuple[float, float, float, float]  # left, bottom, right, top
MARGIN = 1.6
WIDE, MOST_STRETCH = 1.5, 1.5  # the shape aimed at, and how far a drawing may be stretched to reach it


def box(places: np.ndarray) -> Box:
    low, high = places.min(axis=0), places.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def lie_wide(places: np.ndarray) -> np.ndarray:
    """The same drawing turned so that its longest side lies flat, and a little stretched, as screens and paper are."""
    centred: np.ndarray = places - places.mean(axis=0)
    if len(places) < 3:
        return centred
    _, axes = np.linalg.eigh(centred.T @ centred)
    axis = axes[:, -1] * (1 if axes[0, -1] >= 0 else -1)
    turned: np.ndarray = centred @ np.array([[axis[0], -axis[1]], [axis[1], axis[0]]])
    left, bottom, right, top = box(turned)
    stretch = np.clip(WIDE * (top - bottom) / max(right - left, 1e-9), 1, MOST_STRETCH)
    stretched: np.ndarray = turned * np.array([np.sqrt(stretch), 1 / np.sqrt(stretch)])
    return stretched


def beside(main: Box | None, parts: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Small parts in rows under the main one, none over another, rows as wide as the main one."""
    left, bottom, right, _ = main or (0.0, 0.0, 24.0, 0.0)
    x, y, row, placed = left, bottom - 2 * MARGIN, 0.0, []
    for one in parts:
        x0, y0, x1, y1 = box(one)
        if x > left and x + (x1 - x0) > right:
            x, y, row = left, y - row - MARGIN, 0.0
        placed.append(one - [x0, y1] + [x, y])
        x, row = x + (x1 - x0) + MARGIN, max(row, y1 - y0)
    return placed


def shelf(above: Box | None, count: int) -> np.ndarray:
    """Places for `count` actors without tie, in rows under everything else: "sans lien"."""
    left, bottom, right, _ = above or (0.0, 0.0, 1.3 * np.sqrt(count), 0.0)
    a_row = max(1, int((right - left) // 1.1) + 1)
    order = np.arange(count)
    return np.column_stack([left + 1.1 * (order % a_row), bottom - MARGIN - 1.1 * (order // a_row)])
