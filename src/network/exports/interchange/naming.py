"""Names that a format can hold: each its own, without the signs that end a name there."""

import re
from collections.abc import Callable, Iterable

from network.identity import fold
from network.tables.graphs import Node


def distinct(nodes: Iterable[Node], made: Callable[[str], str], between: str = " ") -> dict[str, str]:
    """Identifier of each node → a name of its own, a number after those that several would have.

    Examples
    --------
    >>> distinct([Node("a", "CAF"), Node("b", "Caf")], str.lower)
    {'a': 'caf', 'b': 'caf 2'}
    """
    taken: set[str] = set()
    names: dict[str, str] = {}
    for node in nodes:
        first = name = made(node.label or node.id) or "-"
        rank = 1
        while name.casefold() in taken:
            rank += 1
            name = f"{first}{between}{rank}"
        taken.add(name.casefold())
        names[node.id] = name
    return names


def slug(text: str) -> str:
    """Letters, figures and hyphens: a label that UCINET and igraph read without quotes.

    Examples
    --------
    >>> slug("École élém. « Tanger »")
    'ecole-elem-tanger'
    """
    return re.sub(r"\s+", "-", fold(text))


def quoted(text: str) -> str:
    r"""A label in quotes; Pajek has no sign for a quote inside one.

    Examples
    --------
    >>> quoted('Collectif "Les Tilleuls"')
    '"Collectif \'Les Tilleuls\'"'
    """
    return '"' + unquoted(text) + '"'


def unquoted(text: str) -> str:
    return " ".join(text.replace('"', "'").replace("\\", "/").split())
