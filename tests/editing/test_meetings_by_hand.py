"""The two-minute form: who was there, who is new, how many residents, what was decided."""

import datetime as dt

import pytest

from imported import NOW, TODAY, bring, day, facts, named, reading, two_quarters
from network.editing import Likely, Unfit, add_meeting, correct_meeting
from network.importing import undo
from network.store import Store
from network.store.checking import check

WHEN = {"by": "awa", "today": TODAY, "now": NOW}
LATER = {**WHEN, "now": NOW + dt.timedelta(hours=1)}
ACTORS = reading(
    "a.csv",
    "actors",
    {"name": "CAF de Paris"},
    {"name": "Collège Rouault", "territory": "Flandre"},
    {"name": "Groupe écrans", "kind": "group", "territory": "Flandre"},
)
GIVEN = {
    "when": "vendredi 14 mars 2025",
    "title": "Écrans et sommeil",
    "format": "groupe de travail",
    "territory": "Flandre",
}


@pytest.fixture
def quarter(store: Store) -> Store:
    two_quarters(store)
    bring(store, ACTORS)
    return store


def came(store: Store) -> dict[str, tuple[object, object]]:
    names = {key[0]: str(fact.properties["name"]) for key, fact in facts(store)["actor"].items()}
    return {
        names[key[0]]: (fact.properties["status"], fact.properties.get("people"))
        for key, fact in facts(store)["attended"].items()
    }


def test_the_two_minute_form_says_a_meeting_its_presences_and_its_decisions(quarter: Store):
    before = facts(quarter)
    present = [
        {"actor": named(quarter, "CAF de Paris"), "people": "2"},
        {"actor": "Collège Rouault", "status": "excusé"},
        {"name": "Maison des familles"},
    ]
    decisions = [{"title": "Atelier écrans", "leaders": ["CAF de Paris"]}]
    given = {**GIVEN, "held_by": "Groupe écrans", "place": "Salle Curial"}
    entry = add_meeting(quarter, given, present, decisions, residents="4", **WHEN)
    assert came(quarter) == {
        "CAF de Paris": ("present", 2),
        "Collège Rouault": ("excused", 1),
        "Maison des familles": ("present", 1),
        "Habitants – Flandre": ("present", 4),
    }
    meeting = facts(quarter)["meeting"][entry.uid,].properties
    assert (meeting["date"], meeting["format"]) == (dt.date(2025, 3, 14), "groupe-travail")
    assert [fact.properties["how"] for fact in facts(quarter)["about"].values()] == ["decided"]
    ((key, carried),) = facts(quarter)["carries"].items()
    assert key[0] == named(quarter, "CAF de Paris") and carried.properties["role"] == "leads"
    assert check(quarter) == []
    undo(quarter, entry.batch, now=NOW)
    assert facts(quarter) == before


def test_a_sheet_of_the_same_session_is_the_same_meeting(quarter: Store):
    entry = add_meeting(quarter, GIVEN, [{"actor": "CAF de Paris"}], **WHEN)
    line = {"when": day(2025, 3, 14), "territory": "Flandre", "title": "Écrans et sommeil", "format": "groupe-travail"}
    bring(quarter, reading("tf.csv", "attendance-list", {**line, "organisation": "Collège Rouault"}))
    assert list(facts(quarter)["meeting"]) == [(entry.uid,)]
    assert set(came(quarter)) == {"CAF de Paris", "Collège Rouault"}


def test_a_meeting_known_already_is_shown_and_completed(quarter: Store):
    line = {"when": day(2025, 3, 14), "territory": "Flandre", "title": "Écrans et sommeil", "format": "groupe-travail"}
    bring(quarter, reading("tf.csv", "attendance-list", {**line, "organisation": "Collège Rouault"}))
    with pytest.raises(Likely) as caught:
        add_meeting(quarter, GIVEN, [{"actor": "CAF de Paris"}], **WHEN)
    (candidate,) = caught.value.candidates
    add_meeting(quarter, {}, [{"actor": "CAF de Paris"}], same=candidate.uid, **WHEN)
    assert set(came(quarter)) == {"CAF de Paris", "Collège Rouault"}
    other = add_meeting(quarter, GIVEN, new=True, **LATER)
    assert other.uid != candidate.uid


def test_a_name_that_looks_like_a_known_actor_is_asked_about(quarter: Store):
    with pytest.raises(Likely) as caught:
        add_meeting(quarter, GIVEN, [{"name": "Collège Rouaut"}], **WHEN)
    assert (caught.value.noun, caught.value.name, caught.value.answer) == ("actor", "Collège Rouaut", "present")
    add_meeting(quarter, GIVEN, [{"name": "Collège Rouaut", "new": True}], **WHEN)
    assert len(facts(quarter)["actor"]) == 4


def test_everything_that_cannot_be_kept_is_told_and_no_person_is(embedded: Store):
    two_quarters(embedded)
    present = [{"actor": "Inconnu"}, {"name": "Mme Martin"}, {"name": "PMI", "status": "peut-être ?"}]
    decisions = [{"title": "Suivi de Mme Diallo", "leaders": ["Inconnu"]}, {"title": ""}]
    with pytest.raises(Unfit) as caught:
        add_meeting(embedded, {"when": "31/02/2025"}, present, decisions, residents="beaucoup", **WHEN)
    assert {slip.name for slip in caught.value.slips} == {"when", "residents", "present", "name", "decisions", "title"}
    said = caught.value.words("fr")
    assert "Martin" not in said and "Diallo" not in said
    assert "meeting" not in facts(embedded) and "attended" not in facts(embedded)


def test_residents_without_a_territory_are_only_a_number(embedded: Store):
    entry = add_meeting(embedded, {"when": "mars 2025", "title": "Kermesse"}, residents=12, **WHEN)
    meeting = facts(embedded)["meeting"][entry.uid,].properties
    assert (meeting["headcount_other"], meeting["precision"]) == (12, "month")


def test_a_date_and_a_presence_are_corrected(quarter: Store):
    entry = add_meeting(quarter, GIVEN, [{"actor": "CAF de Paris"}], **WHEN)
    again = [{"actor": "CAF de Paris", "status": "excusé"}, {"actor": "Collège Rouault"}]
    correct_meeting(quarter, entry.uid, {"when": "21/03/2025", "title": GIVEN["title"]}, again, **LATER)
    assert facts(quarter)["meeting"][entry.uid,].properties["date"] == dt.date(2025, 3, 21)
    assert came(quarter) == {"CAF de Paris": ("excused", 1), "Collège Rouault": ("present", 1)}
