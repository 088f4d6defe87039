"""The fictional programme in four invented quartiers: its files as coordinators keep them, and the truth beside."""

from territory.making import Territory, make

__all__ = ["Territory", "make"]
