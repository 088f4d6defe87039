"""What a result looks at and what it says: the lens, the network, the finding.

A measure never sees the store: `networks.read` turns a store and a `Lens` into a `Network`, plain
tables of what was read; the measures turn a `Network` into a `Finding`.
"""

from network.study.finding import Empty, Finding, Interval, Named, Verdict, plain
from network.study.lens import (
    COMPONENTS,
    DIRECTED,
    LAYERS,
    NOMENCLATURES,
    TWO_MODE,
    Boundary,
    Layer,
    Lens,
    Unit,
)
from network.study.sheets import SheetRead, sheets_read
from network.study.tables import Network, Observation

__all__ = [
    "COMPONENTS",
    "DIRECTED",
    "LAYERS",
    "NOMENCLATURES",
    "TWO_MODE",
    "Boundary",
    "Empty",
    "Finding",
    "Interval",
    "Layer",
    "Lens",
    "Named",
    "Network",
    "Observation",
    "SheetRead",
    "Unit",
    "Verdict",
    "plain",
    "sheets_read",
]
