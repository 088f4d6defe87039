"""Cells that hold several values of a closed list, as programs write them, and the values that no list knows."""

import ast
import json
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rapidfuzz import process

from network.forms.numbers import number_of
from network.forms.parsed import text_of
from network.identity import fold
from network.tables import Cell
from network.vocabulary import code_of

if TYPE_CHECKING:
    from network.forms.registers.records import Record, Say
    from network.forms.registers.register import Table

LIKE = 60
"""How alike two values must be for one to be suggested, of 100."""

MAX_TEXT = 10_000  # characters of a list that is read as Python or JSON


def written_list(text: str) -> list[str]:
    """The values of a cell: a list of Python or JSON, `{a,b}`, or values between commas, bars or semicolons.

    Examples
    --------
    >>> written_list("['caf', 'cpam']"), written_list('["caf"]'), written_list("{caf,cpam}"), written_list("caf | cpam")
    (['caf', 'cpam'], ['caf'], ['caf', 'cpam'], ['caf', 'cpam'])
    >>> written_list("[]"), written_list("None")
    ([], [])
    """
    text = text.strip()
    for read in (ast.literal_eval, json.loads) if text[:1] == "[" and len(text) <= MAX_TEXT else ():
        if values := _list_of(read, text):
            return [str(value).strip() for value in values if value is not None]
    parts = re.split(r"[;|,\n]", text.strip("[]{}"))
    return [part for part in (one.strip(" '\"") for one in parts) if part and part != "None"]


def _list_of(read: Callable[[str], object], text: str) -> Sequence[object]:
    try:
        values = read(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):  # what ast and json were seen to raise
        return ()
    return values if isinstance(values, list) else ()


def is_yes(cell: Cell) -> bool:
    """Whether a cell of a switch says yes."""
    return cell is not None and code_of("yes-no", text_of(cell)) == "yes"


def check(record: "Record", table: "Table", say: "Say") -> None:
    """Put lists in one writing, say each value that their list does not know, each number that is none."""
    for column, known in table.lists.items():
        cell = record.cells.get(column)
        if cell is None:
            continue
        values = written_list(text_of(cell))
        older = table.older.get(column, frozenset())
        for value in values if known else ():
            if value not in known and value not in older:
                _say_unknown(record, column, value, known, say)
        kept = [value for value in values if not known or value in known or "--" in value]
        record.cells[column] = "; ".join(kept) or None
    for column in table.numbers:
        cell = record.cells.get(column)
        if cell is not None and number_of(cell) is None:
            say("bad-number", "warning", record, column)


def _say_unknown(record: "Record", column: str, value: str, known: Sequence[str], say: "Say") -> None:
    close = process.extractOne(fold(value), [fold(one) for one in known], score_cutoff=LIKE)
    if close:
        say("unknown-value", "warning", record, column, told=value, expected=known[close[2]])
    else:
        say("unknown-value-listed", "warning", record, column, told=value, expected=", ".join(known))
