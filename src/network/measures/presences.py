"""From a two-mode Network to plain arrays: presences of actors with a known field, in meetings of a stratum."""

from dataclasses import dataclass

import numpy as np

from network.measures.observed import Bools, observed
from network.nulls.moments import Floats, Ints
from network.study import Network

STATISTICS = ("T1", "T2", "T3")


@dataclass(frozen=True)
class Presences:
    """Attendance in arrays.

    Attributes
    ----------
    actor, meeting : ndarray, shape (presences,)
        Actors with a known field and meetings, by number.
    shares : ndarray, shape (n, k)
    stratum : ndarray, shape (meetings,)
        Stratum of each meeting, numbering `strata`.
    """

    actor: Ints
    meeting: Ints
    shares: Floats
    stratum: Ints
    strata: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def meetings(self) -> int:
        return len(self.stratum)

    @property
    def size(self) -> Ints:
        """Present actors of each meeting, shape (meetings,)."""
        return np.asarray(np.bincount(self.meeting, minlength=self.meetings))

    def only(self, kept: Bools) -> "Presences":
        """The same meetings, with some of the presences."""
        return Presences(self.actor[kept], self.meeting[kept], self.shares, self.stratum, self.strata, self.fields)


def presences(network: Network, *, shares: bool = False) -> Presences:
    """The arrays every measure of meetings starts from; actors without field are left out."""
    seen = observed(network, shares=shares)
    number = np.full(len(network.actors), -1)
    number[seen.rows] = np.arange(seen.n)
    actor = number[network.presences["actor"].to_numpy(int)]
    meeting = network.presences["event"].to_numpy(int)
    told = (
        network.events["stratum"].fillna("").astype(str) if "stratum" in network.events else [""] * len(network.events)
    )
    strata, stratum = np.unique(np.asarray(told, dtype=str), return_inverse=True)
    return Presences(
        actor[actor >= 0],
        meeting[actor >= 0],
        seen.shares,
        np.asarray(stratum).reshape(-1),
        tuple(str(name) for name in strata),
        seen.fields,
    )


def mixing_of_each(shares: Floats, actor: Ints, meeting: Ints, meetings: int) -> Floats:
    """Chance that two different participants of a meeting come from different fields.

    Parameters
    ----------
    shares : ndarray, shape (n, k)
    actor, meeting : ndarray, shape (presences,)
    meetings : int

    Returns
    -------
    ndarray, shape (meetings,)
        G = 1 - (|Σx|² - Σ|x|²) / (s(s-1)), in [0, 1]; the unbiased Gini-Simpson index. nan when s < 2.

    Examples
    --------
    >>> x = np.eye(2)[[0, 0, 1]]  # three people, two of one field: 2 of 3 pairs differ
    >>> mixing_of_each(x, np.array([0, 1, 2]), np.array([0, 0, 0]), 1).round(4).tolist()
    [0.6667]
    """
    size = np.bincount(meeting, minlength=meetings).astype(float)
    own = np.bincount(meeting, weights=(shares**2).sum(axis=1)[actor], minlength=meetings)
    square = np.zeros(meetings)
    for column in shares.T:
        square += np.bincount(meeting, weights=column[actor], minlength=meetings) ** 2
    pairs = size * (size - 1)
    return np.where(pairs > 0, 1 - (square - own) / np.where(pairs > 0, pairs, 1), np.nan)


def weights(size: Ints) -> dict[str, Floats]:
    """Weight of each meeting in T1 (its pairs), T2 (one) and T3 (its participants); none below two.

    Examples
    --------
    >>> {name: weight.tolist() for name, weight in weights(np.array([1, 3])).items()}
    {'T1': [0.0, 3.0], 'T2': [0.0, 1.0], 'T3': [0.0, 3.0]}
    """
    enough = size >= 2
    seats = np.where(enough, size, 0).astype(float)
    return {"T1": seats * (seats - 1).clip(0) / 2, "T2": enough.astype(float), "T3": seats}
