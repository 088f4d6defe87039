"""Why two names are alike or not, sign by sign: what a person who decides should see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.fuzz import ratio

from network.identity.comparing import DOUBTFUL
from network.identity.names import NO_ACRONYMS, Acronyms, Slots, name_key, slots

Told = Literal[
    "same-name",
    "shared-words",
    "spelling",
    "initial",
    "longer",
    "types-differ",
    "numbers-differ",
    "publics-differ",
    "number-unsaid",
    "public-unsaid",
]


@dataclass(frozen=True)
class Sign:
    """One thing that two names have in common, or do not; `one` and `other` are the words of each."""

    told: Told
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def tell(name_a: str, name_b: str, acronyms: Acronyms = NO_ACRONYMS) -> list[Sign]:
    """What two names say for and against being one structure, the strongest sign first.

    Parameters
    ----------
    name_a, name_b : str
        Names as written.
    acronyms : Acronyms
        What abbreviations stand for.

    Returns
    -------
    list of Sign
        Words are folded; types are codes of `acronyms.types`.

    Examples
    --------
    >>> [(sign.told, sign.one, sign.other) for sign in tell("École 41 Tanger", "École 43 Tanger")]
    [('numbers-differ', ('41',), ('43',)), ('shared-words', ('ecole', 'tanger'), ('ecole', 'tanger'))]
    """
    if name_key(name_a, acronyms) == name_key(name_b, acronyms):
        return [Sign("same-name")]
    a, b = slots(name_a, acronyms), slots(name_b, acronyms)
    return [*_against(a, b), *_words(a.proper, b.proper)]


def extends(name: str, shorter: str, acronyms: Acronyms = NO_ACRONYMS) -> bool:
    """Whether a name says the whole of another and something more: then it may be a part of it.

    Examples
    --------
    >>> extends("Espace 19 Ourcq", "Espace 19"), extends("Espace 19", "Espace 19 Ourcq")
    (True, False)
    """
    long, short = name_key(name, acronyms).split(), name_key(shorter, acronyms).split()
    return len(short) < len(long) and set(short) < set(long)


def _against(a: Slots, b: Slots) -> Iterable[Sign]:
    if a.type and b.type and not a.type & b.type:
        yield Sign("types-differ", _sorted(a.type), _sorted(b.type))
    for one, other, differ, unsaid in (
        (a.numbers, b.numbers, "numbers-differ", "number-unsaid"),
        (a.audiences, b.audiences, "publics-differ", "public-unsaid"),
    ):
        if one and other and not one & other:
            yield Sign(differ, _sorted(one), _sorted(other))  # type: ignore[arg-type]
        elif bool(one) != bool(other):
            yield Sign(unsaid, _sorted(one), _sorted(other))  # type: ignore[arg-type]


def _words(a: tuple[str, ...], b: tuple[str, ...]) -> Iterable[Sign]:
    shared = tuple(word for word in a if word in b)
    if shared:
        yield Sign("shared-words", shared, shared)
    left, right = [word for word in a if word not in b], [word for word in b if word not in a]
    for word in list(left):
        near = max(right, key=lambda other, word=word: _nearness(word, other), default="")  # type: ignore[misc]
        if near and _nearness(word, near) >= DOUBTFUL:
            yield Sign("initial" if 1 in (len(word), len(near)) else "spelling", (word,), (near,))
            left.remove(word)
            right.remove(near)
    if bool(left) != bool(right) and (shared or len(left) < len(a)):
        yield Sign("longer", tuple(left), tuple(right))


def _nearness(word: str, other: str) -> float:
    if 1 in (len(word), len(other)):
        return 100.0 if word[0] == other[0] else 0.0
    return float(ratio(word, other))


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))
