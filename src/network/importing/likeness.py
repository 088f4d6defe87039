"""When two actors look like one, so that a person is asked: never too often, or nobody answers."""

from dataclasses import dataclass, field
from typing import Any

from network.identity import DOUBTFUL, SAME, Slots

LIKELY = 85.0
"""From this likeness on, a pair is rather one than two; below, rather two."""

TWO_LINES = 90.0
"""Two lines of one directory, or two groups of one quartier, are two: only almost equal names raise a doubt."""


@dataclass(slots=True)
class Known:
    """What is known of an actor for recognising it.

    `bare`: its name is only a kind of structure. `homes`: where it is; `met`: where it came. `listed`: the
    directories that give it a line.
    """

    uid: str
    name: str
    kind: str
    bare: bool
    spellings: dict[str, None] = field(default_factory=dict)
    parts: list[Slots] = field(default_factory=list)  # of its spellings
    ids: dict[str, None] = field(default_factory=dict)
    homes: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    postcode: str | None = None


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
    if one.uid == other.uid or not any(_may_agree(a, b) for a in one.parts for b in other.parts):
        return 101
    if _apart(one.homes, other.homes):
        return SAME
    if one.bare != other.bare and _apart(one.homes | one.met, other.homes | other.met):
        return SAME
    if "group" in (one.kind, other.kind) or one.listed & other.listed:
        return TWO_LINES
    return DOUBTFUL


def _apart(here: set[str], there: set[str]) -> bool:
    return bool(here and there and not here & there)


def _may_agree(a: Slots, b: Slots) -> bool:
    """Whether neither types nor numbers say that two names are two: the cheapest veto, before names are compared."""
    slots = ((a.type, b.type), (a.numbers, b.numbers))
    return not any(one and other and not one & other for one, other in slots)


def beginnings(parts: Slots) -> list[str]:
    """What a name shares with those it may be confused with: how its words begin, or all their letters.

    Examples
    --------
    >>> beginnings(Slots(frozenset(), frozenset(), frozenset(), ("genets",)))
    ['gen', '~eegnst']
    """
    words = [word for word in parts.proper if len(word) > 2]
    return sorted({word[:3] for word in words} | {"~" + "".join(sorted(word)) for word in words if len(word) > 4})


def types(parts: Slots) -> list[str]:
    return [f"={type}" for type in sorted(parts.type)]
