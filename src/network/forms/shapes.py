"""The shape of a table: its headers, in any order, without the dates of a grid, which grow with each meeting."""

import hashlib
from collections.abc import Sequence

from network.forms.cells import read_when
from network.forms.dates import NotADate, find_date
from network.forms.headers import LEVEL, possible_headers
from network.identity import fold
from network.tables import Sheet

LEAST_HEADERS = 2  # one header alone is any title
DATED = "(dates)"


def shape_of(texts: Sequence[str]) -> str:
    """A short name of a set of headers, the same in any order, case and accents.

    Examples
    --------
    >>> spring = ["QUARTIER", "structure", "12 avril 2025", "mai 2025"]
    >>> shape_of(["Structure", "Quartier", "05/03/2025"]) == shape_of(spring)
    True
    >>> shape_of(["Structure", "Quartier"]) == shape_of(["Structure", "Champ"]), shape_of(["Tilleuls"])
    (False, '')
    """
    words = {DATED if _is_dated(text) else fold(text.split(LEVEL)[-1]) for text in texts if text} - {""}
    if len(words - {DATED}) + (DATED in words) < LEAST_HEADERS:
        return ""
    return hashlib.sha256("\0".join(sorted(words)).encode()).hexdigest()[:20]


def shapes(sheet: Sheet) -> dict[str, int]:
    """Every shape that a line among the first ten may give, and that line."""
    found: dict[str, int] = {}
    for _, line, texts in possible_headers(sheet):
        if shape := shape_of(texts):
            found.setdefault(shape, line)
    return found


def _is_dated(text: str) -> bool:
    last = text.split(LEVEL)[-1]
    whole = read_when(last, 2000)
    return not isinstance(whole, NotADate) or find_date(last, 2000) is not None
