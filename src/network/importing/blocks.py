"""Which known names a name may be alike, without comparing it to each: what two alike names cannot but share.

Two names are only ever alike when all the words of one of them have a near word in the other, when they are one
word or an acronym of each other, or when one is a bare kind of structure: `compare` gives less than 70 otherwise.
"""

from collections.abc import Iterable, Iterator

from network.identity import Acronyms, Slots
from network.importing.near import NearWords

CROWD = 300
"""A bare kind of structure (« École ») that so many names hold tells nobody apart: it proposes none of these."""

GLUED, GLUED_WORDS = 85.0, 3
"""« Mom'artre » in one word is looked for among names of up to three words."""

Holders = dict[str, dict[str, None]]


class Blocks:
    """Uids of known names by what they share with those they may be confused with."""

    def __init__(self, acronyms: Acronyms) -> None:
        self._given = acronyms.given_names
        self._related = _related(acronyms)
        self._words, self._glued = NearWords(), NearWords(GLUED)
        self._holding: Holders = {}
        self._leading: Holders = {}
        self._alone: Holders = {}
        self._in_one: Holders = {}
        self._joined: Holders = {}
        self._sigles: Holders = {}
        self._initials: Holders = {}
        self._bare: Holders = {}
        self._typed: Holders = {}

    def add(self, uid: str, parts: Slots) -> None:
        """Know one more spelling."""
        for held, keys in self._places(parts):
            for key in keys:
                held.setdefault(key, {})[uid] = None
        for word in parts.proper:
            self._words.add(word)
            self._holding.setdefault(word, {})[uid] = None
        if len(parts.proper) == 1:
            self._glued.add(parts.proper[0])
        elif glued := _glued(parts):
            self._glued.add(glued)

    def _places(self, parts: Slots) -> Iterator[tuple[Holders, Iterable[str]]]:
        yield self._joined, [parts.joined]
        yield self._initials, parts.initials
        if not parts.proper:
            yield self._bare, parts.type
            return
        yield self._typed, parts.type
        yield self._leading, [self._leader(parts)]
        if len(parts.proper) == 1:
            yield self._alone, parts.proper
            yield self._sigles, parts.sigles
        elif glued := _glued(parts):
            yield self._in_one, [glued]

    def near(self, parts: Slots) -> dict[str, None]:
        """Uids of the names that this one may be alike, in the order in which they became known."""
        found: dict[str, None] = dict(self._joined.get(parts.joined, {}))
        for held, keys in self._sought(parts):
            for key in keys:
                found.update(held.get(key, {}))
        return found

    def _sought(self, parts: Slots) -> Iterator[tuple[Holders, Iterable[str]]]:
        yield self._sigles, parts.initials
        for type in parts.type:
            yield self._bare, self._related.get(type, (type,))
        if not parts.proper:
            yield self._typed, [type for type in parts.type if len(self._typed.get(type, ())) <= CROWD]
            return
        yield self._holding, self._words.of(self._leader(parts))
        yield self._leading, (near for word in parts.proper for near in self._words.of(word))
        if len(parts.proper) == 1:
            yield self._initials, parts.sigles
            yield self._in_one, self._glued.of(parts.proper[0])
        elif glued := _glued(parts):
            yield self._alone, self._glued.of(glued)

    def prepare(self) -> None:
        """Before all known names are asked: their words are compared at once."""
        self._words.prepare(self._holding)
        self._glued.prepare((*self._alone, *self._in_one))

    def _leader(self, parts: Slots) -> str:
        """The word that tells a name from most others: no given name if there is another, the one fewest names hold."""
        words = [word for word in parts.proper if word not in self._given] or parts.proper
        return min(words, key=lambda word: (len(self._holding.get(word, ())), -len(word), word))


def _glued(parts: Slots) -> str:
    return "".join(parts.proper) if 1 < len(parts.proper) <= GLUED_WORDS else ""


def _related(acronyms: Acronyms) -> dict[str, tuple[str, ...]]:
    """Each type, itself and those that it is a part or the whole of."""
    related: dict[str, dict[str, None]] = {}
    for whole, kinds in acronyms.wholes.items():
        for one, other in ((whole, kind) for kind in sorted(kinds)):
            related.setdefault(one, {one: None})[other] = None
            related.setdefault(other, {other: None})[one] = None
    return {type: tuple(others) for type, others in related.items()}
