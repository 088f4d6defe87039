"""The panel: findings complete, components and sensitivities beside them, and each sentence against its numbers."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from network.coverage import Evidence, judge
from network.errors import Unknown
from network.measures import MEASURES
from network.panel import panel
from network.panel.sensitivities import contradicted
from network.panel.words import SENTENCES, chance, sentence
from network.sentences import Words
from network.study import Empty, Finding, Interval, Lens, Named, Network

FINE = judge(Evidence(actors=60, ties=120))
NAMES = [one.name for one in MEASURES]


@pytest.fixture(scope="module")
def territory():
    """Eighty actors of four fields in two territories, ties three times as likely inside a field; forty meetings."""
    rng = np.random.default_rng(4)
    n = 80
    field = rng.integers(0, 4, n)
    actors = pd.DataFrame(
        {
            "uid": [f"a{one:02}" for one in range(n)],
            "field": [("social", "sante", "education", "prevention")[one] for one in field],
            "extended": [("logement", "sante", "education", "prevention")[one] for one in field],
            "stratum": ["north" if one < 40 else "south" for one in range(n)],
            "answered": rng.random(n) < 0.9,
        }
    )
    low, high = np.triu_indices(n, 1)
    likely = np.where(field[low] == field[high], 0.3, 0.1) * np.where((low < 40) == (high < 40), 1, 0.1)
    tied = rng.random(len(low)) < likely
    uid = actors["uid"].to_numpy()
    ties = pd.DataFrame({"source": uid[low[tied]], "target": uid[high[tied]]})
    seats = [(uid[a], f"m{m:02}") for m in range(40) for a in rng.choice(n, 6, replace=False)]
    events = pd.DataFrame({"uid": [f"m{m:02}" for m in range(40)], "format": ["theatre-forum", "comite"] * 20})
    two = pd.DataFrame(seats, columns=["actor", "event"])

    def read(lens: Lens) -> Network:
        people = actors.assign(field=actors["extended"]) if lens.fields == "extended" else actors
        if lens.layer == "meetings":
            people = people.drop(columns="answered")
            return Network.from_tables(people, presences=two, events=events, lens=lens)
        return Network.from_tables(people, ties, lens=lens, collected={"collaborations": ("survey",)})

    return read


@pytest.fixture(scope="module")
def findings(territory):
    return {one.measure: one for one in panel(territory, Lens())}


def test_there_is_one_finding_per_measure_in_order(findings):
    assert list(findings) == NAMES


def test_every_finding_can_be_written_as_json_and_computed_again(findings):
    for one in findings.values():
        told = one.as_dict()
        assert json.loads(json.dumps(told)) == told
        assert told["lens"] and told["digest"] and told["version"] and told["seed"] == 2017 and told["unit"]
        assert told["sentence"]["fr"] and told["sentence"]["en"]
        assert told["verdict"] in ("solid", "fragile", "not_comparable")


def test_meetings_are_read_beside_ties(findings):
    assert findings["meeting-mixing"].lens.layer == "meetings"
    assert findings["openness"].lens.layer == "works-with"


def test_works_with_shows_its_components(findings):
    assert [one.name for one in findings["openness"].components] == ["collaborations", "actions", "agreements"]
    assert findings["meeting-mixing"].components == ()


def test_the_sensitivities_are_always_there(findings):
    assert [one.name for one in findings["openness"].sensitivities] == [
        "without-largest-action",
        "without-programme",
        "confirmed",
        "extended-fields",
        "null-degree",
    ]
    assert "without-programme" in [one.name for one in findings["meeting-mixing"].sensitivities]


def test_several_fields_by_equal_shares_stand_beside_the_main_one(territory):
    def read(lens: Lens) -> Network:
        network = territory(lens)
        several = [(one, "sante") if row % 3 == 0 else (one,) for row, one in enumerate(network.actors["extended"])]
        return replace(network, actors=network.actors.assign(fields=several))

    [found] = panel(read, Lens(), names=["openness"])
    beside = {one.name: one.finding for one in found.sensitivities}
    assert beside["several-fields"].value > found.value  # shares blur the borders
    assert beside["several-fields"].n_by_field["sante"] != int(beside["several-fields"].n_by_field["sante"])


def test_the_same_seed_gives_the_same_panel(territory, findings):
    again = panel(territory, Lens(), names=["openness", "meeting-mixing"])
    assert [one.as_dict() for one in again] == [findings[one.measure].as_dict() for one in again]


def test_a_measure_that_does_not_exist_is_named_with_those_that_do(territory):
    with pytest.raises(Unknown) as raised:
        panel(territory, Lens(), names=["ouverture"])
    assert raised.value.words("fr").startswith(
        "La mesure « ouverture » n'existe pas. Mesures possibles : mixing-matrix"
    )


def test_an_empty_network_says_what_is_missing_everywhere():
    def read(lens: Lens) -> Network:
        return Network.from_tables(pd.DataFrame({"uid": [], "field": []}), lens=lens)

    for one in panel(read, Lens()):
        assert one.value is None
        assert one.why_empty is not None
        assert one.verdict == "not_comparable"


# --- sensitivities that disagree ------------------------------------------------------------------

HEADLINE = Finding("openness", value=0.7, interval=Interval(0.6, 0.8), z=-3.0, p=0.003)


@pytest.mark.parametrize(
    ("name", "other", "flagged"),
    [
        ("confirmed", Finding("openness", value=0.6, z=-2.0, p=0.04), False),
        ("confirmed", Finding("openness", value=0.59, z=-2.0, p=0.04), True),
        ("confirmed", Finding("openness", value=0.7, z=2.1, p=0.04), True),
        ("confirmed", Finding("openness", value=0.7, z=2.1, p=0.06), False),
        ("extended-fields", Finding("openness", value=0.9, z=-2.1, p=0.04), False),
        ("extended-fields", Finding("openness", value=0.9, z=2.1, p=0.04), True),
        ("confirmed", Finding("openness"), False),
    ],
)
def test_a_sensitivity_disagrees_outside_the_interval_or_beyond_chance_the_other_way(name, other, flagged):
    found = replace(HEADLINE, sensitivities=(Named(name, other),))
    assert contradicted(found) == ((name,) if flagged else ())


# --- sentences ------------------------------------------------------------------------------------


def openness(**change) -> Finding:
    details = {"cross": 43, "observed_share": 0.434, "expected_share": 0.845, "labelings": None}
    details |= change.pop("details", {})
    made = Finding("openness", value=0.514, p=0.001, z=-5.0, interval=Interval(0.405, 0.652), n_actors=60, n_ties=100)
    return replace(made, details=details, **change)


def test_openness_in_words():
    words = sentence(openness(), FINE)
    assert words.fr == (
        "Sur 100 liens, 43 relient deux champs différents ; si les champs ne comptaient pas, on en attendrait 85. "
        "L'ouverture est à 51 % de l'attendu (intervalle à 95 % : 41 à 65 %) : l'écart va au-delà du hasard."
    )
    assert words.en == (
        "Of 100 ties, 43 join two different fields; 85 would be expected if fields did not matter. "
        "Openness is 51 % of the expected (95 % interval 41 to 65 %): the gap is beyond chance."
    )


@pytest.mark.parametrize(
    ("p", "fr", "en"),
    [
        (0.05, "l'écart va au-delà du hasard.", "the gap is beyond chance."),
        (0.0501, "l'écart ne se distingue pas du hasard.", "the gap cannot be told from chance."),
    ],
)
def test_the_word_comes_from_p_never_from_the_interval(p, fr, en):
    words = sentence(openness(p=p), FINE)
    assert words.fr.endswith(fr)
    assert words.en.endswith(en)


def test_no_cross_tie_in_words():
    words = sentence(openness(value=0.0, interval=None, n_ties=57, details={"cross": 0}), FINE)
    assert words.fr == "Aucun des 57 liens ne relie deux champs différents."
    assert words.en == "None of the 57 ties joins two different fields."
    assert sentence(openness(interval=None, n_ties=1, details={"cross": 0}), FINE) == Words(
        "Le seul lien ne relie pas deux champs différents.", "The only tie does not join two different fields."
    )


def test_too_little_data_in_words():
    little = judge(Evidence(actors=19, ties=120))
    words = sentence(openness(n_actors=19, response=0.836), little)
    assert words.fr == "Trop peu de données : 19 acteurs, 100 liens, 84 % de réponses."
    assert words.en == "Too little data: 19 actors, 100 ties, 84 % responses."
    assert sentence(openness(n_actors=19), little).fr == "Trop peu de données : 19 acteurs, 100 liens."
    none = sentence(openness(n_actors=1, n_ties=0, response=0.836), little)
    assert none.fr == "Trop peu de données : 1 acteur, 0 lien, 84 % de réponses."
    assert none.en == "Too little data: 1 actor, 0 ties, 84 % responses."


@pytest.mark.parametrize(("labelings", "too_little"), [(19, True), (20, False), (None, False)])
def test_fewer_than_twenty_labelings_are_too_little_data(labelings, too_little):
    words = sentence(openness(details={"labelings": labelings}), FINE)
    assert words.fr.startswith("Trop peu de données") == too_little


def test_a_reason_that_is_not_size_is_given_alone():
    words = sentence(openness(), judge(Evidence(actors=60, ties=100, response=0.4)))
    assert words.fr == "Non comparable : 40 % de réponses, il en faut 50 %."


def test_an_undefined_result_gives_its_reason():
    reason = Empty("one-field", Words("Un seul champ.", "One field."))
    assert sentence(Finding("openness", why_empty=reason), FINE).fr == "Un seul champ."


def odds_ratio(value: float, low: float, high: float, *, rate: float = 0.05) -> Words:
    details = {"rate_same": rate, "rate_different": rate / 2}
    return sentence(Finding("odds-ratio", value=value, interval=Interval(low, high), details=details), FINE)


def test_an_odds_ratio_above_one_where_ties_are_rare():
    words = odds_ratio(2.449, 1.701, 3.549)
    assert words.fr == (
        "Dans un même territoire, deux acteurs du même champ ont 2,4 fois plus de chances d'avoir un lien "
        "que deux acteurs de champs différents (intervalle à 95 % : 1,7 à 3,5)."
    )
    assert words.en == (
        "Within a territory, two actors of the same field are 2.4 times as likely to have a tie "
        "as two of different fields (95 % interval 1.7 to 3.5)."
    )


def test_an_odds_ratio_below_one_is_inverted_with_its_limits_swapped():
    words = odds_ratio(0.5, 0.25, 0.8)
    assert words.fr == (
        "Dans un même territoire, deux acteurs du même champ ont 2,0 fois moins de chances d'avoir un lien "
        "que deux acteurs de champs différents (intervalle à 95 % : 1,3 à 4,0)."
    )
    assert "2.0 times less likely" in words.en
    assert words.en.endswith("(95 % interval 1.3 to 4.0).")


def test_from_ten_percent_of_ties_on_the_odds_are_told():
    assert "fois plus de chances" in odds_ratio(2, 1.5, 3, rate=0.0999).fr
    dense = odds_ratio(2, 1.5, 3, rate=0.10)
    assert "la cote d'un lien est 2,0 fois plus élevée entre acteurs d'un même champ" in dense.fr
    assert "the odds of a tie are 2.0 times as high within a field" in dense.en
    assert "la cote d'un lien est 2,0 fois moins élevée" in odds_ratio(0.5, 0.4, 0.8, rate=0.10).fr
    assert "the odds of a tie are 2.0 times less high" in odds_ratio(0.5, 0.4, 0.8, rate=0.10).en


def test_an_odds_ratio_without_interval_says_none():
    found = Finding("odds-ratio", value=12.5, details={"rate_same": 0.01, "rate_different": 0.01})
    assert sentence(found, FINE).fr.endswith(
        "ont 13 fois plus de chances d'avoir un lien que deux acteurs de champs différents."
    )


def test_ei_in_words():
    found = Finding("ei", value=-0.123, expected=0.687, p=0.2, details={"external": 4})
    assert sentence(found, FINE).fr == (
        "Indice E-I : -0,12 ; si les champs ne comptaient pas, on attendrait 0,69 : "
        "l'écart ne se distingue pas du hasard."
    )


def test_mixing_of_meetings_in_words():
    found = Finding("meeting-mixing", value=0.585, expected=0.623, p=0.002)
    assert sentence(found, FINE).fr.startswith(
        "Deux participants tirés au sort dans une rencontre viennent de champs différents 59 fois sur 100 ; "
        "on en attendrait 62"
    )
    alone = replace(found, expected=None, p=None)
    assert sentence(alone, FINE).en.endswith("nothing tells what chance would give.")


def test_formats_in_words():
    rows = [
        {"format": "theatre-forum", "ratio": 1.31, "q": 0.01, "meetings": 8},
        {"format": "other", "ratio": 2.0, "q": None, "meetings": 3},
    ]
    found = Finding("format-mixing", details={"formats": rows})
    assert sentence(found, FINE).fr.startswith(
        "Le format qui mélange le plus : Théâtre-forum, 1,3 fois l'attendu sur 8"
    )
    once = Finding("format-mixing", details={"formats": [rows[0] | {"meetings": 1}]})
    assert "sur 1 rencontre ;" in sentence(once, FINE).fr
    assert "over 1 meeting;" in sentence(once, FINE).en
    few = Finding("format-mixing", details={"formats": rows[1:]})
    assert sentence(few, FINE).en == "Fewer than five comparable meetings a format: the ratios only describe."


def test_enclosed_actors_in_words():
    row = {"field": "social", "coleman": 0.4, "actors": 9}
    found = Finding("enclosed", details={"enclosed": 1, "tied": 12, "isolates": 0, "fields": [row]})
    assert sentence(found, FINE).fr == (
        "1 acteur sur 12 qui ont un lien n'en a aucun hors de son champ (champ le plus replié : Social) ; "
        "0 acteur n'a aucun lien."
    )


def test_the_map_of_partitions_in_words():
    cell = {"from": "sante", "to": "education", "ties": 4.0, "expected": 12.0, "ratio": 1 / 3, "few": False, "q": 0.01}
    found = Finding("mixing-matrix", details={"cells": [cell]})
    assert sentence(found, FINE).fr == (
        "1 paire de champs sous l'attendu. La plus séparée : Santé et Éducation, "
        "4 liens pour 12 attendus si les champs ne comptaient pas."
    )
    even = Finding("mixing-matrix", details={"cells": [cell | {"q": 0.11}]})
    assert sentence(even, FINE).en == "No pair of different fields is below the expected beyond chance."


def test_every_measure_has_a_sentence():
    assert list(SENTENCES) == NAMES


@pytest.mark.parametrize("p", [None, 0.01])
def test_no_p_or_too_little_is_never_called_chance(p):
    assert chance(p, too_little=True) == "too-little"
