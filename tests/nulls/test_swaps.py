"""Rewired ties keep the number of ties of every actor, and reach every simple network alike."""

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from network.nulls.swaps import rewirings


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=2, max_size=20), st.booleans())
@settings(deadline=None, max_examples=30)
def test_degrees_are_kept_and_no_loop_nor_double_tie_appears(pairs, directed):
    kept = sorted({(a, b) if directed else (min(a, b), max(a, b)) for a, b in pairs if a != b})
    if not kept:
        return
    a, b = np.array(kept).T
    for c, d in rewirings(a, b, np.zeros(len(a), int), 8, directed=directed, number=3, seed=1):
        drawn = list(zip(c.tolist(), d.tolist(), strict=True))
        simple = {pair if directed else (min(pair), max(pair)) for pair in drawn}
        assert len(simple) == len(kept)
        assert all(c != d for c, d in drawn)
        if directed:
            assert Counter(c.tolist()) == Counter(a.tolist())
            assert Counter(d.tolist()) == Counter(b.tolist())
        assert Counter([*c.tolist(), *d.tolist()]) == Counter([*a.tolist(), *b.tolist()])


def test_every_simple_network_with_the_degrees_is_as_likely():
    # a path of four ties on five actors: degrees 1, 2, 2, 2, 1
    a, b = np.arange(4), np.arange(1, 5)
    found = Counter(
        tuple(sorted((min(pair), max(pair)) for pair in zip(c.tolist(), d.tolist(), strict=True)))
        for c, d in rewirings(a, b, np.zeros(4, int), 5, directed=False, number=4_000, seed=3)
    )
    assert len(found) == 7  # six paths between the two ends, and the triangle beside a tie
    assert stats.chisquare(list(found.values())).pvalue > 0.01


def test_ties_of_two_territories_never_mix():
    a, b, stratum = np.array([0, 2, 4, 6]), np.array([1, 3, 5, 7]), np.array([0, 0, 1, 1])
    for c, d in rewirings(a, b, stratum, 8, directed=False, number=20, seed=1):
        assert {frozenset(pair) <= {0, 1, 2, 3} for pair in zip(c[:2].tolist(), d[:2].tolist(), strict=True)} == {True}
