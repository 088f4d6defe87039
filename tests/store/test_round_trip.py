"""Whatever value the schema allows comes back as it went in, and makes the same table on both engines."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.model import NODES, RELATIONSHIPS

TEXT = st.text(max_size=12)
VALUES = {
    "text": TEXT,
    "texts": st.lists(TEXT, max_size=3),
    "int": st.integers(-(2**53), 2**53),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
    "date": st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
}
LABELS = ("Actor", "Place", "Indicator", "Meeting")  # together they hold every type of value
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rows(properties, uids=("x1", "x2", "x3")):
    """Rows of one noun, each with any of its properties, empty ones included."""
    one = st.fixed_dictionaries({}, optional={name: st.none() | VALUES[kept] for name, kept in properties.items()})
    sources = st.lists(TEXT, max_size=2)
    return st.tuples(
        *(
            st.builds(lambda p, s, uid=uid: {"uid": uid, "p": p, "sources": s, "said": None}, one, sources)
            for uid in uids
        )
    )


def replaced(store, noun, given):
    """The rows alone in the store: what an earlier example left is forgotten."""
    with store.transaction() as transaction:
        transaction.write(f"forget/{noun}", [{"uid": row["uid"]} for row in transaction.read(f"facts/{noun}")])
        transaction.write(f"write/{noun}", given)
    return store.read(f"facts/{noun}")


@pytest.mark.parametrize("label", LABELS)
def test_a_node_comes_back_as_it_went_in(store, label):
    node = NODES[label]

    @QUICK
    @given(rows(node.properties))
    def holds(given):
        for row, found in zip(given, replaced(store, node.noun, given), strict=True):
            expected = {
                "uid": row["uid"],
                **dict.fromkeys(node.properties),
                **row["p"],
                "sources": row["sources"],
                "said": None,
            }
            assert found == expected
            assert {name: type(value) for name, value in found.items()} == {
                name: type(value) for name, value in expected.items()
            }

    holds()


def test_a_relationship_comes_back_as_it_went_in(store):
    tie = RELATIONSHIPS["tie"]
    actors = [{"uid": uid, "p": {}, "sources": [], "said": None} for uid in ("a", "b")]
    with store.transaction() as transaction:
        transaction.write("write/actor", actors)

    @QUICK
    @given(rows(tie.properties))
    def holds(given):
        ends = {"source": "a", "target": "b"}
        with store.transaction() as transaction:
            transaction.write("forget/tie", [{**ends, "uid": row["uid"]} for row in given])
            transaction.write("write/tie", [{**ends, **row} for row in given])
        for row, found in zip(given, store.read("facts/tie"), strict=True):
            assert found == {
                **ends,
                "uid": row["uid"],
                **dict.fromkeys(tie.properties),
                **row["p"],
                "sources": row["sources"],
                "said": None,
            }

    holds()


def test_null_removes_whatever_was_there(store):
    node = NODES["Actor"]

    @QUICK
    @given(rows(node.properties, uids=("x",)))
    def holds(given):
        replaced(store, "actor", given)
        empty = [{"uid": "x", "p": dict.fromkeys(node.properties), "sources": [], "said": None}]
        with store.transaction() as transaction:
            transaction.write("write/actor", empty)
        assert store.read("facts/actor") == [{"uid": "x", **empty[0]["p"], "sources": [], "said": None}]

    holds()


@pytest.mark.neo4j
@pytest.mark.parametrize("label", LABELS)
def test_both_engines_make_the_same_table(embedded, server_store, label):
    node = NODES[label]

    @QUICK
    @given(rows(node.properties))
    def holds(given):
        for store in (embedded, server_store):
            replaced(store, node.noun, given)
        frames = [store.frame(f"facts/{node.noun}") for store in (embedded, server_store)]
        pd.testing.assert_frame_equal(*frames)

    holds()


def test_a_table_keeps_dates_lists_and_gaps_as_python_knows_them(store):
    given = [
        {
            "uid": "a",
            "p": {"name": "A", "since": dt.date(2017, 1, 1), "ids": ["x"], "public": True},
            "sources": [],
            "said": None,
        },
        {"uid": "b", "p": {}, "sources": ["b|s|1"], "said": None},
    ]
    frame = pd.DataFrame(store.frame("facts/actor") if replaced(store, "actor", given) else None)
    assert list(frame["name"]) == ["A", None]
    assert list(frame["since"]) == [dt.date(2017, 1, 1), None]
    assert list(frame["ids"]) == [["x"], None]
    assert list(frame["public"]) == [True, None]
    assert set(frame.dtypes.astype(str)) == {"object"}
