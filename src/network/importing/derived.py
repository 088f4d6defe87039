"""What is worked out from what was said, and never counts as said: search words, a kind, a guessed field.

Computed again at each change, so that undoing a file also undoes what was worked out from it.
"""

from network import vocabulary
from network.identity import search_text
from network.importing.folding import texts
from network.importing.kinds import kind_of
from network.model import Properties

ALWAYS_DERIVED = frozenset({"search"})
"""Properties that no file gives: they can be told from what was said."""

DERIVING = frozenset({"actor", "mission", "asked"})
"""Nouns of which something is worked out."""


def derived(noun: str, properties: Properties) -> Properties:
    """Properties worked out from those given; empty for most nouns.

    Examples
    --------
    >>> derived("asked", {}), derived("asked", {"state": "partial"})
    ({'state': 'answered'}, {})
    """
    if noun == "actor":
        return _of_actor(properties)
    if noun == "mission" and properties.get("title"):
        return {"search": search_text(str(properties["title"]))}
    if noun == "asked" and not properties.get("state"):
        return {"state": "answered"}  # answers were read and no roster says more
    return {}


def _of_actor(properties: Properties) -> Properties:
    name = str(properties.get("name") or "")
    if not name:
        return {}
    words = [name, *texts(properties.get("short_name")), *texts(properties.get("aliases"))]
    more: Properties = {"search": search_text(*words)}
    if not properties.get("kind"):
        more["kind"] = kind_of(name)
    if not properties.get("field") and (field := vocabulary.guess_field(name)):
        more |= {"field": field, "field_source": "guessed"}
    return more
