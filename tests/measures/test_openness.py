"""Openness against fields shuffled within territories: values by hand, undefined cases, invariances."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.measures import measure
from network.measures.observed import observed
from network.measures.openness import omega_without_each_actor, omega_without_each_source, openness
from network.study import Network


def made(fields: str, ties: str, **columns) -> Network:
    """`made("xxyy", "01 12")`: actors 0…3 with these fields, ties 0-1 and 1-2."""
    actors = pd.DataFrame({"uid": list(range(len(fields))), "field": [one if one != "." else None for one in fields]})
    directed = columns.pop("directed", False)
    sources = columns.pop("source_id", None)
    for name, values in columns.items():
        actors[name] = list(values)
    pairs = pd.DataFrame([(int(one[0]), int(one[1])) for one in ties.split()], columns=["source", "target"])
    if sources is not None:
        pairs["source_id"] = sources.split()
    return Network.from_tables(actors, pairs, directed=directed)


@st.composite
def networks(draw):
    """Up to eight actors, three fields or none, two territories, some silent, directed or not."""
    n = draw(st.integers(2, 8))
    actors = pd.DataFrame(
        {
            "uid": [f"a{one}" for one in range(n)],
            "field": draw(st.lists(st.sampled_from(["x", "y", "z", None]), min_size=n, max_size=n)),
            "stratum": draw(st.lists(st.sampled_from(["north", "south"]), min_size=n, max_size=n)),
            "answered": draw(st.lists(st.sampled_from([True, True, False, None]), min_size=n, max_size=n)),
        }
    )
    pairs = draw(st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=16))
    ties = pd.DataFrame(
        [(f"a{a}", f"a{b}", draw(st.sampled_from("pqr"))) for a, b in sorted(pairs)],
        columns=["source", "target", "source_id"],
    )
    return Network.from_tables(actors, ties, directed=draw(st.booleans()))


def without(network: Network, row: int) -> Network:
    """The network without one actor, built again from nothing."""
    uids = network.actors["uid"].to_numpy()
    ties = network.ties.assign(source=uids[network.ties["a"]], target=uids[network.ties["b"]]).drop(columns=["a", "b"])
    kept = (ties["source"] != uids[row]) & (ties["target"] != uids[row])
    return Network.from_tables(
        network.actors.drop(index=row), ties[kept], directed=network.directed, observation=network.observation
    )


@given(networks())
@settings(deadline=None, max_examples=40)
def test_leaving_an_actor_out_is_measuring_the_network_without_it(network):
    seen = observed(network)
    for place, value in enumerate(omega_without_each_actor(seen, seen.within)):
        left = observed(without(network, int(seen.rows[place])))
        # blocks are those of the whole: silence elsewhere still splits the territory
        again = openness(left, left.within).omega
        if seen.silent.any() and not left.silent.any():
            continue
        if math.isnan(value):
            assert math.isnan(again) or again == 0
        else:
            assert value == pytest.approx(math.log(again), abs=1e-9)


@given(networks())
@settings(deadline=None, max_examples=40)
def test_leaving_a_source_out_keeps_the_ties_that_another_holds(network):
    seen = observed(network)
    for name, value in zip(seen.source_ids, omega_without_each_source(seen, seen.within), strict=True):
        ties = network.ties[network.ties["source_id"] != name]
        left = observed(Network(**{**vars(network), "ties": ties}))
        again = openness(left, left.within).omega
        assert (math.isnan(value) and (math.isnan(again) or again == 0)) or value == pytest.approx(math.log(again))


@given(networks(), st.integers(0, 9))
@settings(deadline=None, max_examples=40)
def test_the_order_of_actors_does_not_matter(network, seed):
    order = np.random.default_rng(seed).permutation(len(network.actors))
    uids = network.actors["uid"].to_numpy()
    ties = network.ties.assign(source=uids[network.ties["a"]], target=uids[network.ties["b"]]).drop(columns=["a", "b"])
    again = Network.from_tables(
        network.actors.iloc[order], ties, directed=network.directed, observation=network.observation
    )
    first, second = observed(network), observed(again)
    a, b = openness(first, first.within), openness(second, second.within)
    assert [a.m, a.C, a.C0, a.sd] == pytest.approx([b.m, b.C, b.C0, b.sd], nan_ok=True, abs=1e-9)


def test_a_path_across_two_fields_is_half_as_open_as_expected():
    found = measure(made("xxyy", "01 12 23"), "openness")
    assert found.value == pytest.approx((1 / 3) / (4 / 6))
    assert (found.details["observed_share"], found.details["expected_share"]) == pytest.approx((1 / 3, 2 / 3))
    assert found.p == pytest.approx(4 / 6)  # inside ties over the six labelings: 2, 0, 1, 1, 0, 2; one is expected


def test_reversing_all_arcs_changes_nothing():
    there, back = (measure(made("xxyyz", ties, directed=True), "openness") for ties in ("01 12 34 13", "10 21 43 31"))
    assert (there.value, there.z, there.p) == pytest.approx((back.value, back.z, back.p))


def test_isolates_count_in_what_is_expected_not_in_what_is_seen():
    few, many = measure(made("xxyy", "01 12"), "openness"), measure(made("xxyyyy", "01 12"), "openness")
    assert few.details["observed_share"] == many.details["observed_share"]
    assert few.details["expected_share"] == pytest.approx(4 / 6)
    assert many.details["expected_share"] == pytest.approx(8 / 15)


def test_actors_without_field_are_left_out_with_their_ties():
    found = measure(made("xxyy.", "01 12 24"), "openness")
    assert (found.n_actors, found.n_ties) == (4, 2)


def test_a_tie_counts_once_however_often_it_is_told():
    assert measure(made("xxyy", "01 12 21 12"), "openness").value == measure(made("xxyy", "01 12"), "openness").value


def test_ties_between_territories_are_counted_apart():
    found = measure(made("xyxy", "01 02 23", stratum="AABB"), "openness")
    assert (found.n_ties, found.details["cross_territory"]["m"]) == (2, 1.0)


def test_ties_that_nobody_could_tell_leave_and_are_counted():
    found = measure(made("xxyy", "01 12 23", answered=[True, True, False, False]), "openness")
    assert (found.n_ties, found.details["unobserved"]) == (2, 1)


def test_without_any_tie_there_is_no_openness():
    found = measure(made("xxyy", ""), "openness")
    assert (found.value, found.why_empty.code, found.interval) == (None, "no-tie", None)


def test_with_one_field_there_is_no_openness():
    assert measure(made("xxxx", "01 12"), "openness").why_empty.code == "one-field"


def test_where_labels_cannot_move_the_shares_stay_and_z_and_p_are_null():
    found = measure(made("xyxy", "01 23", stratum="AABB"), "openness")
    assert found.value == 1.0
    assert (found.z, found.p, found.details["labels_cannot_move"]) == (None, None, True)


def test_no_cross_tie_gives_an_openness_of_zero_without_interval():
    found = measure(made("xxyy", "01 23"), "openness")
    assert (found.value, found.interval, found.details["se"]) == (0.0, None, None)


def test_the_larger_error_counts_where_actions_are_shared():
    ties = "01 02 12 23 34 24 45 05 14 35"
    shared = measure(made("xyxyxy", ties, source_id="p p p q q q r s t u"), "openness").details
    alone = measure(made("xyxyxy", ties), "openness").details
    assert shared["se"] == max(shared["se_actor"], shared["se_source"])
    assert alone["se"] == alone["se_actor"]


@given(networks(), st.integers(0, 3))
@settings(deadline=None, max_examples=25)
def test_p_is_a_probability_and_comes_with_its_z(network, seed):
    found = measure(network, "openness", seed=seed)
    assert (found.p is None) == (found.z is None)
    assert found.p is None or 0 < found.p <= 1
