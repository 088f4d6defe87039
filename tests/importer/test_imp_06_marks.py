"""IMP-06: five present, one excused, one absent, a doubt, a head-count, and a name that is a presence without it."""

import json

from reports import bring, expected, file, presences, report

from network.listings import tables
from network.store import Store


def test_each_mark_says_what_it_says(store: Store):
    assert report(bring(store, file("imp-06-marques.csv"))) == expected(6)
    said = {name: (status, people) for _, name, status, people in presences(store)}
    present = ("CAF", "PMI Flandre", "École Tanger A", "Collège Rouault", "Mission locale")
    assert {name: said[name] for name in present} == dict.fromkeys(present, ("present", 1))
    assert said["CMP Pernety"] == ("excused", 1)
    assert said["Régie de quartier"] == ("absent", 1)
    assert "Halte-garderie" not in said
    assert said["CS Tilleuls"] == ("present", 2)
    assert said["Maison de quartier"] == ("present", 1)
    kept = {name: table.to_dict("records") for name, table in tables(store).items()}
    assert "Marie" not in json.dumps(kept, default=str, ensure_ascii=False)
