"""A survey: who was asked and answered (the roster), who says what of whom (the answers)."""

import datetime as dt
from collections.abc import Sequence

from network.forms import Row
from network.importing.actors import Mention
from network.importing.folding import REPLIED
from network.importing.provenance import voices
from network.importing.resolver import Resolver, extra
from network.importing.rows.ties import say_tie
from network.model import Properties, When


def say_roster(rows: Sequence[Row], resolver: Resolver) -> None:
    """A line whose answer is empty or unreadable asks without an answer; said when nothing else says more."""
    unsaid: dict[tuple[str, str], Row] = {}
    for row in rows:
        values = row.values
        actor = resolver.actor(Mention(str(values["actor"]), near=resolver.territory(row)), row)
        wave = _wave(row, resolver, {"instrument": values.get("instrument")})
        resolver.claims.tie("asked", actor, wave, {"state": values.get("state"), "date": _day(row), **extra(row)}, row)
        if not values.get("state"):
            unsaid[actor, wave] = row
    for asked, row in unsaid.items():
        if not _state_is_said(asked, resolver):
            resolver.remark("answer-unsaid", "warning", row, column="state", value=str(row.values["actor"]))


def _state_is_said(asked: tuple[str, str], resolver: Resolver) -> bool:
    """Whether another line or another file says how an actor answered in a wave."""
    known = resolver.graph.facts("asked").get(asked)
    words = [resolver.claims.said["asked"][asked].properties, *(voices("asked", known).values() if known else ())]
    return any(one.get("state") for one in words)


def say_answers(rows: Sequence[Row], resolver: Resolver) -> None:
    """A respondent who says something has answered, whatever a roster says; it alone tells a partial answer."""
    carried = {key[:2] for key in resolver.graph.facts("carries")}
    for row in rows:
        values, near = row.values, resolver.territory(row)
        respondent = resolver.actor(Mention(str(values["respondent"]), near=near), row)
        answered: Properties = {"state": REPLIED, "date": _day(row)}
        resolver.claims.tie("asked", respondent, _wave(row, resolver, {}), answered, row)
        target = resolver.actor(Mention(str(values["target"]), near=near), row) if values.get("target") else None
        for kind in values.get("relations") or () if target else ():
            said: Properties = {"kind": kind, "wave": values["wave"], "declared_by": "respondent"}
            say_tie(respondent, str(target), said, row, resolver)
        if values.get("mission"):
            _say_known(respondent, _mission(row, target, near, carried, resolver), row, resolver)


def _mission(row: Row, carrier: str | None, near: str | None, carried: set[tuple[str, ...]], resolver: Resolver) -> str:
    """The mission meant: that of the partner named beside it, when several have this title."""
    title = str(row.values["mission"])
    theirs = [mission for mission in resolver.missions.named(title) if (carrier, mission) in carried]
    if len(theirs) == 1:
        return resolver.claims.node("mission", theirs[0], {"title": title}, row)
    return resolver.mission(title, near, row)


def _say_known(respondent: str, mission: str, row: Row, resolver: Resolver) -> None:
    wave = str(row.values["wave"])
    said: Properties = {"wave": wave, "level": row.values.get("level"), "date": _day(row)}
    resolver.claims.tie("knows", respondent, mission, said, row, wave)


def _wave(row: Row, resolver: Resolver, said: Properties) -> str:
    """A wave lasts as long as the file says, else from its first dated answer to its last."""
    since, until = _day(row, "since") or _day(row), _day(row, "until") or _day(row)
    return resolver.wave(str(row.values["wave"]), row, {**said, "since": since, "until": until})


def _day(row: Row, role: str = "date") -> dt.date | None:
    when = row.values.get(role)
    return when.date if isinstance(when, When) else None
