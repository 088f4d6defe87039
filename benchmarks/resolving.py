"""5,000 names of files resolved against 20,000 known actors, with and without blocks; and the pairs that wait.

The peer is rapidfuzz alone: `process.cdist` of the same names, every name against every actor, no types, no vetoes, no
candidates kept. It finds nobody: it is what comparing everything costs in C++.
"""

import random
from collections.abc import Iterator

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from benchmarks.line import Line, seconds
from network import vocabulary
from network.identity import fold
from network.importing.actors import Actors, Mention

KNOWN, NAMES, WAITING, TERRITORIES = 20_000, 5_000, 10_000, 80

TYPES = (
    *("École élémentaire", "École maternelle", "Collège", "Lycée", "Crèche", "PMI", "CMP", "CMPP", "Centre social"),
    *("Bibliothèque", "Ludothèque", "Régie de quartier", "Mission locale", "Club de prévention", "EHPAD", "MJC"),
)
HEADS = ("Les amis de", "Compagnie", "Collectif", "Association sportive", "Entraide", "Atelier", "Maison", "Espace")
ONSETS = ["b", "c", "ch", "d", "f", "g", "gr", "j", "l", "m", "n", "p", "pl", "qu", "r", "s", "t", "tr", "v"]
VOWELS = ["a", "e", "i", "o", "u", "ou", "an", "on", "in", "eau"]


def proper_names(draw: random.Random, number: int) -> list[str]:
    """Words that look like French surnames and streets, all different."""
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = (draw.choice(ONSETS) + draw.choice(VOWELS) for _ in range(draw.choice((2, 3, 3, 4))))
        found["".join(syllables).capitalize() + draw.choice(("", "t", "x", "lle", "rd", "s"))] = None
    return list(found)


def names(draw: random.Random, number: int) -> list[str]:
    """Names of structures: a type or a first word, then a street or somebody, often the same few."""
    words = proper_names(draw, 6_000)
    weights = [1 / (rank + 30) for rank in range(len(words))]
    made = []
    for _ in range(number):
        first = draw.choice(TYPES if draw.random() < 0.6 else HEADS)
        made.append(" ".join([first, *draw.choices(words, weights, k=draw.choice((1, 2, 2)))]))
    return made


def mistyped(draw: random.Random, name: str) -> str:
    """Two letters of the name exchanged."""
    at = draw.randrange(1, len(name))
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


def mentions(draw: random.Random, known: list[tuple[str, str]]) -> list[Mention]:
    """As files name actors: two of five as they are known, one of five mistyped, the others new."""
    found, new = [], names(draw, NAMES)
    for rank in range(NAMES):
        name, home = draw.choice(known)
        name = (name, name, mistyped(draw, name), new[rank], new[rank])[rank % 5]
        found.append(Mention(name, near=home))
    return found


def placed(draw: random.Random, number: int) -> list[tuple[str, str]]:
    return [(name, f"t{draw.randrange(TERRITORIES)}") for name in names(draw, number)]


def actors_of(known: list[tuple[str, str]]) -> Actors:
    actors = Actors(vocabulary.acronyms())
    for rank, (name, home) in enumerate(known):
        actors.add(f"act-{rank}", {"name": name}, home)
    return actors


def resolved(actors: Actors, named: list[Mention]) -> None:
    """As an import does it: known, or new with those it is like."""
    actors.prepare(one.name for one in named)
    for one in named:
        if actors.find(one) is None:
            node = actors.new_uid(one)
            actors.add(node, {"name": one.name}, None, one.near)
            actors.doubt(node)


def names_resolved(seed: int = 2017) -> Iterator[Line]:
    draw = random.Random(seed)
    known = placed(draw, KNOWN)
    named = mentions(draw, known)
    actors = actors_of(known)
    ours = seconds(lambda: resolved(actors, named))
    folded, others = [fold(name) for name, _ in known], [fold(one.name) for one in named]
    peer = seconds(lambda: process.cdist(others, folded, scorer=ratio, score_cutoff=70, dtype=np.uint8))
    what = f"resolve {NAMES:,} names against {KNOWN:,} actors"
    yield Line(what, ours, peer, peer_name="rapidfuzz cdist of all with all")
    some = actors_of(known[:WAITING])
    yield Line(f"pairs that wait among {WAITING:,} actors", seconds(some.all_alike))
