"""`check` is silent on a sound store and names what contradicts the schema or itself."""

import datetime as dt

from network.store.checking import check
from store_toy import fill


def told(store):
    return [words.fr for words in check(store)]


def actors(number, sources=("bat-1|F|1",)):
    return [{"uid": f"a{i}", "p": {"name": f"A{i}"}, "sources": list(sources), "said": None} for i in range(number)]


def row(source, target):
    return {"source": source, "target": target, "p": {}, "sources": ["bat-1|F|1"], "said": None}


def apply(store, state="applied"):
    with store.transaction() as transaction:
        transaction.write("batch/write", [{"uid": "bat-1", "p": {"state": state, "order": 1}}])


def test_a_sound_store_has_nothing_to_say(store):
    fill(store)
    assert told(store) == []


def test_a_fact_without_source_and_a_source_that_was_undone_are_named(embedded):
    apply(embedded, "undone")
    with embedded.transaction() as transaction:
        transaction.write("write/actor", [*actors(2), {**actors(3)[2], "sources": []}])
    assert told(embedded) == [
        "« actor » : 1 fait sans source.",
        "« actor » : 2 sources nomment un import inconnu ou annulé.",
    ]


def test_a_duplicate_of_a_duplicate_is_named(embedded):
    apply(embedded)
    with embedded.transaction() as transaction:
        transaction.write("write/actor", actors(3))
        transaction.write("write/same_as-actor", [row("a0", "a1"), row("a1", "a2")])
    assert told(embedded) == ["1 doublon renvoie à un élément lui-même doublon."]


def test_a_chain_of_six_is_sound_and_one_of_seven_is_not(embedded):
    apply(embedded)
    with embedded.transaction() as transaction:
        transaction.write("write/actor", actors(8))
        transaction.write("write/part_of", [row(f"a{i}", f"a{i + 1}") for i in range(6)])
    assert told(embedded) == []
    with embedded.transaction() as transaction:
        transaction.write("write/part_of", [row("a6", "a7")])
    assert told(embedded) == ["1 acteur est dans une chaîne « fait partie de » circulaire ou de plus de 6 étages."]


def test_a_relationship_that_ends_before_it_begins_is_named(embedded):
    apply(embedded)
    dates = {"since": dt.date(2024, 3, 1), "until": dt.date(2024, 1, 1)}
    ties = [
        {**row("a0", "a1"), "uid": "t0", "p": dates},
        {**row("a0", "a1"), "uid": "t1", "p": {**dates, "until_precision": "year"}},
    ]
    with embedded.transaction() as transaction:
        transaction.write("write/actor", actors(2))
        transaction.write("write/tie", ties)
    assert told(embedded) == ["« tie » : 1 relation finit avant de commencer."]


def test_what_other_hands_put_in_the_database_is_named(embedded):
    """Another program may write into a Neo4j, or an old one into a folder: `check` finds it."""
    apply(embedded)
    session = embedded._engine._session
    session.execute(
        "CREATE (:Dragon {uid: 'd'}), (:Need {uid: 'n', title: $day, sources: ['bat-1|F|1']})",
        params={"day": dt.date(2017, 1, 1)},
    )
    session.execute("MATCH (d:Dragon), (n:Need) CREATE (d)-[:EATS]->(n)")
    assert told(embedded) == [
        "1 élément porte l'étiquette « Dragon », que le schéma ne connaît pas.",
        "1 relation « EATS » de « Dragon » à « Need » : le schéma ne les connaît pas.",
        "« need.title » : 1 valeur n'a pas le type attendu (text).",
    ]
