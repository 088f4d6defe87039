"""Which words of two names answer each other, and which are left over on either side."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

NEAR = 70.0
"""From here on two words may be one word: `parks` and `parcs` are at 80."""

EXACT, INITIAL, PREFIX = 100.0, 90.0, 92.0


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of words with how near they are, and the words of each name that nothing answers."""

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def mean(self) -> float:
        """Mean nearness over all the words of both names; a word left over counts 0."""
        words = 2 * len(self.pairs) + len(self.left) + len(self.right)
        return round(2 * sum(score for _, _, score in self.pairs) / words, 6) if words else 0.0

    @property
    def sure(self) -> bool:
        """Whether every pair is one word or its initial: a typing error may always be another name."""
        return all(score in (EXACT, INITIAL) for _, _, score in self.pairs)

    @property
    def proves(self) -> bool:
        """Whether at least one pair is more than an initial, which alone identifies nobody."""
        return any(score != INITIAL for _, _, score in self.pairs)


def match(a: tuple[str, ...], b: tuple[str, ...]) -> Matching:
    """Give each word the nearest word of the other name, each word once, the nearest pairs first.

    Examples
    --------
    >>> match(("rosa", "parks"), ("parcs", "rosa", "nord"))
    Matching(pairs=(('rosa', 'rosa', 100.0), ('parks', 'parcs', 80.0)), left=(), right=('nord',))
    """
    left, right, pairs = list(a), list(b), []
    for word in a:
        if word in right:  # the same words first: most names have no others to compare
            left.remove(word)
            right.remove(word)
            pairs.append((word, word, EXACT))
    near = [(score, word, other) for word in left for other in right if (score := word_score(word, other)) >= NEAR]
    for score, word, other in sorted(near, key=lambda one: (-one[0], min(one[1:]), max(one[1:]))):
        if word in left and other in right:
            left.remove(word)
            right.remove(other)
            pairs.append((word, other, score))
    return Matching(tuple(pairs), tuple(left), tuple(right))


@lru_cache(maxsize=500_000)
def word_score(a: str, b: str) -> float:
    """How near two words are: 100 the same, 92 a beginning of three letters or more, 90 an initial, else their ratio.

    Examples
    --------
    >>> word_score("nelson", "n"), word_score("biblio", "bibliotheque"), word_score("parks", "parcs")
    (90.0, 92.0, 80.0)
    """
    if a == b:
        return EXACT
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return INITIAL if long.startswith(short) else 0.0
    if len(short) >= 3 and long.startswith(short):
        return PREFIX
    return float(ratio(a, b))
