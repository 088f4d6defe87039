"""Which formats of meetings mix fields, compared with what the people who were there could have given."""

import numpy as np

from network.measures.measure import Measure, undefined
from network.measures.meeting_mixing import shuffled_mixing
from network.measures.multiplicity import benjamini_hochberg
from network.measures.presences import mixing_of_each, presences
from network.nulls.moments import Floats, Ints
from network.study import Finding, Network

BANDS = (2, 6, 11, 21)  # sizes of meetings held comparable: 2-5, 6-10, 11-20, more
ENOUGH = 5  # meetings of a format below which the ratio is only described
DRAWS = 9_999


def ratio_of_each(g: Floats, expected: Floats, label: Ints, formats: int) -> Floats:
    """R = Σ G / Σ E[G] over the meetings of each format; 1: as expected, above: mixes more.

    Parameters
    ----------
    g, expected : ndarray, shape (meetings,)
        Mixing of each meeting, and its mean when seats are shuffled (null F).
    label : ndarray, shape (..., meetings)
        Format number of each meeting.
    formats : int

    Returns
    -------
    ndarray, shape (..., formats)
        nan for a format whose meetings could not mix.

    Examples
    --------
    >>> ratio_of_each(np.array([0.6, 0.2]), np.array([0.5, 0.4]), np.array([0, 1]), 2).tolist()
    [1.2, 0.5]
    """
    ratios = []
    for one in range(formats):
        mine = label == one
        below = mine @ expected
        ratios.append(np.where(below > 0, (mine @ g) / np.where(below > 0, below, 1), np.nan))
    return np.stack(ratios, axis=-1)


def format_p(g: Floats, expected: Floats, label: Ints, cell: Ints, formats: int, *, seed: int) -> Floats:
    """Two-sided p of each ratio, formats being shuffled among comparable meetings, shape (formats,).

    `cell` numbers the stratum and the size band of each meeting. nan where formats cannot move.
    """
    rng = np.random.default_rng(seed)
    drawn = np.tile(label, (DRAWS, 1))
    for one in np.unique(cell):
        mine = np.flatnonzero(cell == one)
        drawn[:, mine] = rng.permuted(drawn[:, mine], axis=1)
    null = ratio_of_each(g, expected, drawn, formats)
    found = ratio_of_each(g, expected, label, formats)
    far = abs(null - null.mean(axis=0)) >= abs(found - null.mean(axis=0)) - 1e-9
    return np.where(null.std(axis=0) > 1e-12, (1 + far.sum(axis=0)) / (1 + DRAWS), np.nan)


def _finding(network: Network, seed: int) -> Finding:
    seen = presences(network) if network.two_mode else None
    if seen is None or "format" not in network.events or not (seen.size >= 2).any():
        why = "no-meeting" if seen is None or not (seen.size >= 2).any() else "no-format"
        return undefined("format-mixing", why)
    told = network.events["format"].fillna("").astype(str).to_numpy()
    kept = np.flatnonzero((seen.size >= 2) & (told != ""))
    if not len(kept):
        return undefined("format-mixing", "no-format")
    names, label = np.unique(told[kept].astype(str), return_inverse=True)
    label = np.asarray(label).reshape(-1)
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)[kept]
    expected = shuffled_mixing(seen, seed=seed)[:, kept].mean(axis=0)
    size = seen.size[kept]
    cell = seen.stratum[kept] * (len(BANDS) + 1) + np.searchsorted(BANDS, size, side="right")
    ratios = ratio_of_each(g, expected, label, len(names))
    meetings = np.bincount(label)
    p = format_p(g, expected, label, cell, len(names), seed=seed)
    tested = (meetings >= ENOUGH) & np.isfinite(p)
    adjusted = iter(benjamini_hochberg([float(one) for one in p[tested]]))
    rows = [
        {
            "format": str(name),
            "meetings": int(meetings[one]),
            "ratio": float(ratios[one]) if np.isfinite(ratios[one]) else None,
            "mixing": float(g[label == one].mean()),
            "expected": float(expected[label == one].mean()),
            "p": float(p[one]) if tested[one] else None,
            "q": next(adjusted) if tested[one] else None,
        }
        for one, name in enumerate(names)
    ]
    return Finding(
        "format-mixing",
        value={row["format"]: row["ratio"] for row in rows},
        expected=1.0,
        n_actors=len(np.unique(seen.actor)),
        n_ties=int(size.sum()),
        details={"formats": rows, "without_format": int(((seen.size >= 2) & (told == "")).sum())},
    )


FORMAT_MIXING = Measure("format-mixing", of="meetings", null_model="F", compute=_finding)
