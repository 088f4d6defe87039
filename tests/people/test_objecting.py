"""Persons who object: kept as hashes, gone from what is held, never brought back by a file."""

import datetime as dt
import json

import pytest

from imported import NOW, bring, facts, reading
from network.errors import Refused, Unknown
from network.people import object_to, objected, objections, withdraw
from network.settings import Settings
from network.store import Store
from network.store.archive import lines
from network.tables import Sheet

SECRET = Settings(secret="only for tests")
OTHER = Settings(secret="another")


def everything(store: Store) -> str:
    with store.transaction() as transaction:
        return b"".join(lines(transaction)).decode().casefold()


def hidden(store: Store, *rows: list[object]) -> list[list[object]]:
    person = objected(store, SECRET)
    assert person is not None
    sheet, _ = person.without_them(Sheet("a", rows))  # type: ignore[arg-type]
    return [list(row) for row in sheet.rows]


@pytest.fixture
def opposed(embedded: Store) -> Store:
    object_to(embedded, "Awa N'Guessan-Lefèvre", by="dpo", now=NOW, settings=SECRET)
    object_to(
        embedded,
        "Claire Martin",
        organisation="CAF de Paris",
        email="claire.martin@caf.example",
        phone="06 12 34 56 78",
        by="dpo",
        now=NOW + dt.timedelta(days=1),
        settings=SECRET,
    )
    return embedded


def test_only_dates_and_hashes_are_kept(store: Store):
    object_to(store, "Claire Martin", organisation="CAF", email="c.m@x.example", by="dpo", now=NOW, settings=SECRET)
    revision = store.revision()
    kept = everything(store)
    assert not [word for word in ("claire", "martin", "c.m@x") if word in kept]
    [one] = objections(store)
    assert one.as_dict() == {"uid": one.uid, "since": "2026-01-05T10:00:00+00:00", "by": "dpo"}
    assert object_to(store, "MARTIN Claire", organisation="C.A.F.", by="dpo", now=NOW, settings=SECRET) == one.uid
    assert len(objections(store)) == 1
    assert store.revision() == revision  # nothing was held of this person: no fact changed
    withdraw(store, one.uid)
    assert objections(store) == []
    assert objected(store) is None
    with pytest.raises(Unknown):
        withdraw(store, one.uid)


@pytest.mark.parametrize(
    "written",
    [
        "Claire Martin",
        "MARTIN Claire",
        "Mme MARTIN Claire",
        "claire  martin",
        "Clàire MARTIN (CAF)",
        "N'Guessan Lefevre Awa",
        "Mme Awa N’GUESSAN LEFÈVRE",
    ],
)
def test_a_name_is_recognised_in_any_order_case_and_accents(opposed: Store, written: str):
    [[cell, place]] = hidden(opposed, [written, "PMI Flandre"])
    assert str(cell).startswith("Madame Anonyme")
    assert place == "PMI Flandre"


def test_a_name_in_two_columns_is_one_name(opposed: Store):
    assert hidden(opposed, ["MARTIN", "CAF", "Claire"]) == [["Madame Anonymeb", "CAF", None]]


@pytest.mark.parametrize("written", ["Mme Martin", "MARTIN C.", "C. Martin", "Martin"])
def test_a_surname_or_an_initial_is_recognised_in_the_lines_of_the_organisation_only(opposed: Store, written: str):
    [[cell, _], [other, _]] = hidden(opposed, [written, "C.A.F. de Paris"], [written, "École Martin Luther King"])
    assert cell == "Madame Anonymeb"
    assert other == written


@pytest.mark.parametrize("written", ["Claire Dupont", "Collège Claire Bretécher", "Martin Claire Fontaine ?", "CAF"])
def test_nobody_else_is_hidden(opposed: Store, written: str):
    [[cell]] = hidden(opposed, [written])
    assert cell == written or "Fontaine" in str(cell)


def test_a_text_loses_the_name_the_mail_and_the_telephone(opposed: Store):
    [[cell]] = hidden(opposed, ["Voir avec Claire Martin, Claire.Martin@caf.example ou +33 6 12 34 56 78, mardi"])
    assert cell == "Voir avec Madame Anonymeb,  ou , mardi"


def test_a_practice_keeps_its_profession(opposed: Store):
    assert hidden(opposed, ["Orthophoniste Claire Martin"]) == [["Orthophoniste"]]


def test_what_is_held_already_loses_the_name(store: Store):
    bring(
        store,
        reading(
            "annuaire.csv",
            "actors",
            {"name": "Orthophoniste Claire Martin", "natural_person": True, "short_name": "C. Martin ortho"},
            {"name": "PMI Flandre", "aliases": [], "address": "chez Claire Martin, 3 rue Riquet"},
        ),
        reading("bis.csv", "actors", {"name": "PMI Flandre", "address": "3 rue Riquet"}),
    )
    before = facts(store)
    object_to(store, "MARTIN Claire", by="dpo", now=NOW, settings=SECRET)
    kept = everything(store)
    assert "claire martin" not in kept
    after = facts(store)
    assert after.keys() == before.keys()
    assert {fact.properties["name"] for fact in after["actor"].values()} == {"Orthophoniste", "PMI Flandre"}
    [practice] = [fact for fact in after["actor"].values() if fact.properties["name"] == "Orthophoniste"]
    assert "martin" not in str(practice.properties["search"]).split()
    [place] = [fact for fact in after["actor"].values() if fact.properties["name"] == "PMI Flandre"]
    assert place.properties["address"] == "chez [personne], 3 rue Riquet"
    assert "[personne]" in json.dumps(place.said)


def test_another_secret_is_refused_before_any_file_is_read(store: Store):
    object_to(store, "Claire Martin", by="dpo", now=NOW, settings=SECRET)
    with pytest.raises(Refused, match="secret"):
        objected(store, OTHER)
    with pytest.raises(Refused, match="secret"):
        object_to(store, "Awa Diallo", by="dpo", now=NOW, settings=OTHER)


def test_an_embedded_store_makes_its_own_secret_once(embedded: Store):
    object_to(embedded, "Claire Martin", by="dpo", now=NOW, settings=Settings())
    person = objected(embedded, Settings())
    assert person is not None
    assert person.cleaned("Claire Martin") == "Madame Anonymea"


@pytest.mark.parametrize("name", ["Martin", "Mme Martin", "", "Martin 2"])
def test_half_a_name_is_refused(embedded: Store, name: str):
    with pytest.raises(Refused):
        object_to(embedded, name, by="dpo", now=NOW, settings=SECRET)
