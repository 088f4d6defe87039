"""Cells of statistics: a figure or the reason why there is none, a code of territory or its name."""

from network.forms.numbers import number_of
from network.forms.parsed import Parsed, Problem, Setting, text_of
from network.identity.areas import area_code
from network.tables import Cell
from network.vocabulary import code_of

_LENGTHS = {4: 5, 8: 9}  # a spreadsheet eats the first zero of 01004 and of 010010101


def read_figure(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    """A number, else `suppressed` or `not_available`: neither is zero, and neither is ever made up.

    Examples
    --------
    >>> import datetime as dt
    >>> today = Setting(dt.date(2025, 1, 1))
    >>> [read_figure(one, "", today).value for one in ("1 556,525", 0, "s", "nd", "?")]
    [1556.525, 0.0, 'suppressed', 'not_available', None]
    """
    number = number_of(cell)
    if number is not None:
        return Parsed(number)
    state = code_of("indicator-state", text_of(cell))
    return Parsed(state) if state else Parsed(None, Problem("bad-figure"))


def read_area(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    """A code of territory as we keep it, or a name."""
    text = text_of(cell).strip()
    if isinstance(cell, int) and len(text) in _LENGTHS:
        text = text.zfill(_LENGTHS[len(text)])
    return Parsed(area_code(text))
