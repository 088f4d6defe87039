"""Slow: over many drawn territories, the test of a change holds its size and finds a change that is there."""

import pytest
from simulation import SCENARIOS, SIZES, one_date, rejecting

pytestmark = pytest.mark.slow
RUNS = 300
UNCHANGED = [one for one in SCENARIOS if one.before == one.after]
CHANGED = [one for one in SCENARIOS if one.before != one.after]


@pytest.mark.parametrize("scenario", UNCHANGED, ids=lambda one: one.name)
@pytest.mark.parametrize("size", SIZES)
def test_no_change_is_rarely_taken_for_one(size, scenario):
    rejected, covered, off = rejecting(size, scenario, RUNS)
    assert rejected <= 0.08
    assert covered >= 0.92
    assert abs(off) < 0.05


@pytest.mark.parametrize("scenario", CHANGED, ids=lambda one: one.name)
@pytest.mark.parametrize("size", SIZES)
def test_a_change_is_found(size, scenario):
    rejected, covered, _ = rejecting(size, scenario, RUNS)
    assert rejected >= (0.95 if scenario.after == 1.5 else 0.75)
    assert covered >= 0.92


@pytest.mark.parametrize("size", SIZES)
def test_the_interval_of_one_date_covers_the_truth(size):
    covered, off = one_date(size, 2.5, RUNS)
    assert 0.92 <= covered <= 0.98
    assert abs(off) < 0.03
