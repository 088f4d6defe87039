"""The forms read every file of the demonstration, and its rows say what its truth says."""

import datetime as dt
from collections import Counter
from functools import cache
from typing import Any

import pytest

import territory
from network.forms import Reading, Row, Source, read_files
from network.identity import name_key
from network.vocabulary import acronyms
from territory.world import names

FORMS = {
    "annuaire_acteurs.xlsx": "actors",
    "associations_19e.xls": "actors",
    "besoins.csv": "needs",
    "conventions.csv": "ties",
    "emargements_Haut-Canal_2017-2018.xlsx": "attendance-sheets",
    "emargements_Haut-Canal_2019-2020.xlsx": "attendance-sheets",
    "enquete_2017_liste.csv": "roster",
    "enquete_2017_reponses.xlsx": "survey",
    "enquete_2020_liste.csv": "roster",
    "enquete_2020_reponses.csv": "survey",
    "groupes.csv": "memberships",
    "institutions.csv": "actors",
    "lieux.csv": "places",
    "liste_mairie.csv": "actors",
    "missions.xlsx": "missions",
    "paroles_recueillies.ods": "statements",
    "presences_2019-2020.ods": "attendance-list",
    "presences_Forge-Neuve_2017-2018.csv": "attendance-list",
    "presences_Glycieres_2017-2018.xls": "attendance-list",
    "recap_comites_Haut-Canal.csv": "attendance-list",
    "suivi_rencontres_Tilleuls.xlsx": "attendance-grid",
    "territoires.csv": "territories",
}


@cache
def made() -> territory.Territory:
    return territory.make(2017)


@cache
def readings() -> dict[str, Reading]:
    sources = [Source(name, content) for name, content in made().files.items()]
    read = read_files(sources, form=None, mapping=None, territory=None, today=dt.date(2021, 1, 4))
    assert [one for one in read if not isinstance(one, Reading)] == []
    return {one.file: one for one in read if isinstance(one, Reading)}


@cache
def keys() -> dict[str, str]:
    """Each name as it is recognised → the actor of the truth that it means."""
    return {
        name_key(name, acronyms()): actor["key"]
        for actor in made().truth["actors"]
        for name in (actor["name"], *actor["spellings"])
    }


def meant(name: str) -> str:
    return keys().get(name_key(name, acronyms()), f"? {name}")


def rows(form: str) -> list[Row]:
    return [row for reading in readings().values() for row in reading.rows if row.form == form]


def test_each_file_is_recognised() -> None:
    assert {file: reading.forms for file, reading in readings().items()} == {k: (v,) for k, v in FORMS.items()}


@pytest.mark.parametrize("file", sorted(FORMS))
def test_no_row_is_left_out(file: str) -> None:
    assert [remark for remark in readings()[file].remarks if remark.severity == "error"] == []


def test_no_invented_person_comes_out_of_the_reading() -> None:
    people = names()["people"]["names"]
    told = " ".join(str((reading.rows, reading.remarks)) for reading in readings().values())
    assert [name for name in people if name.casefold() in told.casefold()] == []


def test_the_directory_gives_each_field_identifier_and_territory() -> None:
    places = {one["code"]: one["name"] for one in made().truth["territories"]}
    told = {
        meant(row.values["name"]): (row.values["field"], row.values.get("territory"), row.values.get("ids", []))
        for row in rows("actors")
        if "field" in row.values
    }
    assert told == {
        actor["key"]: (actor["extended"], places.get(actor["territory"]), actor["ids"])
        for actor in made().truth["actors"]
        if actor["kind"] != "group" and actor["extended"]
    }


def attended() -> list[Row]:
    return [row for form in ("attendance-sheets", "attendance-grid", "attendance-list") for row in rows(form)]


def test_each_presence_is_read_with_its_status() -> None:
    """The doubtful ones aside: who came to what, by date and territory."""
    truth = made().truth
    meetings = {one["key"]: one for one in truth["meetings"]}
    places = {one["code"]: one["name"] for one in truth["territories"]}
    wanted = {
        (row["actor"], meetings[row["meeting"]]["date"], places[meetings[row["meeting"]]["territory"]], row["status"])
        for row in truth["presences"]
        if not row.get("ambiguous") and not row["actor"].endswith("H")
    }
    doubtful = {cell["value"] for cell in truth["ambiguous"]}
    told = {
        (meant(row.values["organisation"]), str(row.values["when"].date), row.values["territory"], row.values["status"])
        for row in attended()
        if row.values.get("organisation") and row.values["organisation"] not in doubtful
    }
    assert wanted - told == set()
    assert {one for one in told - wanted if one[0].startswith("?")} == set()


def test_residents_without_a_name_are_counted_once_each() -> None:
    truth = made().truth
    days = {one["key"]: one["date"] for one in truth["meetings"]}
    wanted = {
        (days[row["meeting"]], row["actor"][:3]): row["people"]
        for row in truth["presences"]
        if row["actor"].endswith("H")
    }
    told: Counter[tuple[str, str]] = Counter()
    codes = {one["name"]: one["code"][3:] for one in truth["territories"]}
    for row in attended():
        if row.values.get("residents") and not readings_of_minutes(row):
            told[str(row.values["when"].date), codes[row.values["territory"]]] += row.values.get("people", 1)
    assert dict(told) == wanted


def readings_of_minutes(row: Row) -> bool:
    """The minutes repeat what the signed sheets of the same committees say."""
    return any(row is one for one in readings()["recap_comites_Haut-Canal.csv"].rows)


def test_each_answer_is_read() -> None:
    truth = made().truth
    told = {
        (meant(row.values["respondent"]), meant(row.values["target"]), kind, row.values["wave"])
        for row in rows("survey")
        for kind in row.values["relations"]
    }
    said: set[tuple[Any, ...]] = set()
    for tie in truth["ties"]:
        for end in tie["said_by"]:
            other = tie["target"] if end == tie["source"] else tie["source"]
            said.add((end, other, tie["kind"], tie["wave"]))
    assert told == said


def test_each_roster_line_is_read_with_its_state() -> None:
    told = {(meant(row.values["actor"]), row.values["wave"], row.values["state"]) for row in rows("roster")}
    assert told == {(row["actor"], row["wave"], row["state"]) for row in made().truth["asked"]}
