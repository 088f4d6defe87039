"""Is what was planted found, and nothing else? The demonstration drawn with many seeds, compared, counted.

`--way whole` imports the files of each seed into a store of its own and compares its two periods;
`--way short` goes from the truth straight to the networks of declared collaborations and of meetings.
"""

import argparse
import datetime as dt
import math
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from network.comparison import Comparison, compare
from network.forms import Source
from network.importing import import_files
from network.networks import reader
from network.store import open_store
from territory import Territory, make
from territory.shortcut import AFTER, BEFORE, network_of

TABLE = Path(__file__).parents[1] / "docs" / "demo-calibration.md"
ALARM = 0.05


@dataclass(frozen=True)
class Result:
    """One seed: each quartier's odds ratios, Holm-adjusted p, and whether its interval holds the truth."""

    seed: int
    odds: Mapping[str, tuple[float, float]]
    p: Mapping[str, float]
    covered: Mapping[str, bool]
    changed: tuple[str, ...]
    meetings_p: float

    @property
    def found(self) -> bool:
        return all(self.p[code] <= ALARM for code in self.changed)

    @property
    def alarms(self) -> list[str]:
        return [code for code, p in self.p.items() if p <= ALARM and code not in self.changed]


def whole(made: Territory) -> Comparison:
    """Files → store → compare, on `works-with`: what a coordinator sees."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "store"))
        try:
            now = dt.datetime(2021, 1, 4, 9, tzinfo=dt.UTC)
            sources = [Source(name, content) for name, content in made.files.items()]
            import_files(store, sources, today=now.date(), now=now, by="calibration", apply=True)
            return compare(reader(store, over=(BEFORE, AFTER)), BEFORE, AFTER)
        finally:
            store.close()


def short(made: Territory) -> Comparison:
    """Truth → networks → compare, on declared collaborations: no file, no store."""
    before, after = BEFORE.on("collaborations"), AFTER.on("collaborations")
    return compare(lambda lens: network_of(made.truth, lens), before, after)


WAYS: dict[str, Callable[[Territory], Comparison]] = {"whole": whole, "short": short}


def result(seed: int, way: str) -> Result:
    """Draw, compare, and hold each quartier's change against what was planted there."""
    made = make(seed)
    compared = WAYS[way](made)
    planted = {code: list(odds.values()) for code, odds in made.truth["planted"]["within_field_odds_ratio"].items()}
    told = {code: effect.as_dict() for code, effect in compared.ties[0].by_territory.items()}
    assert told.keys() == planted.keys(), f"seed {seed}: quartiers not compared: {planted.keys() - told.keys()}"
    return Result(
        seed,
        {code: tuple(one["odds_ratio"]) for code, one in told.items()},
        {code: one["p_holm"] for code, one in told.items()},
        {
            code: one["interval"][0] <= planted[code][1] / planted[code][0] <= one["interval"][1]
            for code, one in told.items()
        },
        tuple(made.truth["planted"]["changed"]),
        compared.meetings.statistics["T3"].p or math.nan,
    )


_TEXT = """# Calibration of the demonstration

Made by `python tools/calibrate_demo.py --way {way} --seeds {seeds}` ({how}).

The fictional programme drawn with {seeds} seeds. Planted: within-field odds ratio 4 → 1.5 in Haut-Canal (QF-HCA), the
same at both dates in the three other quartiers, and as many fields mixed in meetings before as after, though La
Forge-Neuve (QF-FOR) holds twice as many. A change is *found* when its p, Holm-adjusted over the four quartiers, is at
most {alarm}.

| question | answer |
|---|---|
| planted change found | {found} of {seeds} |
| seeds with a false alarm in another quartier | {alarmed} of {seeds} (with four adjusted p, at most 5 % are expected) |
| 95 % intervals of the change that hold the truth | {covered} of {intervals} ({share:.1f} %) |
| changes of the mixing of meetings (T3) with p ≤ {alarm} | {meetings} of {seeds} (5 % are expected) |

| seed | Haut-Canal, odds ratio found | p (Holm) | found | false alarms | meetings, p |
|---|---|---|---|---|---|
{rows}
"""
HOW = {
    "whole": "every file imported into a store, then `compare` on works-with of 2017–2018 and 2019–2020",
    "short": "truth to networks, then `compare` on declared collaborations and meetings; no file, no store",
}


def table(results: list[Result], way: str) -> str:
    inside = [held for one in results for held in one.covered.values()]
    return _TEXT.format(
        way=way,
        how=HOW[way],
        seeds=len(results),
        alarm=ALARM,
        found=sum(one.found for one in results),
        alarmed=sum(bool(one.alarms) for one in results),
        covered=sum(inside),
        intervals=len(inside),
        share=100 * sum(inside) / len(inside),
        meetings=sum(one.meetings_p <= ALARM for one in results),
        rows="\n".join(_row(one) for one in results),
    )


def _row(one: Result) -> str:
    code = one.changed[0]
    before, after = one.odds[code]
    alarms = ", ".join(one.alarms) or "–"
    told = "yes" if one.found else "**no**"
    p = f"{one.p[code]:.4f}" if one.p[code] >= 0.0001 else "< 0.0001"
    return f"| {one.seed} | {before:.1f} → {after:.1f} | {p} | {told} | {alarms} | {one.meetings_p:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--way", choices=sorted(WAYS), default="whole")
    parser.add_argument("--seeds", type=int, default=50, help="how many, from 1 on; never 2017, which is committed")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    results = []
    for seed in range(1, options.seeds + 1):
        results.append(result(seed, options.way))
        print(_row(results[-1]), file=sys.stderr, flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(table(results, options.way), encoding="utf-8")


if __name__ == "__main__":
    main()
