"""Where each actor stands on the map: seeded, computed once, never moved by the reader's machine."""

from network.layout.place import place

__all__ = ["place"]
