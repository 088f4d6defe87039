"""A field given by hand wins over the files, and can be taken back."""

import pytest

from imported import NOW, TODAY, bring, facts, named, reading
from network.errors import Unknown
from network.fields import assign, without_field
from network.importing import undo
from network.store import Store

FILE = reading(
    "annuaire.csv",
    "actors",
    {"name": "Quartier Uni"},
    {"name": "Clg N. Mandela", "field": "education"},
    {"name": "Collectif d'associations"},
)


def test_actors_without_a_field_are_listed_groups_are_not(store: Store):
    bring(store, FILE)
    assert [actor["name"] for actor in without_field(store)] == ["Quartier Uni"]


def test_a_field_by_hand_wins_and_goes_with_its_batch(store: Store):
    bring(store, FILE)
    school = named(store, "Clg N. Mandela")
    batch = assign(store, school, "Prévention", by="awa", today=TODAY, now=NOW)
    assert facts(store)["actor"][school,].properties["field"] == "prevention"
    undo(store, batch, now=NOW)
    assert facts(store)["actor"][school,].properties["field"] == "education"


def test_an_unknown_field_or_actor_is_said(store: Store):
    bring(store, FILE)
    with pytest.raises(Unknown, match="astrologie"):
        assign(store, named(store, "Quartier Uni"), "astrologie", by="awa", today=TODAY, now=NOW)
    with pytest.raises(Unknown, match="act-0"):
        assign(store, "act-0", "social", by="awa", today=TODAY, now=NOW)
