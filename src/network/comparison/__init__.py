"""What changed between two periods or two waves: ties on the actors present at both, meetings at equal numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from network.comparison.meetings import MeetingChange, meeting_change
from network.comparison.ties import TieChange, tie_changes
from network.errors import Refused
from network.networks import reader
from network.sentences import Words
from network.store import Store
from network.study import TWO_MODE, Lens, Network

__all__ = ["Comparison", "compare", "compare_store"]

Read = Callable[[Lens], Network]


@dataclass(frozen=True)
class Comparison:
    """Two dates of one lens.

    Attributes
    ----------
    before, after : Lens
    ties : tuple of TieChange
        The layer of the lens; each component of works-with by itself where they were not all collected in
        the same way at both dates. Empty for a layer of presences.
    meetings : MeetingChange
        The meetings (or groups) of the same two periods, at equal numbers.
    """

    before: Lens
    after: Lens
    ties: tuple[TieChange, ...]
    meetings: MeetingChange
    seed: int

    def sentences(self) -> list[Words]:
        """What changed, in words: the ties first, each territory after, then the meetings."""
        told = [words for one in self.ties for words in one.sentences()]
        return [*told, *self.meetings.sentences()]

    def as_dict(self) -> dict[str, Any]:
        """The comparison as JSON values: undefined numbers are null, never NaN."""
        return {
            "before": self.before.as_dict(),
            "after": self.after.as_dict(),
            "ties": [one.as_dict() for one in self.ties],
            "meetings": self.meetings.as_dict(),
            "sentences": [{"fr": one.fr, "en": one.en} for one in self.sentences()],
            "version": version("passerelles"),
            "seed": self.seed,
        }


def compare(read: Read, before: Lens, after: Lens, *, seed: int = 2017) -> Comparison:
    """What changed from one lens to the other; they differ by their period or wave alone.

    Parameters
    ----------
    read : callable
        From a lens to its Network; an actor active in either period must be in both while it exists
        (`networks.reader(store, over=(before, after))`).
    before, after : Lens
    seed : int
        Of the permutations of the growth view.

    Raises
    ------
    Refused
        The second lens is not later than the first: the same wave, or periods that overlap or are reversed.
    """
    if before.wave is not None and before.wave == after.wave:
        raise Refused("compare.same-wave", wave=before.wave)
    if before.until and after.since and after.since <= before.until:
        raise Refused("compare.not-later", before=before.until, after=after.since)
    two_mode = before.layer in TWO_MODE
    seats = (before, after) if two_mode else (before.on("meetings"), after.on("meetings"))
    return Comparison(
        before,
        after,
        () if two_mode else tie_changes(read, before, after, seed),
        meeting_change(read(seats[0]), read(seats[1])),
        seed,
    )


def compare_store(store: Store, before: Lens, after: Lens, *, seed: int = 2017) -> Comparison:
    """What changed in a store from one lens to the other, over the actors of both.

    Raises
    ------
    Refused
        The second lens is not later than the first.
    """
    return compare(reader(store, over=(before, after)), before, after, seed=seed)
