"""How alike two names of structures are: vetoes first, then the name proper word by word."""

from functools import lru_cache

from rapidfuzz.fuzz import ratio

from network.identity.names import NO_ACRONYMS, Acronyms, Slots, name_key, slots

SAME, DOUBTFUL = 95.0, 70.0
INITIAL, PREFIX = 90.0, 92.0
ONE_SIDED = 80.0  # one of the two says a number, a letter or a public that the other does not


@lru_cache(maxsize=500_000)
def compare(name_a: str, name_b: str, acronyms: Acronyms = NO_ACRONYMS) -> float:
    """How far two names may be the same structure.

    Two types of structure that differ, numbers that differ or publics that differ veto; otherwise the
    mean of the best match of each word of the name proper, capped at 70 as soon as a word has no match.

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
    if name_key(name_a, acronyms) == name_key(name_b, acronyms):
        return 100.0
    a, b = slots(name_a, acronyms), slots(name_b, acronyms)
    if _vetoed(a, b):
        return 0.0
    score = _proper_score(a, b)
    if (bool(a.numbers), bool(a.audiences)) != (bool(b.numbers), bool(b.audiences)):
        return min(score, ONE_SIDED)
    return score


def _vetoed(a: Slots, b: Slots) -> bool:
    pairs = ((a.type, b.type), (a.numbers, b.numbers), (a.audiences, b.audiences))
    return any(one and other and not one & other for one, other in pairs)


def _proper_score(a: Slots, b: Slots) -> float:
    if not a.proper and not b.proper:
        return SAME if a.type & b.type else 0.0
    if not a.proper or not b.proper:
        return DOUBTFUL if a.type & b.type else 0.0
    if bool(a.type) != bool(b.type) and len(set(a.proper) & set(b.proper)) == 0:
        return 0.0
    best = [max(_word_score(word, other) for other in b.proper) for word in a.proper]
    best += [max(_word_score(word, other) for other in a.proper) for word in b.proper]
    mean = round(sum(best) / len(best), 6)  # the order of the two names must not show
    if min(best) < DOUBTFUL:
        shared = sum(score >= PREFIX for score in best)
        return min(DOUBTFUL, mean) if shared else min(mean, DOUBTFUL - 1)
    # An initial alone identifies nobody: another word must agree.
    return mean if max(best) > INITIAL else min(mean, DOUBTFUL)


def _word_score(a: str, b: str) -> float:
    if a == b:
        return 100.0
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return INITIAL if long.startswith(short) else 0.0
    if len(short) >= 3 and long.startswith(short):
        return PREFIX
    return float(ratio(a, b))
