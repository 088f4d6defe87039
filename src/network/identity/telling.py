"""Why two names are alike or not, sign by sign: what a person who decides should see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from network.identity.comparing import is_acronym, left_over, part_and_whole, types_differ
from network.identity.matching import INITIAL, match
from network.identity.names import NO_ACRONYMS, Acronyms, Slots, name_key, slots

Told = Literal[
    "same-name",
    "shared-words",
    "spelling",
    "initial",
    "longer",
    "words-differ",
    "acronym",
    "part-and-whole",
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
    if is_acronym(a, b):
        short, long = (a, name_b) if a.sigles & b.initials else (b, name_a)
        return [*_against(a, b, acronyms), Sign("acronym", _sorted(short.sigles), (long,))]
    return [*_against(a, b, acronyms), *_words(a, b)]


def extends(name: str, shorter: str, acronyms: Acronyms = NO_ACRONYMS) -> bool:
    """Whether a name says the whole of another and something more, or its type is a part of the other's.

    A given name, a number or a type of structure more is no part of anything.

    Examples
    --------
    >>> extends("Espace 19 Ourcq", "Espace 19"), extends("Espace 19", "Espace 19 Ourcq")
    (True, False)
    """
    a, b = slots(name, acronyms), slots(shorter, acronyms)
    if types_differ(a, b):
        under = any(a.type & acronyms.wholes.get(type, frozenset()) for type in b.type)
        return under and part_and_whole(a, b, acronyms.wholes)
    if not b.proper:  # « École Tanger » is no part of « École », an antenna of the CAF is one of the CAF
        return bool(a.type & b.type) and not acronyms.sections.isdisjoint(a.proper)
    found = match(a.proper, b.proper)
    left, right = left_over(a, b, found)
    if right.words or not found.proves or (right and not set(left.words) & acronyms.sections):
        return False
    more = [word for word in left.words if word not in acronyms.given_names]
    return bool(more or (left.types and b.type))


def _against(a: Slots, b: Slots, acronyms: Acronyms) -> Iterable[Sign]:
    if types_differ(a, b):
        told: Told = "part-and-whole" if part_and_whole(a, b, acronyms.wholes) else "types-differ"
        yield Sign(told, _sorted(a.type), _sorted(b.type))
    figures = [(a.numbers | a.letters, b.numbers | b.letters), (a.districts, b.districts)]
    for one, other in figures:
        yield from _one_against(one, other, "numbers-differ", "number-unsaid")
    yield from _one_against(a.audiences, b.audiences, "publics-differ", "public-unsaid")


def _one_against(one: frozenset[str], other: frozenset[str], differ: Told, unsaid: Told) -> Iterable[Sign]:
    if one and other and not one & other:
        yield Sign(differ, _sorted(one), _sorted(other))
    elif bool(one) != bool(other):
        yield Sign(unsaid, _sorted(one), _sorted(other))


def _words(a: Slots, b: Slots) -> Iterable[Sign]:
    found = match(a.proper, b.proper)
    if shared := tuple(word for word, other, _ in found.pairs if word == other):
        yield Sign("shared-words", shared, shared)
    for word, other, score in found.pairs:
        if word != other:
            yield Sign(
                "initial" if score == INITIAL and 1 in (len(word), len(other)) else "spelling", (word,), (other,)
            )
    left, right = left_over(a, b, found)
    if found.pairs and bool(left.words) != bool(right.words):
        yield Sign("longer", left.words, right.words)
    elif left.words and right.words:
        yield Sign("words-differ", left.words, right.words)


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))
