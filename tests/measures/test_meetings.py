"""Mixing of meetings, its two nulls, formats, and meetings at equal numbers."""

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.measures import measure
from network.measures.meeting_mixing import against_seats, label_twin, mixing, movable, shuffled_mixing
from network.measures.presences import mixing_of_each, presences, weights
from network.measures.rarefied import equal_numbers, period, rarefied, rarefied_change, without_actor, without_meeting
from network.study import Network


def met(fields: str, meetings: str, **columns) -> Network:
    """`met("xxy", "01 12")`: two meetings, of actors 0 and 1, of 1 and 2."""
    actors = pd.DataFrame({"uid": [str(one) for one in range(len(fields))], "field": list(fields)})
    held = meetings.split()
    seats = pd.DataFrame(
        [(one, f"m{place}") for place, who in enumerate(held) for one in who], columns=["actor", "event"]
    )
    events = pd.DataFrame({"uid": [f"m{place}" for place in range(len(held))]})
    for name, values in columns.items():
        events[name] = list(values)
    return Network.from_tables(actors, presences=seats, events=events)


@st.composite
def gatherings(draw):
    n = draw(st.integers(3, 6))
    fields = "".join(draw(st.lists(st.sampled_from("xyz"), min_size=n, max_size=n)))
    held = draw(st.lists(st.sets(st.integers(0, n - 1), min_size=1), min_size=2, max_size=7))
    return met(fields, " ".join("".join(map(str, sorted(one))) for one in held))


def test_mixing_is_the_share_of_pairs_that_differ():
    seen = presences(met("xxyz", "0123 01 3"))
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, 3)
    assert g[:2].tolist() == pytest.approx([5 / 6, 0])
    assert np.isnan(g[2])  # nobody to differ from


def test_the_three_statistics_weigh_meetings_by_pairs_alike_or_by_seats():
    told = measure(met("xxyz", "0123 01"), "meeting-mixing").details["statistics"]
    assert told["T1"]["observed"] == pytest.approx(5 / 7)
    assert told["T2"]["observed"] == pytest.approx(5 / 12)
    assert told["T3"]["observed"] == pytest.approx((4 * 5 / 6) / 6)


@given(gatherings())
@settings(deadline=None, max_examples=40)
def test_t3_is_the_cross_share_of_newman_weights_of_networkx(network):
    seen = presences(network)
    graph = network.to_networkx()
    actors = [uid for uid, kept in graph.nodes(data="bipartite") if kept == 0]
    graph.remove_nodes_from([uid for uid, degree in list(graph.degree()) if uid.startswith("m") and degree < 2])
    newman = nx.bipartite.collaboration_weighted_projected_graph(graph, actors)
    pairs = {(a, b): w for a, b, w in newman.edges(data="weight")}
    field = dict(graph.nodes(data="field"))
    if not pairs:
        return
    cross = sum(w for (a, b), w in pairs.items() if field[a] != field[b]) / sum(pairs.values())
    g = mixing_of_each(seen.shares, seen.actor, seen.meeting, seen.meetings)
    assert float(mixing(g, weights(seen.size)["T3"])) == pytest.approx(cross)


@given(gatherings())
@settings(deadline=None, max_examples=20)
def test_the_label_twin_is_the_mean_and_spread_over_every_order_of_the_fields(network):
    seen = presences(network)
    present = np.unique(seen.actor)
    if not movable(seen, by_seats=False).all() or len(present) > 5:
        return
    every = []
    for order in permutations(present):
        shares = seen.shares.copy()
        shares[present] = seen.shares[list(order)]
        every.append(mixing_of_each(shares, seen.actor, seen.meeting, seen.meetings))
    for name, weight in weights(seen.size).items():
        values, twin = mixing(np.array(every), weight), label_twin(seen, name)
        assert twin.expected == pytest.approx(values.mean())
        assert twin.sd == pytest.approx(values.std(), abs=1e-6)


def test_a_stratum_with_one_meeting_cannot_move_and_leaves():
    seen = presences(met("xxyyxy", "0123 01 23 45", stratum="AAAB"))
    assert movable(seen, by_seats=False).tolist() == [True, False]


def test_nested_actors_can_be_relabelled_but_not_reseated():
    seen = presences(met("xyx", "012 012 01"))
    assert movable(seen, by_seats=False).tolist() == [True]
    assert movable(seen, by_seats=True).tolist() == [False]


def test_where_nothing_moves_the_mixing_is_shown_without_z_nor_p():
    found = measure(met("xyx", "012 012 01"), "meeting-mixing")
    assert found.value == pytest.approx((3 * 2 / 3 + 3 * 2 / 3 + 2 * 1) / 8)
    assert (found.expected, found.z, found.p, found.details["immobile_strata"]) == (None, None, None, 1)


def test_strata_are_shuffled_by_themselves_and_combined():
    network = met("xxyyxxyy", "01 23 012 123 45 67 456 567", stratum="AAAABBBB")
    seen = presences(network)
    drawn = shuffled_mixing(seen, number=200, seed=3)
    both = against_seats(seen, drawn, "T3")
    assert both.observed < both.expected
    assert both.z < 0


def test_meetings_measured_without_meetings_say_so():
    actors = pd.DataFrame({"uid": ["a", "b"], "field": ["x", "y"]})
    ties = pd.DataFrame({"source": ["a"], "target": ["b"]})
    found = measure(Network.from_tables(actors, ties), "meeting-mixing")
    assert (found.value, found.why_empty.code) == (None, "no-meeting")


def test_ties_measured_on_presences_say_so():
    assert measure(met("xxy", "01 12"), "openness").why_empty.code == "two-mode"


def test_formats_below_five_meetings_are_only_described():
    network = met("xyxyxyxy", "01 23 45 67 02 13", format=["forum"] * 5 + ["comité"])
    rows = {row["format"]: row for row in measure(network, "format-mixing").details["formats"]}
    assert rows["comité"]["p"] is None
    assert rows["forum"]["meetings"] == 5


def test_a_format_that_mixes_is_told_from_one_that_does_not():
    forum = [f"{a}{b}" for a, b in ("05", "16", "27", "38", "49", "06", "17")]
    closed = [f"{a}{b}" for a, b in ("01", "12", "23", "34", "56", "67", "78")]
    network = met("xxxxxyyyyy", " ".join(forum + closed), format=["forum"] * 7 + ["comité"] * 7)
    rows = {row["format"]: row for row in measure(network, "format-mixing").details["formats"]}
    assert rows["forum"]["ratio"] > 1 > rows["comité"]["ratio"]
    assert rows["forum"]["q"] < 0.05


def drawn_by_hand(one, k: int) -> dict[str, float]:
    """T2, T3 and the cross share of pairs who met, over every choice of k meetings of one cell."""
    chosen = list(combinations(range(len(one.cell)), k))
    g, size = one.g, one.size
    found = {"T2": np.mean([g[list(c)].mean() for c in chosen])}
    found["T3"] = np.mean([(g * size)[list(c)].sum() for c in chosen]) / np.mean([size[list(c)].sum() for c in chosen])
    cross, pairs = 0.0, 0.0
    for c in chosen:
        pair = {tuple(sorted(two)) for m in c for two in combinations(one.actor[one.meeting == m].tolist(), 2)}
        pairs += len(pair)
        cross += sum(1 - one.shares[a] @ one.shares[b] for a, b in pair)
    found["co_attendance"] = cross / pairs
    return found


@given(gatherings(), st.data())
@settings(deadline=None, max_examples=40)
def test_equal_numbers_are_the_mean_over_every_choice_of_meetings(network, data):
    seen = presences(network)
    one = period(seen, np.zeros(seen.meetings, int), 1)
    if not len(one.cell):
        return
    k = data.draw(st.integers(1, len(one.cell)))
    assert rarefied(one, np.array([k])) == pytest.approx(drawn_by_hand(one, k))


@given(gatherings())
@settings(deadline=None, max_examples=40)
def test_leaving_out_an_actor_or_a_meeting_is_starting_again_without_it(network):
    seen = presences(network)
    cell = np.arange(seen.meetings) % 2
    one = period(seen, cell, 2)
    for actor in np.unique(one.actor):
        again = period(seen.only(seen.actor != actor), cell, 2)
        left = without_actor(one, int(actor))
        assert rarefied(left, left.counts()) == pytest.approx(rarefied(again, again.counts()), nan_ok=True)
    for number, meeting in enumerate(np.flatnonzero(seen.size >= 2)):
        again = period(seen.only(seen.meeting != meeting), cell, 2)
        left = without_meeting(one, number)
        assert rarefied(left, left.counts()) == pytest.approx(rarefied(again, again.counts()), nan_ok=True)


def test_holding_each_meeting_twice_changes_neither_mixing_nor_the_pairs_expected():
    once = presences(met("xxyyzz", "0123 0245 135 014 25"))
    twice = presences(met("xxyyzz", "0123 0245 135 014 25 0123 0245 135 014 25"))
    first, second = (period(seen, np.zeros(seen.meetings, int), 1) for seen in (once, twice))
    found = rarefied_change(first, second)
    assert equal_numbers(first, second).tolist() == [5]
    assert found["T2"].change == pytest.approx(0)
    assert found["T3"].change == pytest.approx(0)
    assert abs(found["co_attendance"].change) < 0.05
