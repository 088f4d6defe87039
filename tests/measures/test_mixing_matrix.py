"""The map of partitions, the E-I index and enclosed actors, against networkx and by hand."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from test_openness import made, networks

from network.measures import measure
from network.measures.ei import ei_index, rescaled_ei
from network.measures.mixing_matrix import expected_mixing, mixing_matrix
from network.measures.observed import observed
from network.nulls.labelings import every_labeling


@given(networks())
@settings(deadline=None)
def test_the_mixing_matrix_is_that_of_networkx(network):
    seen = observed(network)
    found = mixing_matrix(seen.shares[seen.a], seen.shares[seen.b], seen.weight, directed=seen.directed)
    graph = nx.DiGraph() if seen.directed else nx.Graph()
    graph.add_nodes_from((i, {"field": seen.fields[row.argmax()]}) for i, row in enumerate(seen.shares))
    graph.add_edges_from(zip(seen.a.tolist(), seen.b.tolist(), strict=True))
    mapping = {name: place for place, name in enumerate(seen.fields)}
    if not mapping:
        return
    peer = nx.attribute_mixing_matrix(graph, "field", mapping=mapping, normalized=False)
    if not seen.directed:  # networkx counts both ends of an undirected tie
        peer = np.triu(peer + peer.T) - np.diag(peer.diagonal())
        peer = peer / 2
        peer = np.triu(peer)
    assert found == pytest.approx(peer)


@given(networks())
@settings(deadline=None, max_examples=40)
def test_the_expected_matrix_is_the_mean_of_every_labeling(network):
    seen = observed(network)
    kept = seen.within
    if not kept.any():
        return
    k, kind = len(seen.fields), seen.shares.argmax(axis=1)
    total, number = np.zeros((k, k)), 0
    for chunk in every_labeling(kind, seen.block):
        for labels in chunk:
            x = np.eye(k)[labels]
            total += mixing_matrix(x[seen.a[kept]], x[seen.b[kept]], seen.weight[kept], directed=seen.directed)
            number += 1
    assert expected_mixing(seen, kept) == pytest.approx(total / number)


def test_observed_and_expected_hold_the_same_ties():
    found = measure(made("xxyyzz", "01 12 23 34 45 05"), "mixing-matrix")
    assert np.sum(found.value["matrix"]) == pytest.approx(np.sum(found.expected["matrix"])) == 6
    assert found.value["levels"] == ["x", "y", "z"]


def test_cells_with_few_expected_ties_are_marked():
    cells = measure(made("xxyyzz", "01 12 23 34 45 05"), "mixing-matrix").details["cells"]
    assert all(cell["few"] for cell in cells)
    assert all(cell["p"] <= cell["q"] for cell in cells)


def test_ei_is_the_balance_of_cross_and_inside_ties():
    found = measure(made("xxyy", "01 12 23"), "ei")
    assert found.value == pytest.approx((1 - 2) / 3)
    assert found.expected == pytest.approx(2 * (4 / 6) - 1)


def test_ei_without_tie_is_undefined_not_zero():
    assert np.isnan(ei_index(np.zeros((2, 2))))
    assert measure(made("xy", ""), "ei").why_empty.code == "no-tie"


def test_ei_of_a_complete_network_has_one_possible_value():
    assert np.isnan(rescaled_ei(1 / 3, 6, np.array([2, 2]), directed=False).rescaled)


def test_enclosed_actors_have_ties_and_none_outside_isolates_are_apart():
    found = measure(made("xxxyyz", "01 12 23"), "enclosed")
    assert found.value == 2 / 4  # 0 and 1 of the four that have a tie
    assert (found.details["enclosed"], found.details["isolates"]) == (2, 2)


def test_the_most_inward_field_is_told_by_its_coleman_index():
    rows = {row["field"]: row for row in measure(made("xxxyyz", "01 12 23"), "enclosed").details["fields"]}
    assert rows["x"]["coleman"] == pytest.approx((4 - 2) / (5 - 2))  # 5 ends sent, 2 expected inside, 4 inside
    assert rows["z"]["coleman"] is None
