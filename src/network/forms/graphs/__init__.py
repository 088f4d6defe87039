"""Graph files as sheets that the forms read: actors, ties, presences, with the identifiers of the file."""

from network.forms.graphs.joining import untangled
from network.forms.graphs.sheets import titles

__all__ = ["titles", "untangled"]
