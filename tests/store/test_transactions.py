"""What holds of every change, on both engines: whole or not at all, checked, counted once."""

import threading

import pytest

from network.errors import Refused, StoreUnavailable
from network.store import Store, StoreBusy, attempt


def actor(uid: str, **properties: object) -> dict[str, object]:
    return {"uid": uid, "p": {"name": uid, **properties}, "sources": ["bat-1|Feuille 1|2"], "said": None}


def tie(uid: str, source: str, target: str, **properties: object) -> dict[str, object]:
    return {"uid": uid, "source": source, "target": target, "p": properties, "sources": [], "said": None}


def actors(store: Store) -> list[object]:
    return [row["uid"] for row in store.read("facts/actor")]


def test_what_is_written_is_read_after_the_transaction(store):
    with store.transaction() as transaction:
        assert transaction.write("write/actor", [actor("a"), actor("b")]) == 2
        assert transaction.write("write/tie", [tie("t", "a", "b", kind="refers")]) == 1
    assert actors(store) == ["a", "b"]
    assert [(row["source"], row["target"], row["kind"]) for row in store.read("facts/tie")] == [("a", "b", "refers")]


def test_a_transaction_reads_its_own_writes_and_others_do_not(store):
    with store.transaction() as transaction:
        transaction.write("write/actor", [actor("a")])
        assert [row["uid"] for row in transaction.read("facts/actor")] == ["a"]
        assert list(transaction.frame("facts/actor")["uid"]) == ["a"]
        assert actors(store) == []


def test_writing_the_same_rows_twice_changes_nothing(store):
    for _ in range(2):
        with store.transaction() as transaction:
            transaction.write("write/actor", [actor("a"), actor("b")])
            transaction.write(
                "write/part_of", [{"source": "a", "target": "b", "p": {}, "sources": ["x"], "said": None}]
            )
    assert actors(store) == ["a", "b"]
    assert len(store.read("facts/part_of")) == 1


def test_given_properties_are_set_null_removes_and_others_stay(store):
    with store.transaction() as transaction:
        transaction.write("write/actor", [actor("a", kind="group", field="sante")])
    with store.transaction() as transaction:
        transaction.write("write/actor", [{"uid": "a", "p": {"field": None}, "sources": ["y"], "said": "{}"}])
    row = store.read("facts/actor")[0]
    assert (row["name"], row["kind"], row["field"], row["sources"], row["said"]) == ("a", "group", None, ["y"], "{}")


def test_an_actor_without_a_name_has_none(store):
    with store.transaction() as transaction:
        transaction.write("write/actor", [{"uid": "a", "p": {"kind": "group"}, "sources": [], "said": None}])
        transaction.write("write/meeting", [{"uid": "m", "p": {}, "sources": [], "said": None}])
    assert store.read("facts/actor")[0]["name"] is None
    assert store.read("facts/meeting")[0]["title"] is None


def test_two_ties_between_the_same_actors_stay_apart(store):
    with store.transaction() as transaction:
        transaction.write("write/actor", [actor("a"), actor("b")])
        transaction.write("write/tie", [tie("t1", "a", "b", kind="refers"), tie("t2", "a", "b", kind="funds")])
    with store.transaction() as transaction:
        assert transaction.write("forget/tie", [{"source": "a", "target": "b", "uid": "t1"}]) == 1
    assert [row["uid"] for row in store.read("facts/tie")] == ["t2"]


def test_an_error_inside_leaves_nothing_behind(store):
    with pytest.raises(ZeroDivisionError), store.transaction() as transaction:
        transaction.write("write/actor", [actor("a")])
        raise ZeroDivisionError
    assert actors(store) == []
    assert store.revision() == 0


def test_an_error_that_was_caught_inside_still_leaves_nothing_behind(store):
    with pytest.raises(Refused, match="rien n'en est gardé"), store.transaction() as transaction:
        transaction.write("write/actor", [actor("a")])
        with pytest.raises(Refused, match="pas de propriété"):
            transaction.write("write/actor", [actor("b", colour="red")])
    assert actors(store) == []


def test_after_an_error_a_transaction_answers_nothing(store):
    with pytest.raises(Refused), store.transaction() as transaction:
        with pytest.raises(Refused, match="1 relation vise"):
            transaction.write("write/part_of", [{"source": "a", "target": "b", "p": {}, "sources": [], "said": None}])
        with pytest.raises(Refused, match="a échoué"):
            transaction.read("facts/actor")


def test_what_the_engine_refuses_is_told_by_the_name_of_the_question(store):
    """An actor that a relationship holds cannot go; Neo4j says so only at the commit."""
    with store.transaction() as transaction:
        transaction.write("write/actor", [actor("a"), actor("b")])
        transaction.write("write/tie", [tie("t", "a", "b")])
    with pytest.raises(StoreUnavailable, match=r"forget/actor|commit"), store.transaction() as transaction:
        transaction.write("forget/tie", [{"source": "a", "target": "b", "uid": "other"}])
        transaction.write("forget/actor", [{"uid": "a"}])
    assert actors(store) == ["a", "b"]


def test_a_relationship_to_nobody_is_refused(store):
    with pytest.raises(Refused, match="1 relation vise"), store.transaction() as transaction:
        transaction.write("write/actor", [actor("a")])
        transaction.write("write/tie", [tie("t", "a", "nobody")])
    assert actors(store) == []


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"colour": "red"}, "n'a pas de propriété « colour »"),
        ({"name": 3}, "« actor.name » attend text, pas int"),
        ({"ids": ["a", None]}, "« actor.ids » attend texts, pas list"),
        ({"since": "2017"}, "« actor.since » attend date, pas str"),
        ({"public": 1}, "« actor.public » attend bool, pas int"),
    ],
)
def test_rows_outside_the_schema_are_refused(embedded, properties, words):
    with pytest.raises(Refused, match=words), embedded.transaction() as transaction:
        transaction.write("write/actor", [actor("a", **properties)])


def test_numbers_that_are_none_are_refused(embedded):
    place = {"uid": "p", "p": {"name": "x", "lat": float("nan")}, "sources": [], "said": None}
    with pytest.raises(Refused, match=r"place\.lat"), embedded.transaction() as transaction:
        transaction.write("write/place", [place])


def test_the_same_key_twice_is_refused(embedded):
    with pytest.raises(Refused, match="deux fois"), embedded.transaction() as transaction:
        transaction.write("write/actor", [actor("a"), actor("a")])


def test_the_revision_grows_once_for_each_committed_change_of_facts(store):
    assert store.revision() == 0
    with store.transaction() as transaction:
        transaction.write("write/actor", [actor("a")])
        transaction.write("write/actor", [actor("b")])
    assert store.revision() == 1
    with store.transaction() as transaction:
        transaction.write("batch/write", [{"uid": "bat-1", "p": {"state": "applied", "order": 1}}])
    assert store.revision() == 2


def test_reading_and_private_objects_leave_the_revision(store):
    with store.transaction() as transaction:
        transaction.read("facts/actor")
        transaction.write("private/keep", [{"uid": "view-1", "kind": "view", "value": "{}"}])
        transaction.write("write/actor", [])
    assert store.revision() == 0
    assert store.read("private/list", kind="view") == [{"uid": "view-1", "value": "{}"}]


def test_more_rows_than_one_statement_takes(store):
    with store.transaction() as transaction:
        assert (
            transaction.write("write/need", [{**actor(f"n{i:05}"), "p": {"title": "x"}} for i in range(10_001)])
            == 10_001
        )
    assert store.about().counts["need"] == 10_001


def test_two_writers_lose_no_update(store):
    """Each reads a number and writes the next one: without the lock at the start, some would be lost."""

    def add_one(transaction):
        found = transaction.read("private/list", kind="number")
        value = int(found[0]["value"]) + 1 if found else 1
        transaction.write("private/keep", [{"uid": "n", "kind": "number", "value": str(value)}])

    threads = [threading.Thread(target=lambda: [attempt(store, add_one) for _ in range(10)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read("private/list", kind="number")[0]["value"] == "40"


def test_a_unit_of_work_is_tried_again_when_another_writer_was_in_the_way(embedded):
    turns = []

    def work(transaction):
        turns.append(transaction)
        transaction.write("write/actor", [actor(f"a{len(turns)}")])
        if len(turns) < 3:
            raise StoreBusy("store.busy")
        return "done"

    assert attempt(embedded, work) == "done"
    assert actors(embedded) == ["a3"]


def test_a_second_transaction_in_the_same_thread_would_wait_for_itself(embedded):
    with embedded.transaction(), pytest.raises(RuntimeError, match="wait for itself"), embedded.transaction():
        pass


def test_a_verb_takes_only_its_own_queries_and_parameters(embedded):
    with pytest.raises(TypeError, match="changes the store"):
        embedded.read("write/actor", rows=[])
    with pytest.raises(TypeError, match="takes"):
        embedded.read("private/list")
    with pytest.raises(KeyError, match="no query"):
        embedded.read("facts/nothing")
    with embedded.transaction() as transaction, pytest.raises(TypeError, match="does not change"):
        transaction.write("private/all", [])
