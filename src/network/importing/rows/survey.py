"""A survey: who was asked and answered (the roster), who says what of whom (the answers)."""

import datetime as dt
from collections.abc import Sequence

from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver
from network.importing.rows.ties import say_tie
from network.model import Properties, When


def say_roster(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values = row.values
        actor = resolver.actor(Mention(str(values["actor"]), near=resolver.territory(row)), row)
        wave = _wave(row, resolver, {"instrument": values.get("instrument")})
        resolver.claims.tie("asked", actor, wave, {"state": values.get("state"), "date": _day(row)}, row)


def say_answers(rows: Sequence[Row], resolver: Resolver) -> None:
    """A respondent who says something has answered, unless a roster says more of how."""
    for row in rows:
        values, near = row.values, resolver.territory(row)
        wave = str(values["wave"])
        respondent = resolver.actor(Mention(str(values["respondent"]), near=near), row)
        resolver.claims.tie("asked", respondent, _wave(row, resolver, {}), {"date": _day(row)}, row)
        if values.get("target"):
            target = resolver.actor(Mention(str(values["target"]), near=near), row)
            for kind in values.get("relations") or ():
                say_tie(respondent, target, kind, row, resolver, {}, "respondent", wave)
        if values.get("mission"):
            mission = resolver.mission(str(values["mission"]), near, row)
            said: Properties = {"wave": wave, "level": values.get("level"), "date": _day(row)}
            resolver.claims.tie("knows", respondent, mission, said, row, wave)


def _wave(row: Row, resolver: Resolver, said: Properties) -> str:
    """A wave lasts as long as the file says, else from its first dated answer to its last."""
    since, until = _day(row, "since") or _day(row), _day(row, "until") or _day(row)
    return resolver.wave(str(row.values["wave"]), row, {**said, "since": since, "until": until})


def _day(row: Row, role: str = "date") -> dt.date | None:
    when = row.values.get(role)
    return when.date if isinstance(when, When) else None
