"""A number can be followed back to the sheets whose lines say it."""

import datetime as dt

from imported import NOW, TODAY, bring, day, facts, reading, two_quarters
from network import networks
from network.editing import correct_tie
from network.panel import panel
from network.store import Store
from network.study import Lens

TIES = reading(
    "liens.csv",
    "ties",
    {"source": "CAF", "target": "PMI", "kind": "collaborates", "since": day(2024, 1, 10)},
    {"source": "CAF", "target": "École", "kind": "collaborates", "since": day(2024, 1, 10)},
    {"source": "CAF", "target": "École", "kind": "refers", "since": day(2024, 1, 10)},
    {"source": "PMI", "target": "École", "kind": "collaborates", "since": day(2019, 1, 10), "until": day(2019, 6, 1)},
)
LINE = {"when": day(2024, 3, 14), "title": "COPIL", "territory": "Flandre"}
SHEET = reading(
    "tf.xlsx",
    "attendance-sheets",
    {**LINE, "organisation": "CAF"},
    {**LINE, "organisation": "PMI"},
    {**LINE, "organisation": "École", "status": "excused"},
    sheet="14 mars",
)
LENS = Lens(since=dt.date(2024, 1, 1), until=dt.date(2024, 12, 31))


def told(found) -> list[tuple[str, str, int]]:
    return [(one.file, one.sheet, one.lines) for one in found.sources]


def test_only_the_lines_that_the_lens_sees_are_told(store: Store):
    two_quarters(store)
    bring(store, TIES, SHEET)
    assert told(networks.read(store, LENS)) == [("liens.csv", "", 2)]
    assert told(networks.read(store, LENS.on("referrals"))) == [("liens.csv", "", 1)]
    assert told(networks.read(store, LENS.on("meetings"))) == [("tf.xlsx", "14 mars", 2)]
    assert told(networks.read(store, LENS.on("agreements"))) == []


def test_a_finding_and_each_of_its_components_tell_their_sheets(embedded: Store):
    bring(embedded, TIES, SHEET)
    (found,) = panel(networks.reader(embedded), LENS, names=["ei"])
    assert found.as_dict()["sources"][0]["lines"] == 2
    assert {one.name: told(one.finding) for one in found.components}["collaborations"] == [("liens.csv", "", 2)]
    assert all(one.finding.sources == () for one in found.sensitivities)


def test_a_tie_corrected_by_hand_tells_its_file_and_the_edit_and_was_collected_by_the_file(embedded: Store):
    bring(embedded, TIES)
    key = next(key for key, fact in facts(embedded)["tie"].items() if fact.properties["kind"] == "refers")
    correct_tie(embedded, key[2], {"weight": "2"}, by="awa", today=TODAY, now=NOW)
    network = networks.read(embedded, LENS.on("referrals"))
    assert told(network) == [("liens.csv", "", 1), ("tie:correct", "", 1)]
    assert network.collected["referrals"] == ("ties",)
