"""What is known tells where it comes from: file, sheet, line, when, who, and the licence of a public source."""

import dataclasses

import pytest

from imported import NOW, TODAY, bring, day, facts, named, reading
from network import resolving
from network.editing import correct_actor
from network.errors import Unknown
from network.forms import Origin
from network.sources import named as called
from network.sources import sources_of
from network.store import Store

LINE = {"when": day(2025, 3, 14), "title": "COPIL"}
SHEET = reading(
    "tf.xlsx", "attendance-sheets", {**LINE, "organisation": "CAF"}, {**LINE, "organisation": "PMI"}, sheet="14 mars"
)


def test_a_presence_a_meeting_and_an_actor_tell_their_line(store: Store):
    bring(store, SHEET)
    ((meeting,),) = facts(store)["meeting"]
    pmi = named(store, "PMI")
    (presence,) = sources_of(store, pmi, meeting)
    assert (presence["file"], presence["sheet"], presence["line"]) == ("tf.xlsx", "14 mars", 3)
    assert (presence["time"], presence["by"], presence["state"]) == ("2026-01-05T10:00:00+00:00", "tests", "applied")
    assert sources_of(store, meeting)[0]["line"] == 2
    assert sources_of(store, pmi)[0]["line"] == 3


def test_a_tie_is_asked_for_by_its_own_uid(store: Store):
    bring(store, reading("t.csv", "ties", {"source": "CAF", "target": "PMI", "kind": "refers"}))
    ((key, _),) = facts(store)["tie"].items()
    assert [one["file"] for one in sources_of(store, key[2])] == ["t.csv"]


def test_the_licence_of_a_public_source_is_told(store: Store):
    finess = Origin("FINESS", "Licence ouverte 2.0", "2024-11", "https://finess.example")
    bring(store, dataclasses.replace(reading("finess.csv", "actors", {"name": "CAF"}), source=finess))
    (one,) = sources_of(store, named(store, "CAF"))
    assert (one["source"], one["licence"], one["source_date"]) == ("FINESS", "Licence ouverte 2.0", "2024-11")


def test_what_says_a_duplicate_says_the_one_that_is_kept(store: Store):
    bring(store, reading("a.csv", "actors", {"name": "CAF", "postcode": "75019"}))
    bring(store, reading("b.csv", "actors", {"name": "Caisse Dupré"}))
    kept, other = named(store, "CAF"), named(store, "Caisse Dupré")
    resolving.decide(store, kept, other, "same", by="awa", today=TODAY, now=NOW)
    assert [one["file"] for one in sources_of(store, kept)] == ["a.csv", "b.csv"]
    with pytest.raises(Unknown):
        sources_of(store, other)


def test_a_hand_edit_is_called_by_what_was_done(embedded: Store):
    bring(embedded, SHEET)
    caf = named(embedded, "CAF")
    correct_actor(embedded, caf, {"postcode": "75019"}, by="awa", today=TODAY, now=NOW)
    sheet, edit = sources_of(embedded, caf)
    assert (called(sheet).fr, called(edit).fr) == ("tf.xlsx", "Fiche corrigée à la main")
    assert (edit["line"], edit["by"]) == (None, "awa")


def test_what_is_not_known_is_said(embedded: Store):
    for asked in (("act-0",), ("tie-0",), ("?",), ("act-0", "mee-0")):
        with pytest.raises(Unknown):
            sources_of(embedded, *asked)
