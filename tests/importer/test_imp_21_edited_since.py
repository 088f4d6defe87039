"""IMP-21: undoing a batch partly edited since takes back all but the edited records, which are listed."""

from reports import NOW, TODAY, bring, expected, file, report

from network.editing import correct_actor
from network.importing import undo
from network.listings import tables
from network.store import Store


def test_undoing_leaves_the_edited_records_and_lists_them(store: Store):
    (outcome,) = outcomes = bring(store, file("imp-21-presences.csv"))
    actors = tables(store)["actors"]
    relay = dict(zip(actors["name"], actors["uid"], strict=True))["Le Relais"]
    correct_actor(store, relay, {"field": "social", "postcode": "75019"}, by="awa", today=TODAY, now=NOW)
    spared = undo(store, str(outcome.batch), now=NOW)
    left = {noun: len(table) for noun, table in tables(store).items() if noun not in ("batches", "remarks")}
    assert {
        "report": report(outcomes),
        "kept": [one.as_dict()["words"] for one in spared],
        "left": {noun: n for noun, n in left.items() if n},
    } == expected(21)
