"""Ties and missions by hand: keyed as files key them, with dates as files write them."""

import datetime as dt

import pytest

from imported import NOW, TODAY, bring, facts, named, reading, two_quarters
from network.editing import (
    Likely,
    Unfit,
    add_carrier,
    add_mission,
    add_tie,
    close_mission,
    close_tie,
    correct_mission,
    correct_tie,
)
from network.errors import Refused, Unknown
from network.importing import undo
from network.store import Store
from network.store.checking import check

WHEN = {"by": "awa", "today": TODAY, "now": NOW}
LATER = {**WHEN, "now": NOW + dt.timedelta(hours=1)}
ACTORS = reading("a.csv", "actors", {"name": "CAF de Paris"}, {"name": "Collège Rouault"})


@pytest.fixture
def two(store: Store) -> Store:
    two_quarters(store)
    bring(store, ACTORS)
    return store


def test_a_tie_is_keyed_as_a_file_keys_it_and_undone(two: Store):
    before = facts(two)
    given = {"source": "CAF de Paris", "target": "Collège Rouault", "kind": "convention", "since": "1er sept. 2023"}
    entry = add_tie(two, given, **WHEN)
    ((key, fact),) = facts(two)["tie"].items()
    assert fact.properties["kind"] == "agreement" and fact.properties["declared_by"] == "coordinator"
    assert (fact.properties["since"], fact.properties["since_precision"]) == (dt.date(2023, 9, 1), "day")
    line = {"source": "Collège Rouault", "target": "CAF de Paris", "kind": "agreement", "declared_by": "coordinator"}
    bring(two, reading("t.csv", "ties", {**line, "since": None}))
    with pytest.raises(Refused, match=key[2]):
        add_tie(two, {**given, "source": "Collège Rouault", "target": "CAF de Paris"}, **LATER)
    undo(two, entry.batch, now=NOW)
    assert key not in facts(two)["tie"]
    assert facts(two)["actor"].keys() == before["actor"].keys()


def test_a_hand_made_tie_keeps_its_two_ends_when_their_file_is_undone(store: Store):
    (outcome,) = bring(store, ACTORS)
    add_tie(store, {"source": "CAF de Paris", "target": "Collège Rouault", "kind": "refers"}, **WHEN)
    spared = undo(store, str(outcome.batch), now=NOW)
    assert [one.name for one in spared] == ["CAF de Paris", "Collège Rouault"]
    assert len(facts(store)["tie"]) == 1 and check(store) == []


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"target": "CAF de Paris"}, ["target"]),
        ({"target": "Foot"}, ["target"]),
        ({"kind": "amitié"}, ["kind"]),
        ({"since": "2024", "until": "2023"}, ["until"]),
        ({"wave": "2019"}, ["wave"]),
        ({"target": "", "kind": ""}, ["target", "kind"]),
    ],
)
def test_what_makes_no_tie_is_told(embedded: Store, given, wrong):
    bring(embedded, ACTORS)
    whole = {"source": "CAF de Paris", "target": "Collège Rouault", "kind": "oriente vers"}
    with pytest.raises(Unfit) as caught:
        add_tie(embedded, {**whole, **given}, **WHEN)
    assert [slip.name for slip in caught.value.slips] == wrong


def test_a_tie_of_a_file_is_corrected_and_closed_and_stays_when_the_file_goes(two: Store):
    line = {"source": "CAF de Paris", "target": "Collège Rouault", "kind": "refers", "weight": 2.0}
    (outcome,) = bring(two, reading("t.csv", "ties", line))
    ((key, _),) = facts(two)["tie"].items()
    correct_tie(two, key[2], {"kind": "informe", "since": "2021"}, **WHEN)
    closed = close_tie(two, key[2], "mars 2025", **LATER)
    undo(two, str(outcome.batch), now=NOW)
    tie = facts(two)["tie"][key].properties
    assert (tie["kind"], tie["weight"], tie["until_precision"]) == ("informs", 2.0, "month")
    undo(two, closed.batch, now=NOW)
    assert "until" not in facts(two)["tie"][key].properties
    with pytest.raises(Unfit):
        correct_tie(two, key[2], {"source": "PMI"}, **LATER)
    with pytest.raises(Unknown):
        close_tie(two, "tie-0", "2025", **LATER)


def test_a_mission_with_its_carriers(two: Store):
    given = {"title": "Café des parents", "kind": "action", "themes": "parentalité", "since": "sept. 2023"}
    carriers = [{"carrier": "CAF de Paris", "role": "pilote"}, {"carrier": "Collège Rouault", "role": "accueille"}]
    entry = add_mission(two, {**given, "territory": "Flandre"}, carriers, **WHEN)
    mission = facts(two)["mission"][entry.uid,].properties
    assert (mission["kind"], mission["themes"], mission["since_precision"]) == ("action", ["parentalite"], "month")
    assert sorted(str(fact.properties["role"]) for fact in facts(two)["carries"].values()) == ["hosts", "leads"]
    (outcome,) = bring(
        two,
        reading(
            "m.csv",
            "missions",
            {"title": "Café des parents", "carrier": "CAF", "role": "leads", "territory": "Flandre"},
        ),
    )
    assert outcome.counts["missions_matched"] + outcome.counts["missions_updated"] == 1
    assert check(two) == []


def test_a_mission_of_the_same_title_is_shown_first(embedded: Store):
    entry = add_mission(embedded, {"title": "Café des parents"}, **WHEN)
    with pytest.raises(Likely) as caught:
        add_mission(embedded, {"title": "café des parents"}, **LATER)
    assert [one.uid for one in caught.value.candidates] == [entry.uid]
    assert add_mission(embedded, {"title": "café des parents"}, new=True, **LATER).uid != entry.uid


def test_a_mission_is_corrected_closed_and_given_a_carrier(embedded: Store):
    bring(embedded, ACTORS)
    entry = add_mission(embedded, {"title": "Kiosque", "kind": "service"}, **WHEN)
    correct_mission(embedded, entry.uid, {"kind": "action", "title": "Kiosque"}, **LATER)
    add_carrier(embedded, entry.uid, {"carrier": "CAF de Paris", "since": "2024"}, **LATER)
    close_mission(embedded, entry.uid, "31/12/2025", **LATER)
    mission = facts(embedded)["mission"][entry.uid,].properties
    assert (mission["kind"], mission["until"]) == ("action", dt.date(2025, 12, 31))
    assert [key[0] for key in facts(embedded)["carries"]] == [named(embedded, "CAF de Paris")]
    with pytest.raises(Unfit):
        add_carrier(embedded, entry.uid, {"carrier": "Inconnu"}, **LATER)
