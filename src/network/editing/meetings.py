"""Meetings by hand: the two-minute form, and correcting what a sheet says of one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from network.editing.actors import new_actor
from network.editing.answers import Answers, Given
from network.editing.changes import changed
from network.editing.known import Candidate, Entry, Known, Likely
from network.editing.missions import carries, mission_words, same_title
from network.editing.places import place_words
from network.editing.presences import Presence, residents_words
from network.errors import Refused
from network.importing.actors import Mention
from network.importing.edits import Word, edit
from network.importing.journal import instant
from network.importing.meetings import Encounter, Meetings
from network.model import Properties, When, uid
from network.store import Store

PLAIN = ("title", "format", "programme")


def add_meeting(
    store: Store,
    given: Given,
    present: Sequence[Mapping[str, Any]] = (),
    decisions: Sequence[Mapping[str, Any]] = (),
    *,
    residents: Any = None,
    by: str,
    today: dt.date,
    now: dt.datetime,
    same: str | None = None,
    new: bool = False,
) -> Entry:
    """Add a meeting, who was there, and what was decided.

    To have been in the same room is the first step of evidence: it is kept as presences, never as working together.

    Parameters
    ----------
    given : mapping
        Answers by column of `imports/attendance-list.toml`: when, title, format, territory, place, held_by, mission.
    present : sequence of mapping
        `{"actor": uid or known name, "status": "excusé", "people": 2}`, or `{"name": "Maison des familles"}` for
        one to add, with `"new": True` once a person has said that it is none of those it looks like.
    decisions : sequence of mapping
        Missions decided there: `{"title": "Atelier écrans", "leaders": [uids or known names]}`.
    residents : int or text, optional
        How many anonymous residents came: a number, never a name.
    same : str, optional
        Uid of the meeting that this is: presences and decisions are added to it.
    new : bool
        True once a person has said that it is none of the meetings known already.

    Raises
    ------
    Unfit
        Some answers cannot be kept: all are told.
    Likely
        It may be a meeting known already, or a name added may be an actor known already.
    """
    known = Known(store)
    told = _Told(known, Answers("attendance-list", given, today=today, required=() if same else ("when",)), now)
    told.read(present, decisions, residents)
    if same:
        meeting, fact = known.subject("meeting", same)
        said = changed(fact, told.said)
    else:
        meeting, said = _new_meeting(known, told, now, new=new), told.said
    words = [("meeting", (meeting,), said), *known.located("meeting", meeting, told.home), *told.words(meeting)]
    makes = told.makes if same else {*told.makes, meeting}
    return Entry(edit(store, words, what="meeting:add", by=by, now=now, makes=makes), meeting)


def correct_meeting(
    store: Store,
    meeting: str,
    given: Given,
    present: Sequence[Mapping[str, Any]] = (),
    *,
    by: str,
    today: dt.date,
    now: dt.datetime,
) -> Entry:
    """Correct what is known of a meeting: its date, title, format, and the presences given here.

    Raises
    ------
    Unknown
        There is no such meeting.
    Unfit
        Some answers cannot be kept.
    Refused
        Nothing would change.
    """
    known = Known(store)
    node, fact = known.subject("meeting", meeting)
    told = _Told(known, Answers("attendance-list", given, today=today), now)
    told.read(present, (), None)
    said = changed(fact, told.said)
    words = [("meeting", (node,), said), *told.words(node)]
    if told.home and (node, told.home) not in known.graph.facts("located_in-meeting"):
        words += known.located("meeting", node, told.home)
    if not said and len(words) == 1:
        raise Refused("editing.unchanged")
    return Entry(edit(store, words, what="meeting:correct", by=by, now=now, makes=told.makes), node)


@dataclass
class _Told:
    """What an entry says of a meeting, its ends found or made."""

    known: Known
    answers: Answers
    now: dt.datetime
    makes: set[str] = field(default_factory=set)
    presences: dict[str, Presence] = field(default_factory=dict)
    beside: list[Word] = field(default_factory=list)
    held_by: str | None = None
    missions: list[tuple[str, str]] = field(default_factory=list)
    place: str | None = None
    home: str | None = None
    headcount: int | None = None

    def read(self, present: Sequence[Mapping[str, Any]], decisions: Sequence[Mapping[str, Any]], people: Any) -> None:
        values = self.answers.values
        self.home = self.known.territory(self.answers, values.get("territory"))
        self.held_by = self.known.actor(self.answers, "held_by", values.get("held_by"))
        self._read_people(people)
        for row in present:
            self._read_presence(row)
        self._read_decisions(decisions)
        self.answers.check()
        if place := values.get("place"):
            self.place, words = place_words(self.known, str(place), self.home)
            self._make("place", self.place, words)
        if title := values.get("mission"):
            self._read_mission(str(title), "worked_on", ())

    @property
    def said(self) -> Properties:
        values = self.answers.values
        said: Properties = {role: values[role] for role in PLAIN if role in values}
        when = values.get("when")
        if isinstance(when, When):
            said |= {"date": when.date, "precision": when.precision, "end": when.end}
        if self.headcount:
            said["headcount_other"] = self.headcount
        return {name: value for name, value in said.items() if value is not None or name in self.answers.given}

    def words(self, meeting: str) -> list[Word]:
        """Everything but the meeting itself."""
        words = list(self.beside)
        for actor, one in self.presences.items():
            key = (actor, meeting)
            known = key in self.known.graph.facts("attended")
            words += [("actor", (actor,), {}), ("attended", key, one.said(known=known))]
        if self.held_by:
            words += [("actor", (self.held_by,), {}), ("held_by", (meeting, self.held_by), {})]
        for mission, how in self.missions:
            about = (meeting, mission, uid("abo", meeting, mission, how))
            words += [("mission", (mission,), {}), ("about", about, {"how": how})]
        if self.place:
            words += [("place", (self.place,), {}), ("located_at-meeting", (meeting, self.place), {})]
        return _once(words)

    def _read_people(self, people: Any) -> None:
        if people in (None, ""):
            return
        number = Presence.counted(people)
        if number is None:
            self.answers.wrong("residents", "not-a-number", value=people)
        elif self.home and number:
            actor, words = residents_words(self.known, self.home, self.now)
            self._make("actor", actor, words)
            self.presences[actor] = Presence("present", number)
        else:
            self.headcount = number or None

    def _read_presence(self, row: Mapping[str, Any]) -> None:
        presence = Presence.read(row, self.answers)
        actor = self._actor(row)
        if actor and presence:
            self.presences[actor] = presence

    def _actor(self, row: Mapping[str, Any]) -> str | None:
        if row.get("actor"):
            return self.known.actor(self.answers, "present", str(row["actor"]))
        named = Answers("actors", {"name": row.get("name")}, today=dt.date.max, required=("name",))
        if named.slips:
            self.answers.slips += named.slips
            return None
        name = named.values["name"]
        if not row.get("new") and (found := _alike(self.known, name, self.home)):
            raise Likely("actor", name, found, answer="present")
        actor, words = new_actor(self.known, name, self.home, self.now)
        self._make("actor", actor, words)
        return actor

    def _read_decisions(self, decisions: Sequence[Mapping[str, Any]]) -> None:
        for row in decisions:
            decided = Answers("missions", {"title": row.get("title")}, today=dt.date.max, required=("title",))
            leaders = [self.known.actor(self.answers, "decisions", str(one)) for one in row.get("leaders") or ()]
            self.answers.slips += decided.slips
            if not decided.slips:
                self._read_mission(decided.values["title"], "decided", [one for one in leaders if one])

    def _read_mission(self, title: str, how: str, leaders: Sequence[str]) -> None:
        """The mission of that title in this territory, or a new action, led by those who said they would."""
        found = same_title(self.known, title, self.home)
        if found:
            mission = found[0].uid
        else:
            mission, words = mission_words(self.known, title, self.home, {"kind": "action"}, self.now)
            self._make("mission", mission, words)
        self.missions.append((mission, how))
        since = self.said.get("date")
        said: Properties = {"role": "leads"}
        if since:
            said |= {"since": since, "since_precision": "day"}
        for leader in leaders:
            self.beside += carries(leader, mission, said)

    def _make(self, noun: str, node: str, words: list[Word]) -> None:
        if (node,) not in self.known.graph.facts(noun):
            self.makes.add(node)
        self.beside += words


def _alike(known: Known, name: str, home: str | None) -> tuple[Candidate, ...]:
    """Known actors that a name may mean in a territory, the surest first."""
    return known.candidates(Mention(name, home=home))


def _new_meeting(known: Known, told: _Told, now: dt.datetime, *, new: bool) -> str:
    """The uid of a meeting that is not known yet."""
    said = told.said
    encounter = Encounter(told.answers.values["when"], told.home, _text(said.get("format")), _text(said.get("title")))
    found = Meetings.of(known.graph).find(encounter, set(told.presences))
    if found and not new:
        fact = known.graph.facts("meeting")[found,].properties
        name = f"{fact.get('title') or ''} ({fact.get('date')})".strip()
        raise Likely("meeting", name, (Candidate(found, name, 100.0),), answer="when")
    node = encounter.uid()
    return encounter.uid(instant(now)) if (node,) in known.graph.facts("meeting") else node


def _once(words: Sequence[Word]) -> list[Word]:
    """Each fact once: what several words say of one is put together."""
    whole: dict[tuple[str, tuple[str, ...]], Properties] = {}
    for noun, key, said in words:
        whole[noun, key] = {**whole.get((noun, key), {}), **said}
    return [(noun, key, said) for (noun, key), said in whole.items()]


def _text(value: object) -> str | None:
    return str(value) if value else None
