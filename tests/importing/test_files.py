"""Files become facts: each its own batch, tried before it is applied."""

import datetime as dt

import pytest

from imported import NOW, bring, day, facts, named, reading, two_quarters
from network.forms import Reading, Row
from network.importing import batches, undo
from network.model import When
from network.store import Store

SHEET = reading(
    "émargement.xlsx",
    "attendance-sheets",
    {"organisation": "CS Tilleuls", "people": 1, "status": "present", "when": day(2025, 3, 14), "territory": "Flandre"},
    {"organisation": "CS Tilleuls", "people": 1, "status": "excused", "when": day(2025, 3, 14), "territory": "Flandre"},
    {"organisation": "C.S. Tilleuls", "people": 1, "when": day(2025, 3, 14), "territory": "Flandre"},
    {"organisation": "CAF", "status": "excused", "when": day(2025, 3, 14), "territory": "Flandre"},
    {"residents": True, "people": 4, "when": day(2025, 3, 14), "territory": "Flandre"},
    {"people": 1, "when": day(2025, 3, 14), "territory": "Flandre"},
)


def test_a_dry_run_counts_and_writes_nothing(store: Store):
    two_quarters(store)
    before = facts(store)
    (outcome,) = bring(store, SHEET, apply=False)
    assert outcome.batch is None
    assert outcome.counts["presences_new"] == 3
    assert outcome.sentence.fr == (
        "Ce fichier apporterait : 3 nouveaux acteurs ; 1 nouvelle rencontre ; 3 nouvelles présences ; "
        "2 champs devinés à vérifier. Rien n'est encore écrit."
    )
    assert facts(store) == before


def test_one_presence_for_an_organisation_and_a_meeting(store: Store):
    two_quarters(store)
    bring(store, SHEET)
    (meeting,) = facts(store)["meeting"]
    presences = {key[0]: fact.properties for key, fact in facts(store)["attended"].items()}
    assert presences[named(store, "CS Tilleuls")] == {"status": "present", "people": 2}
    assert presences[named(store, "CAF")] == {"status": "excused", "people": 1}
    assert presences[named(store, "Habitants – Flandre")] == {"status": "present", "people": 4}
    assert facts(store)["meeting"][meeting].properties["headcount_other"] == 1
    assert facts(store)["actor"][named(store, "CS Tilleuls"),].properties["aliases"] == ["C.S. Tilleuls"]


def test_residents_without_a_territory_are_only_a_number(store: Store):
    (outcome,) = bring(
        store, reading("a.csv", "attendance-list", {"residents": True, "people": 4, "when": day(2025, 3, 14)})
    )
    (meeting,) = facts(store)["meeting"].values()
    assert meeting.properties["headcount_other"] == 4
    assert {remark.code for remark in outcome.remarks} == {"residents-without-territory", "meeting-without-territory"}


def test_the_same_file_twice_changes_nothing_and_says_so(store: Store):
    two_quarters(store)
    bring(store, SHEET)
    before, journal = facts(store), batches(store)
    (outcome,) = bring(store, SHEET)
    assert outcome.sentence.fr == "Ce fichier est déjà importé : rien n'a changé."
    assert (facts(store), batches(store)) == (before, journal)


def test_a_dry_run_of_several_files_sees_what_the_first_would_bring(store: Store):
    places = reading("quartiers.csv", "territories", {"name": "Flandre"})
    actors = reading("annuaire.csv", "actors", {"name": "Centre social Les Tilleuls", "territory": "Flandre"})
    _, first, second = bring(store, places, actors, SHEET, apply=False)
    assert first.counts["actors_new"] == 1
    assert (second.counts["actors_new"], second.counts["actors_updated"]) == (2, 1)
    assert not second.remarks or all(remark.severity == "info" for remark in second.remarks)


def test_a_grid_of_the_same_session_is_the_same_meeting(store: Store):
    two_quarters(store)
    line = {"when": day(2025, 3, 14), "territory": "Flandre"}
    sheet = reading(
        "tf.xlsx",
        "attendance-sheets",
        {**line, "organisation": "CAF", "title": "Théâtre-forum", "format": "theatre-forum"},
        {**line, "organisation": "PMI Flandre", "title": "Théâtre-forum", "format": "theatre-forum"},
    )
    grid = reading(
        "suivi.xlsx",
        "attendance-grid",
        {**line, "organisation": "C.A.F."},
        {**line, "organisation": "PMI Flandre"},
        {"when": day(2025, 4, 2), "territory": "Flandre", "organisation": "CAF"},
    )
    bring(store, sheet, grid)
    assert len(facts(store)["meeting"]) == 2
    assert len(facts(store)["attended"]) == 3


def test_two_sessions_of_one_day_that_share_nobody_wait_for_a_person(store: Store):
    two_quarters(store)
    line = {"when": day(2025, 3, 14), "territory": "Flandre"}
    morning = reading("a.xlsx", "attendance-sheets", {**line, "organisation": "CAF", "format": "comite"})
    evening = reading("b.xlsx", "attendance-sheets", {**line, "organisation": "PMI Flandre", "title": "Bilan"})
    _, outcome = bring(store, morning, evening)
    assert len(facts(store)["meeting"]) == 2
    assert [pair.noun for pair in outcome.pairs] == ["meeting"]


def test_a_respondents_word_keeps_its_direction_a_documented_tie_has_none(store: Store):
    survey = reading(
        "enquête.csv",
        "survey",
        {"respondent": "CAF", "target": "PMI Flandre", "relations": ["collaborates"], "wave": "2019"},
        {"respondent": "PMI Flandre", "target": "CAF", "relations": ["collaborates"], "wave": "2019"},
    )
    document = reading(
        "liens.csv",
        "ties",
        {"source": "CAF", "target": "PMI Flandre", "kind": "collaborates", "declared_by": "document"},
        {"source": "PMI Flandre", "target": "CAF", "kind": "collaborates", "declared_by": "document"},
    )
    bring(store, survey, document)
    by = [fact.properties["declared_by"] for fact in facts(store)["tie"].values()]
    assert sorted(by) == ["document", "respondent", "respondent"]


def states(store: Store) -> dict[str, str]:
    names = {key[0]: fact.properties["name"] for key, fact in facts(store)["actor"].items()}
    return {names[key[0]]: fact.properties["state"] for key, fact in facts(store)["asked"].items()}


def test_a_roster_line_without_an_answer_is_silent_and_said(store: Store):
    lines = [{"actor": "CAF", "wave": "2024", "state": "partial"}, {"actor": "PMI Flandre", "wave": "2024"}]
    (outcome,) = bring(store, reading("relances.csv", "roster", *lines))
    assert states(store) == {"CAF": "partial", "PMI Flandre": "silent"}
    (remark,) = outcome.remarks
    assert (remark.code, remark.severity, remark.line) == ("answer-unsaid", "warning", 3)
    assert remark.message() == (
        "« PMI Flandre » : la réponse est vide ou illisible ; la structure est comptée sans réponse."
    )


def test_an_empty_answer_that_another_line_tells_is_not_remarked(store: Store):
    lines = [{"actor": "CAF", "wave": "2024"}, {"actor": "C.A.F.", "wave": "2024", "state": "refused"}]
    (outcome,) = bring(store, reading("relances.csv", "roster", *lines))
    assert (states(store), outcome.remarks) == ({"CAF": "refused"}, [])


@pytest.mark.parametrize("roster_first", [True, False])
@pytest.mark.parametrize(
    ("said", "together"),
    [(None, "answered"), ("silent", "answered"), ("refused", "answered"), ("partial", "partial")],
)
def test_an_answer_counts_whatever_the_roster_says_and_as_long_as_it_is_there(store, said, together, roster_first):
    survey = reading("enquête.csv", "survey", {"respondent": "CAF", "target": "PMI Flandre", "wave": "2024"})
    roster = reading("relances.csv", "roster", {"actor": "CAF", "wave": "2024", "state": said})
    outcomes = bring(store, *((roster, survey) if roster_first else (survey, roster)))
    assert states(store) == {"CAF": together}
    assert [len(one.remarks) for one in outcomes] == [int(roster_first and not said), 0]
    batch = next(one.batch for one in outcomes if one.file == "enquête.csv")
    undo(store, str(batch), now=NOW)
    assert states(store) == {"CAF": said or "silent"}


def test_a_workbook_with_answers_and_an_empty_roster_counts_the_answers(store: Store):
    rows = [
        Row("roster", "Relances", 2, {"actor": "CAF", "wave": "2024"}),
        Row("survey", "Réponses", 2, {"respondent": "CAF", "target": "PMI Flandre", "wave": "2024"}),
    ]
    (outcome,) = bring(store, Reading("enquête.xlsx", "0" * 64, None, rows, [], ("survey", "roster")))
    assert (states(store), outcome.remarks) == ({"CAF": "answered"}, [])


def test_missions_their_carriers_needs_and_place(store: Store):
    two_quarters(store)
    bring(
        store,
        reading(
            "missions.csv",
            "missions",
            {
                "title": "Café des parents",
                "kind": "action",
                "carrier": "École Tanger",
                "role": "leads",
                "since": When(dt.date(2024, 9, 1), "month"),
                "territory": "Flandre",
                "needs": ["Écrans"],
                "place": "Salle Riquet",
            },
            {"title": "Café des parents", "carrier": "CAF", "role": "funds", "amount": 600.0, "territory": "Flandre"},
        ),
        reading("besoins.csv", "needs", {"title": "écrans", "theme": "sante", "territory": "Flandre"}),
        reading("dits.csv", "statements", {"summary": "Trop d'écrans", "needs": ["Écrans"], "territory": "Flandre"}),
    )
    held = facts(store)
    assert {
        noun: len(held[noun]) for noun in ("mission", "carries", "need", "answers", "place", "supports-statement")
    } == {
        "mission": 1,
        "carries": 2,
        "need": 1,
        "answers": 1,
        "place": 1,
        "supports-statement": 1,
    }
    (mission,) = held["mission"].values()
    assert (mission.properties["since"], mission.properties["since_precision"]) == (dt.date(2024, 9, 1), "month")


def test_an_amount_for_several_carriers_of_one_line_counts_once(store: Store):
    shared = {"title": "Café des parents", "amount": 600.0}
    rows = [
        Row("missions", "", 2, {**shared, "carrier": "CAF"}),
        Row("missions", "", 2, {**shared, "carrier": "École Tanger A"}),
        Row("missions", "", 3, {**shared, "carrier": "PMI Flandre"}),
    ]
    (outcome,) = bring(store, Reading("missions.csv", "0" * 64, None, rows, [], ("missions",)))
    amounts = {key[0]: fact.properties.get("amount") for key, fact in facts(store)["carries"].items()}
    assert amounts == {
        named(store, "CAF"): 600.0,
        named(store, "École Tanger A"): None,
        named(store, "PMI Flandre"): 600.0,
    }
    (remark,) = outcome.remarks
    assert (remark.code, remark.severity, remark.line, remark.value) == ("amount-shared", "info", 2, "600")
    assert remark.message() == "« 600 » est compté une seule fois, pour « CAF » : la ligne nomme plusieurs porteurs."


@pytest.mark.parametrize(
    ("form", "noun", "said"),
    [
        ("ties", "tie", {"source": "CAF", "target": "PMI Flandre", "kind": "refers"}),
        ("memberships", "member_of", {"actor": "CAF", "group": "GT écrans"}),
        ("missions", "carries", {"title": "Café des parents", "carrier": "CAF"}),
    ],
)
def test_an_end_before_the_beginning_is_dropped_and_said(store: Store, form, noun, said):
    (outcome,) = bring(store, reading("a.csv", form, {**said, "since": day(2024, 3, 1), "until": day(2023, 5, 1)}))
    (fact,) = facts(store)[noun].values()
    assert fact.properties["since"] == dt.date(2024, 3, 1)
    assert not {"until", "until_precision"} & fact.properties.keys()
    (remark,) = outcome.remarks
    assert (remark.code, remark.severity, remark.line) == ("end-before-start", "warning", 2)
    assert remark.message() == "La fin (2023-05-01) est avant le début (2024-03-01) : seul le début est gardé."


def test_an_end_known_to_the_year_of_the_beginning_is_kept(store: Store):
    tie = {"source": "CAF", "target": "PMI", "kind": "refers", "since": day(2024, 3, 1)}
    (outcome,) = bring(store, reading("a.csv", "ties", {**tie, "until": When(dt.date(2024, 1, 1), "year")}))
    (fact,) = facts(store)["tie"].values()
    assert (fact.properties["until_precision"], outcome.remarks) == ("year", [])


def test_memberships_make_a_group(store: Store):
    bring(store, reading("gt.csv", "memberships", {"actor": "CAF", "group": "GT parentalité", "role": "pilote"}))
    assert facts(store)["actor"][named(store, "GT parentalité"),].properties["kind"] == "group"
    assert len(facts(store)["member_of"]) == 1


def test_a_tie_with_itself_is_left_out_with_a_remark(store: Store):
    (outcome,) = bring(store, reading("l.csv", "ties", {"source": "CAF", "target": "C.A.F.", "kind": "refers"}))
    assert [(remark.code, remark.severity, remark.line) for remark in outcome.remarks] == [("loop", "error", 2)]
    assert outcome.counts["rejected"] == 1


def test_part_of_in_a_circle_is_refused_with_a_remark(store: Store):
    (outcome,) = bring(
        store,
        reading(
            "a.csv",
            "actors",
            {"name": "Pôle santé", "parent": "Direction"},
            {"name": "Direction", "parent": "Pôle santé"},
        ),
    )
    assert [remark.code for remark in outcome.remarks] == ["part-of-circular"]
    assert len(facts(store)["part_of"]) == 1


@pytest.mark.parametrize(
    ("values", "sheet", "option", "expected"),
    [
        ({"territory": "T2"}, "Flandre", "Flandre", "T2"),
        ({}, "19e - Flandre", "Belleville", "T1"),
        ({}, "Feuil1", "Belleville", "T2"),
        ({}, "Feuil1", None, None),
        ({"territory": "Flandres"}, "Feuil1", None, None),
    ],
)
def test_the_territory_is_that_of_the_column_then_the_sheet_then_the_call(
    store: Store, values, sheet, option, expected
):
    two_quarters(store)
    file = reading(
        "a.xlsx", "attendance-sheets", {"organisation": "CAF", "when": day(2025, 3, 14), **values}, sheet=sheet
    )
    (outcome,) = bring(store, file, territory=option)
    codes = {key[0]: fact.properties["code"] for key, fact in facts(store)["territory"].items()}
    assert [codes[key[1]] for key in facts(store).get("located_in-meeting", {})] == ([expected] if expected else [])
    if "territory" in values and expected is None:
        assert outcome.remarks[0].suggestion("fr") == "Écrivez « Flandre » si c'est le même, ou importez ce territoire."


def test_a_remark_names_a_column_only_when_the_row_says_something_there(store: Store):
    line = {"organisation": "CAF", "when": day(2025, 3, 14)}
    bare = reading("a.csv", "attendance-list", line)
    written = reading("b.csv", "attendance-list", {**line, "when": day(2025, 3, 15), "territory": "Riquet"})
    (outcome,) = bring(store, bare)
    assert [(one.code, one.column) for one in outcome.remarks] == [("meeting-without-territory", None)]
    (outcome,) = bring(store, written)
    assert [(one.code, one.column) for one in outcome.remarks] == [
        ("territory-new", "quartier"),
    ]  # fmt: skip
    (outcome,) = bring(store, reading("c.csv", "attendance-list", {**line, "when": day(2025, 3, 16)}), territory="Rosa")
    assert [(one.code, one.column) for one in outcome.remarks] == [
        ("territory-unknown", None), ("meeting-without-territory", None),
    ]  # fmt: skip


def test_a_territory_in_an_unknown_one_or_in_itself_is_not_attached(store: Store):
    lines = [{"name": "Flandre", "within": "19e"}, {"name": "Riquet", "within": "Riquet"}]
    (outcome,) = bring(store, reading("quartiers.csv", "territories", *lines))
    assert "within" not in facts(store)
    unknown, circular = outcome.remarks
    assert (unknown.code, circular.code) == ("within-unknown", "part-of-circular")
    assert unknown.message() == "Le rattachement à « 19e » n'est pas gardé : ce territoire n'est pas connu."


def test_a_contradiction_keeps_the_earlier_value_and_is_remarked(store: Store):
    first = reading("a.csv", "actors", {"name": "PMI Flandre", "postcode": "75019"})
    second = reading("b.csv", "actors", {"name": "PMI Flandre", "postcode": "75018"})
    _, outcome = bring(store, first, second)
    assert facts(store)["actor"][named(store, "PMI Flandre"),].properties["postcode"] == "75019"
    (remark,) = outcome.remarks
    assert (remark.code, remark.file, remark.line, remark.column, remark.value) == (
        "contradiction", "b.csv", 2, "postcode", "75018",
    )  # fmt: skip


def test_a_wave_lasts_from_its_first_answer_to_its_last(store: Store):
    answers = [
        {"respondent": name, "wave": "2019", "date": day(2019, month, 5)} for name, month in [("CAF", 4), ("PMI", 3)]
    ]
    survey = reading("enquête.csv", "survey", *answers)
    roster = reading("relances.csv", "roster", {"actor": "CAF", "wave": "2019", "date": day(2019, 6, 1)})
    bring(store, survey, roster)
    (wave,) = facts(store)["wave"].values()
    assert (wave.properties["since"], wave.properties["until"]) == (dt.date(2019, 3, 5), dt.date(2019, 6, 1))


def test_applying_does_what_the_dry_run_said(store: Store):
    two_quarters(store)
    grid = reading("suivi.xlsx", "attendance-grid", {"organisation": "CAF de Paris", "when": day(2025, 3, 14)})
    tie = reading("l.csv", "ties", {"source": "CS Tileuls", "target": "CAF", "kind": "refers"})
    tried, applied = bring(store, SHEET, grid, tie, apply=False), bring(store, SHEET, grid, tie)
    assert [(one.counts, one.remarks, one.pairs) for one in tried] == [
        (one.counts, one.remarks, one.pairs) for one in applied
    ]


def test_a_workbook_of_several_forms_tells_the_form_of_each_sheet(store: Store):
    rows = [
        Row("ties", "Liens", 2, {"source": "CAF", "target": "PMI", "kind": "refers"}),
        Row("actors", "Annuaire", 2, {"name": "CAF", "field": "social"}),
    ]
    bring(store, Reading("tout.xlsx", "0" * 64, None, rows, [], ("actors", "ties")))
    (batch,) = batches(store)
    assert batch["form"] == "actors+ties"
    assert batch["counts"]["forms"] == {"Annuaire": "actors", "Liens": "ties"}
    assert facts(store)["actor"][named(store, "CAF"),].sources[0].endswith("|Annuaire|2")


def test_a_mission_known_is_that_of_the_partner_named_beside_it(store: Store):
    two_quarters(store)
    missions = reading(
        "missions.csv",
        "missions",
        {"title": "Permanence", "carrier": "CAF", "territory": "Flandre"},
        {"title": "Permanence", "carrier": "PMI", "territory": "Belleville"},
    )
    survey = reading(
        "e.csv", "survey", {"respondent": "École Tanger", "target": "PMI", "mission": "Permanence", "wave": "2019"}
    )
    bring(store, missions, survey)
    ((_, known, _),) = facts(store)["knows"]
    assert (named(store, "PMI"), known) in {key[:2] for key in facts(store)["carries"]}
    assert len(facts(store)["mission"]) == 2


def test_columns_that_fit_nothing_stay_with_what_they_are_said_of(store: Store):
    row = Row("ties", "", 2, {"source": "CAF", "target": "PMI", "kind": "refers"}, {"Remarque": "à revoir"})
    bring(store, Reading("liens.csv", "0" * 64, None, [row], [], ("ties",)))
    (tie,) = facts(store)["tie"].values()
    assert tie.properties["extra"] == '{"Remarque":"à revoir"}'
