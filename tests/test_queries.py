"""Every query file: its header says what it does, it names only what the schema holds, it runs on every engine."""

import re

import pytest

from network.model import NODES, RELATIONSHIPS
from network.store.queries import names, parse, query
from network.store.shapes import BATCH, shapes
from store_toy import fill, nodes, relationships

READS = [name for name in names() if not query(name).writes]
OURS = {"Batch", "Kept", "Meta"}
PARAMETERS = {"kind": "view", "rows": [], "number": 1}
TOY = {noun: relationships(noun) for noun in RELATIONSHIPS} | {node.noun: nodes(node.noun) for node in NODES.values()}


@pytest.mark.parametrize("name", names())
def test_a_query_file_says_what_it_does_and_names_only_the_schema(name):
    found = query(name)
    assert found.asks.endswith(".")
    assert set(re.findall(r"\(\w*:(\w+)", found.text)) <= NODES.keys() | OURS
    assert set(re.findall(r"\[\w*:(\w+)", found.text)) <= {tie.type for tie in RELATIONSHIPS.values()}


@pytest.mark.parametrize("room", ["facts", "write", "forget"])
def test_each_noun_has_its_files_and_no_file_is_of_no_noun(room):
    assert names(room) == sorted(f"{room}/{noun}" for noun in shapes())


@pytest.mark.parametrize("noun", shapes())
def test_facts_are_the_key_the_properties_and_what_says_them(noun):
    shape = shapes()[noun]
    ends = [name for name in shape.key if name != "uid"]
    key = [*ends, "uid"] if "uid" in shape.key else ends
    assert query(f"facts/{noun}").columns == (*key, *shape.properties, "sources", "said")


def test_batches_are_listed_whole():
    assert query("batch/list").columns == ("uid", *BATCH)


def test_every_label_has_its_constraint_and_migrations_are_numbered_without_a_gap():
    constrained = {match for name in names("schema") for match in re.findall(r"\(n:(\w+)\) REQUIRE", query(name).text)}
    assert constrained == NODES.keys() | OURS
    numbers = [int(name.removeprefix("schema/").partition("-")[0]) for name in names("schema")]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("MATCH (n:Need) RETURN n.uid AS uid ORDER BY uid", "no sentence"),
        ("// Needs.\nMATCH (n:Need) RETURN n.uid AS uid ORDER BY uid", "no line `Parameters:`"),
        ("// Needs.\n// Parameters: $theme\n// Returns: uid\nMATCH (n:Need) RETURN n.uid AS uid ORDER BY uid", "theme"),
        ("// Needs.\n// Parameters: none\n// Returns: uid\nMATCH (n:Need {uid: $uid}) RETURN n.uid AS uid", "used"),
        (
            "// Needs.\n// Parameters: none\n// Returns: name\nMATCH (n:Need) RETURN n.uid AS uid ORDER BY uid",
            "columns",
        ),
        ("// Needs.\n// Parameters: none\n// Returns: uid\nMATCH (n:Need) RETURN n.uid AS uid", "ORDER BY"),
        ("// Needs.\n// Parameters: none\n", "no statement"),
    ],
)
def test_a_header_that_does_not_say_what_the_text_does_is_refused(content, trouble):
    with pytest.raises(ValueError, match=trouble):
        parse("needs/all", content)


def test_a_header_line_may_go_on_below():
    found = parse(
        "needs/all",
        "// Needs of a theme.\n// Parameters: $theme (code,\n//   as in themes.toml), $public\n"
        "// Returns: uid (of the need,\n//   ours), title\n"
        "MATCH (n:Need) WHERE n.theme = $theme AND n.public = $public\n"
        "RETURN n.uid AS uid, n.title AS title ORDER BY uid",
    )
    assert (found.parameters, found.columns) == ({"theme", "public"}, ("uid", "title"))


def given(name: str) -> dict[str, object]:
    return {parameter: PARAMETERS[parameter] for parameter in query(name).parameters}


@pytest.mark.parametrize("name", READS)
def test_on_an_empty_store_a_question_has_its_columns_and_no_row(store, name):
    if name == "about/nodes":  # the counters of the store are nodes too
        assert [row["label"] for row in store.read(name)] in (["Meta"], [])
    elif not name.startswith("meta/"):
        frame = store.frame(name, **given(name))
        assert (tuple(frame.columns), len(frame)) == (query(name).columns, 0)


@pytest.mark.neo4j
def test_on_the_toy_every_question_has_the_same_rows_on_both_engines(embedded, server_store):
    for store in (embedded, server_store):
        fill(store)
    for name in READS:
        rows = embedded.read(name, **given(name))
        assert rows == server_store.read(name, **given(name)), name
        assert rows, f"{name} is answered by nothing in the toy: it is not tested"


def test_every_fact_that_was_written_is_found_and_can_be_forgotten(store):
    fill(store)
    for noun, shape in shapes().items():
        rows = {tuple(row[name] for name in shape.key): row for row in store.read(f"facts/{noun}")}
        for row in TOY[noun][: len(rows)]:
            found = rows[tuple(row[name] for name in shape.key)]
            assert {name: found[name] for name in row["p"]} == row["p"], noun
            assert (found["sources"], found["said"]) == (row["sources"], row["said"])
    with store.transaction() as transaction:
        for noun in reversed(shapes()):
            keys = [{name: row[name] for name in shapes()[noun].key} for row in transaction.read(f"facts/{noun}")]
            assert transaction.write(f"forget/{noun}", keys) == len(keys) > 0
        assert transaction.write("batch/forget", [{"uid": "bat-1"}]) == 1
        assert transaction.write("private/forget", [{"uid": "view-1"}]) == 1
    assert not any(store.about().counts.values())
