"""The sentences of a change (headline.md §8)."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from network.coverage import Judgement, threshold, whole
from network.panel.numbers import number
from network.panel.words import chance, too_little
from network.sentences import Words, both

if TYPE_CHECKING:
    from network.comparison.meetings import MeetingChange, Mixing
    from network.comparison.ties import Effect


def change_sentence(
    effect: "Effect",
    judgement: Judgement | None,
    *,
    response: float | None = None,
    layer: str = "",
    place: str = "",
) -> Words:
    """The change of the barrier, or too little data, or the reason why it cannot be compared."""
    words = _change(effect, judgement, response)
    if place:
        return both("compare.in-territory", place=place, words=words)
    return both("compare.of-layer", layer=both(f"lens.layer-{layer}"), words=words) if layer else words


def _change(effect: "Effect", judgement: Judgement | None, response: float | None) -> Words:
    little = judgement.too_little if judgement else _imprecise(effect)
    if judgement and judgement.words and not little:
        return judgement.words
    if little or effect.delta is None or effect.before is None or effect.after is None or effect.p is None:
        return too_little(effect.n, min(effect.ties), response)
    low, high = (effect.interval.low, effect.interval.high) if effect.interval else (math.nan, math.nan)
    return both(
        "compare.change",
        n=effect.n,
        OR0=number(math.exp(effect.before)),
        OR1=number(math.exp(effect.after)),
        ratio=number(math.exp(effect.delta)),
        lo=number(low),
        hi=number(high),
        chance=both(f"compare.change-{chance(effect.p if effect.p_holm is None else effect.p_holm)}"),
    )


def _imprecise(effect: "Effect") -> bool:
    return effect.se is None or effect.se > threshold("not_comparable", "se")


def turnover_sentence(turnover: Mapping[str, Mapping[str, float | None]]) -> Words:
    """New, kept and lost ties, with the cross share of each."""
    return both("compare.turnover", **{name: _group(name, told) for name, told in turnover.items()})


def _group(name: str, told: Mapping[str, float | None]) -> Words:
    ties, share = int(told["ties"] or 0), told["cross_share"]
    if share is None:
        return both(f"compare.turnover-{name}-none")
    return both(f"compare.turnover-{name}", n=ties, share=whole(share))


def meeting_sentences(found: "MeetingChange") -> list[Words]:
    """The mixing of meetings, and the pairs who met, at equal numbers; or why they are not compared."""
    if not min(found.meetings):
        return []
    if found.judgement.too_little or not found.statistics:
        return [both("compare.meetings-little", n=found.n_actors, seats=min(found.seats), k=found.drawn)]
    if found.judgement.words:
        return [both("compare.meetings", words=found.judgement.words)]
    return [
        _meeting_sentence(f"compare.meetings-{name}", found.statistics[key], found.drawn)
        for name, key in (("mixing", "T3"), ("met", "co_attendance"))
        if math.isfinite(found.statistics[key].change)
    ]


def _meeting_sentence(key: str, one: "Mixing", drawn: int) -> Words:
    told = both(f"compare.change-{chance(one.p)}")
    return both(key, k=drawn, T0=whole(one.before), T1=whole(one.after), chance=told)
