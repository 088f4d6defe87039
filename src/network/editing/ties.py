"""Ties by hand: add one between two known actors, correct it, close it.

Each kind has its step on the ladder of evidence (`imports/vocabulary/kinds.toml`): a convention says more than
« travaille avec », and nothing here is told from having been in the same room.
"""

import datetime as dt

from network import vocabulary
from network.editing.answers import Answers, Given
from network.editing.changes import changed, validity
from network.editing.known import Entry, Known
from network.errors import Refused, Unknown
from network.importing.claims import Key
from network.importing.edits import Word, edit
from network.importing.rows.ties import PLAIN, TOLD_BY
from network.model import Properties, uid
from network.store import Store
from network.store.checking import ends_before_it_begins

COORDINATOR = "coordinator"


def add_tie(store: Store, given: Given, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Add a tie between two actors.

    Parameters
    ----------
    given : mapping
        Answers by column of `imports/ties.toml`: `source` and `target` are uids or known names, `kind` a kind of
        tie, `since` and `until` dates as files write them. Declared by the coordinator unless `declared_by` says.
    by, today, now
        Who says so, the day dates are judged by, and the instant.

    Raises
    ------
    Unfit
        Some answers cannot be kept.
    Refused
        The same tie is known already.
    """
    known, answers = Known(store), Answers("ties", given, today=today, required=("source", "target", "kind"))
    source = known.actor(answers, "source", answers.values.get("source"))
    target = known.actor(answers, "target", answers.values.get("target"))
    if source and source == target:
        answers.wrong("target", "loop")
    said = _said(answers) | {"declared_by": answers.values.get("declared_by") or COORDINATOR}
    _check(known, answers, said)
    key = _key(str(source), str(target), said)
    if key in known.graph.facts("tie"):
        raise Refused("editing.tie-known", uid=key[2])
    return Entry(edit(store, _words(key, said), what="tie:add", by=by, now=now), key[2])


def correct_tie(store: Store, tie: str, given: Given, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Correct what is said of a tie: its kind, its dates; its two ends stay.

    Raises
    ------
    Unknown
        No tie has this uid.
    Unfit
        Some answers cannot be kept.
    Refused
        Nothing would change.
    """
    known = Known(store)
    key = _found(known, tie)
    fact = known.graph.facts("tie")[key].properties
    answers = Answers("ties", given, today=today, required=[name for name in ("kind",) if name in given])
    for name in ("source", "target"):
        if name in given:
            answers.wrong(name, "end-fixed")
    said = changed(fact, _said(answers))
    _check(known, answers, {**fact, **said})
    if not said:
        raise Refused("editing.unchanged")
    return Entry(edit(store, _words(key, said), what="tie:correct", by=by, now=now), tie)


def close_tie(store: Store, tie: str, until: str, *, by: str, today: dt.date, now: dt.datetime) -> Entry:
    """Say when a tie ended, as a file writes a date."""
    return correct_tie(store, tie, {"until": until or "?"}, by=by, today=today, now=now)


def _said(answers: Answers) -> Properties:
    return {role: answers.values[role] for role in PLAIN if role in answers.values} | validity(answers.values)


def _check(known: Known, answers: Answers, said: Properties) -> None:
    if ends_before_it_begins(said):
        answers.wrong("until", "ends-before")
    wave = said.get("wave")
    if wave and (uid("wav", str(wave)),) not in known.graph.facts("wave"):
        answers.wrong("wave", "wave-unknown", value=wave)
    answers.check()


def _key(source: str, target: str, said: Properties) -> Key:
    """The key that a file saying the same tie would give it."""
    if not vocabulary.kinds()[str(said["kind"])].directed and said["declared_by"] != "respondent":
        source, target = sorted((source, target))
    return source, target, uid("tie", source, target, *(str(said.get(name) or "") for name in TOLD_BY))


def _words(key: Key, said: Properties) -> list[Word]:
    """What says a tie says its two ends too."""
    return [*(("actor", (node,), Properties()) for node in key[:2]), ("tie", key, said)]


def _found(known: Known, tie: str) -> Key:
    found = next((key for key in known.graph.facts("tie") if key[2] == tie), None)
    if found is None:
        raise Unknown("importing.fact-unknown", uid=tie)
    return found
