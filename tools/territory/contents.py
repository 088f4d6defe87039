"""What is done for whom: services, joint actions, conventions, groups, needs, statements and places."""

import datetime as dt
import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from territory.collaborations import Pair, Wave
from territory.world import PROGRAMME_START, Actor, Quartier, draws, quartiers

LAST_DAY = dt.date(2020, 12, 31)


@dataclass
class Mission:
    """A standing service, or an action with its carriers (key of the actor, role)."""

    key: str
    title: str
    kind: str
    territory: str
    carriers: list[tuple[str, str]]
    since: dt.date | None = None
    until: dt.date | None = None
    programme: bool = False
    amount: float | None = None


@dataclass
class Contents:
    missions: list[Mission] = field(default_factory=list)
    groups: list[Actor] = field(default_factory=list)
    memberships: list[dict[str, Any]] = field(default_factory=list)
    agreements: list[dict[str, Any]] = field(default_factory=list)
    knows: list[dict[str, Any]] = field(default_factory=list)
    needs: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    places: list[dict[str, Any]] = field(default_factory=list)


@cache
def texts() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("contents.toml").read_text(encoding="utf-8"))


def contents(seed: int, actors: list[Actor], waves: tuple[Wave, Wave]) -> Contents:
    """Everything that is neither a meeting nor a declared tie."""
    made = Contents()
    for quartier in quartiers():
        rng = draws(seed, f"contents {quartier.code}")
        local = [a for a in actors if a.territory == quartier.code and a.kind != "group"]
        _services(made, quartier, local, rng)
        _actions(made, quartier, local, waves, rng)
        _agreements(made, local, waves, rng)
        _groups(made, quartier, local, rng)
        _diagnosis(made, quartier, rng)
    _awareness(made, waves, draws(seed, "awareness"))
    return made


def _services(made: Contents, quartier: Quartier, local: list[Actor], rng: random.Random) -> None:
    for actor in local:
        offered = texts()["services"].get(actor.extended or "")
        title = f"{rng.choice(offered)} – {actor.proper}" if offered and rng.random() < 0.6 else None
        if title and title not in {m.title for m in made.missions}:
            made.missions.append(Mission(f"S-{actor.key}", title, "service", quartier.code, [(actor.key, "leads")]))


def _actions(
    made: Contents, quartier: Quartier, local: list[Actor], waves: tuple[Wave, Wave], rng: random.Random
) -> None:
    """Carriers are taken among declared collaborations: actions then mix fields as collaborations do."""
    keys = {a.key for a in local}
    declared = [_declared(wave, keys) for wave in waves]
    pools = {"before": declared[0], "after": declared[1], "through": declared[0] & declared[1]}
    for when, titles in texts()["actions"].items():
        for pair, title in zip(rng.sample(sorted(pools[when]), len(titles)), titles, strict=True):
            since = dt.date(2019 if when == "after" else 2017, rng.randint(2, 9), 1)
            mission = Mission(
                f"A-{quartier.code[3:]}-{when}-{titles.index(title) + 1}",
                f"{title} – {quartier.name}",
                "action",
                quartier.code,
                _carriers(pair, pools[when], rng),
                since,
                dt.date(2018, 12, 31) if when == "before" else LAST_DAY,
                programme=when == "after" and title.startswith(("Parcours", "Kiosque")),
            )
            if rng.random() < 0.3:
                mission.carriers.append(("I02", "funds"))
                mission.amount = float(rng.randrange(600, 4000, 100))
            made.missions.append(mission)


def _declared(wave: Wave, keys: set[str]) -> set[Pair]:
    """Pairs of this quartier that one end at least named, whoever did."""
    return {(min(pair), max(pair)) for pair in wave.reports if keys.issuperset(pair)}


def _carriers(pair: Pair, pool: set[Pair], rng: random.Random) -> list[tuple[str, str]]:
    """The two ends of a tie, and at times a third who works with both."""
    lead, partner = rng.sample(pair, 2)
    carriers = [(lead, "leads"), (partner, "partner")]
    near = [{other for tie in pool if key in tie for other in tie} - {lead, partner} for key in (lead, partner)]
    thirds = sorted(near[0] & near[1])
    if thirds and rng.random() < 0.4:
        carriers.append((rng.choice(thirds), "hosts"))
    return carriers


def _agreements(made: Contents, local: list[Actor], waves: tuple[Wave, Wave], rng: random.Random) -> None:
    """Conventions follow declared collaborations too: two of before, two of after, two signed for both periods."""
    keys = {a.key for a in local}
    first, second = (_declared(wave, keys) for wave in waves)
    for pool, since, until in (
        (first - second, dt.date(2017, 3, 1), dt.date(2018, 12, 31)),
        (second - first, PROGRAMME_START, LAST_DAY),
        (first & second, dt.date(2017, 1, 1), LAST_DAY),
    ):
        for source, target in rng.sample(sorted(pool), 2):
            made.agreements.append({"source": source, "target": target, "since": since, "until": until})


def _groups(made: Contents, quartier: Quartier, local: list[Actor], rng: random.Random) -> None:
    """Two groups a quartier, mixed on purpose: a group has no field of its own."""
    for row, name in enumerate(("Groupe-ressource", "Groupe de travail parentalité"), start=1):
        group = Actor(
            f"G{quartier.code[3:]}{row}", f"{name} {quartier.name}", "group", None, quartier.code, listed=False
        )
        group.label = group.name
        made.groups.append(group)
        since = dt.date(2017, 1, 1) if row == 1 else dt.date(2017, 9, 1)
        lasting = [a for a in local if a.listed and not a.since and not a.until]
        for place, actor in enumerate(rng.sample(lasting, 12)):  # nine sit from the start, three of them until 2018
            made.memberships.append(
                {
                    "actor": actor.key,
                    "group": group.key,
                    "since": since if place < 9 else PROGRAMME_START,
                    "until": dt.date(2018, 12, 31) if 6 <= place < 9 else LAST_DAY,
                    "role": "animateur" if place == 0 else "membre",
                }
            )


def _diagnosis(made: Contents, quartier: Quartier, rng: random.Random) -> None:
    made.needs += [_need(made, quartier, need) for need in texts()["need"]]
    made.statements += [_statement(quartier, said, rng) for said in texts()["statement"]]
    made.places += [_place(quartier, place, rng) for place in texts()["place"]]


def _need(made: Contents, quartier: Quartier, need: dict[str, Any]) -> dict[str, Any]:
    """A need, answered by the first two services of the field that the table names, if there are any."""
    offered = texts()["services"].get(need.get("answered_by"), ())
    here = (m.title for m in made.missions if m.kind == "service" and m.territory == quartier.code)
    return {
        "title": f"{need['title']} – {quartier.name}",
        "theme": need["theme"],
        "public": need["public"],
        "territory": quartier.code,
        "missions": [title for title in here if title.split(" – ")[0] in offered][:2],
    }


def _statement(quartier: Quartier, said: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    return {
        "summary": f"{said['summary']} ({quartier.name})",
        **{name: said[name] for name in ("theme", "public", "method")},
        "date": dt.date(2018, rng.randint(1, 11), rng.randint(1, 28)),
        "territory": quartier.code,
        "needs": [f"{texts()['need'][said['need']]['title']} – {quartier.name}"],
    }


def _place(quartier: Quartier, place: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    return {
        "name": f"{place['name']} {rng.choice(quartier.toponyms)}",
        "kind": place["kind"],
        "postcode": quartier.postcode,
        "confidential": place.get("confidential", False),
        "territory": quartier.code,
    }


def _awareness(made: Contents, waves: tuple[Wave, Wave], rng: random.Random) -> None:
    """Whoever works with a structure may know what it offers; asked in the same survey."""
    offered = {m.carriers[0][0]: m for m in made.missions if m.kind == "service"}
    for wave in waves:
        for respondent, target in wave.reports:
            if target in offered and rng.random() < 0.4:
                level = rng.randint(1, 3)
                made.knows.append(
                    {
                        "actor": respondent,
                        "target": target,
                        "mission": offered[target].key,
                        "wave": wave.name,
                        "level": level,
                    }
                )
