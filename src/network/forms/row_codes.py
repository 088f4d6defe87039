"""The code that a printed attendance sheet gives to a line: whom the line expects, without any doubt."""

import re

from network.forms.parsed import Parsed, Problem, Setting, text_of
from network.tables import Cell

ROLE = "row_code"
_CODE = re.compile(r"act-[0-9a-f]{20}")


def read_row_code(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    """The uid of an actor, as the sheet was printed with it.

    Examples
    --------
    >>> import datetime as dt
    >>> read_row_code(" ACT-2240ba5fd95b28fa32cc ", "", Setting(dt.date(2026, 1, 5))).value
    'act-2240ba5fd95b28fa32cc'
    """
    code = "".join(text_of(cell).split()).lower()
    return Parsed(code) if _CODE.fullmatch(code) else Parsed(None, Problem("bad-row-code", keep_in_extra=False))
