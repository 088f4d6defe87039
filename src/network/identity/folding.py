"""Text as it is compared: without case, accents, punctuation or the dots of an acronym."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_DOTTED = re.compile(r"\b(?:[a-z]\.\s?){2,}(?:[a-z]\b)?")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Words of a text in lower-case ASCII, separated by one space; the letters of a dotted acronym are joined.

    Examples
    --------
    >>> fold("C.A.F. – Pôle « Œuvres »")
    'caf pole oeuvres'
    >>> fold("École Tanger A")
    'ecole tanger a'
    """
    return _NOT_WORD.sub(" ", _DOTTED.sub(_joined, plain_lower(text))).strip()


def plain_lower(text: str) -> str:
    """Lower-case ASCII that still has its punctuation: what patterns with dots and brackets look at.

    Examples
    --------
    >>> plain_lower("Présent·e (Œuvre) ✗")
    'present·e (oeuvre) ✗'
    """
    if text.isascii():
        return text.lower()
    without = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    if without.isascii():
        return without.lower()
    # Signs stay: ✓ and ✗ must not become letters.
    return "".join(anyascii(sign) if sign.isalpha() else sign for sign in without).lower()


def search_text(*texts: str | None) -> str:
    """Folded words of several texts, each once, in order: what a search looks into.

    Examples
    --------
    >>> search_text("Centre social Les Tilleuls", "CS Tilleuls", None)
    'centre social les tilleuls cs'
    """
    return " ".join(dict.fromkeys(word for text in texts if text for word in fold(text).split()))


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"[.\s]", "", match[0]) + " "
