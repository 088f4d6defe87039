"""Territories whose truth is known, drawn many times: does the test of a change hold its size, and find a change?

`python tests/calibration/simulation.py > docs/calibration.md` writes the table that is committed.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from network.measures.change import change, cohort, paired_cells
from network.measures.dyads import count_cells
from network.measures.jackknife import half_width, two_sided
from network.measures.observed import observed
from network.measures.odds_ratio import odds_ratio
from network.study import Network

FIELDS = 5
PERSISTING = 0.6  # part of the dyads whose luck is the same at both dates


@dataclass(frozen=True)
class Scenario:
    """Odds ratios before and after, density after ÷ before, and which part is silent, other fields each time."""

    name: str
    before: float
    after: float
    denser: float = 1.0
    silent: float = 0.0


SCENARIOS = (
    Scenario("4 → 4", 4, 4),
    Scenario("2.5 → 2.5", 2.5, 2.5),
    Scenario("density × 1.5", 4, 4, denser=1.5),
    Scenario("shifting silence", 4, 4, silent=0.2),
    Scenario("both", 4, 4, denser=1.5, silent=0.2),
    Scenario("4 → 2.5", 4, 2.5),
    Scenario("4 → 1.5", 4, 1.5),
)
SIZES = {"4 × 40": (4, 40, (0.04, 0.07, 0.10, 0.14)), "1 × 60": (1, 60, (0.08,))}


def two_waves(rng: np.random.Generator, size: str, scenario: Scenario) -> tuple[Network, Network]:
    """Two waves of the same actors: ties of independent dyads, the truth within and across fields known."""
    territories, actors, densities = SIZES[size]
    n = territories * actors
    home, field = np.repeat(np.arange(territories), actors), rng.integers(0, FIELDS, n)
    low, high = np.triu_indices(n, 1)
    inside = home[low] == home[high]
    low, high = low[inside], high[inside]
    same = field[low] == field[high]
    luck = rng.random(len(low))
    again = np.where(rng.random(len(low)) < PERSISTING, luck, rng.random(len(low)))
    uid = np.array([f"a{one:03}" for one in range(n)])
    people = pd.DataFrame({"uid": uid, "field": field.astype(str), "stratum": home.astype(str)})
    waves = []
    for when, (drawn, ratio, factor) in enumerate(
        ((luck, scenario.before, 1.0), (again, scenario.after, scenario.denser))
    ):
        odds = np.array(densities)[home[low]] * factor
        odds = odds / (1 - odds)
        chance = np.where(same, odds * ratio, odds)
        tied = drawn < chance / (1 + chance)
        reluctant = (field % 2 == when) + 0.2  # other fields answer less at each date
        quiet = rng.random(n) < scenario.silent * reluctant / reluctant.mean()
        ties = pd.DataFrame({"source": uid[low[tied]], "target": uid[high[tied]]})
        waves.append(Network.from_tables(people.assign(answered=~quiet), ties))
    return waves[0], waves[1]


def rejecting(size: str, scenario: Scenario, runs: int, seed: int = 2017) -> tuple[float, float, float]:
    """Share of runs that reject no change at 5 %, coverage of the 95 % interval of Δ, and bias of Δ."""
    rng = np.random.default_rng(seed)
    truth = math.log(scenario.after) - math.log(scenario.before)
    rejected, covered, off = [], [], []
    for _ in range(runs):
        found = change(*paired_cells(*cohort(*two_waves(rng, size, scenario))))
        if found is None or found.empty_cell:
            continue
        se = math.sqrt(found.actor)
        rejected.append((two_sided(found.delta, se, found.n) or 1.0) <= 0.05)
        covered.append(abs(found.delta - truth) <= half_width(se, found.n))
        off.append(found.delta - truth)
    return float(np.mean(rejected)), float(np.mean(covered)), float(np.mean(off))


def one_date(size: str, ratio: float, runs: int, seed: int = 2017) -> tuple[float, float]:
    """Coverage of the 95 % interval of the odds ratio of one date, 20 % silent, and bias of its log."""
    rng = np.random.default_rng(seed)
    covered, off = [], []
    for _ in range(runs):
        network, _ = two_waves(rng, size, Scenario("", ratio, ratio, silent=0.2))
        found = odds_ratio(count_cells(observed(network)))
        if found is None or found.empty_cell:
            continue
        covered.append(abs(found.theta - math.log(ratio)) <= half_width(math.sqrt(found.actor), found.n))
        off.append(found.theta - math.log(ratio))
    return float(np.mean(covered)), float(np.mean(off))


def table(runs: int) -> str:
    """The page that is committed."""
    lines = [
        "# Calibration",
        "",
        f"{runs} runs of each cell, seed 2017; {FIELDS} fields, independent dyads, {PERSISTING:.0%} of them with the",
        "same luck at both dates. A share of 5 % has a Monte Carlo error of about "
        f"{100 * 1.96 * math.sqrt(0.05 * 0.95 / runs):.1f} points. Made by",
        "`python tests/calibration/simulation.py`; the slow tests hold the sizes (at most 8 %).",
        "",
        "## A change between two dates: % of runs that reject « no change » at 5 % (coverage of Δ, bias)",
        "",
        "| | " + " | ".join(one.name for one in SCENARIOS) + " |",
        "|---" * (len(SCENARIOS) + 1) + "|",
    ]
    for size in SIZES:
        cells = [rejecting(size, one, runs) for one in SCENARIOS]
        lines.append(
            f"| {size} | " + " | ".join(f"{100 * r:.1f} ({100 * c:.0f}, {b:+.2f})" for r, c, b in cells) + " |"
        )
    lines += ["", "## The odds ratio of one date: coverage of the 95 % interval, bias of θ (OR 2.5, 20 % silent)", ""]
    for size in SIZES:
        covered, off = one_date(size, 2.5, runs)
        lines.append(f"- {size}: {100 * covered:.1f} %, {off:+.3f}")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    print(table(300), end="")
