"""Doubtful pairs wait; a decision is a batch, holds at the next import and can be taken back."""

import datetime as dt

import pytest

from imported import NOW, TODAY, bring, facts, named, reading
from network import resolving
from network.errors import Refused, Unknown
from network.importing import batches
from network.store import Store

DIRECTORY = reading(
    "annuaire.csv",
    "actors",
    {"name": "Centre social Les Tilleuls", "field": "social", "postcode": "75019"},
    {"name": "Régie de quartier Les Vignes-Basses"},
)
LIST = reading(
    "l.csv", "ties", {"source": "CS Tileuls", "target": "Régie de quartier Les Vigens-Basses", "kind": "refers"}
)


def pairs(store: Store) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(pair.names)) for pair in resolving.waiting(store))


def decide(store: Store, one: str, other: str, verdict: resolving.Verdict) -> str:
    return resolving.decide(store, named(store, one), named(store, other), verdict, by="awa", today=TODAY, now=NOW)


def test_names_that_only_resemble_become_two_actors_and_wait(store: Store):
    _, outcome = bring(store, DIRECTORY, LIST)
    assert pairs(store) == [
        ("CS Tileuls", "Centre social Les Tilleuls"),
        ("Régie de quartier Les Vigens-Basses", "Régie de quartier Les Vignes-Basses"),
    ]
    assert {pair.uids for pair in outcome.pairs} == {pair.uids for pair in resolving.waiting(store)}


def test_the_same_points_the_less_known_to_the_better_known(store: Store):
    bring(store, DIRECTORY, LIST)
    decide(store, "Centre social Les Tilleuls", "CS Tileuls", "same")
    (key,) = facts(store)["same_as-actor"]
    assert key == (named(store, "CS Tileuls"), named(store, "Centre social Les Tilleuls"))
    assert len(pairs(store)) == 1


def test_a_decision_taken_back_waits_again(store: Store):
    bring(store, DIRECTORY, LIST)
    before = facts(store)
    for verdict in resolving.VERDICTS:
        decide(store, "CS Tileuls", "Centre social Les Tilleuls", verdict)
        assert len(pairs(store)) == 1
        one, other = named(store, "Centre social Les Tilleuls"), named(store, "CS Tileuls")
        resolving.undo_decision(store, one, other, by="awa", now=NOW)
        assert facts(store) == before


def test_whoever_pointed_to_a_duplicate_points_to_the_kept_one_too(store: Store):
    bring(store, reading("l.csv", "ties", *({"source": a, "target": b, "kind": "refers"} for a, b in ("AB", "CD"))))
    decide(store, "A", "B", "same")
    decide(store, "C", "D", "same")
    decide(store, "A", "C", "same")
    targets: dict[str, set[str]] = {}
    for source, target in facts(store)["same_as-actor"]:
        targets.setdefault(source, set()).add(target)
    (kept,) = {named(store, name) for name in "ABCD"} - targets.keys()
    assert all(kept in found for found in targets.values())


def test_the_same_twice_is_refused(store: Store):
    bring(store, DIRECTORY, LIST)
    decide(store, "CS Tileuls", "Centre social Les Tilleuls", "same")
    with pytest.raises(Refused, match="déjà un seul et même acteur"):
        decide(store, "CS Tileuls", "Centre social Les Tilleuls", "same")


def test_part_of_in_a_circle_is_refused(store: Store):
    bring(store, DIRECTORY, LIST)
    decide(store, "CS Tileuls", "Centre social Les Tilleuls", "part-of")
    with pytest.raises(Refused):
        decide(store, "Centre social Les Tilleuls", "CS Tileuls", "part-of")


def test_a_decision_is_a_batch_with_who_and_when(store: Store):
    bring(store, DIRECTORY, LIST)
    uid = decide(store, "CS Tileuls", "Centre social Les Tilleuls", "different")
    latest = batches(store)[0]
    assert (latest["uid"], latest["by"], latest["file"]) == (uid, "awa", "resolve:different")


def test_what_is_not_in_the_store_cannot_be_decided(store: Store):
    bring(store, DIRECTORY)
    known = named(store, "Centre social Les Tilleuls")
    with pytest.raises(Unknown):
        resolving.decide(store, known, "act-0", "same", by="awa", today=TODAY, now=NOW)
    with pytest.raises(Unknown):
        resolving.undo_decision(store, known, "act-0", by="awa", now=NOW)


def test_a_part_has_its_dates_and_a_renaming_its_day(store: Store):
    bring(store, DIRECTORY, LIST)
    one, other = named(store, "CS Tileuls"), named(store, "Centre social Les Tilleuls")
    days = {"since": dt.date(2019, 1, 1), "until": dt.date(2022, 6, 30)}
    resolving.decide(store, one, other, "part-of", by="awa", today=TODAY, now=NOW, **days)
    assert facts(store)["part_of"][one, other].properties == days
    resolving.undo_decision(store, one, other, by="awa", now=NOW)
    resolving.decide(store, one, other, "became", by="awa", today=TODAY, now=NOW, since=days["since"])
    assert facts(store)["became"][one, other].properties == {"date": days["since"]}
    with pytest.raises(Refused, match="ancien nom"):
        resolving.decide(store, other, one, "became", by="awa", today=TODAY, now=NOW)


@pytest.mark.parametrize("verdict", resolving.VERDICTS)
def test_a_verdict_holds_when_the_names_come_again(embedded: Store, verdict):
    bring(embedded, DIRECTORY, LIST)
    decide(embedded, "CS Tileuls", "Centre social Les Tilleuls", verdict)
    again = {"source": "CS Tileuls", "target": "C.S. des Tilleuls", "kind": "refers"}
    (outcome,) = bring(embedded, reading("again.csv", "ties", again))
    assert outcome.pairs == []
    assert len(pairs(embedded)) == 1
    assert outcome.counts["actors_new"] == 0


def test_two_actors_that_exist_are_never_made_one_by_a_file(embedded: Store):
    bring(embedded, reading("a.csv", "actors", {"name": "Ruche"}, {"name": "Atelier Ourcq"}))
    before = set(facts(embedded)["actor"])
    alias = {"name": "Ruche", "short_name": "Atelier Ourcq", "ids": ["siret:73282932000074:valid"]}
    bring(embedded, reading("b.csv", "actors", alias))
    assert set(facts(embedded)["actor"]) == before
    assert "same_as-actor" not in facts(embedded)
    assert pairs(embedded) == [("Atelier Ourcq", "Ruche")]
