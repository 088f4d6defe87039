"""A national file, read once as it streams, gives the small extract of some communes and the note of its source."""

from network.prefilter.extracting import Extracted, prefilter

__all__ = ["Extracted", "prefilter"]
