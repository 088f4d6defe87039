"""One session in a sign-in sheet, a date grid and minutes is one meeting; two sessions of one day stay two."""

import datetime as dt
import io

import docx
import pytest

from imported import NOW, TODAY, bring, facts, reading, two_quarters
from network import resolving
from network.forms import Source
from network.importing import import_files
from network.importing.sessions import span, subject
from network.model import When
from network.networks.extract import extract
from network.store import Store

SHEET = """Feuille d'émargement
Théâtre-forum « Écrans et sommeil »;;
Lieu : École Tanger;;
;;
Nom;Structure;Signature
MARTIN Cl.;PMI Tanger;x
;Centre social Tilleuls;x
;École Tanger A;excusée
"""
GRID = """;Réunions › 2024;;
Structure;12/02/2024;Théâtre-forum 14 mars;
PMI Tanger;x;x
Centre social Tilleuls;;x
École Tanger A;x;x
CAF;;exc.
"""
MINUTES = (
    "Compte rendu du théâtre-forum Écrans et sommeil du 14 mars 2024",
    "Présents : PMI Tanger, Centre social Tilleuls, CAF ; Excusés : École Tanger A",
)
DAY = When(dt.date(2024, 3, 14))


def imported(store: Store, *sources: Source) -> None:
    for source in sources:
        (outcome,) = import_files(store, [source], territory="Flandre", today=TODAY, now=NOW, by="tests", apply=True)
        assert outcome.batch, outcome.refused


def sheet() -> Source:
    return Source("émargement_TF_14-03-2024.csv", SHEET.encode())


def grid() -> Source:
    return Source("suivi.csv", GRID.encode())


def minutes() -> Source:
    written, content = docx.Document(), io.BytesIO()
    for line in MINUTES:
        written.add_paragraph(line)
    written.save(content)
    return Source("CR_TF_14-03-2024.docx", content.getvalue())


@pytest.mark.parametrize(
    "sources",
    [(sheet, grid, minutes), (minutes, grid, sheet), (grid, sheet, minutes), (minutes, sheet, grid)],
    ids=lambda sources: "-".join(one.__name__ for one in sources),
)
def test_a_sheet_a_grid_and_minutes_of_one_session_are_one_meeting(embedded: Store, sources):
    two_quarters(embedded)
    imported(embedded, *(source() for source in sources))
    held = [fact for fact in facts(embedded)["meeting"].values() if fact.properties["date"] == dt.date(2024, 3, 14)]
    assert len(held) == 1
    assert len(held[0].sources) == 3
    assert [pair for pair in resolving.waiting(embedded) if pair.noun == "meeting"] == []


def test_statuses_that_conflict_are_settled_by_the_strongest(embedded: Store):
    two_quarters(embedded)
    imported(embedded, sheet(), grid(), minutes())
    names = {key[0]: fact.properties["name"] for key, fact in facts(embedded)["actor"].items()}
    day = {key for key, fact in facts(embedded)["meeting"].items() if fact.properties["date"] == dt.date(2024, 3, 14)}
    said = {
        names[key[0]]: fact.properties["status"]
        for key, fact in facts(embedded)["attended"].items()
        if (key[1],) in day
    }
    assert said == {name: "present" for name in ("PMI Tanger", "Centre social Tilleuls", "École Tanger A", "CAF")}


def session(title: str | None, names: str, *, when: When = DAY, format: str | None = "groupe-travail", **more: object):
    row = {"when": when, "title": title, "format": format, "territory": "Flandre", **more}
    return [{**{k: v for k, v in row.items() if v}, "organisation": f"Ruche {name}"} for name in names]


def meetings(store: Store, *sessions: list[dict]) -> tuple[int, int]:
    """How many meetings the sessions make, one file each, and how many pairs of them wait."""
    two_quarters(store)
    for number, rows in enumerate(sessions):
        bring(store, reading(f"{number}.csv", "attendance-list", *rows))
    waiting = [pair for pair in resolving.waiting(store) if pair.noun == "meeting"]
    return len(facts(store)["meeting"]), len(waiting)


def test_two_sessions_of_one_day_in_one_territory_stay_two(embedded: Store):
    assert meetings(embedded, session("GT santé", "ABC"), session("GT logement", "DEF")) == (2, 0)


def test_two_formats_of_one_day_are_two_sessions(embedded: Store):
    assert meetings(embedded, session(None, "ABC"), session(None, "ABC", format="comite")) == (2, 0)


def test_a_title_that_only_names_the_format_says_nothing(embedded: Store):
    assert meetings(embedded, session("Groupe de travail", "ABC"), session("GT parentalité", "AB")) == (1, 0)


def test_a_session_without_title_that_nobody_of_the_other_attended_is_asked(embedded: Store):
    assert meetings(embedded, session("GT santé", "ABC"), session(None, "DEF")) == (2, 1)


def test_two_titles_with_the_same_people_are_asked(embedded: Store):
    assert meetings(embedded, session("GT santé", "ABCD"), session("GT bien-être", "ABCE")) == (2, 1)


def test_a_month_and_a_day_of_it_are_asked_when_title_or_people_agree(embedded: Store):
    month = When(dt.date(2024, 3, 1), "month")
    other = session("GT logement", "ABC", when=When(dt.date(2024, 3, 20)))
    assert meetings(embedded, session("GT santé", "ABC"), session("GT santé", "ABD", when=month), other) == (3, 1)


def test_a_session_of_two_days_and_its_second_day_are_asked(embedded: Store):
    both = When(dt.date(2024, 3, 14), "day", dt.date(2024, 3, 15))
    assert meetings(
        embedded, session("GT santé", "ABC", when=both), session("GT santé", "AB", when=When(dt.date(2024, 3, 15)))
    ) == (2, 1)


def test_the_same_title_without_territory_is_the_same_session(embedded: Store):
    placed, unplaced = session("GT santé", "ABC"), session("GT santé", "AD", territory=None)
    assert meetings(embedded, placed, unplaced) == (1, 0)


def test_a_month_that_is_the_same_as_a_day_keeps_the_day_and_is_counted_once(embedded: Store):
    month = When(dt.date(2024, 3, 1), "month")
    meetings(embedded, session("GT santé", "ABC", when=month), session("GT santé", "ABD", status="excused"))
    (pair,) = [one for one in resolving.waiting(embedded) if one.noun == "meeting"]
    before = facts(embedded)
    resolving.decide(embedded, *pair.uids, "same", by="awa", today=TODAY, now=NOW)
    seen = extract(embedded)
    assert [(row["date"], row["precision"]) for row in seen.rows("meeting")] == [(dt.date(2024, 3, 14), "day")]
    statuses = sorted(row["status"] for row in seen.rows("attended"))
    assert statuses == ["excused", "present", "present", "present"]
    resolving.undo_decision(embedded, *pair.uids, by="awa", now=NOW)
    assert facts(embedded) == before


def test_different_is_remembered_when_the_file_comes_again(embedded: Store):
    meetings(embedded, session("GT santé", "ABC"), session(None, "DEF"))
    (pair,) = [one for one in resolving.waiting(embedded) if one.noun == "meeting"]
    resolving.decide(embedded, *pair.uids, "different", by="awa", today=TODAY, now=NOW)
    bring(embedded, reading("again.csv", "attendance-list", *session(None, "DEFG")))
    assert [one for one in resolving.waiting(embedded) if one.noun == "meeting"] == []


def test_the_days_and_the_subject_of_a_meeting():
    assert span(When(dt.date(2023, 1, 1), "year")) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    assert subject("CR COPIL Flandre") == subject("Comité de pilotage de Flandre") == "flandre"
