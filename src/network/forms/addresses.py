"""Cells that hold an address: a street may bear somebody's name, and « chez Mme … » may not be kept."""

import re

from network.forms.parsed import Parsed, Problem, Setting, text_of
from network.forms.row import replaces_structure
from network.tables import Cell

_NUMBER = re.compile(r"^[\d\s,;/-]+(?:bis|ter|quater|[a-dA-D]\b)?[\s,]*", re.IGNORECASE)


def read_address(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    """An address without the spaces that registers put into it; a cell that names who lives there is not kept.

    Examples
    --------
    >>> import datetime as dt
    >>> today = Setting(dt.date(2025, 1, 1))
    >>> read_address("35  rue Pascal", "", today).value, read_address("chez Mme Untel, 3 rue X", "", today).value
    ('35 rue Pascal', None)
    """
    text = " ".join(text_of(cell).split())
    street = _NUMBER.sub("", text)
    if replaces_structure(street) or replaces_structure(text):
        return Parsed(None, Problem("personal-cell", "info", keep_in_extra=False))
    return Parsed(text)
