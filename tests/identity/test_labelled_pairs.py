"""Precision and recall of the recognition of names on the labelled pairs, a third of them never looked at."""

import pytest
from labelled import Labelled, answer, labelled, table

ANSWERS = ("joined", "asked", "part", "apart")
VERDICTS = ("same", "part-of", "different")

PAIRS = labelled()
TUNED, HELD = [pair for pair in PAIRS if not pair.held], [pair for pair in PAIRS if pair.held]

FLOORS = {  # part of the pairs of each verdict that get an answer that fits it; the worst error has its own test
    "tuned": {"same": 0.95, "part-of": 0.95, "different": 0.78},
    "held": {"same": 0.90, "part-of": 0.85, "different": 0.60},
}
FITS = {"same": {"joined", "asked", "part"}, "part-of": {"asked", "part"}, "different": {"apart"}}


def shares(pairs: list[Labelled]) -> dict[str, float]:
    """Recall of each verdict: its pairs that are joined or asked when they should, left apart when they should."""
    counts = table(pairs)
    return {
        verdict: sum(counts[verdict, answer] for answer in FITS[verdict])
        / sum(counts[verdict, answer] for answer in ANSWERS)
        for verdict in VERDICTS
    }


def precisions(pairs: list[Labelled]) -> dict[str, float]:
    """Precision of each answer: joined that are the same, asked that deserve it, apart that are different."""
    counts = table(pairs)
    fit = {"joined": ("same",), "asked": ("same", "part-of"), "part": ("same", "part-of"), "apart": ("different",)}
    return {
        answer: sum(counts[verdict, answer] for verdict in fit[answer])
        / max(1, sum(counts[verdict, answer] for verdict in VERDICTS))
        for answer in ANSWERS
    }


def test_there_are_enough_pairs_of_every_verdict_and_a_third_is_held_out():
    assert len(PAIRS) >= 300
    assert {pair.verdict for pair in PAIRS} == set(VERDICTS)
    assert abs(len(HELD) - len(PAIRS) / 3) <= 1


def test_no_pair_is_joined_without_asking_unless_it_is_the_same():
    assert [pair for pair in PAIRS if pair.verdict != "same" and answer(pair) == "joined"] == []


@pytest.mark.parametrize(("name", "pairs"), [("tuned", TUNED), ("held", HELD)])
def test_each_verdict_is_answered_as_it_should(name, pairs, capsys):
    recall, precision = shares(pairs), precisions(pairs)
    with capsys.disabled():
        print(f"\n{name}, {len(pairs)} pairs")
        print("  recall    ", ", ".join(f"{verdict} {share:.2f}" for verdict, share in recall.items()))
        print("  precision ", ", ".join(f"{one} {share:.2f}" for one, share in precision.items()))
    assert {verdict for verdict, floor in FLOORS[name].items() if recall[verdict] < floor} == set()
    assert precision["joined"] == 1


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} | {pair.other}")
def test_an_answer_that_joins_does_not_depend_on_which_came_first(pair):
    turned = Labelled(pair.held, pair.other, pair.one, pair.verdict, pair.territories[::-1], pair.ids[::-1])
    if not any(place.startswith("~") for place in pair.territories):
        assert (answer(pair) == "joined") == (answer(turned) == "joined")
