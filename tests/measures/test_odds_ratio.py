"""The within-field odds ratio: cells counted pair by pair, deletions done for real, empty cells said."""

import math
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from test_openness import made, networks, without

from network.measures import measure
from network.measures.dyads import count_cells
from network.measures.observed import is_observed, observed
from network.measures.odds_ratio import mantel_haenszel, odds_ratio, theta_without_each_actor
from network.study import Network


def counted(network: Network) -> np.ndarray:
    """The four cells of each stratum, dyad by dyad."""
    seen = observed(network)
    tied = set(zip(seen.a.tolist(), seen.b.tolist(), strict=True))
    cells = np.zeros((len(seen.strata), 4))
    for i, j in permutations(range(seen.n), 2) if seen.directed else combinations(range(seen.n), 2):
        if seen.home[i] != seen.home[j] or not is_observed(seen.observation, seen.silent[[i]], seen.silent[[j]])[0]:
            continue
        same = seen.shares[i] @ seen.shares[j]
        tie = (i, j) in tied or (not seen.directed and (j, i) in tied)
        cells[seen.home[i]] += [same * tie, same * (not tie), (1 - same) * tie, (1 - same) * (not tie)]
    return cells


@given(networks())
@settings(deadline=None, max_examples=50)
def test_cells_are_those_of_every_dyad(network):
    assert count_cells(observed(network)).stratum == pytest.approx(counted(network))


@given(networks())
@settings(deadline=None, max_examples=50)
def test_leaving_an_actor_out_is_counting_the_cells_without_it(network):
    cells = count_cells(observed(network))
    if not cells.informative.any():
        return
    seen = observed(network)
    for place, value in zip(np.flatnonzero(cells.touched), theta_without_each_actor(cells), strict=True):
        left = without(network, int(seen.rows[place]))
        names = observed(left).strata
        rows = [counted(left)[names.index(name)] if name in names else np.zeros(4) for name in seen.strata]
        assert value == pytest.approx(float(mantel_haenszel(np.array(rows)[cells.informative])), nan_ok=True)


def test_four_actors_by_hand():
    found = measure(made("xxyy", "01 12 23"), "odds-ratio")
    assert found.details["cells"] == {"": [2.0, 0.0, 1.0, 3.0]}
    assert found.value == pytest.approx((2.5 * 3.5) / (0.5 * 1.5))


def test_an_empty_cell_leaves_the_value_and_takes_the_interval():
    found = measure(made("xxyy", "01 12 23"), "odds-ratio")
    assert (found.interval, found.details["se"], found.details["empty_cell"]) == (None, None, True)


def test_a_stratum_that_says_nothing_leaves_by_name():
    found = measure(made("xxyyxx", "01 02 12", stratum="AAAABB"), "odds-ratio")
    assert found.details["strata_left_out"] == ["B"]
    assert found.details["informative_strata"] == 1


def test_without_an_informative_stratum_there_is_no_odds_ratio():
    found = measure(made("xxyy", "02 03 12 13 01 23"), "odds-ratio")
    assert (found.value, found.why_empty.code) == (None, "no-stratum")


def test_the_correction_is_half_a_dyad_in_all_whatever_the_strata():
    one = np.array([[3.0, 5.0, 2.0, 9.0]])
    assert float(mantel_haenszel(one)) == pytest.approx(math.log(3.5 * 9.5 / (5.5 * 2.5)))
    assert float(mantel_haenszel(np.repeat(one, 2, axis=0))) == pytest.approx(math.log(3.25 * 9.25 / (5.25 * 2.25)))


def test_swapping_the_two_kinds_of_dyads_turns_the_sign():
    cells = np.array([[3.0, 5.0, 2.0, 9.0], [1.0, 4.0, 6.0, 8.0]])
    assert float(mantel_haenszel(cells[:, [2, 3, 0, 1]])) == pytest.approx(-float(mantel_haenszel(cells)))


def test_silent_actors_are_deleted_too():
    network = made("xxyyxy", "01 12 23 34 45", answered=[True, True, True, True, False, False])
    found = odds_ratio(count_cells(observed(network)))
    assert found is not None
    assert found.n == 6
