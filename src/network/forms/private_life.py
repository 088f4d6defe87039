"""Whether a text tells the private life of one person, by the words we know."""

import re
from functools import lru_cache

from network.identity import fold
from network.vocabulary import private_life

LONGEST_ALONE = 40  # letters of the longest text that says it all by itself
_SENTENCES = re.compile(r"[.;!?\n|]+")


@lru_cache(maxsize=200_000)
def tells_private_life(text: str) -> str | None:
    """Why a text must not be kept: `health`, `protection`, `justice`, `religion`, `situation`; None when it may.

    Examples
    --------
    >>> tells_private_life("Dépression de la mère"), tells_private_life("Santé mentale")
    ('health', None)
    """
    words, folded = private_life(), fold(text)
    if len(folded) <= LONGEST_ALONE and (whole := words.alone.get(folded) or words.alone.get(_plain(text))):
        return whole
    if words.ends.isdisjoint(folded.split()):
        return None
    sentences = (f"{fold(one)} | {_plain(one)}" for one in _SENTENCES.split(text))
    return next((why for sentence in sentences if (why := _in_sentence(sentence))), None)


def _plain(text: str) -> str:
    """Lower case and accents, words separated by one space: « placé » is no « place »."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _in_sentence(sentence: str) -> str | None:
    """One person, and what is only said of one: a theme is about people in general."""
    words = private_life()
    mine = words.mine.search(sentence)
    somebody = words.somebody.search(sentence) and not words.themes.search(sentence)
    if not (mine or somebody):
        return None
    for listed in (words.strong, words.weak) if mine else (words.strong,):
        for why, pattern in listed.items():
            if pattern.search(sentence):
                return why
    return None
