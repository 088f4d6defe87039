"""Undoing restores exactly: the value of a fact is what its remaining sources say."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imported import NOW, TODAY, bring, day, facts, named, reading, two_quarters
from network import fields, resolving
from network.errors import Refused, Unknown
from network.importing import batches, undo
from network.store import Store, open_store
from network.store.checking import check

LINE = {"when": day(2025, 3, 14), "territory": "Flandre"}
FILES = (
    reading("quartiers.csv", "territories", {"name": "Flandre", "code": "T1"}, {"name": "Belleville", "within": "T1"}),
    reading(
        "annuaire.csv",
        "actors",
        {"name": "Centre social Les Tilleuls", "field": "social", "territory": "Flandre", "postcode": "75019"},
        {"name": "CAF de Paris", "ids": ["siret:73282932000074:valid"]},
        {"name": "PMI Flandre", "parent": "CAF", "kind": "service"},
    ),
    reading(
        "mairie.csv",
        "actors",
        {"name": "C.S. des Tilleuls", "field": "habitants", "postcode": "75018"},
        {"name": "caisse d'allocations familiales", "ids": ["siret:73282932000074:valid"]},
    ),
    reading(
        "tf.xlsx",
        "attendance-sheets",
        {**LINE, "organisation": "CS Tilleuls", "format": "theatre-forum"},
        {**LINE, "organisation": "CAF", "format": "theatre-forum"},
        {**LINE, "residents": True, "people": 4, "format": "theatre-forum"},
    ),
    reading(
        "suivi.xlsx",
        "attendance-grid",
        {**LINE, "organisation": "C.A.F.", "status": "excused"},
        {**LINE, "organisation": "CS Tilleuls", "people": 3},
        {**LINE, "organisation": "École Tanger"},
    ),
    reading(
        "enquête.csv",
        "survey",
        {"respondent": "CAF", "target": "CS Tilleuls", "relations": ["collaborates", "refers"], "wave": "2019"},
        {"respondent": "CAF", "mission": "Café des parents", "wave": "2019"},
    ),
    reading("relances.csv", "roster", {"actor": "CAF", "wave": "2019", "state": "partial", "instrument": "q"}),
    reading(
        "missions.csv",
        "missions",
        {"title": "Café des parents", "carrier": "CS Tilleuls", "needs": ["Écrans"], "territory": "Flandre"},
    ),
)


def applied(store: Store) -> list[str]:
    """Uids of the batches in force, in order of application."""
    return [batch["uid"] for batch in reversed(batches(store)) if batch["state"] == "applied"]


def test_undoing_every_file_in_any_order_leaves_nothing(store: Store):
    bring(store, *FILES)
    for batch in applied(store)[::2] + applied(store)[1::2]:
        undo(store, batch, now=NOW)
    assert facts(store) == {}


def test_undoing_the_last_file_restores_what_was_before_it(store: Store):
    bring(store, *FILES[:3])
    for file in FILES[3:]:
        before = facts(store)
        (outcome,) = bring(store, file)
        assert facts(store) != before
        undo(store, str(outcome.batch), now=NOW)
        assert facts(store) == before
        bring(store, file)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, len(FILES) - 1), min_size=2, max_size=10), st.data())
def test_an_import_and_its_undoing_change_nothing_after_any_history(history, data):
    folder = Path(tempfile.mkdtemp())
    store = open_store(str(folder / "store"))
    try:
        for step in history:
            if data.draw(st.booleans()) and applied(store):
                undo(store, data.draw(st.sampled_from(applied(store))), now=NOW)
            else:
                bring(store, FILES[step])
        before, file = facts(store), FILES[data.draw(st.integers(0, len(FILES) - 1))]
        (outcome,) = bring(store, file)
        if outcome.batch:
            undo(store, outcome.batch, now=NOW)
        assert facts(store) == before
        for batch in data.draw(st.permutations(applied(store))):
            undo(store, batch, now=NOW)
        assert facts(store) == {}
    finally:
        store.close()
        shutil.rmtree(folder)


def test_a_file_undone_and_imported_again_is_the_same_batch_and_the_same_facts(store: Store):
    (outcome,) = bring(store, FILES[1])
    before = facts(store)
    undo(store, str(outcome.batch), now=NOW)
    (again,) = bring(store, FILES[1])
    assert again.batch == outcome.batch
    assert facts(store) == before


def test_an_actor_edited_since_stays_as_the_undone_file_said_it_and_is_listed(store: Store):
    (outcome,) = bring(store, FILES[4])
    school = named(store, "École Tanger")
    fields.assign(store, school, "prevention", by="awa", today=TODAY, now=NOW)
    before = facts(store)["actor"][school,]
    (spared,) = undo(store, str(outcome.batch), now=NOW)
    assert facts(store) == {"actor": {(school,): before}}
    assert (before.properties["field"], before.properties["field_source"]) == ("prevention", "edit")
    assert (spared.noun, spared.name) == ("actor", "École Tanger")
    assert spared.as_dict()["words"] == "« École Tanger » reste : corrigé à la main le 2026-01-05 par awa."
    assert check(store) == []


def test_importing_a_file_again_restores_what_undoing_left_and_what_it_took(store: Store):
    (outcome,) = bring(store, FILES[4])
    fields.assign(store, named(store, "École Tanger"), "education", by="awa", today=TODAY, now=NOW)
    before = facts(store)
    undo(store, str(outcome.batch), now=NOW)
    bring(store, FILES[4])
    assert facts(store) == before


def test_undoing_the_last_edit_takes_away_what_it_kept(store: Store):
    (outcome,) = bring(store, FILES[4])
    school = named(store, "École Tanger")
    edits = [
        fields.assign(store, school, field, by="awa", today=TODAY, now=NOW + dt.timedelta(hours=hour))
        for hour, field in enumerate(("education", "prevention"))
    ]
    undo(store, str(outcome.batch), now=NOW)
    undo(store, edits[1], now=NOW)
    assert facts(store)["actor"][school,].properties["field"] == "education"
    undo(store, edits[0], now=NOW)
    assert facts(store) == {}


def test_an_edit_made_before_a_file_keeps_nothing_of_it(store: Store):
    bring(store, FILES[1])
    fields.assign(store, named(store, "CAF de Paris"), "acces-aux-droits", by="awa", today=TODAY, now=NOW)
    before = facts(store)
    (outcome,) = bring(store, FILES[4])
    assert undo(store, str(outcome.batch), now=NOW) == []
    assert facts(store) == before


def test_a_verdict_survives_the_import_it_is_about(store: Store):
    tie = reading("l.csv", "ties", {"source": "CS Tileuls", "target": "CAF", "kind": "refers"})
    _, outcome = bring(store, FILES[1], tie)
    (pair,) = resolving.waiting(store)
    resolving.decide(store, *pair.uids, "same", by="awa", today=TODAY, now=NOW)
    undo(store, str(outcome.batch), now=NOW)
    assert "same_as-actor" not in facts(store)
    bring(store, tie)
    assert len(facts(store)["same_as-actor"]) == 1
    assert resolving.waiting(store) == []


def test_undoing_twice_is_refused_and_an_unknown_batch_is_said(store: Store):
    (outcome,) = bring(store, FILES[1])
    undo(store, str(outcome.batch), now=NOW)
    with pytest.raises(Refused):
        undo(store, str(outcome.batch), now=NOW)
    with pytest.raises(Unknown):
        undo(store, "bat-0", now=NOW)


def test_batches_are_listed_the_latest_first_with_what_they_counted(store: Store):
    two_quarters(store)
    bring(store, FILES[3])
    latest, first = batches(store)
    assert (latest["file"], latest["form"], latest["by"]) == ("tf.xlsx", "attendance-sheets", "tests")
    assert latest["counts"]["presences_new"] == 3
    assert (first["order"], latest["order"]) == (1, 2)
    assert latest["time"] == dt.datetime.fromisoformat("2026-01-05T10:00:00+00:00").isoformat()
