"""Change of the barrier between fields, on the cohort; the growth view and each territory beside it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from network.comparison.words import change_sentence, turnover_sentence
from network.coverage import Evidence, Judgement, judge, over, response_by_field, response_of, threshold, unasked
from network.measures import find
from network.measures.change import Change, change, cohort, paired_cells, seen_both
from network.measures.dyads import Cells
from network.measures.jackknife import log_interval, standard_error, two_sided
from network.measures.measure import shares_sources
from network.measures.multiplicity import holm
from network.panel.notes import territory_names
from network.panel.verdict import judged
from network.sentences import Words
from network.study import COMPONENTS, Finding, Interval, Layer, Lens, Network, SheetRead, Verdict, plain

Read = Callable[[Lens], Network]
Pair = tuple[Network, Network]


@dataclass(frozen=True)
class Effect:
    """Δ of some actors: θ before and after, with its standard error, interval of the ratio e^Δ and p."""

    n: int
    ties: tuple[int, int]
    before: float | None = None
    after: float | None = None
    se: float | None = None
    interval: Interval | None = None
    p: float | None = None
    p_holm: float | None = None
    empty_cell: bool = False

    @property
    def delta(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before

    def as_dict(self) -> dict[str, Any]:
        def ratio(log_value: float | None) -> float | None:
            return None if log_value is None else math.exp(log_value)

        return {
            "n": self.n,
            "ties": list(self.ties),
            "odds_ratio": [ratio(self.before), ratio(self.after)],
            "delta": self.delta,
            "ratio": ratio(self.delta),
            "se": self.se,
            "interval": [self.interval.low, self.interval.high] if self.interval else None,
            "p": self.p,
            "p_holm": self.p_holm,
        }


@dataclass(frozen=True)
class TieChange:
    """What changed in one layer of ties; `by_territory` holds the territories large enough to be shown."""

    layer: Layer
    effect: Effect
    by_territory: Mapping[str, Effect]
    turnover: Mapping[str, Mapping[str, float | None]]
    sensitivities: Mapping[str, Effect]
    growth: Mapping[str, tuple[Finding, Finding]]
    response: tuple[float | None, float | None]
    judgement: Judgement
    names: Mapping[str, str] = field(default_factory=dict)  # of territories, by the code that `by_territory` has
    sources: tuple[tuple[SheetRead, ...], ...] = ()  # sheets read before, and after

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    def sentences(self) -> list[Words]:
        """The layer, then its territories when there are several, then new, kept and lost ties."""
        told = [change_sentence(self.effect, self.judgement, response=self._response(), layer=self.layer)]
        if len(self.by_territory) > 1 and not self.judgement.words:
            places = self.by_territory.items()
            told += [change_sentence(one, None, place=self.names.get(code, code)) for code, one in places]
        if self.effect.delta is not None:
            told.append(turnover_sentence(self.turnover))
        return told

    def _response(self) -> float | None:
        known = [one for one in self.response if one is not None]
        return min(known) if known else None

    def as_dict(self) -> dict[str, Any]:
        told = self.sentences()[0]
        return {
            "layer": self.layer,
            **self.effect.as_dict(),
            "response": list(self.response),
            "verdict": self.verdict,
            "reasons": list(self.judgement.reasons),
            "sentence": {"fr": told.fr, "en": told.en},
            "territories": {name: one.as_dict() for name, one in self.by_territory.items()},
            "turnover": plain(self.turnover),
            "sensitivities": {name: one.as_dict() for name, one in self.sensitivities.items()},
            "growth": {name: [one.as_dict() for one in two] for name, two in self.growth.items()},
            "sources": [[one.as_dict() for one in some] for some in self.sources],
        }


def tie_changes(read: Read, before: Lens, after: Lens, seed: int) -> tuple[TieChange, ...]:
    """The layer of the lenses; the components of works-with alone unless all were collected alike at both dates."""
    networks = read(before), read(after)
    parts = COMPONENTS.get(before.layer, ())
    if not parts or all(_collected_alike(networks, part) for part in parts):
        return (_tie_change(read, before, after, alike=True, seed=seed),)
    return tuple(
        _tie_change(read, before.on(part), after.on(part), alike=_collected_alike(networks, part), seed=seed)
        for part in parts
    )


def _collected_alike(networks: Pair, component: Layer) -> bool:
    first, second = (network.collected.get(component) for network in networks)
    return bool(first) and first == second


def _tie_change(read: Read, before: Lens, after: Lens, *, alike: bool, seed: int) -> TieChange:
    networks = read(before), read(after)
    two = cohort(*networks)
    if not COMPONENTS.get(before.layer):
        alike = alike and _collected_alike(networks, before.layer)
    cells = paired_cells(*two)
    ties = _ties_by_territory(two)
    effect = _effect(two, cells, (sum(ties[0].values()), sum(ties[1].values())))
    sensitivities = _sensitivities(read, before, after)
    return TieChange(
        before.layer,
        effect,
        _territories(two, cells, ties),
        _turnover(two),
        sensitivities,
        {name: _growth(networks, name, seed) for name in _comparable(networks)},
        (response_of(networks[0]), response_of(networks[1])),
        judge(_evidence(networks, effect, alike, sensitivities)),
        territory_names(networks[0]),
        (networks[0].sources, networks[1].sources),
    )


def _effect(two: Pair, cells: tuple[Cells, Cells], ties: tuple[int, int]) -> Effect:
    found = change(*cells)
    counts = Effect(found.n if found else len(two[0].actors), ties)
    if found is None:
        return counts
    se = _standard_error(two, found)
    return replace(
        counts,
        before=found.before,
        after=found.after,
        se=se,
        interval=log_interval(found.delta, se, found.n),
        p=two_sided(found.delta, se, found.n),
        empty_cell=found.empty_cell,
    )


def _standard_error(two: Pair, found: Change) -> float | None:
    sources = any(shares_sources(network) for network in two)
    return None if found.empty_cell else standard_error(found.actor, found.source if sources else None)


def _territories(two: Pair, cells: tuple[Cells, Cells], ties: tuple[dict[str, int], ...]) -> dict[str, Effect]:
    """Each territory's own change where it has enough actors and ties; p adjusted together (Holm)."""
    names = sorted(set(two[0].actors["stratum"].astype(str)))
    shown = {}
    for row, name in enumerate(names):
        few = min(ties[0].get(name, 0), ties[1].get(name, 0)) < threshold("change", "territory_ties")
        one = _effect(two, (_only(cells[0], row), _only(cells[1], row)), (ties[0].get(name, 0), ties[1].get(name, 0)))
        if not few and one.p is not None and one.n >= threshold("change", "territory_actors"):
            shown[name] = one
    adjusted = holm([one.p or 0.0 for one in shown.values()])
    return {name: replace(one, p_holm=p) for (name, one), p in zip(shown.items(), adjusted, strict=True)}


def _only(cells: Cells, stratum: int) -> Cells:
    """Cells of one stratum alone, and the sources that hold ties in it."""
    kept = np.zeros_like(cells.stratum)
    kept[stratum] = cells.stratum[stratum]
    return replace(cells, stratum=kept)


def _ties_by_territory(two: Pair) -> tuple[dict[str, int], dict[str, int]]:
    counts = []
    for seen, kept in seen_both(*two):
        home = seen.home[seen.a[kept & seen.within]]
        numbers = np.bincount(home, minlength=len(seen.strata))
        counts.append({name: int(number) for name, number in zip(seen.strata, numbers, strict=True)})
    return counts[0], counts[1]


def _turnover(two: Pair) -> dict[str, dict[str, float | None]]:
    """New, kept and lost ties of the cohort, on dyads observed at both dates, and the cross share of each."""
    told = []
    for seen, kept in seen_both(*two):
        inside = kept & seen.within
        key = seen.a[inside] * seen.n + seen.b[inside]
        told.append(dict(zip(key.tolist(), (1 - seen.same[inside]).tolist(), strict=True)))
    first, second = told
    groups = {
        "new": [cross for key, cross in second.items() if key not in first],
        "kept": [cross for key, cross in second.items() if key in first],
        "lost": [cross for key, cross in first.items() if key not in second],
    }
    return {
        name: {"ties": len(cross), "cross_share": sum(cross) / len(cross) if cross else None}
        for name, cross in groups.items()
    }


def _sensitivities(read: Read, before: Lens, after: Lens) -> dict[str, Effect]:
    """Δ without the largest action, without the programme's own, and under the strong rule, where they apply."""
    changed: dict[str, Callable[[Lens], Lens]] = {}
    if before.layer in ("works-with", "actions"):
        for name in ("largest-action", "programme"):
            changed[f"without-{name}"] = partial(_without, name)
    if not before.confirmed and any(read(lens).observation == "either" for lens in (before, after)):
        changed["confirmed"] = partial(replace, confirmed=True)
    found = {}
    for name, other in changed.items():
        two = cohort(read(other(before)), read(other(after)))
        first, second = _ties_by_territory(two)
        found[name] = _effect(two, paired_cells(*two), (sum(first.values()), sum(second.values())))
    return found


def _without(name: str, lens: Lens) -> Lens:
    return replace(lens, without=(*lens.without, name))


def _comparable(networks: Pair) -> tuple[str, ...]:
    """Measures shown at each date; openness follows who answered, and is not when that changed too much."""
    first, second = (response_of(network) for network in networks)
    gap = abs(first - second) if first is not None and second is not None else 0.0
    return ("odds-ratio",) if over(gap, threshold("change", "response")) else ("openness", "odds-ratio")


def _growth(networks: Pair, name: str, seed: int) -> tuple[Finding, Finding]:
    """The same measure on everybody at each date: actors come and go in it."""
    first, second = (judged(network, find(name).run(network, seed), ()) for network in networks)
    return first, second


def _evidence(networks: Pair, effect: Effect, alike: bool, sensitivities: Mapping[str, Effect]) -> Evidence:
    responses = [response_of(network) for network in networks]
    known = [one for one in responses if one is not None]
    rates = [response_by_field(network) for network in networks]
    worst = {
        name: min((rate[name] for rate in rates if name in rate), key=lambda told: told[0])
        for name in {*rates[0], *rates[1]}
    }
    return Evidence(
        actors=effect.n,
        ties=min(effect.ties),
        response=min(known) if known else None,
        by_field=worst,
        se=effect.se,
        empty_cell=effect.empty_cell,
        unasked=any(unasked(network) for network in networks),
        contradicted=tuple(name for name, one in sensitivities.items() if _disagrees(effect, one)),
        response_gap=abs(known[0] - known[1]) if len(known) == 2 else None,
        other_instruments=not alike,
    )


def _disagrees(effect: Effect, other: Effect) -> bool:
    if effect.delta is None or other.delta is None:
        return False
    ratio = math.exp(other.delta)
    outside = effect.interval is not None and not effect.interval.low <= ratio <= effect.interval.high
    beyond = other.p is not None and other.p <= threshold("words", "p")
    return outside or (beyond and effect.delta * other.delta < 0)
