"""Words that tell the private life of one person: health, child protection, justice, religion, circumstances."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from network.vocabulary.shelf import table


@dataclass(frozen=True)
class PrivateLife:
    """Patterns over text in lower case, with and without its accents; the words of each reason are told apart."""

    alone: Mapping[str, str]
    ends: frozenset[str]  # last words of the markers: a text without any of them is about nobody
    somebody: re.Pattern[str]
    mine: re.Pattern[str]
    strong: Mapping[str, re.Pattern[str]]
    weak: Mapping[str, re.Pattern[str]]
    themes: re.Pattern[str]


@cache
def private_life() -> PrivateLife:
    """What `private-life.toml` lists.

    Examples
    --------
    >>> private_life().alone["enfant placé"]
    'protection'
    """
    entries = table("private-life")
    return PrivateLife(
        alone=MappingProxyType({text: why for why, texts in entries["alone"].items() for text in texts}),
        ends=frozenset(text.split()[-1] for kind in ("somebody", "mine") for text in entries[kind]["markers"]),
        somebody=_any(entries["somebody"]["markers"]),
        mine=_any(entries["mine"]["markers"]),
        strong=MappingProxyType({why: _any(words) for why, words in entries["strong"].items()}),
        weak=MappingProxyType({why: _any(words) for why, words in entries["weak"].items()}),
        themes=_any(entries["themes"]["words"]),
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """One of these words or phrases; a star stands for any ending."""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(word.replace("*", "[a-z]*") for word in longest_first)
    return re.compile(rf"\b(?:{alternatives})\b")
