"""Change of the log odds ratio on the cohort: deletions done for real, weights fixed, unobserved dyads left out."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.measures.change import change, cohort, haldane, paired_cells
from network.measures.multiplicity import benjamini_hochberg, holm
from network.study import Network


def wave(fields: str, ties: str, **columns) -> Network:
    actors = pd.DataFrame({"uid": [f"a{one}" for one in range(len(fields))], "field": list(fields)})
    for name, values in columns.items():
        actors[name] = list(values)
    pairs = pd.DataFrame([(f"a{one[0]}", f"a{one[1]}") for one in ties.split()], columns=["source", "target"])
    pairs["source_id"] = [f"tie {one}" for one in ties.split()]
    return Network.from_tables(actors, pairs)


@st.composite
def two_waves(draw):
    n = 7
    fields = "".join(draw(st.lists(st.sampled_from("xy"), min_size=n, max_size=n)))
    strata = draw(st.lists(st.sampled_from(["A", "A", "B"]), min_size=n, max_size=n))
    pairs = [f"{a}{b}" for a in range(n) for b in range(a + 1, n)]
    return tuple(
        wave(
            fields,
            " ".join(draw(st.lists(st.sampled_from(pairs), unique=True, min_size=3, max_size=14))),
            stratum=strata,
            answered=draw(st.lists(st.sampled_from([True, True, True, False]), min_size=n, max_size=n)),
        )
        for _ in range(2)
    )


@given(two_waves())
@settings(deadline=None, max_examples=60)
def test_the_variance_is_that_of_deleting_each_actor_from_both_dates(waves):
    cells = paired_cells(*cohort(*waves))
    found = change(*cells)
    if found is None:
        return
    rows = list(found.strata)
    deltas = []
    for actor in range(len(waves[0].actors)):
        home = int(cells[0].home[actor])
        if home not in rows or cells[0].actor[actor].sum() == 0:
            continue
        theta = []
        for one in cells:
            left = one.stratum.copy()
            left[home] -= one.actor[actor]
            theta.append(float(haldane(left[rows]) @ found.weights))
        deltas.append(theta[1] - theta[0])
    n = len(deltas)
    assert found.n == n
    assert found.actor == pytest.approx((n - 2) / (2 * n) * ((np.array(deltas) - np.mean(deltas)) ** 2).sum())


@given(two_waves())
@settings(deadline=None, max_examples=60)
def test_exchanging_the_dates_turns_the_sign(waves):
    there, back = (change(*paired_cells(*cohort(*two))) for two in (waves, waves[::-1]))
    assert (there is None) == (back is None)
    if there and back:
        assert there.delta == pytest.approx(-back.delta)
        assert there.actor == pytest.approx(back.actor)
        assert there.source == pytest.approx(back.source)


@given(two_waves())
@settings(deadline=None, max_examples=60)
def test_both_dates_count_the_same_dyads(waves):
    before, after = paired_cells(*cohort(*waves))
    assert before.stratum.sum(axis=1) == pytest.approx(after.stratum.sum(axis=1))
    assert before.stratum[:, :2].sum(axis=1) == pytest.approx(after.stratum[:, :2].sum(axis=1))


def test_the_same_ties_twice_are_no_change():
    one = wave("xxxyyy", "01 12 34 03 14")
    found = change(*paired_cells(*cohort(one, one)))
    assert found is not None
    assert (found.delta, found.actor) == (0, 0)


def test_one_territory_by_hand():
    # before: 3 of 6 same pairs tied, 2 of 9 across; after: 1 of 6, 4 of 9
    before, after = wave("xxxyyy", "01 12 34 03 14"), wave("xxxyyy", "01 03 14 25 05")
    found = change(*paired_cells(*cohort(before, after)))
    assert found is not None
    assert found.before == pytest.approx(math.log(3.5 * 7.5 / (3.5 * 2.5)))
    assert found.after == pytest.approx(math.log(1.5 * 5.5 / (5.5 * 4.5)))


def test_actors_at_one_date_only_are_outside_the_cohort():
    before, after = wave("xxyy", "01 12"), wave("xxyyx", "01 12 34")
    assert [len(one.actors) for one in cohort(before, after)] == [4, 4]


def test_an_actor_that_moved_is_outside_the_cohort():
    before, after = wave("xxyy", "01", stratum="AAAA"), wave("xxyy", "01", stratum="AAAB")
    assert [len(one.actors) for one in cohort(before, after)] == [3, 3]


def test_without_a_stratum_informative_at_both_dates_there_is_no_change():
    assert change(*paired_cells(*cohort(wave("xxyy", "01 02"), wave("xxyy", "")))) is None


def test_fixed_weights_do_not_take_densities_for_change():
    # the odds ratio of each of two territories stays; only their densities are exchanged
    rows = np.array([[12.0, 28, 15, 185], [24.0, 16, 90, 170]])
    weight = np.array([0.5, 0.5])
    theta = haldane(rows)
    assert float(theta @ weight) == pytest.approx(float(theta[::-1] @ weight[::-1]))


def test_holm_is_never_below_benjamini_hochberg():
    p = [0.001, 0.2, 0.03, 0.04]
    assert all(strict >= mild for strict, mild in zip(holm(p), benjamini_hochberg(p), strict=True))


def test_adjusting_nothing_gives_nothing():
    assert holm([]) == benjamini_hochberg([]) == []
