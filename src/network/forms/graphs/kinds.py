"""What the edges of a graph file are ties of: the kind that their words name, else one that claims nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from network.identity import fold
from network.tables import Cell
from network.tables.graphs import Edge
from network.vocabulary import code_of
from network.vocabulary.shelf import table

UNSAID = "unspecified"
"""Kind of a tie of which nobody says what it is: on no step of the ladder of evidence, in no layer."""


@dataclass(frozen=True)
class Told:
    """Code of the kind of an edge, the header of the attribute that says it, or the word that is no kind of ours."""

    code: str
    header: str | None = None
    word: str | None = None


def kind_of(edge: Edge, of_file: str | None = None) -> Told:
    """The kind of an edge: what the format itself calls it, then the attributes that may say it, the likeliest first.

    An edge that says nothing is of the kind that its file is named after, if it is named so.

    Examples
    --------
    >>> kind_of(Edge("a", "b", attributes={"Label": "oriente-vers"}))
    Told(code='refers', header='Label', word=None)
    >>> kind_of(Edge("a", "b", kind="apprécie")).code
    'unspecified'
    """
    told = ({"": edge.kind} if edge.kind else {}) | _candidates(edge.attributes)
    for header, text in told.items():
        if code := code_of("kinds", text):
            return Told(code, header or None)
    return Told(of_file, None) if of_file and not told else Told(UNSAID, None, next(iter(told.values()), None))


def _candidates(attributes: Mapping[str, Cell]) -> dict[str, str]:
    ranks = {word: rank for rank, word in enumerate(table("graphs")["edges"]["kind"])}
    named = [(ranks[fold(header)], header, str(cell)) for header, cell in attributes.items() if fold(header) in ranks]
    return {header: text for _, header, text in sorted(named) if text}
