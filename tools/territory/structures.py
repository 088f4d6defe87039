"""The structures of the four quartiers: types from the table, names from their own quartier's toponyms."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from territory.world import Actor, Quartier, draws, names, quartiers

_UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def actors(seed: int) -> list[Actor]:
    """Institutions of the city, then each quartier's structures, its residents' group and what no list names."""
    found = [
        Actor(f"I{row:02d}", body["name"], "institution", body["field"], None, body["name"], tuple(body["written"]))
        for row, body in enumerate(names()["institution"], start=1)
    ]
    for number, quartier in enumerate(quartiers()):
        found += _structures(quartier, number, draws(seed, f"structures {quartier.code}"))
    return found


def _structures(quartier: Quartier, number: int, rng: random.Random) -> list[Actor]:
    code = quartier.code[3:]
    found = [
        _structure(type_, proper, f"{code}{row + 1:02d}", quartier, number * 100 + row)
        for row, (type_, proper) in enumerate(_named(quartier, number, rng))
    ]
    _managers(found)
    _openings(found, rng)
    found += [
        Actor(f"{code}9{row}", name, "structure", None, None, name, listed=False)
        for row, name in enumerate(quartier.unlisted)
    ]
    residents = f"Habitants – {quartier.name}"
    return [*found, Actor(f"{code}H", residents, "group", "vie-locale", quartier.code, residents)]


def _named(quartier: Quartier, number: int, rng: random.Random) -> Iterator[tuple[dict[str, Any], str]]:
    """Each type as often as the table says, with the name proper of each structure."""
    associations = iter(rng.sample(quartier.associations, len(quartier.associations)))
    only = {"saint": names()["patrons"]["saints"][number], "district": quartier.district}
    pools: dict[str, Iterator[str]] = {}
    for type_ in names()["type"]:
        shuffled = iter(rng.sample(quartier.toponyms, len(quartier.toponyms)))
        toponyms = pools.setdefault(type_.get("family", type_["label"]), shuffled)
        for _ in range(type_["count"] + (type_.get("more", 0) if quartier.code == "QF-HCA" else 0)):
            fixed = next((proper for flag, proper in only.items() if type_.get(flag)), None)
            yield type_, fixed or next(associations if type_.get("association") else toponyms)


def _structure(type_: dict[str, Any], proper: str, key: str, quartier: Quartier, number: int) -> Actor:
    return Actor(
        key,
        f"{type_['label']} {proper}",
        type_.get("kind", "structure"),
        type_["field"],
        quartier.code,
        type_["label"],
        tuple(type_["written"]),
        proper,
        type_.get("aside", ""),
        _identifiers(type_.get("scheme"), number),
        part_of=f"I{type_['part_of'] + 1:02d}" if "part_of" in type_ else None,
        run_by=type_.get("run_by"),
    )


def _managers(found: list[Actor]) -> None:
    """The table names a manager by its label: here it becomes the first structure of the quartier so called."""
    for actor in found:
        if actor.run_by:
            actor.run_by = next(other.key for other in found if other.label == actor.run_by)


def _openings(found: list[Actor], rng: random.Random) -> None:
    """One structure closes between the waves and one opens; both are ordinary, neither is alone of its field."""
    ordinary = [
        a for a in found if a.label in ("Multi-accueil", "Association", "École maternelle", "Club de prévention")
    ]
    closed, opened = rng.sample(ordinary, 2)
    closed.until = dt.date(2018, 12, 31)
    opened.since = dt.date(2019, 3, 1)


def _identifiers(scheme: str | None, number: int) -> tuple[str, ...]:
    """Public numbers with a right key in ranges that no register has given out (department 75, high numbers)."""
    if scheme == "uai":
        digits = 759_000 + number
        return (f"uai:{digits:07d}{_UAI_LETTERS[digits % 23]}:valid",)
    if scheme == "finess":
        return (f"finess:{_luhn(f'7599{number:04d}')}:valid",)
    if scheme == "rna":
        return (f"rna:W759{number:06d}:valid",)
    return ()


def _luhn(digits: str) -> str:
    """The digits with their Luhn key.

    >>> _luhn("73282932")
    '732829320'
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return f"{digits}{-total % 10}"
