"""Shuffled attendance keeps who came how often and how large each meeting was, and reaches every possibility alike."""

from collections import Counter
from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from network.nulls.curveball import draws, nested


@st.composite
def attendances(draw):
    seats = draw(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 6)), min_size=1, max_size=25))
    actor, meeting = np.array(sorted(seats)).T
    stratum = np.array(draw(st.lists(st.integers(0, 2), min_size=7, max_size=7)))[meeting]
    return actor, meeting, stratum


@given(attendances(), st.integers(0, 5))
@settings(deadline=None, max_examples=30)
def test_both_margins_are_kept_in_each_stratum(attendance, seed):
    actor, meeting, stratum = attendance
    of_meeting = dict(zip(meeting.tolist(), stratum.tolist(), strict=True))
    margins = Counter(zip(actor.tolist(), stratum.tolist(), strict=True)), Counter(meeting.tolist())
    for drawn, held in draws(actor, meeting, stratum, number=3, seed=seed):
        seats = set(zip(drawn.tolist(), held.tolist(), strict=True))
        assert len(seats) == len(actor)
        assert Counter((a, of_meeting[m]) for a, m in seats) == margins[0]
        assert Counter(m for _, m in seats) == margins[1]


def test_every_matrix_with_the_margins_is_as_likely():
    # three actors, three meetings, two seats each way: 6 matrices, each a permutation left out
    actor, meeting = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 1, 1, 2, 0, 2])
    found = Counter(
        tuple(sorted(zip(a.tolist(), m.tolist(), strict=True)))
        for a, m in draws(actor, meeting, np.zeros(6, int), number=3_000, seed=5)
    )
    cells = list(product(range(3), range(3)))
    possible = [
        seats
        for seats in combinations(cells, 6)
        if all(sum(a == one for a, _ in seats) == 2 for one in range(3))
        and all(sum(m == one for _, m in seats) == 2 for one in range(3))
    ]
    assert set(found) == set(possible)
    assert stats.chisquare(list(found.values())).pvalue > 0.01


def test_uneven_margins_are_sampled_alike_too():
    # actor 0 at two meetings, 1 and 2 at one; meetings of 2, 1 and 1
    actor, meeting = np.array([0, 0, 1, 2]), np.array([0, 1, 0, 2])
    found = Counter(
        tuple(sorted(zip(a.tolist(), m.tolist(), strict=True)))
        for a, m in draws(actor, meeting, np.zeros(4, int), number=3_000, seed=7)
    )
    assert len(found) == 5  # 0 in {0,1}: two ways; in {0,2}: two ways; in {1,2}: one
    assert stats.chisquare(list(found.values())).pvalue > 0.01


def test_the_same_seed_gives_the_same_draws():
    actor, meeting = np.array([0, 1, 2, 0, 2]), np.array([0, 0, 1, 2, 2])
    first, second = (
        [a.tolist() for a, _ in draws(actor, meeting, np.zeros(5, int), number=5, seed=3)] for _ in range(2)
    )
    assert first == second


def test_nested_actors_have_nothing_to_trade():
    actor, meeting = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 1, 2, 0, 1, 0])
    assert nested(actor, meeting)
    assert all(
        set(zip(a.tolist(), m.tolist(), strict=True)) == set(zip(actor.tolist(), meeting.tolist(), strict=True))
        for a, m in draws(actor, meeting, np.zeros(6, int), number=10, seed=1)
    )


def test_no_attendance_at_all_gives_empty_draws():
    none = np.array([], int)
    assert [len(a) for a, _ in draws(none, none, none, number=2, seed=1)] == [0, 0]
