"""What is done to a cell that leaves so that it can come back: formulas made harmless, several values in one cell."""

import re

from network.tables.book import Cell

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_SEPARATOR = " | "
_BETWEEN = re.compile(r"\s*(?<!\\)\|\s*")


def runs(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula, the apostrophes of earlier escapes aside.

    Examples
    --------
    >>> runs("=HYPERLINK(1)"), runs("'=HYPERLINK(1)"), runs("l'école"), runs("École")
    (True, True, False, False)
    """
    return text.lstrip("'").lstrip(" ").startswith(_STARTS)


def unescaped(cell: Cell) -> Cell:
    """A cell as it was before it was made harmless.

    Examples
    --------
    >>> unescaped("'+33 1 40 00 00 00"), unescaped("'ti bout")
    ('+33 1 40 00 00 00', "'ti bout")
    """
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") and runs(cell[1:]) else cell


def joined(values: list[str]) -> str:
    r"""Several values in one cell; a bar inside one of them is marked.

    Examples
    --------
    >>> joined(["CAF", "PMI | Flandre"])
    'CAF | PMI \\| Flandre'
    """
    return _SEPARATOR.join(value.replace("|", "\\|") for value in values)


def parts(text: str) -> list[str]:
    r"""The values of one cell.

    Examples
    --------
    >>> parts("CAF | PMI \\| Flandre"), parts("droits|famille"), parts("")
    (['CAF', 'PMI | Flandre'], ['droits', 'famille'], [])
    """
    return [part.replace("\\|", "|") for part in _BETWEEN.split(text)] if text else []
