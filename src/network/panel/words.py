"""The sentence of a finding, exactly as headline.md §8 writes it; every word is in the catalogue."""

from collections.abc import Callable, Mapping

from network.coverage import Judgement, threshold, whole
from network.panel.numbers import number
from network.sentences import Words, both
from network.study import Finding
from network.vocabulary import fields, formats

NONE = Words("", "")


def chance(p: float | None, *, too_little: bool = False, labelings: int | None = None) -> str:
    """Which word about chance applies: `too-little`, `beyond` or `not-told`; from p alone, never the interval.

    Examples
    --------
    >>> chance(0.05), chance(0.051), chance(None), chance(0.01, labelings=19)
    ('beyond', 'not-told', 'too-little', 'too-little')
    """
    few = labelings is not None and labelings < threshold("words", "labelings")
    if p is None or too_little or few:
        return "too-little"
    return "beyond" if p <= threshold("words", "p") else "not-told"


def sentence(found: Finding, judgement: Judgement) -> Words:
    """What the finding says, or that there is too little data, or the reason why it cannot be said."""
    if found.why_empty is not None and found.why_empty.code != "no-tie":
        return found.why_empty.words
    if judgement.too_little or found.why_empty is not None or _few_labelings(found):
        seats = "-seats" if found.measure in ("meeting-mixing", "format-mixing") else ""
        return too_little(found.n_actors, found.n_ties, found.response, of=seats)
    if judgement.words is not None:
        return judgement.words
    return SENTENCES[found.measure](found)


def _few_labelings(found: Finding) -> bool:
    return chance(1.0, labelings=found.details.get("labelings")) == "too-little"


def too_little(actors: int, ties: int, response: float | None, *, of: str = "") -> Words:
    values = {"n": actors, "m": ties}
    if response is None:
        return both(f"measures.too-little-unasked{of}", **values)
    return both("measures.too-little", **values, r=whole(response))


def interval(found: Finding, *, percent: bool = False, inverted: bool = False) -> Words:
    """« (intervalle à 95 % : … à …) », or nothing when there is none."""
    if found.interval is None:
        return NONE
    low, high = found.interval.low, found.interval.high
    if inverted:
        low, high = 1 / high, 1 / low
    if percent:
        return _after_space(both("measures.interval-percent", lo=whole(low), hi=whole(high)))
    return _after_space(both("measures.interval", lo=number(low), hi=number(high)))


def _after_space(words: Words) -> Words:
    """What may be absent brings its own space."""
    return Words(f" {words.fr}", f" {words.en}")


def _none_cross(ties: int) -> Words:
    return both("measures.none-cross-one") if ties == 1 else both("measures.none-cross", m=ties)


def _openness(found: Finding) -> Words:
    if found.details["cross"] == 0:
        return _none_cross(found.n_ties)
    return both(
        "measures.openness",
        C=whole(found.details["observed_share"]),
        C0=whole(found.details["expected_share"]),
        omega=whole(found.value),
        interval=interval(found, percent=True),
        chance=both(f"measures.gap-{chance(found.p)}"),
    )


def _ei(found: Finding) -> Words:
    if found.details["external"] == 0:
        return _none_cross(found.n_ties)
    return both(
        "measures.ei",
        value=number(found.value, 2),
        expected=number(found.expected, 2),
        chance=both(f"measures.gap-{chance(found.p)}"),
    )


def _odds_ratio(found: Finding) -> Words:
    less = found.value < 1
    dense = max(found.details["rate_same"], found.details["rate_different"]) >= threshold("words", "dense")
    key = f"measures.odds-ratio{'-dense' if dense else ''}{'-less' if less else ''}"
    ratio = 1 / found.value if less else found.value
    return both(key, OR=number(ratio), interval=interval(found, inverted=less))


def _mixing_matrix(found: Finding) -> Words:
    """The two fields furthest below what was expected, beyond chance; cells with few ties expected are left aside."""
    cells = [cell for cell in found.details["cells"] if not cell["few"] and cell["q"] <= 0.10]
    closed = [cell for cell in cells if cell["from"] != cell["to"] and cell["ratio"] < 1]
    if not closed:
        return both("measures.mixing-matrix-even")
    worst = min(closed, key=lambda cell: cell["ratio"])
    ends = {"a": field_name(worst["from"], found), "b": field_name(worst["to"], found)}
    counts = {"o": round(worst["ties"]), "e": number(worst["expected"]), "count": len(closed)}
    return both("measures.mixing-matrix", **ends, **counts)


def _meeting_mixing(found: Finding) -> Words:
    if found.expected is None or found.p is None:
        return both("measures.meeting-mixing-alone", T=whole(found.value))
    told = both(f"measures.gap-{chance(found.p)}")
    return both("measures.meeting-mixing", T=whole(found.value), E=whole(found.expected), chance=told)


def _format_mixing(found: Finding) -> Words:
    tested = [row for row in found.details["formats"] if row["q"] is not None]
    if not tested:
        return both("measures.format-mixing-few")
    most = max(tested, key=lambda row: row["ratio"])
    told = both(f"measures.gap-{chance(most['q'])}")
    name = format_name(most["format"])
    return both("measures.format-mixing", format=name, R=number(most["ratio"]), n=most["meetings"], chance=told)


def _enclosed(found: Finding) -> Words:
    values = {name: found.details[name] for name in ("enclosed", "tied", "isolates")}
    rows = [row for row in found.details["fields"] if row["coleman"] is not None and row["actors"] >= 5]
    inward = max(rows, key=lambda row: row["coleman"], default=None)
    told = NONE
    if inward and inward["coleman"] > 0:
        told = _after_space(both("measures.enclosed-field", field=field_name(inward["field"], found)))
    return both("measures.enclosed", field=told, **values)


def field_name(code: str, found: Finding) -> Words:
    """Label of a field in both languages; for a code of the workspace's own, what the workspace calls it."""
    own = found.details.get("labels", {}).get(code, code)
    return fields()[code].words if code in fields() else Words(own, own)


def format_name(code: str) -> Words:
    return formats()[code].words if code in formats() else Words(code, code)


SENTENCES: Mapping[str, Callable[[Finding], Words]] = {
    "mixing-matrix": _mixing_matrix,
    "openness": _openness,
    "ei": _ei,
    "odds-ratio": _odds_ratio,
    "meeting-mixing": _meeting_mixing,
    "format-mixing": _format_mixing,
    "enclosed": _enclosed,
}
