"""What kind of actor a name tells, when no file says it: an institution, a service, a group, else a structure."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from network import vocabulary
from network.identity import fold, slots
from network.resources import folder


@dataclass(frozen=True)
class Signs:
    types: frozenset[str]
    words: tuple[str, ...]


@cache
def kind_of(name: str) -> str:
    """Kind of actor that a name tells.

    Examples
    --------
    >>> kind_of("CAF de Paris"), kind_of("Groupe de travail parentalité"), kind_of("Clg N. Mandela")
    ('institution', 'group', 'structure')
    """
    types, words = slots(name, vocabulary.acronyms()).type, f"{fold(name)} "
    for kind, signs in _signs().items():
        if signs.types & types or words.startswith(signs.words):
            return kind
    return "structure"


@cache
def _signs() -> Mapping[str, Signs]:
    table = tomllib.loads((folder("imports") / "vocabulary" / "actor-kinds.toml").read_text("utf-8"))
    return {
        kind: Signs(frozenset(signs["types"]), tuple(f"{fold(word)} " for word in signs["words"]))
        for kind, signs in table.items()
    }
