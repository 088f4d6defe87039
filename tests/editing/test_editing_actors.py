"""An actor by hand: read as a file is, recognised before it is added, corrected, closed, confirmed, undone."""

import datetime as dt

import pytest

from imported import NOW, TODAY, bring, facts, named, reading, two_quarters
from network.editing import Entry, Likely, Unfit, add_actor, close_actor, confirm_actor, correct_actor
from network.errors import Refused, Unknown
from network.importing import batches, undo
from network.store import Store
from network.store.checking import check

WHEN = {"by": "awa", "today": TODAY, "now": NOW}
LATER = {**WHEN, "now": NOW + dt.timedelta(hours=1)}


def slips(caught: pytest.ExceptionInfo[Unfit]) -> dict[str, str]:
    return {slip.name: slip.words.fr for slip in caught.value.slips}


def of(store: Store, entry: Entry):
    return facts(store)["actor"][entry.uid,].properties


def test_an_actor_is_added_as_a_file_would_say_it_and_undone_as_one(store: Store):
    two_quarters(store)
    before = facts(store)
    given = {
        "name": "PMI  Flandre",
        "field": "santé",
        "postcode": "75 019",
        "territory": "flandre",
        "since": "mars 2024",
    }
    entry = add_actor(store, given, **WHEN)
    actor = of(store, entry)
    assert (actor["name"], actor["field"], actor["field_source"]) == ("PMI Flandre", "sante", "edit")
    assert (actor["postcode"], actor["since"]) == ("75019", dt.date(2024, 3, 1))
    assert [key[0] for key in facts(store)["located_in-actor"]] == [entry.uid]
    assert check(store) == []
    assert batches(store)[0]["file"] == "actor:add"
    undo(store, entry.batch, now=NOW)
    assert facts(store) == before


def test_every_answer_that_cannot_be_kept_is_told_at_once(embedded: Store):
    given = {
        "postcode": "7501",
        "siret": "73282932000075",
        "territory": "Flandre",
        "since": "31/02/2025",
        "couleur": "x",
    }
    with pytest.raises(Unfit) as caught:
        add_actor(embedded, given, **WHEN)
    assert list(slips(caught)) == ["name", "postcode", "siret", "since", "couleur", "territory"]
    assert caught.value.words("fr") and caught.value.words("en")
    assert facts(embedded) == {}


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"name": "Mme Martin"}, "name"),
        ({"name": "CAF - Sophie M."}, "name"),
        ({"name": "CAF", "contact": "sophie.durand@orange.fr"}, "contact"),
        ({"name": "CAF", "address": "06 12 34 56 78"}, "address"),
        ({"name": "Suivi ASE de l'enfant"}, "name"),
    ],
)
def test_a_person_is_refused_with_the_reason_and_never_shown(embedded: Store, given, name):
    with pytest.raises(Unfit) as caught:
        add_actor(embedded, given, **WHEN)
    (reason,) = slips(caught).values()
    assert list(slips(caught)) == [name]
    assert not any(word in reason for word in ("Martin", "Sophie", "durand", "06 12"))


def test_an_actor_that_looks_like_a_known_one_is_shown_before_it_is_added(store: Store):
    two_quarters(store)
    bring(store, reading("a.csv", "actors", {"name": "Centre social Les Tilleuls", "territory": "Flandre"}))
    known = named(store, "Centre social Les Tilleuls")
    with pytest.raises(Likely) as caught:
        add_actor(store, {"name": "CS Tilleuls", "territory": "Flandre"}, **WHEN)
    (candidate,) = caught.value.candidates
    assert (candidate.uid, candidate.name, candidate.territories) == (known, "Centre social Les Tilleuls", ("Flandre",))
    entry = add_actor(store, {"name": "CS Tilleuls", "territory": "Flandre"}, new=True, **WHEN)
    assert entry.uid != known


def test_two_actors_of_one_name_and_place_are_two_when_a_person_says_so(embedded: Store):
    first = add_actor(embedded, {"name": "Le Relais"}, **WHEN)
    second = add_actor(embedded, {"name": "Le Relais"}, new=True, **LATER)
    assert first.uid != second.uid and len(facts(embedded)["actor"]) == 2


def test_a_correction_wins_over_the_file_and_an_empty_answer_takes_away(store: Store):
    bring(store, reading("a.csv", "actors", {"name": "C.A.F.", "postcode": "75018", "website": "caf.example"}))
    caf = named(store, "C.A.F.")
    entry = correct_actor(store, caf, {"name": "CAF de Paris", "postcode": "75019", "website": ""}, **WHEN)
    actor = of(store, entry)
    assert (actor["name"], actor["aliases"], actor["postcode"]) == ("CAF de Paris", ["C.A.F."], "75019")
    assert "website" not in actor
    (again,) = bring(store, reading("b.csv", "ties", {"source": "C.A.F.", "target": "PMI", "kind": "refers"}))
    assert again.counts["actors_new"] == 1
    undo(store, entry.batch, now=NOW)
    assert facts(store)["actor"][caf,].properties["postcode"] == "75018"


def test_a_number_corrected_replaces_that_of_its_register_alone(embedded: Store):
    given = {"name": "Collège Exemple", "siret": "73282932000074", "uai": "0751234J"}
    entry = add_actor(embedded, given, **WHEN)
    ids = of(embedded, entry)["ids"]
    correct_actor(embedded, entry.uid, {"uai": ""}, **LATER)
    assert of(embedded, entry)["ids"] == [one for one in ids if not one.startswith("uai")]


def test_what_does_not_differ_is_not_written(embedded: Store):
    entry = add_actor(embedded, {"name": "CAF", "field": "social", "postcode": "75019"}, **WHEN)
    with pytest.raises(Refused, match="différent"):
        correct_actor(embedded, entry.uid, {"name": "CAF", "postcode": "75019", "website": ""}, **LATER)
    with pytest.raises(Unknown):
        correct_actor(embedded, "act-0", {"name": "CAF"}, **LATER)


def test_closing_and_confirming_are_one_word_each(embedded: Store):
    entry = add_actor(embedded, {"name": "CAF"}, **WHEN)
    confirm_actor(embedded, entry.uid, **LATER)
    assert of(embedded, entry)["last_confirmed"] == TODAY
    close_actor(embedded, entry.uid, "31/12/2025", **{**LATER, "now": NOW + dt.timedelta(hours=2)})
    assert (of(embedded, entry)["status"], of(embedded, entry)["until"]) == ("closed", dt.date(2025, 12, 31))
    with pytest.raises(Unfit):
        close_actor(embedded, entry.uid, "", **LATER)


def test_an_actor_is_never_part_of_its_own_part(embedded: Store):
    city = add_actor(embedded, {"name": "Ville de Paris"}, **WHEN)
    service = add_actor(embedded, {"name": "PMI Flandre", "parent": city.uid}, **LATER)
    assert list(facts(embedded)["part_of"]) == [(service.uid, city.uid)]
    with pytest.raises(Unfit) as caught:
        correct_actor(embedded, city.uid, {"parent": "PMI Flandre"}, **LATER)
    assert list(slips(caught)) == ["parent"]


def test_undoing_the_file_of_the_parent_leaves_the_hand_made_link(store: Store):
    (outcome,) = bring(store, reading("a.csv", "actors", {"name": "Ville de Paris"}, {"name": "CAF"}))
    entry = add_actor(store, {"name": "PMI Flandre", "run_by": "Ville de Paris"}, **WHEN)
    undo(store, str(outcome.batch), now=NOW)
    assert sorted(str(fact.properties["name"]) for fact in facts(store)["actor"].values()) == [
        "PMI Flandre",
        "Ville de Paris",
    ]
    undo(store, entry.batch, now=NOW)
    assert facts(store) == {}
