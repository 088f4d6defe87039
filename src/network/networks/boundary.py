"""Who is in: the actors at risk in a lens, and who among them answered (architecture.md §3)."""

from collections import Counter
from collections.abc import Iterable

from network.networks.extract import Extract
from network.networks.layers import Counted, dated_by, meetings_of
from network.networks.periods import Period, counts, period_of
from network.study import Boundary, Lens

ANSWERED = frozenset({"answered", "partial"})


def asked_in(extract: Extract, period: Period) -> dict[str, bool]:
    """Who was asked in the period, and whether they answered, wholly or in part."""
    waves = {name for name, days in extract.waves.items() if _falls_in(name, days, period)}
    names = {row["uid"]: row["name"] for row in extract.rows("wave")}
    told: dict[str, bool] = {}
    for row in extract.rows("asked"):
        if names.get(row["target"]) in waves:
            told[row["source"]] = told.get(row["source"], False) or row["state"] in ANSWERED
    return told


def _falls_in(name: str, days: object, period: Period) -> bool:
    if period.wave is not None:
        return name == period.wave
    return not period.dated or (isinstance(days, tuple) and period.meets(days))


def active_in(extract: Extract, lens: Lens) -> set[str]:
    """Present, tied, carrying or on a roster at least once in the lens's period, on any layer."""
    period = period_of(lens, extract.waves)
    if period not in extract.active:
        extract.active[period] = _active(extract, period)
    return extract.active[period]


def _active(extract: Extract, period: Period) -> set[str]:
    meetings = meetings_of(extract, Lens(), period, Counted())
    present = {actor for actor, meeting in extract.seats() if meeting in meetings}
    missions = {row["uid"]: row for row in extract.rows("mission")}
    told = [dated_by(row, missions[row["target"]]) for row in extract.rows("carries")] + extract.rows("knows")
    tied = _ends(extract, "tie", period)
    tied |= {row["source"] for row in told if counts(row, period, extract.waves) is not False}
    return present | tied | set(asked_in(extract, period))


def _ends(extract: Extract, noun: str, period: Period) -> set[str]:
    rows = [row for row in extract.rows(noun) if counts(row, period, extract.waves)]
    return {row[end] for row in rows for end in ("source", "target")}


def at_risk(extract: Extract, period: Period) -> set[str]:
    """Actors that exist in the period: neither closed before it nor founded after it."""
    return {
        row["uid"]
        for row in extract.rows("actor")
        if (row["until"] is None or period.since is None or row["until"] >= period.since)
        and (row["since"] is None or period.until is None or row["since"] <= period.until)
    }


def active_there(extract: Extract, inside: set[str]) -> set[str]:
    """Actors located in those territories, or who met or carried a mission there at any date."""
    found = {uid for uid, places in extract.places("actor").items() if inside & set(places)}
    carried = [(row["source"], row["target"]) for row in extract.rows("carries")]
    for noun, pairs in (("meeting", extract.seats()), ("mission", carried)):
        places = extract.located(noun)
        found |= {actor for actor, event in pairs if places.get(event) in inside}
    return found


def within_boundary(
    extract: Extract, boundary: Boundary, period: Period, over: Iterable[Lens], owners: dict[str, str]
) -> set[str]:
    """Units in the boundary; `active` is the union over the compared lenses."""
    if boundary == "all":
        return set(owners.values())
    if boundary == "roster":
        return {owners[uid] for uid in asked_in(extract, period) if uid in owners}
    active = set().union(*(active_in(extract, lens) for lens in over))
    return {owners[uid] for uid in active if uid in owners}


def answers(
    extract: Extract, period: Period, owners: dict[str, str], strata: dict[str, str]
) -> tuple[dict[str, bool | None], set[str]]:
    """Unit → answered (None where nobody of its stratum was asked), and the units that were asked."""
    told: dict[str, bool] = {}
    for uid, answered in asked_in(extract, period).items():
        told[owners[uid]] = told.get(owners[uid], False) or answered
    surveyed = Counter(strata.get(uid, "") for uid in told)
    return {uid: told.get(uid, False) if surveyed[strata.get(uid, "")] else None for uid in set(owners.values())}, set(
        told
    )
