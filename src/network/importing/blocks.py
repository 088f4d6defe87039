"""Which known names a name may be alike, without comparing it to each: what two alike names cannot but share.

Two names are only ever alike when all the words of one of them, given names aside, have a near word in the other;
when they are one word or an acronym of each other; or when one is a bare kind of structure. `compare` gives less
than 70 otherwise: blocks lose no pair.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from network.identity import Acronyms, Slots
from network.identity.comparing import figures_differ
from network.importing.near import NearWords

CROWD = 300
"""A bare kind of structure (« École ») that so many names hold tells nobody apart: neither proposes the other."""

GLUED, GLUED_WORDS = 85.0, 3
"""« Mom'artre » in one word is looked for among names of up to three words."""

Holders = dict[str, dict[str, None]]
Numbers = dict[frozenset[str], list[int]]
"""Spellings by the types they say."""


class Blocks:
    """Known names by what they share with those they may be confused with; each is the uid and parts of a spelling."""

    def __init__(self, acronyms: Acronyms) -> None:
        self._related = _related(acronyms)
        self._words, self._alone, self._glued = NearWords(), NearWords(GLUED), NearWords(GLUED)
        self._spellings: list[tuple[str, Slots, frozenset[str]]] = []  # uid, parts, words
        self._holding: dict[str, Numbers] = {}
        self._leading: dict[str, Numbers] = {}
        self._frequency: Counter[str] = Counter()
        self._uids: dict[str, Holders] = {}

    def add(self, uid: str, parts: Slots) -> None:
        """Know one more spelling."""
        for kind, keys in _shared(parts):
            for key in keys:
                self._uids.setdefault(kind, {}).setdefault(key, {})[uid] = None
        if not parts.proper:
            return
        number = len(self._spellings)
        self._spellings.append((uid, parts, frozenset(parts.proper)))
        self._leading.setdefault(self._leader(parts), {}).setdefault(parts.type, []).append(number)
        for word in parts.proper:
            self._words.add(word)
            self._frequency[word] += 1
            self._holding.setdefault(word, {}).setdefault(parts.type, []).append(number)
        if glued := _glued(parts):
            (self._alone if len(parts.proper) == 1 else self._glued).add(glued)

    def near(self, parts: Slots) -> dict[str, None]:
        """Uids of the names that this one may be alike."""
        found: dict[str, None] = {}
        for kind, keys in self._sought(parts):
            held = self._uids.get(kind, {})
            for key in keys:
                found.update(held.get(key, {}))
        if parts.proper:
            found.update(dict.fromkeys(self._agreeing(parts)))
        return found

    def of_initials(self, sigles: Iterable[str]) -> list[str]:
        """Uids of the names whose initials are those of an acronym."""
        held = self._uids.get("initials", {})
        return [uid for sigle in sigles for uid in held.get(sigle, ())]

    def prepare(self, asked: Iterable[Slots]) -> None:
        """Before many names are asked: their words are compared at once."""
        names = [parts for parts in asked if parts.proper]
        words = [word for parts in names for word in parts.proper]
        for word in words:  # as good as known: what is near each is not looked up again for each name that comes
            self._words.add(word)
        self._words.prepare(words)
        self._glued.prepare(parts.proper[0] for parts in names if len(parts.proper) == 1)
        self._alone.prepare(filter(None, (_glued(parts) for parts in names if len(parts.proper) > 1)))

    def _agreeing(self, parts: Slots) -> Iterator[str]:
        """Names whose words are all near a word of this one, or among whose words all of this one's are.

        « Association 12 » is never « Association 13 », however many there are.
        """
        near = {word: self._words.of(word) for word in parts.proper}
        leader, types = self._leader(parts), self._types(parts)
        others = [near[word] for word in parts.core if word != leader]
        for number in _of(self._holding, near[leader], types):
            uid, its, words = self._spellings[number]
            if not figures_differ(parts, its) and not any(words.isdisjoint(other) for other in others):
                yield uid
        every = set[str]().union(*near.values())
        for number in _of(self._leading, every, types):
            uid, its, _ = self._spellings[number]
            if not figures_differ(parts, its) and every.issuperset(its.core):
                yield uid

    def _types(self, parts: Slots) -> set[str]:
        """The types that a name may have to be this one: its own, and those it is a part or the whole of."""
        return {other for type in parts.type for other in self._related.get(type, (type,))}

    def _sought(self, parts: Slots) -> Iterator[tuple[str, Iterable[str]]]:
        yield "joined", [parts.joined]
        yield "sigle", parts.initials
        yield "bare", [type for type in self._types(parts) if not self._crowded(type)]
        if not parts.proper:
            yield "typed", [type for type in parts.type if not self._crowded(type)]
        elif len(parts.proper) == 1:
            yield "initials", parts.sigles
            yield "glued", self._glued.of(parts.proper[0])
        elif glued := _glued(parts):
            yield "glued", self._alone.of(glued)

    def _crowded(self, type: str) -> bool:
        return len(self._uids.get("typed", {}).get(type, ())) > CROWD

    def _leader(self, parts: Slots) -> str:
        """The word that fewest names hold, among those that must agree."""
        return min(parts.core, key=lambda word: (self._frequency[word], -len(word), word))


def _shared(parts: Slots) -> Iterator[tuple[str, Iterable[str]]]:
    """What a name is found by, beside its words."""
    yield "joined", [parts.joined]
    yield "initials", parts.initials
    yield ("typed" if parts.proper else "bare"), parts.type
    yield "glued", filter(None, [_glued(parts)])
    if len(parts.proper) == 1:
        yield "sigle", parts.sigles


def _of(held: dict[str, Numbers], words: Iterable[str], types: set[str]) -> Iterator[int]:
    """Spellings of some words whose types are among these, or are unsaid on either side."""
    for word in words:
        for others, numbers in held.get(word, {}).items():
            if not types or not others or not types.isdisjoint(others):
                yield from numbers


def _glued(parts: Slots) -> str:
    return "".join(parts.proper) if len(parts.proper) <= GLUED_WORDS else ""


def _related(acronyms: Acronyms) -> dict[str, tuple[str, ...]]:
    """Each type, itself and those that it is a part or the whole of."""
    related: dict[str, dict[str, None]] = {}
    for whole, kinds in acronyms.wholes.items():
        for kind in sorted(kinds):
            related.setdefault(whole, {whole: None})[kind] = None
            related.setdefault(kind, {kind: None})[whole] = None
    return {type: tuple(others) for type, others in related.items()}
