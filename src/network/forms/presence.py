"""What a cell of presence says: present, represented, excused, absent, how many people."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from network.identity import fold, plain_lower
from network.tables import Cell
from network.vocabulary import marks

STRENGTH = ("present", "represented", "excused", "absent")
MAX_PEOPLE = 500
LONGEST_MARK = 200  # a signature, a reason: a longer text belongs to another column
# « x2 », « présents : 3 », « 3 pers. »: how many came
_COUNTED = re.compile(r"(?:x|p|present\w*)?\s*(\d{1,3})(?:\s*(?:p|pers|personnes?|pax|participant\w*|present\w*))?")


@dataclass(frozen=True)
class Mark:
    """A status and a number of people; `unknown` when the cell says neither."""

    status: str | None = None
    people: int | None = None
    unknown: bool = False


def read_mark(cell: Cell) -> Mark:
    """Status of a presence cell; an empty cell has none.

    Examples
    --------
    >>> read_mark("exc."), read_mark(2)
    (Mark(status='excused', people=None, unknown=False), Mark(status='present', people=2, unknown=False))
    >>> read_mark("Marie D.").status, read_mark("?").unknown
    ('present', True)
    """
    if cell is None:
        return Mark()
    if isinstance(cell, bool):
        return Mark("present" if cell else "absent")
    if isinstance(cell, int | float):
        return _counted(cell)
    if isinstance(cell, dt.date):
        return Mark("present")  # somebody dated the signature
    return _written(cell)


def _counted(number: float) -> Mark:
    if number == 0:
        return Mark("absent")
    if number != int(number) or not 0 < number <= MAX_PEOPLE:
        return Mark(unknown=True)
    return Mark("present", int(number))


@lru_cache(maxsize=50_000)
def _written(text: str) -> Mark:
    statuses = marks().statuses
    if "?" in text:  # « X? » is a doubt, not a presence
        return Mark(unknown=True)
    if len(text) > LONGEST_MARK:
        return Mark(unknown=True)
    if re.fullmatch(r"\d{1,9}(?:[.,]0+)?", text):
        return _counted(float(text.replace(",", ".")))
    whole = fold(text) or plain_lower(text).strip()
    if whole in statuses:
        return Mark(statuses[whole])
    if counted := _COUNTED.fullmatch(whole):
        return _counted(int(counted[1]))
    words = whole.split()
    # « présente (visio) », « représenté par la CAF », « exc. » : the first word says it, the rest is dropped.
    if words and words[0] in statuses and (len(words[0]) > 1 or "(" in text):
        return Mark(statuses[words[0]])
    letters = sum(sign.isalpha() for sign in text)
    return Mark("present") if letters >= 3 else Mark(unknown=True)


def strongest(statuses: list[str]) -> str:
    """The strongest of several statuses: present before represented, excused, absent.

    Examples
    --------
    >>> strongest(["excused", "present"])
    'present'
    """
    return min(statuses, key=STRENGTH.index)
