"""What is measured: one file a measure, one tuple that names them all, in the order of the panel.

A measure is a pure function of a Network. Commands, pages, reports and the documentation are drawn
from `MEASURES`.
"""

from network.errors import Unknown
from network.measures.ei import EI
from network.measures.enclosed import ENCLOSED
from network.measures.format_mixing import FORMAT_MIXING
from network.measures.measure import Measure
from network.measures.meeting_mixing import MEETING_MIXING
from network.measures.mixing_matrix import MIXING_MATRIX
from network.measures.odds_ratio import ODDS_RATIO
from network.measures.openness import OPENNESS
from network.study import Finding, Network

__all__ = ["MEASURES", "Measure", "find", "measure"]

MEASURES: tuple[Measure, ...] = (
    MIXING_MATRIX,
    OPENNESS,
    EI,
    ODDS_RATIO,
    MEETING_MIXING,
    FORMAT_MIXING,
    ENCLOSED,
)


def find(name: str) -> Measure:
    """The measure of that name; `Unknown` tells which names exist."""
    for one in MEASURES:
        if one.name == name:
            return one
    raise Unknown("measures.unknown", name=name, names=", ".join(one.name for one in MEASURES))


def measure(network: Network, name: str, *, seed: int = 2017) -> Finding:
    """One measure of one network, without verdict nor sentence: `panel` adds them.

    Examples
    --------
    >>> import pandas as pd
    >>> actors = pd.DataFrame({"uid": list("1234"), "field": list("xxyy")})
    >>> ties = pd.DataFrame({"source": list("123"), "target": list("234")})
    >>> round(measure(Network.from_tables(actors, ties), "ei").value, 4)  # one tie across, two inside
    -0.3333
    """
    return find(name).run(network, seed)
