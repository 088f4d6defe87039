"""Attendance: one presence per organisation and meeting, whatever the layout of the sheet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from network.forms import Row
from network.importing.actors import Mention
from network.importing.folding import RANKS, json_text, texts
from network.importing.meetings import Encounter
from network.importing.resolver import Resolver
from network.model import Properties, When

STATUSES, ROLES = RANKS["attended", "status"], RANKS["attended", "role"]


@dataclass(slots=True)
class Presence:
    """What the lines of one organisation at one meeting come to."""

    row: Row
    status: str
    people: int
    role: str | None

    def add(self, status: str, people: int, role: str | None) -> None:
        """The strongest status wins, with the people counted under it."""
        if status == self.status:
            self.people += people
        elif STATUSES.index(status) > STATUSES.index(self.status):
            self.status, self.people = status, people
        if role and (not self.role or ROLES.index(role) > ROLES.index(self.role)):
            self.role = role


@dataclass(slots=True)
class Session:
    """The lines of one file about one meeting."""

    encounter: Encounter
    row: Row
    presences: dict[str, Presence] = field(default_factory=dict)
    others: int = 0
    held_by: dict[str, Row] = field(default_factory=dict)
    missions: dict[str, Row] = field(default_factory=dict)
    places: dict[str, Row] = field(default_factory=dict)
    extra: dict[str, dict[str, None]] = field(default_factory=dict)

    @property
    def day(self) -> dt.date | None:
        return self.encounter.day[0]


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    """A meeting is looked up once all those present are known: who came helps to recognise it."""
    numbers: dict[str, str] = {}
    for session in _sessions(rows, resolver):
        _say_session(session, _meeting(session, numbers, resolver), resolver)


def _meeting(session: Session, numbers: dict[str, str], resolver: Resolver) -> str:
    """The uid of the session; two that a file numbers apart are two, however alike."""
    encounter, present = session.encounter, set(session.presences)
    number = "|".join(session.row.values.get("meeting_ids") or ())
    meeting = resolver.meetings.find(encounter, present) or encounter.uid()
    if numbers.setdefault(meeting, number) != number:
        meeting = encounter.uid(number)
    resolver.meetings.add(meeting, encounter, present)
    return meeting


def _sessions(rows: Sequence[Row], resolver: Resolver) -> list[Session]:
    sessions: dict[tuple[Any, ...], Session] = {}
    actors: dict[tuple[Any, ...], str] = {}
    for row in rows:
        values = row.values
        when, title = values.get("when"), values.get("title")
        key = (when, title, values.get("territory"), values.get("format"), row.sheet, *values.get("meeting_ids", ()))
        session = sessions.get(key)
        if session is None:
            encounter = Encounter(when, resolver.territory(row), values.get("format"), title)
            session = sessions[key] = Session(encounter, row)
        _add_line(session, row, actors, resolver)
    return list(sessions.values())


def _add_line(session: Session, row: Row, actors: dict[tuple[Any, ...], str], resolver: Resolver) -> None:
    values, territory = row.values, session.encounter.territory
    if row.extra or "held_by" in values or "mission" in values or "place" in values:
        _add_circumstances(session, row)
    status, people, role = values.get("status") or "present", values.get("people") or 1, values.get("role")
    known = (*values.get("ids", ()), values.get("row_code"))
    on = session.day if resolver.actors.is_shared(values.get("organisation") or "") else None
    key = (values.get("organisation"), territory, *known, values.get("residents"), on)
    actor = actors.get(key) or _who(row, territory, on, resolver)
    if actor is None:
        session.others += people if status == "present" else 0
        return
    actors[key] = actor
    presence = session.presences.get(actor)
    if presence is None:
        session.presences[actor] = Presence(row, status, people, role)
    else:
        presence.add(status, people, role)


def _who(row: Row, territory: str | None, on: dt.date | None, resolver: Resolver) -> str | None:
    """The organisation of a line; None when only a number of people can be kept.

    `on`: the day, when several actors have had the name.
    """
    values = row.values
    if values.get("residents"):
        if territory:
            return resolver.residents(territory, row)
        resolver.remark("residents-without-territory", "warning", row, column="organisation")
        return None
    mention = Mention(values.get("organisation") or "", tuple(values.get("ids") or ()), near=territory, on=on)
    if "row_code" in values and (node := resolver.coded(values["row_code"], mention, row)):
        return node
    return resolver.actor(mention, row) if mention.name else resolver.numbered(mention, row)


def _add_circumstances(session: Session, row: Row) -> None:
    values = row.values
    for role, kept in (("held_by", session.held_by), ("mission", session.missions), ("place", session.places)):
        for text in texts(values.get(role)):
            kept.setdefault(text, row)
    for header, text in row.extra.items():
        session.extra.setdefault(header, {})[text] = None


def _say_session(session: Session, meeting: str, resolver: Resolver) -> None:
    encounter, claims, row = session.encounter, resolver.claims, session.row
    claims.node("meeting", meeting, _said_of(session), row)
    resolver.locate("meeting", meeting, encounter.territory, row)
    if encounter.territory is None:
        resolver.remark("meeting-without-territory", "warning", row, column="territory")
    for actor, one in session.presences.items():
        said: Properties = {"status": one.status, "people": one.people, "role": one.role}
        claims.tie("attended", actor, meeting, said, one.row)
    _say_circumstances(session, meeting, resolver)


def _said_of(session: Session) -> Properties:
    encounter = session.encounter
    said: Properties = {
        "title": encounter.title,
        "format": encounter.format,
        "programme": session.row.values.get("programme"),
        "headcount_other": session.others or None,
    }
    if isinstance(encounter.when, When):
        said |= {"date": encounter.when.date, "precision": encounter.when.precision, "end": encounter.when.end}
    if session.extra:
        said["extra"] = json_text({header: " | ".join(values) for header, values in session.extra.items()})
    return said


def _say_circumstances(session: Session, meeting: str, resolver: Resolver) -> None:
    claims, territory = resolver.claims, session.encounter.territory
    for name, row in session.held_by.items():
        claims.tie("held_by", meeting, resolver.actor(Mention(name, near=territory), row), {}, row)
    for title, row in session.missions.items():
        mission = resolver.mission(title, territory, row)
        claims.tie("about", meeting, mission, {"how": "worked_on"}, row, "worked_on")
    for name, row in session.places.items():
        claims.tie("located_at-meeting", meeting, resolver.place(name, territory, row), {}, row)
