"""Territories as strata, and the one stratum in which each actor counts (headline.md §0)."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from network.errors import Unknown
from network.networks.extract import Extract, records

LEVELS = ("micro-quartier", "iris", "qpv", "quartier", "arrondissement", "commune", "departement")


def codes(extract: Extract) -> dict[str, str]:
    """Territory → what it is called in results: its code, else its name."""
    return {row["uid"]: row["code"] or row["name"] or row["uid"] for row in extract.rows("territory")}


def chosen(extract: Extract, names: Iterable[str]) -> list[str]:
    """The territories that a lens names, by code, name or uid."""
    known: dict[str, str] = {}
    for row in extract.rows("territory"):
        for word in (row["uid"], row["name"], row["code"]):
            if word:
                known.setdefault(str(word).casefold(), row["uid"])
    missing = [name for name in names if name.casefold() not in known]
    if missing:
        told = ", ".join(sorted(set(codes(extract).values()))) or "–"
        raise Unknown("networks.unknown-territory", territory=missing[0], known=told)
    return [known[name.casefold()] for name in names]


def strata(extract: Extract) -> list[str]:
    """Territories that have a role; without any, the lowest level that holds a meeting or a located actor."""
    table = extract.node("territory")
    with_role = list(table["uid"][table["role"].notna()])
    if with_role:
        return with_role
    used = set(extract.located("actor").values()) | set(extract.located("meeting").values())
    levels = {row["uid"]: _level(row["kind"]) for row in records(table) if row["uid"] in used}
    lowest = min(levels.values(), default=0)
    return [uid for uid, level in levels.items() if level == lowest]


def _level(kind: str | None) -> int:
    return LEVELS.index(kind) if kind in LEVELS else len(LEVELS)


def climbing(extract: Extract, among: Iterable[str]) -> dict[str, str]:
    """Territory → the stratum that it is or lies in; territories outside every stratum are absent."""
    wanted = set(among)
    reached = {}
    for uid in extract.node("territory")["uid"]:
        step: str | None = uid
        for _ in LEVELS:
            if step is None or step in wanted:
                break
            step = extract.wholes.get(step)
        if step in wanted:
            reached[uid] = step
    return reached


def homes(extract: Extract, owners: dict[str, str], stratum: dict[str, str]) -> dict[str, str]:
    """Each actor's one stratum: where it is located, else where most of its meetings and ties are.

    Counted over all dates, so that an actor has the same home at both ends of a comparison; equal counts
    go to the lowest territory uid. Actors that nothing places are absent.
    """
    located = {uid: stratum[place] for uid, place in extract.located("actor").items() if place in stratum}
    found: dict[str, str] = {}
    for uid, owner in sorted(owners.items(), key=lambda pair: pair[0] != pair[1]):
        if uid in located:
            found.setdefault(owner, located[uid])
    votes: dict[str, Counter[str]] = {}
    for actor, place in _votes(extract, owners, stratum, found):
        votes.setdefault(actor, Counter())[place] += 1
    for actor, places in votes.items():
        found.setdefault(actor, min(places, key=lambda place: (-places[place], place)))
    return found


def _votes(
    extract: Extract, owners: dict[str, str], stratum: dict[str, str], found: dict[str, str]
) -> list[tuple[str, str]]:
    """(actor, stratum) once for each meeting there and for each tie with an actor located there."""
    places = {uid: stratum[place] for uid, place in extract.located("meeting").items() if place in stratum}
    present = extract.relationship("attended")
    votes = [(owners[a], places[m]) for a, m in zip(present["source"], present["target"], strict=True) if m in places]
    ties = extract.relationship("tie")
    ends = pd.concat([ties[["source", "target"]], ties[["target", "source"]].set_axis(["source", "target"], axis=1)])
    located = dict(found)
    votes += [
        (owners[a], located[owners[b]])
        for a, b in zip(ends["source"], ends["target"], strict=True)
        if owners[b] in located
    ]
    return votes
