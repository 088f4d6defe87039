"""A finding as it is shown: its number in words, its interval as a line, its matrix as a coloured table."""

import math
from dataclasses import dataclass
from typing import Any, Literal

from network.reports.templates import NOT_KNOWN, number, percent
from network.sentences import Language
from network.study import Finding

Tint = Literal["none", "much-less", "less", "near", "more", "much-more"]

SHARES = frozenset({"openness", "meeting-mixing", "enclosed"})  # shown in percents
RATIOS = frozenset({"openness", "odds-ratio"})  # compared with 1, on a logarithmic scale
WIDTH, MARGIN = 340.0, 30.0


def figure(value: Any, measure: str, lang: Language) -> str:
    """The value of a measure, as short as it can be read.

    Examples
    --------
    >>> figure(0.683, "openness", "en"), figure(2.51, "odds-ratio", "en"), figure(-0.125, "ei", "en")
    ('68%', '2.5', '−0.12')
    """
    if not isinstance(value, int | float):
        return NOT_KNOWN
    if measure in SHARES:
        return percent(value, lang)
    if measure == "ei":
        return number(value, lang, 2)
    return number(value, lang, 1 if abs(value) < 10 else 0)


def expected(finding: Finding) -> float | None:
    """What the value is compared with: 1 for a ratio, else what chance alone would give."""
    if finding.measure in RATIOS:
        return 1.0
    return finding.expected if isinstance(finding.expected, int | float) else None


@dataclass(frozen=True)
class Span:
    """An interval as places on a line of 340 units: its ends, the value, what was expected."""

    low: float
    high: float
    value: float
    expected: float | None


def span(finding: Finding) -> Span | None:
    """Where to draw the interval of a finding; None when it has none.

    Examples
    --------
    >>> from network.study import Interval
    >>> drawn = span(Finding("odds-ratio", value=2.0, interval=Interval(1.0, 4.0)))
    >>> round(drawn.low), round(drawn.value), round(drawn.high)
    (30, 170, 310)
    """
    if finding.interval is None or not isinstance(finding.value, int | float):
        return None
    reference = expected(finding)
    told = [finding.interval.low, finding.interval.high, float(finding.value)]
    points = told if reference is None else [*told, reference]
    if finding.measure in RATIOS:
        if min(points) <= 0:
            return None
        points = [math.log(point) for point in points]
    start, room = min(points), max(points) - min(points) or 1.0
    x = [MARGIN + (WIDTH - 2 * MARGIN) * (point - start) / room for point in points]
    return Span(x[0], x[1], x[2], x[3] if reference is not None else None)


@dataclass(frozen=True)
class Cell:
    """Ties between two fields, and how they compare with what was expected."""

    ties: float
    expected: float
    ratio: float
    few: bool

    @property
    def tint(self) -> Tint:
        """The colour of the cell: none when too few ties were expected for a ratio to mean anything."""
        if self.few:
            return "none"
        steps: tuple[tuple[float, Tint], ...] = ((0.5, "much-less"), (0.8, "less"), (1.25, "near"), (2.0, "more"))
        return next((tint for limit, tint in steps if self.ratio < limit), "much-more")


def matrix(finding: Finding) -> tuple[list[str], list[tuple[str, list[Cell | None]]]]:
    """The mixing matrix as a table: its fields, then each field with its cells; None where a pair is shown already.

    Examples
    --------
    >>> told = {"from": "sante", "to": "social", "ties": 3.0, "expected": 6.0, "ratio": 0.5, "few": False}
    >>> levels, rows = matrix(Finding("", value={"levels": ["sante", "social"]}, details={"cells": [told]}))
    >>> [(field, [cell and cell.tint for cell in cells]) for field, cells in rows]
    [('sante', [None, 'less']), ('social', [None, None])]
    """
    levels: list[str] = list(finding.value["levels"])
    names = ("ties", "expected", "ratio", "few")
    cells = {(one["from"], one["to"]): Cell(**{name: one[name] for name in names}) for one in finding.details["cells"]}
    return levels, [(row, [cells.get((row, column)) for column in levels]) for row in levels]


def showing() -> dict[str, Any]:
    """What the template of a finding may call."""
    return {
        "figure": figure,
        "expected_of": expected,
        "span": span,
        "matrix": matrix,
    }
