"""A table that went through the national geocoder: how sure each point is decides whether it is kept."""

from collections.abc import Sequence
from dataclasses import replace

from network.forms.numbers import number_of
from network.forms.parsed import text_of
from network.forms.row import Notes
from network.identity import fold
from network.tables import HEADER_LINES, Cell, Sheet

SURE, LIKELY = 0.7, 0.5
"""From the first score a point is kept; from the second it is for a person to check; below it is nowhere."""

TOO_WIDE = frozenset({"municipality"})  # the geocoder found the commune, not the address
_POINT = ("latitude", "longitude")
_COMMUNE = "result citycode"


def placed(sheet: Sheet, notes: Notes) -> Sheet:
    """The sheet with the points that are sure, and without what the geocoder wrote beside them.

    A sheet that no geocoder saw is given back as it is.
    """
    line, at = _header(sheet)
    if not at:
        return sheet
    rows = [list(row) for row in sheet.rows]
    unsure = [row for row in range(line, len(rows)) if _is_unsure(rows[row], at, row + 1, notes)]
    for row in unsure:
        for name in _POINT:
            if at[name] < len(rows[row]):
                rows[row][at[name]] = None
    if nowhere := sum(_score(rows[row], at) < LIKELY or _kind(rows[row], at) in TOO_WIDE for row in unsure):
        notes.add("geocoded-nowhere", "info", n=nowhere)
    return replace(sheet, rows=[_tidied(row, rank + 1 == line, at) for rank, row in enumerate(rows)])


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """Line of the header and position of each column of the geocoder; nothing when it did not write it."""
    for line, row in enumerate(sheet.rows[:HEADER_LINES], start=1):
        at = {fold(text_of(cell)): rank for rank, cell in reversed(list(enumerate(row))) if cell is not None}
        if {"result score", "latitude", "longitude"} <= at.keys():
            return line, {name: rank for name, rank in at.items() if name in _POINT or name.startswith("result ")}
    return 0, {}


def _is_unsure(row: Sequence[Cell], at: dict[str, int], line: int, notes: Notes) -> bool:
    """Whether the point of a line is not sure enough; what a person may check is said."""
    score = _score(row, at)
    if not _has_point(row, at) or (score >= SURE and _kind(row, at) not in TOO_WIDE):
        return False
    if score >= LIKELY and _kind(row, at) not in TOO_WIDE:
        label = at.get("result label")
        found = row[label] if label is not None and label < len(row) else None
        notes.add("geocoded-doubtful", "warning", line=line, value=found, score=f"{score:.2f}")
    return True


def _has_point(row: Sequence[Cell], at: dict[str, int]) -> bool:
    return all(at[name] < len(row) and row[at[name]] is not None for name in _POINT)


def _score(row: Sequence[Cell], at: dict[str, int]) -> float:
    rank = at["result score"]
    return (number_of(row[rank]) if rank < len(row) else None) or 0.0


def _kind(row: Sequence[Cell], at: dict[str, int]) -> str:
    rank = at.get("result type")
    return text_of(row[rank]) if rank is not None and rank < len(row) and row[rank] is not None else ""


def _tidied(row: list[Cell], is_header: bool, at: dict[str, int]) -> list[Cell]:
    """Without the columns of the geocoder, but the commune that it found."""
    for name, rank in at.items():
        if name in _POINT or rank >= len(row):
            continue
        if name == _COMMUNE and is_header:
            row[rank] = "code_insee"
        elif name != _COMMUNE:
            row[rank] = None
    return row
