"""Given names inside a longer text: those of persons, not those that streets, schools and saints bear."""

import re
from collections.abc import Iterator

from network.identity.folding import fold

_WORDS = re.compile(r"[^\W\d_]+")
_SURNAME = re.compile(r"(?:[ -][A-ZÀ-Ý][\w\u2019'-]*)*")
_PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au"})
_SAINTS = frozenset({"saint", "sainte", "st", "ste"})


def named_persons(text: str, given_names: frozenset[str], structures: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a text names persons: each given name and the capital words after it, in order.

    Parameters
    ----------
    text : str
        Free text.
    given_names : frozenset of str
        Folded given names.
    structures : frozenset of str
        Folded words after which a given name is that of a street, a school or an association.

    Yields
    ------
    tuple of int
        Start and end of one name, never overlapping.

    Examples
    --------
    >>> list(named_persons("vu avec Sophie Martin hier", frozenset({"sophie"}), frozenset()))
    [(8, 21)]
    >>> list(named_persons("rue de la Sophie, Saint-Denis", frozenset({"sophie", "denis"}), frozenset({"rue"})))
    []
    """
    before = last = ""
    end = 0
    for word in _WORDS.finditer(text):
        folded = fold(word[0])
        given = word[0][0].isupper() and folded in given_names
        bears_it = before in structures or before.removesuffix("s") in structures
        if given and not bears_it and last not in _SAINTS and word.start() >= end:
            surname = _SURNAME.match(text, word.end())
            end = surname.end() if surname else word.end()
            yield word.start(), end
        # « collège de Marie », « rue Jean et Marie »: particles do not hide what stands before them
        before = before if folded in _PARTICLES | _SAINTS or (given and bears_it) else folded
        last = folded
