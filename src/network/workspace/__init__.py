"""What a workspace keeps beside the facts: ways of reading files, saved by name and proposed again."""

from network.workspace.keeping import template_of
from network.workspace.proposing import proposed
from network.workspace.saved import SavedMapping, forget_mapping, mapping_named, mappings, save_mapping

__all__ = [
    "SavedMapping",
    "forget_mapping",
    "mapping_named",
    "mappings",
    "proposed",
    "save_mapping",
    "template_of",
]
