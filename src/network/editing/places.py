"""A place named in an entry: the one of that name in the territory, or a new one."""

from network.editing.known import Known
from network.identity import fold
from network.importing.edits import Word
from network.importing.titled import Titled
from network.model import uid


def place_words(known: Known, name: str, home: str | None) -> tuple[str, list[Word]]:
    """The uid of the place, and what says it when it is new."""
    found = Titled.of(known.graph, "place", "name", "located_in-place").find(name, home)
    if found:
        return found, []
    node = uid("pla", fold(name), home or "")
    return node, [("place", (node,), {"name": name}), *known.located("place", node, home)]
