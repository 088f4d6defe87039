"""IMP-13: a person who objected is named by a file again: no name anywhere, the presence of the organisation stays."""

import json

from reports import NOW, TODAY, bring, expected, file, presences, report

from network.importing import batches, recognise
from network.listings import tables
from network.people import object_to
from network.settings import Settings
from network.store import Store

FILE = "imp-13-presences.csv"


def test_an_opposed_person_does_not_come_back(store: Store, monkeypatch):
    monkeypatch.setenv("PASSERELLES_SECRET", "only for tests")
    object_to(
        store,
        "Claire Martin",
        organisation="CAF Exemple",
        by="dpo",
        now=NOW,
        settings=Settings(secret="only for tests"),
    )
    tried, applied = bring(store, file(FILE), apply=False), bring(store, file(FILE))
    assert report(tried) == report(applied) == expected(13)
    assert presences(store) == [
        ("2025-03-05", "CAF Exemple", "present", 2),
        ("2025-04-12", "École Martin Luther King", "present", 1),
    ]
    held = {name: table.to_dict("records") for name, table in tables(store).items()}
    told = [outcome.as_dict("fr") for outcome in (*tried, *applied)]
    kept = json.dumps(
        [held, batches(store), store.read("batch/list"), told], default=str, ensure_ascii=False
    ).casefold()
    assert "claire" not in kept
    assert "anonyme" not in kept
    assert kept.count("martin") == kept.count("martin luther king")


def test_what_is_shown_before_the_import_names_nobody_either(store: Store, monkeypatch):
    monkeypatch.setenv("PASSERELLES_SECRET", "only for tests")
    object_to(store, "Claire Martin", organisation="CAF Exemple", by="dpo", now=NOW)
    told = json.dumps([one.as_dict("fr") for one in recognise(store, [file(FILE)], today=TODAY)], ensure_ascii=False)
    assert "CAF Exemple" in told
    assert "claire" not in told.casefold()
    assert told.casefold().count("martin") == told.casefold().count("martin luther king")
