"""Missions by hand: add one with those who carry it, correct it, close it, add a carrier."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from network.editing.answers import Answers, Given
from network.editing.changes import changed, validity
from network.editing.known import Candidate, Entry, Known, Likely
from network.errors import Refused
from network.identity import fold
from network.importing.edits import Word, edit
from network.importing.journal import instant
from network.importing.titled import Titled
from network.model import Properties, uid
from network.store import Store
from network.store.checking import ends_before_it_begins

PLAIN = ("title", "kind", "summary", "themes", "publics", "programme")


def add_mission(
    store: Store,
    given: Given,
    carriers: Sequence[Mapping[str, Any]] = (),
    *,
    by: str,
    today: dt.date,
    now: dt.datetime,
    new: bool = False,
) -> Entry:
    """Add a mission or an action.

    Parameters
    ----------
    given : mapping
        Answers by column of `imports/missions.toml`: title, kind (service, action), themes, since, territory…
    carriers : sequence of mapping
        Who carries it: `{"carrier": uid or name, "role": "pilote"}`, with `since` and `until` when they are its own.
    new : bool
        True once a person has said that it is not the one of that title.

    Raises
    ------
    Unfit
        Some answers cannot be kept.
    Likely
        A mission of that title is known in that territory.
    """
    known, answers = Known(store), Answers("missions", given, today=today, required=("title",))
    home = known.territory(answers, answers.values.get("territory"))
    said = _said(answers)
    _check(answers, said)
    title = str(said["title"])
    if not new and (found := same_title(known, title, home)):
        raise Likely("mission", title, found, answer="title")
    node, words = mission_words(known, title, home, said, now)
    for one in carriers:
        words += _carrier(known, node, one, today)
    return Entry(edit(store, words, what="mission:add", by=by, now=now, makes=[node]), node)


def correct_mission(store: Store, mission: str, given: Given, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Correct what is known of a mission; only the answers that differ are kept.

    Raises
    ------
    Unknown
        There is no such mission.
    Unfit
        Some answers cannot be kept.
    Refused
        Nothing would change.
    """
    known = Known(store)
    node, fact = known.subject("mission", mission)
    answers = Answers("missions", given, today=today, required=[name for name in ("title",) if name in given])
    home = known.territory(answers, answers.values.get("territory"))
    said = changed(fact, _said(answers))
    _check(answers, {**fact, **said})
    words: list[Word] = [("mission", (node,), said)]
    if home and (node, home) not in known.graph.facts("located_in-mission"):
        words += known.located("mission", node, home)
    if not said and len(words) == 1:
        raise Refused("editing.unchanged")
    return Entry(edit(store, words, what="mission:correct", by=by, now=now), node)


def close_mission(store: Store, mission: str, until: str, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Say when a mission ended, as a file writes a date."""
    return correct_mission(store, mission, {"until": until or "?"}, by=by, today=today, now=now)


def add_carrier(
    store: Store, mission: str, given: Mapping[str, Any], *, by: str, today: dt.date, now: dt.datetime
) -> Entry:
    """Say who carries a mission: `{"carrier": uid or name, "role": "pilote", "since": "sept. 2023"}`.

    Raises
    ------
    Unknown
        There is no such mission.
    Unfit
        The carrier is not known, or another answer cannot be kept.
    """
    known = Known(store)
    node, _ = known.subject("mission", mission)
    words = _carrier(known, node, given, today)
    return Entry(edit(store, [("mission", (node,), {}), *words], what="mission:carrier", by=by, now=now), node)


def same_title(known: Known, title: str, home: str | None) -> tuple[Candidate, ...]:
    """The mission known by that title in that territory, if there is one."""
    titled = Titled.of(known.graph, "mission", "title", "located_in-mission")
    found = titled.find(title, home)
    return (Candidate(found, title, 100.0),) if found else ()


def mission_words(
    known: Known, title: str, home: str | None, said: Properties, now: dt.datetime
) -> tuple[str, list[Word]]:
    """The uid of a new mission, that which a file would give it, and what says it."""
    node = uid("mis", fold(title), home or "")
    if (node,) in known.graph.facts("mission"):
        node = uid("mis", fold(title), home or "", instant(now))
    return node, [("mission", (node,), {**said, "title": title}), *known.located("mission", node, home)]


def carries(actor: str, mission: str, said: Properties) -> list[Word]:
    """What says that an actor carries a mission, keyed as a file keys it."""
    parts = (str(said.get(name) or "") for name in ("role", "since", "wave"))
    key = (actor, mission, uid("car", actor, mission, *parts))
    return [("actor", (actor,), {}), ("carries", key, said)]


def _carrier(known: Known, mission: str, given: Mapping[str, Any], today: dt.date) -> list[Word]:
    answers = Answers("missions", given, today=today, required=("carrier",))
    text = given.get("carrier")
    actor = known.actor(answers, "carrier", str(text) if text else None)
    said: Properties = {"role": answers.values.get("role"), **validity(answers.values)}
    said = {name: value for name, value in said.items() if value is not None}
    _check(answers, said)
    return carries(str(actor), mission, said)


def _said(answers: Answers) -> Properties:
    return {role: answers.values[role] for role in PLAIN if role in answers.values} | validity(answers.values)


def _check(answers: Answers, said: Properties) -> None:
    if ends_before_it_begins(said):
        answers.wrong("until", "ends-before")
    answers.check()
