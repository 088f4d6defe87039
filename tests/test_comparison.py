"""Two dates compared: what may be compared, what is said, and that more meetings are not progress."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from network.comparison import compare
from network.comparison.ties import Effect
from network.comparison.words import change_sentence
from network.coverage import Evidence, judge
from network.study import Interval, Lens, Network

ALIKE = {one: ("form",) for one in ("collaborations", "actions", "agreements", "meetings")}
BEFORE, AFTER = Lens(wave="2017"), Lens(wave="2020")


def territory(seed: int, odds: float, *, meetings: int = 30):
    """Eighty actors, half in each of two territories; ties `odds` times as likely inside a field in the first."""
    fields = np.random.default_rng(1).integers(0, 4, 80)
    rng = np.random.default_rng(seed)
    uid = np.array([f"a{one:02}" for one in range(80)])
    north = np.arange(80) < 40
    actors = pd.DataFrame({"uid": uid, "field": [f"f{one}" for one in fields], "stratum": np.where(north, "N", "S")})
    low, high = np.triu_indices(80, 1)
    inside = fields[low] == fields[high]
    rate = np.where(inside, 0.1 * np.where(north[low], odds, 4), 0.1) * (north[low] == north[high])
    tied = rng.random(len(low)) < rate
    ties = pd.DataFrame({"source": uid[low[tied]], "target": uid[high[tied]]})
    ties["source_id"] = ties["source"] + "~" + ties["target"]
    again = np.random.default_rng(7)
    seats = pd.DataFrame(
        [(one, f"m{m % 30}.{m // 30}") for m in range(meetings) for one in again.choice(uid, 6, replace=False)],
        columns=["actor", "event"],
    )
    if meetings > 30:  # the same meetings, held again
        first = seats[seats["event"].str.endswith(".0")]
        seats = pd.concat([first, first.assign(event=first["event"].str.replace(".0", ".1"))])
    return actors, ties, seats


def reading(before, after, collected=(ALIKE, ALIKE)):
    def read(lens: Lens) -> Network:
        late = lens.wave == "2020"
        actors, ties, seats = after if late else before
        told = collected[late]
        if lens.layer == "meetings":
            return Network.from_tables(actors, presences=seats, lens=lens, collected=told)
        return Network.from_tables(actors, ties, lens=lens, collected=told)

    return read


@pytest.fixture(scope="module")
def planted():
    return compare(reading(territory(2, 4), territory(5, 1)), BEFORE, AFTER)


def test_the_planted_change_is_found_where_it_was_planted(planted):
    [one] = planted.ties
    assert one.by_territory["N"].p_holm < 0.05
    assert one.by_territory["N"].delta < 0
    assert one.by_territory["S"].p_holm > 0.05


def test_a_comparison_is_json(planted):
    told = planted.as_dict()
    assert json.loads(json.dumps(told)) == told
    assert told["ties"][0]["growth"]["openness"][0]["value"] > 0
    assert {"T2", "T3", "co_attendance"} <= set(told["meetings"])
    assert all(one["fr"] and one["en"] for one in told["sentences"])


def test_new_kept_and_lost_ties_add_up(planted):
    [one] = planted.ties
    counts = {name: told["ties"] for name, told in one.turnover.items()}
    assert counts["kept"] + counts["lost"] == one.effect.ties[0]
    assert counts["kept"] + counts["new"] == one.effect.ties[1]


def test_works_with_is_compared_whole_only_when_all_was_collected_alike():
    two = territory(2, 4), territory(3, 4)
    other = ALIKE | {"agreements": ("another form",)}
    found = compare(reading(*two, (ALIKE, other)), BEFORE, AFTER)
    assert [one.layer for one in found.ties] == ["collaborations", "actions", "agreements"]
    assert [one.verdict == "not_comparable" for one in found.ties] == [False, False, True]
    assert found.ties[2].judgement.reasons == ("other_instruments",)
    assert "pas été recueillis de la même façon" in found.ties[2].sentences()[0].fr


def test_a_component_collected_at_one_date_only_is_not_compared():
    two = territory(2, 4), territory(3, 4)
    fewer = {name: how for name, how in ALIKE.items() if name != "actions"}
    found = compare(reading(*two, (ALIKE, fewer)), BEFORE, AFTER)
    assert "other_instruments" in {one.layer: one.judgement.reasons for one in found.ties}["actions"]


def test_holding_every_meeting_twice_is_no_progress():
    once, twice = territory(2, 4), territory(2, 4, meetings=60)
    found = compare(reading(once, twice), BEFORE, AFTER).meetings
    assert found.meetings == (30, 60)
    assert found.drawn == 30
    assert found.statistics["T3"].change == pytest.approx(0, abs=1e-12)
    assert found.statistics["co_attendance"].p > 0.05
    assert "ne se distingue pas du hasard" in found.sentences()[0].fr


def test_meetings_alone_are_compared_for_a_layer_of_presences():
    read = reading(territory(2, 4), territory(3, 4))
    found = compare(read, BEFORE.on("meetings"), AFTER.on("meetings"))
    assert found.ties == ()
    assert found.meetings.drawn == 30


def test_few_actors_are_too_little_data_never_chance():
    actors, ties, seats = territory(2, 4)
    few = (
        actors[:15],
        ties[ties["source"].isin(actors["uid"][:15]) & ties["target"].isin(actors["uid"][:15])],
        seats[:0],
    )
    found = compare(reading(few, few), BEFORE, AFTER)
    assert found.ties[0].verdict == "not_comparable"
    assert found.ties[0].sentences()[0].fr.startswith("Travaillent ensemble. Trop peu de données : ")
    assert found.meetings.sentences() == []


def test_an_empty_territory_compares_without_failing():
    nobody = (
        pd.DataFrame({"uid": [], "field": []}),
        pd.DataFrame({"source": [], "target": []}),
        pd.DataFrame({"actor": [], "event": []}),
    )
    found = compare(reading(nobody, nobody), BEFORE, AFTER)
    assert found.ties[0].effect.delta is None
    assert found.ties[0].verdict == "not_comparable"


EFFECT = Effect(
    n=64,
    ties=(120, 130),
    before=float(np.log(3.04)),
    after=float(np.log(1.92)),
    se=0.2,
    interval=Interval(0.45, 0.88),
    p=0.004,
)


def test_a_change_in_words():
    words = change_sentence(EFFECT, judge(Evidence(actors=64, ties=120)))
    assert words.fr == (
        "Pour les 64 acteurs présents aux deux dates, le frein est passé de 3,0 à 1,9 "
        "(rapport 0,63, intervalle à 95 % : 0,45 à 0,88) : l'évolution va au-delà du hasard."
    )
    assert words.en == (
        "For the 64 actors present at both dates, the barrier went from 3.0 to 1.9 "
        "(ratio 0.63, 95 % interval 0.45 to 0.88): the change is beyond chance."
    )


def test_a_territory_is_told_by_its_adjusted_p():
    words = change_sentence(replace(EFFECT, p_holm=0.06), None, place="QF-HCA")
    assert words.fr.startswith("QF-HCA. Pour les 64 acteurs")
    assert words.fr.endswith("l'évolution ne se distingue pas du hasard.")


def test_a_change_that_is_too_imprecise_is_too_little_data():
    words = change_sentence(replace(EFFECT, se=0.71), None)
    assert words.en == "Too little data: 64 actors, 120 ties."
    none = change_sentence(replace(EFFECT, ties=(0, 130)), judge(Evidence(actors=64, ties=0)), response=0.84)
    assert none.fr == "Trop peu de données : 64 acteurs, 0 lien, 84 % de réponses."


def test_waves_that_answered_differently_give_their_reason():
    words = change_sentence(EFFECT, judge(Evidence(actors=64, ties=120, response=0.6, response_gap=0.25)))
    assert words.fr == "Non comparable : les taux de réponse diffèrent de 25 points, plus de 20."
