"""The field of each actor: who has none, what its codes and its name propose, and what a person decides.

Nothing here is applied by itself: a proposal becomes a field when somebody confirms it.
"""

from network.fields.assigning import assign, confirm
from network.fields.evidence import Sign, signs
from network.fields.nomenclature import keep_nomenclature, nomenclature
from network.fields.proposing import Proposal, proposals, without_field

__all__ = [
    "Proposal",
    "Sign",
    "assign",
    "confirm",
    "keep_nomenclature",
    "nomenclature",
    "proposals",
    "signs",
    "without_field",
]
