"""Blocks lose no pair: what they propose, once compared, is what comparing every name with every other gives."""

import csv
import random
from itertools import combinations
from pathlib import Path

import pytest

from network import vocabulary
from network.identity import compare_slots
from network.importing.actors import Actors, Mention
from network.importing.likeness import Known, least_likeness
from network.importing.near import NearWords

PAIRS = Path(__file__).parents[1] / "identity" / "pairs.csv"


def hard_names() -> list[str]:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    return sorted({row[side] for row in rows for side in ("one", "other")})


def mistyped(name: str, draw: random.Random) -> str:
    at = draw.randrange(len(name))
    return name[:at] + draw.choice(["", "e", name[at] * 2]) + name[at + 1 :]


def brute_force(actors: Actors) -> set[tuple[str, str]]:
    """Every pair that may be one, each name compared with each."""
    acronyms = vocabulary.acronyms()

    def score(one: Known, other: Known) -> float:
        return max(compare_slots(a, b, acronyms) for a in one.spellings.values() for b in other.spellings.values())

    pairs = combinations(sorted(actors.known.values(), key=lambda actor: actor.uid), 2)
    return {(one.uid, other.uid) for one, other in pairs if score(one, other) >= least_likeness(one, other)}


@pytest.mark.parametrize("seed", range(4))
def test_blocks_and_brute_force_give_the_same_pairs(seed):
    draw = random.Random(seed)
    names = draw.sample(hard_names(), 150)
    names += [mistyped(name, draw) for name in names]
    actors = Actors(vocabulary.acronyms())
    for rank, name in enumerate(names):
        actors.add(f"act-{rank:03}", {"name": name}, draw.choice([None, "T1", "T2"]))
    found = {pair.uids for pair in actors.all_alike()}
    assert found == brute_force(actors)
    assert len(found) > 100


def test_a_pair_is_found_from_either_side_and_whatever_came_first():
    draw = random.Random(7)
    names = draw.sample(hard_names(), 120)
    once, turned = Actors(vocabulary.acronyms()), Actors(vocabulary.acronyms())
    for rank, name in enumerate(names):
        once.add(f"act-{rank:03}", {"name": name})
    for rank, name in reversed(list(enumerate(names))):
        turned.add(f"act-{rank:03}", {"name": name})
    assert {pair.uids for pair in once.all_alike()} == {pair.uids for pair in turned.all_alike()}
    for one in once.known.values():
        for pair in once.alike(one):
            assert pair in turned.alike(turned.known[next(uid for uid in pair.uids if uid != one.uid)])


def test_names_prepared_together_are_answered_as_one_after_the_other():
    draw = random.Random(11)
    names = draw.sample(hard_names(), 160)
    known, asked = names[:100], [Mention(name, near="T1") for name in names[60:]]
    answers = []
    for prepared in (True, False):
        actors = Actors(vocabulary.acronyms())
        for rank, name in enumerate(known):
            actors.add(f"act-{rank}", {"name": name}, "T1")
        if prepared:
            actors.prepare(one.name for one in asked)
        answers.append([actors.find(one) for one in asked])
    assert answers[0] == answers[1]


def test_a_word_that_comes_later_is_near_too():
    words = NearWords()
    words.add("rouault")
    assert words.of("rouaut") == {"rouault"}
    words.add("rouauld")
    assert words.of("rouaut") == {"rouault", "rouauld"}
