"""What is worked out from what was said, and never counts as said: search words, a kind, a guessed field.

Computed again at each change, so that undoing a file also undoes what was worked out from it.
"""

from network import vocabulary
from network.identity import search_text
from network.importing.folding import REPLIED, texts
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
    >>> derived("asked", {}), derived("asked", {"state": "replied"}), derived("asked", {"state": "partial"})
    ({'state': 'silent'}, {'state': 'answered'}, {})
    """
    if noun == "actor":
        return _of_actor(properties)
    if noun == "mission" and properties.get("title"):
        return {"search": search_text(str(properties["title"]))}
    if noun == "asked":
        return _of_asked(properties)
    return {}


def _of_asked(properties: Properties) -> Properties:
    """Who was asked is silent until something says the contrary: an answer is never guessed."""
    state = properties.get("state") or "silent"
    state = "answered" if state == REPLIED else state
    return {} if state == properties.get("state") else {"state": state}


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
