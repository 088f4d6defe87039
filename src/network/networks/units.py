"""Which actor each actor counts as: itself, the structure it is a service of, or its institution."""

from network.networks.extract import Extract
from network.study import Unit

DEPTH = 6  # PART_OF is at most this deep; deeper chains are refused at import


def owners(extract: Extract, unit: Unit) -> dict[str, str]:
    """Each actor → the actor it counts as, through renaming and then by unit.

    A service of an institution stays itself at unit `structure`; `RUN_BY` never rolls up by itself.
    """
    kinds: dict[str, str | None] = dict(zip(extract.node("actor")["uid"], extract.node("actor")["kind"], strict=True))
    became = extract.became
    parents: dict[str, str] = {}
    for row in extract.rows("part_of"):
        parents.setdefault(became.get(row["source"], row["source"]), became.get(row["target"], row["target"]))
    return {uid: _rolled(extract.became.get(uid, uid), unit, parents, kinds) for uid in kinds}


def _rolled(uid: str, unit: Unit, parents: dict[str, str], kinds: dict[str, str | None]) -> str:
    if unit == "service" or kinds.get(uid) != "service":
        return uid
    above = _ancestors(uid, parents)
    if unit == "institution":
        institution = next((one for one in above if kinds.get(one) == "institution"), None)
        if institution:
            return institution
    return next((one for one in above if kinds.get(one) == "structure"), uid)


def _ancestors(uid: str, parents: dict[str, str]) -> list[str]:
    above: list[str] = []
    while uid in parents and parents[uid] not in above and len(above) < DEPTH:
        uid = parents[uid]
        above.append(uid)
    return above
