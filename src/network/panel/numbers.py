"""Numbers as sentences write them: whole percents, two significant digits, a comma in French."""

import math

from network.sentences import Words


def significant(value: float) -> str:
    """Two significant digits, without exponent.

    Examples
    --------
    >>> significant(2.449), significant(0.966), significant(12.5), significant(137.2), significant(2.0)
    ('2.4', '0.97', '13', '140', '2.0')
    """
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    decimals = 1 - math.floor(math.log10(abs(value)))
    rounded = _half_up(value, decimals)
    decimals = 1 - math.floor(math.log10(abs(rounded)))
    return f"{rounded:.{max(decimals, 0)}f}"


def _half_up(value: float, decimals: int) -> float:
    scale = 10.0**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9) / scale, value)


def number(value: float, decimals: int | None = None) -> Words:
    """A number in both languages: two significant digits, or a fixed number of decimals.

    Examples
    --------
    >>> number(2.449).fr, number(-0.1234, 2).en
    ('2,4', '-0.12')
    """
    text = significant(value) if decimals is None else f"{_half_up(value, decimals):.{decimals}f}"
    return Words(text.replace(".", ","), text)
