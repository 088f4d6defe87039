"""When two actors look like one, so that a person is asked: never too often, or nobody answers."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from network.identity import DOUBTFUL, SAME, Slots
from network.importing.registers import numbers_apart

LIKELY = 85.0
"""From this likeness on, a pair is rather one than two; below, rather two."""

NEVER = 101.0

TWO_LINES = 90.0
"""Two lines of one directory, or two groups of one quartier, are two: only almost equal names raise a doubt."""


@dataclass(slots=True)
class Known:
    """What is known of an actor for recognising it.

    `bare`: its name is only a kind of structure. `homes`: where it is; `met`: where it came. `listed`: the
    directories that give it a line. `since`, `until`: when it had its name. `sigles`: keys of its short names, which
    are only its own where it is.
    """

    uid: str
    name: str
    kind: str
    bare: bool
    spellings: dict[str, Slots] = field(default_factory=dict)
    sigles: set[str] = field(default_factory=set)
    ids: dict[str, None] = field(default_factory=dict)
    homes: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    postcode: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def local(self) -> bool:
        """Whether its name means another actor elsewhere: « PMI »; the CAF is one everywhere."""
        return self.bare and self.kind != "institution"

    def was_there(self, day: dt.date | None) -> bool:
        """Whether it had its name at that day, as far as is known."""
        return day is None or not ((self.since and day < self.since) or (self.until and day >= self.until))


@dataclass(frozen=True)
class Pair:
    """Two actors or meetings that may be one: a person decides.

    `score` from 0 to 100: how alike they are. `facts`: how many ties, presences, missions… of either count
    differently according to the decision; 0 until it is counted.
    """

    score: float
    uids: tuple[str, str]
    names: tuple[str, str]
    noun: str = "actor"
    facts: int = 0

    def as_dict(self) -> dict[str, Any]:
        told = {"noun": self.noun, "uids": list(self.uids), "names": list(self.names), "score": round(self.score)}
        return told | {"facts": self.facts}


def pair_of(one: Known, other: Known, score: float) -> Pair:
    a, b = sorted((one, other), key=lambda actor: actor.uid)
    return Pair(score, (a.uid, b.uid), (a.name, b.name))


def least_likeness(one: Known, other: Known) -> float:
    """The score from which two actors may be one; above 100 when they cannot."""
    if one.uid == other.uid or numbers_apart(one.ids, other.ids, moved=True):
        return NEVER
    if _apart(one.homes, other.homes):
        # « PMI » of two quartiers are two; the CAF of two quartiers may be one
        return NEVER if one.local and other.local else SAME
    if one.bare != other.bare and _apart(one.homes | one.met, other.homes | other.met):
        return SAME
    if "group" in (one.kind, other.kind) or one.listed & other.listed:
        return TWO_LINES
    return DOUBTFUL


def _apart(here: set[str], there: set[str]) -> bool:
    return bool(here and there and not here & there)
