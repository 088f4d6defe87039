"""Files become facts: read, resolved, tried, applied, undone; every fact knows which files say it."""

from network.importing.files import import_file, import_files
from network.importing.journal import batch, batches, remarks_of
from network.importing.likeness import Pair
from network.importing.outcome import Outcome
from network.importing.recognising import recognise
from network.importing.similar import Similar, similar
from network.importing.spared import Spared
from network.importing.undoing import spared, undo
from network.importing.versions import Version
from network.importing.whole import whole_sentence

__all__ = [
    "Outcome",
    "Pair",
    "Similar",
    "Spared",
    "Version",
    "batch",
    "batches",
    "import_file",
    "import_files",
    "recognise",
    "remarks_of",
    "similar",
    "spared",
    "undo",
    "whole_sentence",
]
