"""The nouns of the fictional programme, and the tables of invented names they are drawn from."""

import datetime as dt
import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FICTION = "TERRITOIRE FICTIF – quartiers, structures et personnes inventés"
PROGRAMME_START = dt.date(2019, 1, 1)
WAVES = {"2017": dt.date(2017, 11, 30), "2020": dt.date(2020, 11, 30)}
CORE = {
    "petite-enfance": "social",
    "protection-enfance": "social",
    "emploi-insertion": "social",
    "logement": "social",
    "acces-aux-droits": "social",
    "vie-locale": "habitants",
    "culture-loisirs-sport": "autres",
    "institution": "autres",
}


@dataclass(frozen=True)
class Quartier:
    """One micro-quartier; `odds` is the within-field odds ratio planted before and after the programme's start."""

    code: str
    name: str
    district: str
    postcode: str
    odds: tuple[float, float]
    meetings: tuple[int, int]
    kept_as: str
    toponyms: tuple[str, ...]
    associations: tuple[str, ...]
    unlisted: tuple[str, ...]


@dataclass
class Actor:
    """A structure, service, institution or group; `written` are the other ways of writing the label it begins with."""

    key: str
    name: str
    kind: str
    extended: str | None
    territory: str | None
    label: str = ""
    written: tuple[str, ...] = ()
    proper: str = ""
    aside: str = ""
    ids: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    part_of: str | None = None
    run_by: str | None = None
    listed: bool = True
    spellings: set[str] = field(default_factory=set)

    @property
    def field(self) -> str | None:
        """Core field: the extended one rolled up."""
        return CORE.get(self.extended, self.extended) if self.extended else None

    def open_at(self, day: dt.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass
class Meeting:
    """One session; `present` maps an actor's key to the number of its named people there."""

    key: str
    date: dt.date
    territory: str
    format: str
    title: str
    end: dt.date | None = None
    precision: str = "day"
    programme: bool = False
    held_by: str | None = None
    status: dict[str, str] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    other: int = 0

    @property
    def programme_time(self) -> bool:
        return self.date >= PROGRAMME_START


@cache
def names() -> dict[str, Any]:
    """The tables of invented names (`names.toml`)."""
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


@cache
def quartiers() -> tuple[Quartier, ...]:
    return tuple(Quartier(**_frozen(row)) for row in names()["quartier"])


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def draws(seed: int, part: str) -> random.Random:
    """A generator of its own for each part, so that changing one part moves nothing in the others."""
    return random.Random(f"{seed} {part}")
