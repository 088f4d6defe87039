"""The planted network: who works with whom at both waves, who was asked, who answered and what they declared.

Each pair of a quartier has a probability of collaborating that depends only on whether the two fields are the
same: the within-field odds ratio is planted, the density is kept. 60 % of ties last from one wave to the next.
"""

import itertools
import random
from collections import Counter
from dataclasses import dataclass, field

from territory.world import WAVES, Actor, Quartier, draws, quartiers

DENSITY = 0.11
PERSISTENCE = 0.6
REPORTING = 0.8
SILENT = 0.14
CROSS_TIES = 12

Pair = tuple[str, str]


@dataclass
class Wave:
    """One survey: `state` of each asked actor, `ties` that exist, `reports` (respondent, named)."""

    name: str
    state: dict[str, str] = field(default_factory=dict)
    ties: list[Pair] = field(default_factory=list)
    reports: list[Pair] = field(default_factory=list)
    referrals: list[Pair] = field(default_factory=list)


def waves(seed: int, actors: list[Actor]) -> tuple[Wave, Wave]:
    """Both waves in all quartiers."""
    before, after = (Wave(name) for name in WAVES)
    for quartier in quartiers():
        rng = draws(seed, f"collaborations {quartier.code}")
        roster = [a for a in actors if a.territory == quartier.code and a.kind != "group" and a.listed]
        _ties(quartier, roster, before, after, rng)
        for wave in (before, after):
            asked = [a for a in roster if a.open_at(WAVES[wave.name])]
            wave.state |= _states(asked, rng)
    _across(actors, before, after, draws(seed, "ties across quartiers"))
    for wave in (before, after):
        _report(wave, draws(seed, f"reports {wave.name}"))
    return before, after


def _ties(quartier: Quartier, roster: list[Actor], before: Wave, after: Wave, rng: random.Random) -> None:
    pairs = list(itertools.combinations(roster, 2))
    same = sum(a.field == b.field for a, b in pairs) / len(pairs)
    chances = [probabilities(odds, same) for odds in quartier.odds]
    for a, b in pairs:
        first, second = (within if a.field == b.field else across for within, across in chances)
        both = PERSISTENCE * min(first, second)
        tied = rng.random() < first
        stays = rng.random() < (both / first if tied else (second - both) / (1 - first))
        for wave, present in ((before, tied), (after, stays)):
            if present and a.open_at(WAVES[wave.name]) and b.open_at(WAVES[wave.name]):
                wave.ties.append((a.key, b.key))


def probabilities(odds: float, same: float) -> tuple[float, float]:
    """Chances of a tie within and across fields that give this odds ratio at the density of the programme.

    >>> within, across = probabilities(4.0, 0.17)
    >>> round(within / (1 - within) / (across / (1 - across)), 6), round(0.17 * within + 0.83 * across, 6)
    (4.0, 0.11)
    """
    low, high = 0.0, 1.0
    for _ in range(60):
        across = (low + high) / 2
        within = odds * across / (1 - across + odds * across)
        if same * within + (1 - same) * across < DENSITY:
            low = across
        else:
            high = across
    return within, across


def odds_ratio(wave: Wave, actors: list[Actor]) -> float:
    """What chance drew: the within-field odds ratio of the ties that exist among the actors asked at this wave."""
    asked = [a for a in actors if a.key in wave.state]
    tied = {frozenset(pair) for pair in wave.ties}
    cells = Counter(
        (a.field == b.field, frozenset((a.key, b.key)) in tied) for a, b in itertools.combinations(asked, 2)
    )
    return cells[True, True] * cells[False, False] / (cells[True, False] * cells[False, True])


def _across(actors: list[Actor], before: Wave, after: Wave, rng: random.Random) -> None:
    """A few ties from one quartier to another; half of the first wave's are still there at the second."""
    roster = [a for a in actors if a.territory and a.kind != "group" and not a.since and not a.until]
    while len(before.ties) and len(_outside(before, actors)) < CROSS_TIES:
        a, b = rng.sample(roster, 2)
        if a.territory != b.territory:
            before.ties.append((a.key, b.key))
    after.ties += _outside(before, actors)[::2]
    while len(_outside(after, actors)) < CROSS_TIES:
        a, b = rng.sample(roster, 2)
        if a.territory != b.territory:
            after.ties.append((a.key, b.key))


def _outside(wave: Wave, actors: list[Actor]) -> list[Pair]:
    home = {a.key: a.territory for a in actors}
    return [pair for pair in wave.ties if home[pair[0]] != home[pair[1]]]


def _states(asked: list[Actor], rng: random.Random) -> dict[str, str]:
    """Silent respondents fall anywhere, but no field of five actors or more answers less than 60 %."""
    count = round(SILENT * len(asked))
    sizes = Counter(a.field for a in asked)
    while True:
        silent = rng.sample(asked, count)
        missing = Counter(a.field for a in silent)
        if all(missing[name] <= 0.4 * size for name, size in sizes.items()):
            break
    states = {a.key: "partial" if rng.random() < 0.05 else "answered" for a in asked}
    states |= {a.key: "silent" for a in silent}
    states[silent[0].key] = "refused"
    return states


def _report(wave: Wave, rng: random.Random) -> None:
    """A tie is declared by one or both of its ends that answered: a pair of silent ends was not observed."""
    for a, b in wave.ties:
        ends = [(x, y) for x, y in ((a, b), (b, a)) if wave.state[x] in ("answered", "partial")]
        said = [end for end in ends if rng.random() < REPORTING]
        wave.reports += said or ([rng.choice(ends)] if ends else [])
    wave.reports.sort()
    wave.referrals = [pair for pair in wave.reports if rng.random() < 0.35]
