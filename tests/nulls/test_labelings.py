"""The closed form of null L is full enumeration, on every small graph that hypothesis finds."""

import math
from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.nulls.labelings import (
    arrangements,
    drawn_labelings,
    every_labeling,
    inside,
    label_p,
    labelings,
    tail,
    types_of,
)
from network.nulls.moments import moments, sums_of_labels, sums_of_ties


@st.composite
def graphs(draw, *, shares: bool = False):
    """Up to seven actors in up to three blocks, weighted pairs (an arc each way is weight 2), one field or shares."""
    n = draw(st.integers(2, 6))
    block = np.array(draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)))
    if shares:
        rows = [[1, 0], [0, 1], [0.5, 0.5], [0.25, 0.75]]
        x = np.array([rows[draw(st.integers(0, 3))] for _ in range(n)])
    else:
        x = np.eye(3)[draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))]
    low, high = np.triu_indices(n, 1)
    weight = np.array(
        draw(st.lists(st.sampled_from([0, 0, 1, 1, 2, 0.5]), min_size=len(low), max_size=len(low))), float
    )
    kept = weight > 0
    return low[kept], high[kept], weight[kept], block, x


def closed_form(graph) -> tuple[float, float]:
    a, b, weight, block, x = graph
    return moments(sums_of_ties(a, b, weight, block, 3), sums_of_labels(x, block, 3), np.bincount(block, minlength=3))


def enumerated(graph) -> np.ndarray:
    a, b, weight, block, x = graph
    kind, same = types_of(x)
    return np.concatenate([inside(chunk, same, a, b, weight) for chunk in every_labeling(kind, block)])


@given(graphs())
@settings(deadline=None)
def test_mean_and_variance_are_those_of_every_labeling(graph):
    values = enumerated(graph)
    mean, variance = closed_form(graph)
    assert mean == pytest.approx(values.mean(), abs=1e-12)
    assert variance == pytest.approx(values.var(), abs=1e-9)


@given(graphs(shares=True))
@settings(deadline=None)
def test_mean_and_variance_hold_with_shares_of_several_fields(graph):
    values = enumerated(graph)
    mean, variance = closed_form(graph)
    assert mean == pytest.approx(values.mean(), abs=1e-12)
    assert variance == pytest.approx(values.var(), abs=1e-9)


@given(graphs())
@settings(deadline=None)
def test_the_number_of_labelings_is_how_many_there_are(graph):
    *_, block, x = graph
    kind, _ = types_of(x)
    rows = [tuple(row) for chunk in every_labeling(kind, block) for row in chunk.tolist()]
    assert len(rows) == len(set(rows)) == labelings(kind, block)


@given(graphs(), st.integers(0, 10))
@settings(deadline=None)
def test_renaming_actors_changes_neither_mean_nor_variance(graph, seed):
    a, b, weight, block, x = graph
    order = np.random.default_rng(seed).permutation(len(block))
    place = np.argsort(order)
    renamed = place[a], place[b], weight, block[order], x[order]
    assert closed_form(renamed) == pytest.approx(closed_form(graph), abs=1e-9)


def test_arrangements_are_the_distinct_permutations():
    labels = (0, 0, 1, 2)
    assert Counter(map(tuple, arrangements(np.array(labels)).tolist())) == Counter(set(permutations(labels)))


def test_drawn_labels_never_leave_their_block():
    kind, block = np.array([0, 0, 1, 1, 2]), np.array([0, 0, 0, 1, 1])
    for chunk in drawn_labelings(kind, block, 40, seed=1, step=7):
        for row in chunk:
            assert sorted(row[:3]) == [0, 0, 1]
            assert sorted(row[3:]) == [1, 2]


def test_few_labelings_are_all_looked_at_and_p_is_a_plain_share():
    # two actors of x, two of y; the tie x-x is inside in 2 of 6 labelings
    kind, same = types_of(np.eye(2)[[0, 0, 1, 1]])
    ties = np.array([0]), np.array([1]), np.ones(1)
    p = label_p(kind, same, np.zeros(4, int), ties, observed=1.0, mean=1 / 3, z=math.sqrt(2), seed=1)
    assert p == pytest.approx(1 / 3)


def test_far_out_the_normal_tail_is_used():
    rng = np.random.default_rng(0)
    kind, same = types_of(np.eye(2)[rng.integers(0, 2, 40)])
    ties = np.arange(39), np.arange(1, 40), np.ones(39)
    p = label_p(kind, same, np.zeros(40, int), ties, observed=39.0, mean=19.0, z=-6.0, seed=1)
    assert p == pytest.approx(1.973e-9, rel=1e-3)


def test_a_drawn_p_is_never_zero():
    assert tail(np.zeros(999), 5.0, 0.0, drawn=True).two_sided == 1 / 1000


def test_the_tail_counts_values_at_the_observed_one():
    far = tail(np.array([1.0, 2.0, 3.0, 4.0]), 2.0, 2.5, drawn=False)
    assert (far.lower, far.upper, far.two_sided) == (0.5, 0.75, 1.0)
