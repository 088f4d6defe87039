"""Where actors stand: the same seed, the same map; partners near, the alone apart, nobody moved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from made import territory
from network.layout import place


def ends(network) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    ties = network.ties
    return ties["a"].to_numpy(), ties["b"].to_numpy(), ties["weight"].to_numpy()


def test_the_same_seed_gives_the_same_map():
    a, b, weight = ends(territory(80))
    assert (place(80, a, b, weight, seed=1) == place(80, a, b, weight, seed=1)).all()


def test_another_seed_gives_another_map():
    a, b, weight = ends(territory(80))
    assert not np.allclose(place(80, a, b, weight, seed=1), place(80, a, b, weight, seed=2))


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_a_network_without_ties_is_a_shelf(n):
    none = np.array([], int)
    places = place(n, none, none, none.astype(float), seed=1)
    assert places.shape == (n, 2)
    assert len({tuple(spot) for spot in places.round(6)}) == n


def test_the_alone_stand_below_everyone_tied():
    a, b, weight = ends(territory(90))
    places = place(90, a, b, weight, seed=1)
    tied = np.isin(np.arange(90), np.concatenate([a, b]))
    assert (~tied).any()
    assert places[~tied, 1].max() < places[tied, 1].min()


def test_parts_without_a_tie_between_them_do_not_overlap():
    a = np.array([0, 1, 2, 4, 5])
    b = np.array([1, 2, 3, 5, 6])
    places = place(7, a, b, np.ones(5), seed=1)
    assert places[4:, 1].max() < places[:4, 1].min()


def test_partners_stand_nearer_than_strangers():
    network = territory(200)
    a, b, weight = ends(network)
    places = place(200, a, b, weight, seed=1)
    tied = np.linalg.norm(places[a] - places[b], axis=1)
    rng = np.random.default_rng(0)
    anyone = np.linalg.norm(places[rng.integers(200, size=2000)] - places[rng.integers(200, size=2000)], axis=1)
    assert np.median(tied) < np.median(anyone) / 2


def test_no_two_actors_stand_on_each_other():
    a, b, weight = ends(territory(200))
    nearest = cKDTree(place(200, a, b, weight, seed=1)).query(place(200, a, b, weight, seed=1), k=2)[0][:, 1]
    assert nearest.min() > 0.3


def test_a_drawing_lies_wide_as_screens_do():
    a, b, weight = ends(territory(200))
    tied = np.unique(np.concatenate([a, b]))
    wide, high = np.ptp(place(200, a, b, weight, seed=1)[tied], axis=0)
    assert wide > high


def test_newcomers_stand_beside_their_partners_and_nobody_known_moves():
    a, b, weight = ends(territory(60))
    known = place(60, a, b, weight, seed=1)
    fixed = np.vstack([known, [[np.nan, np.nan]] * 3])
    a2, b2 = np.append(a, [60, 61]), np.append(b, [5, 60])  # 60 works with 5, 61 with 60, 62 with nobody
    places = place(63, a2, b2, np.append(weight, [1, 1]), seed=1, fixed=fixed)
    assert (places[:60] == known).all()
    assert np.linalg.norm(places[60] - known[5]) < np.linalg.norm(known - known[5], axis=1).max() / 3
    assert places[62, 1] < places[:62, 1].min()
    assert np.isfinite(places).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 25).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2)))))
def test_any_network_has_a_finite_place_for_each(case):
    n, pairs = case
    a, b = (np.array([pair[end] for pair in pairs], int) for end in (0, 1))
    places = place(n, a, b, np.ones(len(pairs)), seed=3)
    assert places.shape == (n, 2)
    assert np.isfinite(places).all()
