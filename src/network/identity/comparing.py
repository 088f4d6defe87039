"""How alike two names of structures are: vetoes first, then the name proper word by word, then what one says alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from network.identity.matching import Matching, match
from network.identity.names import NO_ACRONYMS, Acronyms, Slots, slots

SAME, DOUBTFUL = 95.0, 70.0
UNSURE = 94.0  # as alike as can be without being sure: a typing error, an abbreviated word
TYPED = 90.0  # only one of the two says what type of structure it is
GIVEN = 88.0  # only a given name more: « Collège Varèse », « Collège Edgar Varèse »
ONE_SIDED = 80.0  # one of the two says a number, a letter, an arrondissement or a public that the other does not
LONGER = 75.0  # one of the two says the whole of the other, and more
ACRONYM = 75.0  # one may be the acronym of the other
JOINED = 85.0  # « Pas à pas », « Pazapas »: from this ratio on, written in one word

Wholes = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Left:
    """What one name says that the other does not: words of the name proper, types."""

    words: tuple[str, ...]
    types: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.words or self.types)


def compare(name_a: str, name_b: str, acronyms: Acronyms = NO_ACRONYMS) -> float:
    """How far two names may be the same structure.

    Two types of structure that differ, numbers that differ or publics that differ veto. Two names that each say a
    word the other does not are two; one that says all of the other and more is doubtful.

    Parameters
    ----------
    name_a, name_b : str
        Names as written.
    acronyms : Acronyms
        What abbreviations stand for.

    Returns
    -------
    float
        0 (different) to 100 (the same key); from 95 the same with one corroboration, from 70 a pair to be
        decided by a person.

    Examples
    --------
    >>> compare("Nelson Mandela", "N. Mandela")
    95.0
    >>> compare("École 41 Tanger", "École 43 Tanger")
    0.0
    """
    return compare_slots(slots(name_a, acronyms), slots(name_b, acronyms), acronyms)


def compare_slots(a: Slots, b: Slots, acronyms: Acronyms = NO_ACRONYMS) -> float:
    """`compare` for names that are taken apart already."""
    if a.key == b.key:
        return 100.0
    if types_differ(a, b):
        return LONGER if part_and_whole(a, b, acronyms.wholes) and not figures_differ(a, b) else 0.0
    if figures_differ(a, b):
        return 0.0
    score = _proper_score(a, b, acronyms)
    return min(score, ONE_SIDED) if _one_sided(a, b) else score


def types_differ(a: Slots, b: Slots) -> bool:
    return bool(a.type and b.type) and a.type.isdisjoint(b.type)


def figures_differ(a: Slots, b: Slots) -> bool:
    """Whether numbers, letters, arrondissements or publics say that two names are two."""
    if not (a.figured and b.figured):
        return False
    return bool(  # spelled out: it is asked of each pair of a block
        (a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers))
        or (a.districts and b.districts and a.districts.isdisjoint(b.districts))
        or (a.letters and b.letters and a.letters.isdisjoint(b.letters))
        or (a.audiences and b.audiences and a.audiences.isdisjoint(b.audiences))
    )


def _one_sided(a: Slots, b: Slots) -> bool:
    return (a.figured or b.figured) and any(one != other for one, other in _figures(a, b))


def _figures(a: Slots, b: Slots) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return (a.numbers, b.numbers), (a.districts, b.districts), (a.letters, b.letters), (a.audiences, b.audiences)


def part_and_whole(a: Slots, b: Slots, wholes: Wholes) -> bool:
    """Whether the type of one is a part of the type of the other, and their names proper agree."""
    if not any(one & wholes.get(type, frozenset()) for x, one in ((a, b.type), (b, a.type)) for type in x.type):
        return False
    if not a.proper and not b.proper:
        return a.districts == b.districts
    found = match(a.proper, b.proper)
    return bool(found.pairs) and not found.left and not found.right and found.sure


def left_over(a: Slots, b: Slots, found: Matching) -> tuple[Left, Left]:
    """What each says alone, once their words are matched."""
    return Left(found.left, a.type - b.type), Left(found.right, b.type - a.type)


def is_acronym(a: Slots, b: Slots) -> bool:
    """Whether a word of one is the acronym of the other.

    Examples
    --------
    >>> is_acronym(slots("MDA 19"), slots("Maison des adolescents"))
    True
    """
    return any(len(one.proper) == 1 and bool(one.sigles & other.initials) for one, other in ((a, b), (b, a)))


def _proper_score(a: Slots, b: Slots, acronyms: Acronyms) -> float:
    if a.joined == b.joined:
        return SAME
    if is_acronym(a, b):
        return ACRONYM
    if not a.proper or not b.proper:
        return _bare_score(a, b)
    found = match(a.proper, b.proper)
    left, right = left_over(a, b, found)
    if left and right:
        if found.pairs and found.proves:
            return _both_say_more(a, b, left, right, acronyms) or _mistyped(a, b, left, right)
        return _in_one_word(a, b)
    if not found.proves:
        return min(found.mean, DOUBTFUL) if not (left or right) else DOUBTFUL - 1
    if left or right:
        return _says_more(left or right, acronyms)
    return found.mean if found.sure and _in_order(a, b, acronyms) else min(found.mean, UNSURE)


def _in_order(a: Slots, b: Slots, acronyms: Acronyms) -> bool:
    """Whether words that answer each other come in one order; a given name may come last: « Budé Guillaume »."""
    if not acronyms.given_names.isdisjoint(a.proper):
        return True
    return all(one[0] == other[0] for one, other in zip(a.proper, b.proper, strict=True))


def _bare_score(a: Slots, b: Slots) -> float:
    """Names of which one at least is only a type of structure."""
    if not a.type & b.type:
        return 0.0
    return SAME if not a.proper and not b.proper and a.type == b.type else DOUBTFUL


def _says_more(left: Left, acronyms: Acronyms) -> float:
    if not left.words:
        return TYPED
    given = not left.types and all(word in acronyms.given_names for word in left.words)
    return GIVEN if given else LONGER


def _both_say_more(a: Slots, b: Slots, left: Left, right: Left, acronyms: Acronyms) -> float:
    """Two names, two structures, unless one is a section of the other or only leaves out a given name.

    « Pôle jeunesse Rosa Parks » and « Centre social Rosa Parks »; « SEGPA Budé » and « Collège Guillaume Budé ».
    """
    for one, other, whole in ((left, right, b), (right, left, a)):
        if not other.words and not acronyms.sections.isdisjoint(one.words):
            return LONGER
        given = bool(other.words) and not other.types and set(other.words).isdisjoint(whole.core)
        if given and acronyms.given_names.isdisjoint(one.words):
            return LONGER
    return 0.0


def _mistyped(a: Slots, b: Slots, left: Left, right: Left) -> float:
    """« Colège Rouault » and « Collège Rouault »: all the words answer each other, those of the type too."""
    typed, other = (left, right) if left.types else (right, left)
    if typed.words or other.types or a.key.count(" ") != b.key.count(" "):
        return 0.0
    found = match(tuple(a.key.split()), tuple(b.key.split()))
    return 0.0 if found.left or found.right or not found.proves else min(found.mean, UNSURE)


def _in_one_word(a: Slots, b: Slots) -> float:
    """« Mom'artre » and « Môm Artre »: one of the two names in one word, the types agreeing."""
    if 1 not in (len(a.proper), len(b.proper)) or a.type != b.type:
        return 0.0
    alike = ratio("".join(a.proper), "".join(b.proper))
    return min(float(alike), UNSURE) if alike >= JOINED else 0.0
