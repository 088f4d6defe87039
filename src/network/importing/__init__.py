"""Files become facts: read, resolved, tried, applied, undone; every fact knows which files say it."""

from network.importing.files import import_file, import_files
from network.importing.journal import batch, batches
from network.importing.likeness import Pair
from network.importing.outcome import Outcome
from network.importing.undoing import undo

__all__ = ["Outcome", "Pair", "batch", "batches", "import_file", "import_files", "undo"]
