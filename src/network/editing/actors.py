"""Actors by hand: add one, correct it, close it, say that it is still right."""

import datetime as dt
from typing import Any

from network.editing.answers import Answers, Given
from network.editing.changes import changed, days
from network.editing.known import ABOVE, Candidate, Entry, Known, Likely
from network.errors import Refused
from network.forms import form_named
from network.importing.actors import Mention
from network.importing.edits import Word, edit
from network.importing.journal import instant
from network.importing.rows.actors import PLAIN
from network.importing.wholes import Wholes
from network.model import Properties, uid
from network.store import Store

WRITTEN = frozenset({"name", "field", "ids", "codes", *PLAIN})
DATES = ("since", "until", "last_confirmed")


def add_actor(store: Store, given: Given, *, by: str, today: dt.date, now: dt.datetime, new: bool = False) -> Entry:
    """Add an actor that no file names yet.

    Parameters
    ----------
    given : mapping
        Answers by column of `imports/actors.toml`, as a file would say them: `{"name": "PMI Flandre", "field":
        "santé", "territory": "Flandre"}`. A territory, `parent` or `run_by` is a uid or a known name.
    by : str
        Who says so.
    today, now : date, datetime
        The day dates are judged by, and the instant of the entry.
    new : bool
        True once a person has said that it is none of those it looks like.

    Raises
    ------
    Unfit
        Some answers cannot be kept: all are told.
    Likely
        It may be one of the actors known already.
    """
    known = Known(store)
    answers = Answers("actors", given, today=today, required=("name",), fields=known.own_fields())
    home = known.territory(answers, answers.values.get("territory"))
    above = _above(known, answers)
    answers.check()
    values = answers.values
    mention = Mention(values["name"], tuple(values.get("ids") or ()), home, None, values.get("postcode"), listed=True)
    if not new and (candidates := known.candidates(mention)):
        raise Likely("actor", mention.name, candidates)
    node = _new_uid(known, mention, now)
    words: list[Word] = [("actor", (node,), _said(values)), *known.located("actor", node, home)]
    words += _related(known, node, above)
    return Entry(edit(store, words, what="actor:add", by=by, now=now, makes=[node]), node)


def correct_actor(store: Store, actor: str, given: Given, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Correct what is known of an actor; only the answers that differ are kept, an empty one takes away.

    A former name stays among its spellings, so that files which use it still find it.

    Raises
    ------
    Unknown
        There is no such actor.
    Unfit
        Some answers cannot be kept.
    Refused
        Nothing would change.
    """
    known = Known(store)
    node, fact = known.subject("actor", actor)
    required = [name for name in ("name",) if name in given]
    answers = Answers("actors", given, today=today, required=required, fields=known.own_fields())
    home = known.territory(answers, answers.values.get("territory"))
    above = _above(known, answers, node)
    answers.check()
    said = _said(answers.values)
    if "ids" in said:
        said["ids"] = _ids(fact, answers)
    words = _related(known, node, {name: one for name, one in above.items() if (node, one) not in known.pairs(name)})
    if home and (node, home) not in known.graph.facts("located_in-actor"):
        words += known.located("actor", node, home)
    words = [("actor", (node,), changed(fact, said)), *words]
    if not words[0][2] and len(words) == 1:
        raise Refused("editing.unchanged")
    return Entry(edit(store, words, what="actor:correct", by=by, now=now), node)


def close_actor(store: Store, actor: str, until: str, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Say that an actor is closed since a day, written as in a file: « 31/12/2024 », « mars 2025 »."""
    return correct_actor(store, actor, {"until": until or "?", "status": "closed"}, by=by, today=today, now=now)


def confirm_actor(store: Store, actor: str, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Say that what is known of an actor is still right today.

    Raises
    ------
    Unknown
        There is no such actor.
    """
    node, _ = Known(store).subject("actor", actor)
    words: list[Word] = [("actor", (node,), {"last_confirmed": today})]
    return Entry(edit(store, words, what="actor:confirm", by=by, now=now), node)


def new_actor(known: Known, name: str, home: str | None, now: dt.datetime) -> tuple[str, list[Word]]:
    """The uid of an actor known by its name alone, and what says it."""
    mention = Mention(name, home=home)
    node = _new_uid(known, mention, now)
    return node, [("actor", (node,), {"name": name}), *known.located("actor", node, home)]


def alike(store: Store, name: str, territory: str | None = None) -> tuple[Candidate, ...]:
    """Known actors that a name may mean in a territory, the surest first."""
    return Known(store).candidates(Mention(name, home=territory))


def _new_uid(known: Known, mention: Mention, now: dt.datetime) -> str:
    """The uid that a file would give it; one of its own when it has the name of another of the same place."""
    node = known.new_uid(mention)
    if (node,) not in known.graph.facts("actor"):
        return node
    return uid("act", mention.name, mention.home or "", instant(now))


def _said(values: dict[str, Any]) -> Properties:
    said: Properties = {role: value for role, value in values.items() if role in WRITTEN}
    said |= days(values, DATES)
    if "field" in values:
        said["field_source"] = "edit" if values["field"] else None
    return said


def _ids(fact: Properties, answers: Answers) -> list[str]:
    """The numbers it has, those of the registers that were answered replaced."""
    columns = form_named("actors").columns
    answered = {columns[name].vocabulary for name in answers.given if columns[name].role == "ids"}
    known = fact.get("ids")
    kept = [one for one in (known if isinstance(known, list) else ()) if one.partition(":")[0] not in answered]
    return [*kept, *(answers.values.get("ids") or ())]


def _above(known: Known, answers: Answers, node: str | None = None) -> dict[str, str]:
    """What it is part of and who runs it, by uid; never in a circle."""
    found = {}
    for name in ABOVE:
        if above := known.actor(answers, name, answers.values.get(name)):
            problem = node and name == "parent" and Wholes(known.pairs("parent")).problem(node, above)
            if problem or above == node:
                answers.wrong(name, "circular", value=known.graph.facts("actor")[above,].properties["name"])
            found[name] = above
    return found


def _related(known: Known, node: str, above: dict[str, str]) -> list[Word]:
    words: list[Word] = []
    for name, one in above.items():
        words += [("actor", (one,), {}), (ABOVE[name], (node, one), {})]
    return words
