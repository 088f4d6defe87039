"""Files that contradict each other wait for a person: both values with their sources, then a decision."""

import pytest

from imported import NOW, bring, facts, named, reading
from network.editing import contradictions, decide
from network.errors import Refused, Unknown
from network.importing import undo
from network.store import Store

FIRST = reading("a.csv", "actors", {"name": "CAF", "postcode": "75018", "website": "caf.example"})
SECOND = reading("b.csv", "actors", {"name": "CAF", "postcode": "75019"}, sheet="Annuaire")
DATES = (
    reading("m.csv", "missions", {"title": "Kiosque", "kind": "action"}),
    reading("n.csv", "missions", {"title": "Kiosque", "kind": "service"}),
)


def test_both_values_are_told_with_their_sources(store: Store):
    first, second = bring(store, FIRST, SECOND)
    (one,) = contradictions(store)
    assert (one.noun, one.name, one.property) == ("actor", "CAF", "postcode")
    assert one.as_dict()["values"] == [
        {"value": "75018", "sources": [f"{first.batch}||2"]},
        {"value": "75019", "sources": [f"{second.batch}|Annuaire|2"]},
    ]


def test_a_decision_is_a_hand_edit_and_nothing_waits_until_it_is_undone(store: Store):
    bring(store, FIRST, SECOND)
    key = (named(store, "CAF"),)
    batch = decide(store, "actor", key, "postcode", "75019", by="awa", now=NOW)
    assert facts(store)["actor"][key].properties["postcode"] == "75019"
    assert contradictions(store) == []
    undo(store, batch, now=NOW)
    assert len(contradictions(store)) == 1


def test_what_a_file_does_not_say_is_no_decision(embedded: Store):
    bring(embedded, FIRST, SECOND)
    key = (named(embedded, "CAF"),)
    with pytest.raises(Refused):
        decide(embedded, "actor", key, "postcode", "75020", by="awa", now=NOW)
    with pytest.raises(Unknown):
        decide(embedded, "actor", key, "website", "caf.example", by="awa", now=NOW)
    with pytest.raises(Unknown):
        decide(embedded, "recette", key, "postcode", "75019", by="awa", now=NOW)


def test_undoing_one_of_the_files_ends_the_contradiction(embedded: Store):
    bring(embedded, *DATES)
    assert [(one.noun, one.property) for one in contradictions(embedded)] == [("mission", "kind")]
    (_, second) = bring(embedded, FIRST, SECOND)
    undo(embedded, str(second.batch), now=NOW)
    assert [one.noun for one in contradictions(embedded)] == ["mission"]
