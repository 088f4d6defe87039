"""A file that comes again corrected replaces the former one; what a person edited, and what others say, stays."""

import datetime as dt

import pytest

from imported import NOW, TODAY, bring, day, facts, named, reading
from network import fields
from network.importing import Outcome, batches, undo
from network.importing.applying import Call, Files
from network.store import Store
from network.store.checking import check

LINE = {"when": day(2025, 3, 14), "title": "COPIL"}
NEXT = {"when": day(2025, 4, 11), "title": "COPIL"}
GRID = [
    {**LINE, "organisation": "CAF"},
    {**LINE, "organisation": "PMI Flandre"},
    {**LINE, "organisation": "Collège Rouault"},
]


def grid(*lines):
    return reading("suivi_GT.xlsx", "attendance-grid", *lines)


def directory(*lines):
    return reading("annuaire.csv", "actors", *lines)


def beside(store: Store, file) -> Outcome:
    return Files(store, Call(None, None, TODAY, NOW, "tests", beside=True), apply=True).add(file)


def test_one_line_changed_is_one_update_and_the_correction_wins(store: Store):
    rows = [{"name": "CAF", "postcode": "75018"}, {"name": "PMI Flandre"}]
    (first,) = bring(store, directory(*rows))
    changed = directory({"name": "CAF", "postcode": "75019"}, rows[1])
    (tried,) = bring(store, changed, apply=False)
    assert tried.version and (tried.version.changed, tried.version.added, tried.version.gone) == (1, 0, 0)
    told = "Nouvelle version de annuaire.csv, importé le 2026-01-05, qu'elle remplace : 1 ligne changée, 0 ajoutée, "
    assert tried.sentence.fr.startswith(told + "0 disparue.")
    (second,) = bring(store, changed)
    assert (second.counts["actors_new"], second.counts["actors_updated"], second.counts["actors_matched"]) == (0, 1, 1)
    assert second.remarks == [] and second.pairs == []
    assert facts(store)["actor"][named(store, "CAF"),].properties["postcode"] == "75019"
    latest, former = batches(store)
    assert (latest["replaces"], former["uid"], former["state"]) == (first.batch, first.batch, "undone")
    assert check(store) == []


def test_after_a_new_version_all_is_as_if_it_alone_had_come(store: Store):
    bring(store, grid(*GRID))
    bring(store, grid(GRID[0], {**GRID[1], "status": "excused"}, {**NEXT, "organisation": "CAF"}, GRID[2]))
    before = facts(store)
    undo(store, batches(store)[0]["uid"], now=NOW)
    assert facts(store) == {}
    bring(store, grid(GRID[0], {**GRID[1], "status": "excused"}, {**NEXT, "organisation": "CAF"}, GRID[2]))
    assert facts(store) == before


@pytest.mark.parametrize(
    ("lines", "counted"),
    [
        ([*GRID, {**NEXT, "organisation": "CAF"}], (0, 1, 0)),
        ([GRID[0], GRID[1]], (0, 0, 1)),
        ([GRID[0], {**GRID[1], "organisation": "PMI Curial"}, GRID[2]], (1, 0, 0)),
        ([GRID[2], GRID[0], GRID[1]], (0, 0, 0)),
        ([{**GRID[0], "status": "excused"}, {**GRID[1], "people": 3}, GRID[2]], (2, 0, 0)),
    ],
)
def test_lines_changed_added_and_gone_are_counted(embedded: Store, lines, counted):
    bring(embedded, grid(*GRID))
    (outcome,) = bring(embedded, grid(*lines), apply=False)
    assert outcome.version
    assert (outcome.version.changed, outcome.version.added, outcome.version.gone) == counted


def test_a_file_of_the_same_name_about_something_else_is_another_file(embedded: Store):
    bring(embedded, grid(*GRID))
    (outcome,) = bring(embedded, grid(*({**row, **NEXT} for row in GRID)))
    assert outcome.version is None
    assert [batch["state"] for batch in batches(embedded)] == ["applied", "applied"]


def test_both_versions_may_be_kept_and_contradict_each_other(embedded: Store):
    bring(embedded, directory({"name": "CAF", "postcode": "75018"}))
    outcome = beside(embedded, directory({"name": "CAF", "postcode": "75019"}))
    assert outcome.version is None
    assert [remark.code for remark in outcome.remarks] == ["contradiction"]


def test_a_correction_takes_the_place_of_what_it_corrects_beside_other_files(store: Store):
    bring(store, directory({"name": "CAF", "postcode": "75018"}))
    bring(store, reading("mairie.csv", "actors", {"name": "CAF", "postcode": "75020"}))
    (outcome,) = bring(store, directory({"name": "CAF", "postcode": "75019"}))
    assert facts(store)["actor"][named(store, "CAF"),].properties["postcode"] == "75019"
    (remark,) = outcome.remarks
    assert (remark.code, remark.values["kept"]) == ("contradiction", "75019")


def test_an_edited_record_that_the_new_version_says_no_more_stays_and_is_listed(store: Store):
    bring(store, directory({"name": "CAF"}, {"name": "PMI Flandre"}, {"name": "Le Relais"}))
    relay = named(store, "Le Relais")
    fields.assign(store, relay, "sante", by="awa", today=TODAY, now=NOW)
    (outcome,) = bring(store, directory({"name": "CAF"}, {"name": "PMI Flandre"}))
    assert outcome.version and [one.name for one in outcome.version.spared] == ["Le Relais"]
    assert facts(store)["actor"][relay,].properties["field"] == "sante"
    assert check(store) == []


def test_an_edited_record_takes_what_the_new_version_corrects(store: Store):
    bring(store, directory({"name": "CAF", "postcode": "75018"}, {"name": "PMI Flandre"}))
    caf = named(store, "CAF")
    fields.assign(store, caf, "sante", by="awa", today=TODAY, now=NOW + dt.timedelta(hours=1))
    bring(store, directory({"name": "CAF", "postcode": "75019"}, {"name": "PMI Flandre"}))
    actor = facts(store)["actor"][caf,].properties
    assert (actor["postcode"], actor["field"]) == ("75019", "sante")


def test_a_name_that_only_the_former_version_had_leaves_no_doubtful_pair(embedded: Store):
    bring(embedded, directory({"name": "Centre social Tileuls"}, {"name": "CAF"}, {"name": "PMI Flandre"}))
    (outcome,) = bring(
        embedded, directory({"name": "Centre social Tilleuls"}, {"name": "CAF"}, {"name": "PMI Flandre"})
    )
    assert outcome.pairs == []
    assert len(facts(embedded)["actor"]) == 3


def test_the_former_version_may_come_back(embedded: Store):
    (first,) = bring(embedded, grid(*GRID))
    before = {noun: {key: fact.properties for key, fact in held.items()} for noun, held in facts(embedded).items()}
    bring(embedded, grid(*GRID[:2]))
    (again,) = bring(embedded, grid(*GRID))
    assert again.batch == first.batch and again.version
    assert before == {noun: {key: f.properties for key, f in held.items()} for noun, held in facts(embedded).items()}
