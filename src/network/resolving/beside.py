"""A pair side by side: what each of the two is, why they may be one, and which would be part of which."""

from dataclasses import dataclass
from typing import Any

from network.identity import extends
from network.importing import Pair
from network.resolving import reasons
from network.resolving.queue import Desk, desk
from network.resolving.sides import Side
from network.sentences import Language, Words
from network.store import Store


@dataclass(frozen=True)
class Beside:
    """What a person looks at before deciding of a pair.

    `part`: uid of the one that rather is a part of the other, when its name says more; None when neither does.
    """

    pair: Pair
    sides: tuple[Side, Side]
    reasons: tuple[Words, ...]
    part: str | None = None

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            **self.pair.as_dict(),
            "reasons": [words.to(lang) for words in self.reasons],
            "sides": [side.as_dict(lang) for side in self.sides],
            "part": self.part,
        }


def beside(store: Store, pair: Pair) -> Beside:
    """The evidence about a pair, read once per revision of the store.

    Parameters
    ----------
    store : Store
        Where both are.
    pair : Pair
        One of `waiting(store)`, or any two by `pair_between`.

    Raises
    ------
    Unknown
        One of the two has left the store since.
    """
    at = desk(store)
    at.check(pair)
    one, other = (at.sides.of(pair.noun, uid) for uid in pair.uids)
    shared = len(at.sides.shared(pair.noun, *pair.uids))
    if pair.noun == "meeting":
        return Beside(pair, (one, other), tuple(reasons.of_meetings(one, other, shared)))
    told = reasons.of_actors(one, other, at.actors, at.acronyms, shared)
    return Beside(pair, (one, other), tuple(told), _part(at, one, other))


def _part(at: Desk, one: Side, other: Side) -> str | None:
    if extends(one.name, other.name, at.acronyms):
        return one.uid
    return other.uid if extends(other.name, one.name, at.acronyms) else None
