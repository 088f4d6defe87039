"""Territories as strata, and the one stratum in which each actor counts (headline.md §0)."""

from collections import Counter
from collections.abc import Iterable, Iterator

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
    """Each actor's one stratum: where it is located, else where most of its meetings, actions and ties are.

    Counted over all dates, so that an actor has the same home at both ends of a comparison. Of several
    places, of equal counts, and for an actor that nothing places: the lowest code.
    """
    names = codes(extract)
    located = {
        uid: min(inside, key=names.__getitem__)
        for uid, places in extract.places("actor").items()
        if (inside := {stratum[place] for place in places if place in stratum})
    }
    found: dict[str, str] = {}
    for uid, owner in sorted(owners.items(), key=lambda pair: pair[0] != pair[1]):  # an actor's own place first
        if uid in located:
            found.setdefault(owner, located[uid])
    votes: dict[str, Counter[str]] = {}
    for actor, place in _votes(extract, owners, stratum, dict(found)):
        votes.setdefault(actor, Counter())[place] += 1
    for actor, counts in votes.items():
        found.setdefault(actor, min(counts, key=lambda place: (-counts[place], names[place])))
    if stratum:
        lowest = min(stratum.values(), key=names.__getitem__)
        for owner in owners.values():
            found.setdefault(owner, lowest)
    return found


def _votes(
    extract: Extract, owners: dict[str, str], stratum: dict[str, str], located: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """(actor, stratum) once for each meeting and action there, and for each tie with an actor located there."""
    carried = [(row["source"], row["target"]) for row in extract.rows("carries")]
    for noun, pairs in (("meeting", extract.seats()), ("mission", carried)):
        places = {uid: stratum[place] for uid, place in extract.located(noun).items() if place in stratum}
        yield from ((owners[actor], places[event]) for actor, event in pairs if event in places)
    for row in extract.rows("tie"):
        for one, other in ((row["source"], row["target"]), (row["target"], row["source"])):
            if owners[other] in located:
                yield owners[one], located[owners[other]]
