"""Persons who object: their names are kept as keyed hashes only, so that no file brings them back."""

from network.people.hiding import Objected, objected
from network.people.objecting import Objection, object_to, objections, withdraw

__all__ = ["Objected", "Objection", "object_to", "objected", "objections", "withdraw"]
