"""Doubtful pairs: which wait for a person and why, what was decided, and how to take a decision back.

A decision never rewrites a tie: « the same » points the duplicate to the one that is kept, and reads
follow it. It holds at the next import, for the spellings stay where they are.
"""

from network.importing import Pair
from network.resolving.beside import Beside, beside
from network.resolving.deciding import VERDICTS, Verdict, decide, undo_decision
from network.resolving.queue import pair_between, waiting
from network.resolving.sides import Side

__all__ = [
    "VERDICTS",
    "Beside",
    "Pair",
    "Side",
    "Verdict",
    "beside",
    "decide",
    "pair_between",
    "undo_decision",
    "waiting",
]
