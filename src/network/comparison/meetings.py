"""Change of the mixing of meetings, at equal numbers of meetings of each territory and format."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from network.comparison.words import meeting_sentences
from network.coverage import Evidence, Judgement, judge, months_without_sheets
from network.measures.jackknife import half_width, two_sided
from network.measures.presences import Presences, presences
from network.measures.rarefied import Rarefied, equal_numbers, period, rarefied_change
from network.sentences import Words
from network.study import Interval, Network, plain

FEW = 3  # a format with fewer meetings in one of the periods is pooled with the others


@dataclass(frozen=True)
class Mixing:
    """One statistic at both periods: its change, and the interval and p of the change."""

    before: float
    after: float
    se: float | None
    interval: Interval | None
    p: float | None

    @property
    def change(self) -> float:
        return self.after - self.before

    def as_dict(self) -> dict[str, Any]:
        numbers = {"before": self.before, "after": self.after, "change": self.change, "se": self.se}
        bounds = [self.interval.low, self.interval.high] if self.interval else None
        return {name: plain(value) for name, value in numbers.items()} | {"interval": bounds, "p": self.p}


@dataclass(frozen=True)
class MeetingChange:
    """T2, T3 and the cross share of the pairs who met; `drawn` meetings a period are compared."""

    meetings: tuple[int, int]
    drawn: int
    n_actors: int
    seats: tuple[int, int]
    statistics: Mapping[str, Mixing]
    judgement: Judgement

    def sentences(self) -> list[Words]:
        return meeting_sentences(self)

    def as_dict(self) -> dict[str, Any]:
        return {
            "meetings": list(self.meetings),
            "drawn": self.drawn,
            "n_actors": self.n_actors,
            "seats": list(self.seats),
            **{name: one.as_dict() for name, one in self.statistics.items()},
            "verdict": self.judgement.verdict,
            "reasons": list(self.judgement.reasons),
            "sentences": [{"fr": one.fr, "en": one.en} for one in self.sentences()],
        }


def meeting_change(before: Network, after: Network) -> MeetingChange:
    """What the same number of meetings of each territory and format shows at both periods."""
    first, second = (presences(network) for network in _same_actors(before, after))
    cells, number = _cells((before, after), (first, second))
    periods = [period(seen, cell, number) for seen, cell in zip((first, second), cells, strict=True)]
    k = equal_numbers(*periods)
    actors = len(np.union1d(periods[0].actor, periods[1].actor))
    found = rarefied_change(*periods) if k.sum() else {}
    seats = (len(periods[0].actor), len(periods[1].actor))
    missing = [share for share in map(months_without_sheets, (before, after)) if share is not None]
    evidence = Evidence(actors=actors, ties=min(seats), months_missing=max(missing, default=None))
    return MeetingChange(
        (len(periods[0].cell), len(periods[1].cell)),
        int(k.sum()),
        actors,
        seats,
        {name: _mixing(one, actors) for name, one in found.items()},
        judge(evidence),
    )


def _mixing(one: Rarefied, actors: int) -> Mixing:
    spread = max(one.actor, one.meeting) if math.isfinite(one.actor) and math.isfinite(one.meeting) else None
    se = math.sqrt(spread) if spread else None
    half = half_width(se, actors) if se is not None and actors > 1 else None
    interval = Interval(one.change - half, one.change + half) if half is not None else None
    return Mixing(one.before, one.after, se, interval, two_sided(one.change, se, actors))


def _same_actors(before: Network, after: Network) -> tuple[Network, Network]:
    """Both networks on the actors of either, numbered alike."""
    table = pd.concat([before.actors, after.actors]).drop_duplicates("uid").reset_index(drop=True)
    row = pd.Series(table.index, index=table["uid"])

    def renumbered(network: Network) -> Network:
        uids = network.actors["uid"].to_numpy()[network.presences["actor"].to_numpy(int)]
        seats = network.presences.assign(actor=row.reindex(uids).to_numpy(int))
        return replace(network, actors=table, presences=seats)

    return renumbered(before), renumbered(after)


def _cells(networks: tuple[Network, Network], seen: tuple[Presences, Presences]) -> tuple[list[np.ndarray], int]:
    """Territory × format of each meeting, numbered alike; formats rare in a period are pooled in their territory."""
    told = [_told(network, one) for network, one in zip(networks, seen, strict=True)]
    counts = [pd.Series(names)[one.size >= 2].value_counts() for names, one in zip(told, seen, strict=True)]
    rare = {name for name in {*told[0], *told[1]} if min(one.get(name, 0) for one in counts) < FEW}
    kept = [[(place, "" if (place, name) in rare else name) for place, name in names] for names in told]
    number = {name: place for place, name in enumerate(sorted({*kept[0], *kept[1]}))}
    return [np.array([number[name] for name in names], dtype=int) for names in kept], max(len(number), 1)


def _told(network: Network, seen: Presences) -> list[tuple[str, str]]:
    places = [seen.strata[one] for one in seen.stratum]
    if "format" not in network.events:
        return [(place, "") for place in places]
    formats = network.events["format"].fillna("").astype(str)
    return list(zip(places, formats, strict=True))
