"""Every file says how many of the actors that it brings have no field, tried or applied."""

from imported import bring, reading
from network.importing import whole_sentence
from network.store import Store

FILE = reading(
    "annuaire.csv",
    "actors",
    {"name": "Quartier Uni"},
    {"name": "Les Amis du canal"},
    {"name": "Dispensaire", "field": "sante"},
    {"name": "Clg N. Mandela"},  # guessed from its name: said apart
    {"name": "Groupe de travail parentalité"},  # a mixed group has no field
)


def test_a_dry_run_and_a_result_say_who_has_no_field(store: Store):
    for apply in (False, True):
        [outcome] = bring(store, FILE, apply=apply)
        assert (outcome.counts["without_field"], outcome.counts["guessed"]) == (2, 1)
        assert "2 acteurs sans champ" in outcome.sentence.fr
        assert "2 actors without field" in outcome.sentence.en
        assert "2 acteurs sans champ" in whole_sentence([outcome]).fr


def test_actors_that_are_known_are_not_said_again(store: Store):
    bring(store, FILE)
    again = reading("presences.csv", "actors", {"name": "Quartier Uni", "website": "uni.example"})
    [outcome] = bring(store, again)
    assert outcome.counts["without_field"] == 0
    assert "sans champ" not in outcome.sentence.fr
