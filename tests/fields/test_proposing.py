"""Proposals wait for a person: nothing is applied by itself, many are confirmed as one decision, undone as one."""

import datetime as dt

import pytest

from imported import NOW, TODAY, bring, facts, named, reading
from network.errors import Refused, Unknown
from network.fields import assign, confirm, keep_nomenclature, nomenclature, proposals, without_field
from network.forms import Source, read_mapping
from network.importing import import_files, undo
from network.resolving import decide
from network.store import Store

LATER = NOW + dt.timedelta(hours=1)

REGISTER = reading(
    "registre.csv",
    "actors",
    {"name": "Les Lilas", "codes": ["finess-category:197"]},
    {"name": "Espace Curial", "codes": ["naf:85.20Z"]},
    {"name": "Jeux et Cie", "codes": ["rna-object:007000"]},
    {"name": "Ourcq", "codes": ["di-network:mission-locale"]},
    {"name": "Mozart", "ids": ["uai:0750654D:valid"]},
    {"name": "Dispensaire du Canal"},
    {"name": "Quartier Uni"},
    {"name": "Dite", "field": "social", "codes": ["naf:85.20Z"]},
    {"name": "Groupe de travail santé"},
)


def test_each_register_proposes_and_nothing_is_written(store: Store):
    bring(store, REGISTER)
    before, revision = facts(store), store.revision()
    found = {one.name: (one.field, one.evidence) for one in proposals(store)}
    assert found == {
        "Les Lilas": ("sante", "finess"),
        "Espace Curial": ("education", "naf"),
        "Jeux et Cie": ("culture-loisirs-sport", "rna"),
        "Ourcq": ("emploi-insertion", "network"),
        "Mozart": ("education", "uai"),
        "Dispensaire du Canal": ("sante", "name"),
    }
    assert (facts(store), store.revision()) == (before, revision)


def test_who_has_no_field_is_listed_whether_something_is_proposed_or_not(store: Store):
    bring(store, REGISTER)
    assert {row["name"] for row in without_field(store)} == {
        *("Les Lilas", "Espace Curial", "Jeux et Cie", "Ourcq", "Mozart", "Dispensaire du Canal", "Quartier Uni")
    }


def test_many_fields_are_confirmed_as_one_decision_and_undone_as_one(store: Store):
    bring(store, REGISTER)
    before = facts(store)
    batch = confirm(store, {one.uid: one.field for one in proposals(store)}, by="awa", now=LATER)
    kept = {
        fact.properties["name"]: (fact.properties.get("field"), fact.properties.get("field_source"))
        for fact in facts(store)["actor"].values()
    }
    assert kept["Les Lilas"] == ("sante", "finess")
    assert kept["Mozart"] == ("education", "uai")
    assert kept["Dispensaire du Canal"] == ("sante", "name")
    assert kept["Quartier Uni"] == (None, None)
    assert facts(store)["actor"][named(store, "Les Lilas"),].properties["fields"] == ["prevention"]
    assert [row["name"] for row in without_field(store)] == ["Quartier Uni"]
    assert proposals(store) == []
    undo(store, batch, now=LATER)
    assert facts(store) == before


def test_another_field_than_the_one_proposed_comes_from_the_person(store: Store):
    bring(store, REGISTER)
    actor = named(store, "Espace Curial")
    confirm(store, {actor: "Santé"}, by="awa", now=LATER)
    properties = facts(store)["actor"][actor,].properties
    assert (properties["field"], properties["field_source"]) == ("sante", "edit")


def test_a_guessed_field_waits_until_it_is_confirmed_and_then_no_longer(store: Store):
    bring(store, reading("liste.csv", "actors", {"name": "Clg N. Mandela"}))
    [one] = proposals(store)
    assert (one.field, one.guessed, one.evidence) == ("education", "education", "name")
    confirm(store, {one.uid: one.field}, by="awa", now=LATER)
    assert facts(store)["actor"][one.uid,].properties["field_source"] == "name"
    assert proposals(store) == []


def test_what_a_duplicate_says_is_proposed_for_the_actor_that_is_kept(store: Store):
    bring(store, reading("a.csv", "actors", {"name": "Quartier Uni"}))
    bring(store, reading("b.csv", "actors", {"name": "Q. Uni Ourcq", "codes": ["finess-category:220"]}))
    kept, other = named(store, "Quartier Uni"), named(store, "Q. Uni Ourcq")
    decide(store, other, kept, "same", by="awa", today=TODAY, now=LATER)
    [one] = proposals(store)
    assert one.field == "social"
    assert one.uid in (kept, other)
    confirm(store, {other: one.field}, by="awa", now=LATER)
    assert proposals(store) == []
    assert without_field(store) == []


def test_nothing_chosen_an_unknown_actor_or_an_unknown_field_is_refused_and_nothing_is_written(store: Store):
    bring(store, REGISTER)
    revision = store.revision()
    with pytest.raises(Refused, match="cochée"):
        confirm(store, {}, by="awa", now=LATER)
    with pytest.raises(Unknown):
        confirm(store, {"act-0": "social", named(store, "Ourcq"): "social"}, by="awa", now=LATER)
    with pytest.raises(Unknown, match="astrologie"):
        confirm(store, {named(store, "Ourcq"): "astrologie"}, by="awa", now=LATER)
    assert store.revision() == revision


def test_a_nomenclature_of_ones_own_is_kept_with_its_labels_and_may_be_given_by_label(store: Store):
    bring(store, REGISTER)
    revision = store.revision()
    assert keep_nomenclature(store, '[nomenclature]\nngo = "ONG"\nsocial = "renamed"\n') == {"ngo": "ONG"}
    keep_nomenclature(store, '[nomenclature]\nfederal = "État fédéral"\n')
    assert store.revision() == revision  # no fact changed
    assert nomenclature(store) == {"ngo": "ONG", "federal": "État fédéral"}
    actor = named(store, "Quartier Uni")
    assign(store, actor, "état fédéral", by="awa", today=TODAY, now=LATER)
    assert facts(store)["actor"][actor,].properties["field"] == "federal"


def test_the_nomenclature_of_a_mapping_stays_with_its_batch(store: Store):
    mapping = read_mapping(
        '[nomenclature]\nngo = "ONG"\n[[file]]\nmatch = "*.csv"\nform = "actors"\n'
        '[file.columns]\nName = "name"\nType = "field"\n'
    )
    source = Source("orgs.csv", b"Name;Type\nAct Now;ngo\n")
    [done] = import_files(store, [source], mapping=mapping, today=TODAY, now=NOW, by="tests", apply=True)
    assert nomenclature(store) == {"ngo": "ONG"}
    assert done.batch is not None
    undo(store, done.batch, now=LATER)
    assert nomenclature(store) == {}


def test_what_is_no_nomenclature_is_refused(embedded: Store):
    with pytest.raises(Refused):
        keep_nomenclature(embedded, "[nomenclature]\n")
    with pytest.raises(Refused):
        keep_nomenclature(embedded, "not toml")
