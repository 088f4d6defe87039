"""Registers complete each other: a number that one gives is the actor that another names."""

import io
import zipfile

import pytest

from imported import NOW, TODAY, facts
from network.forms import Source
from network.importing import batches, import_files, undo
from network.importing.outcome import Outcome
from network.listings import tables
from network.store import Store

FINESS = """finess;etalab;1;2026-05-12
structureet;750000051;750000028;CS EXEMPLE;CENTRE SOCIAL EXEMPLE;;;1;R;X;;;119;75;PARIS;75019 PARIS;;;220;Centre Social;5104;;;;99;;;;1990-01-01;1990-01-01;2020-01-01;
"""  # noqa: E501
FINESS_PLUS = """{"generatedAt": "2026-03-09T15:49:37Z",
 "gcc": [{"gccId": "3", "nomGcc": "GCSMS du Canal", "pmejDuGcc": [{"pmSmsseId": "2"}, {"pmSmsseId": "9"}]}],
 "pmej": [{"informationsGeneralesPMEJ": {"pmSmsseId": "2", "denominationPm": "ASSOCIATION GESTIONNAIRE",
   "numFinessPm": "750000028", "siren": "732829320"},
   "ege": [{"informationsGeneralesEGE": {"nomEgeLong": "CENTRE SOCIAL EXEMPLE", "numFinessEge": "750000051"},
     "categorieentiteGeographiqueExercice": "220"}]}]}"""
SIRENE = """siren,nic,siret,etatAdministratifEtablissement,enseigne1Etablissement
732829320,00074,73282932000074,A,HALTE EXEMPLE
"""
STRUCTURES = (
    "id,source,nom,date_maj,commune,code_insee,reseaux_porteurs\ndora--1,dora,PIMMS EXEMPLE,2025-01-01,P,75119,\n"
)
SERVICES = """id,source,structure_id,nom,date_maj,thematiques,modes_accueil
s1,dora,dora--1,Aide aux démarches,2025-01-01,,en-presentiel
s2,dora,dora--2,Aide aux démarches,2025-01-01,,en-presentiel
"""


def bring(store: Store, **files: str) -> list[Outcome]:
    sources = [Source(name.replace("_", "."), text.encode()) for name, text in files.items()]
    return import_files(store, sources, today=TODAY, now=NOW, by="tests", apply=True)


def actors(store: Store) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in tables(store)["actors"].to_dict("records")}


def test_a_manager_known_by_its_number_takes_the_name_that_another_register_gives(store: Store):
    bring(store, finess_csv=FINESS)
    assert "Entité juridique 750000028 (FINESS)" in actors(store)
    bring(store, plus_json=FINESS_PLUS)
    known = actors(store)
    assert set(known) == {"CENTRE SOCIAL EXEMPLE", "ASSOCIATION GESTIONNAIRE", "GCSMS du Canal"}
    assert known["CENTRE SOCIAL EXEMPLE"]["run_by"] == known["ASSOCIATION GESTIONNAIRE"]["uid"]


def test_undoing_the_register_that_named_it_gives_the_number_back(store: Store):
    bring(store, finess_csv=FINESS)
    before = facts(store)
    bring(store, plus_json=FINESS_PLUS)
    undo(store, batches(store)[0]["uid"], now=NOW)
    assert facts(store) == before


def test_members_of_a_group_are_those_that_are_known(embedded: Store):
    [outcome] = bring(embedded, plus_json=FINESS_PLUS)
    [membership] = tables(embedded)["memberships"].to_dict("records")
    known = actors(embedded)
    assert (membership["actor"], membership["group"]) == (
        known["ASSOCIATION GESTIONNAIRE"]["uid"],
        known["GCSMS du Canal"]["uid"],
    )
    assert [one.value for one in outcome.remarks if one.code == "member-unknown"] == ["9"]


def test_an_establishment_is_part_of_its_legal_unit_when_it_is_known(embedded: Store):
    bring(embedded, plus_json=FINESS_PLUS, sirene_csv=SIRENE)
    known = actors(embedded)
    assert known["HALTE EXEMPLE"]["part_of"] == known["ASSOCIATION GESTIONNAIRE"]["uid"]


def test_services_are_those_of_the_structure_whose_number_they_give(embedded: Store):
    outcomes = bring(embedded, services_csv=SERVICES, structures_csv=STRUCTURES)
    held = tables(embedded)
    assert len(held["missions"]) == 2
    [carried] = held["carries"].to_dict("records")
    assert carried["actor"] == actors(embedded)["PIMMS EXEMPLE"]["uid"]
    assert [one.value for outcome in outcomes for one in outcome.remarks if one.code == "carrier-unknown"] == [
        "dora--2"
    ]


def test_the_same_extract_twice_changes_nothing(embedded: Store):
    bring(embedded, plus_json=FINESS_PLUS)
    before = facts(embedded)
    bring(embedded, plus_json=FINESS_PLUS + "\n")
    after = facts(embedded)
    assert {noun: {key: fact.properties for key, fact in held.items()} for noun, held in after.items()} == {
        noun: {key: fact.properties for key, fact in held.items()} for noun, held in before.items()
    }


@pytest.mark.shared
def test_a_package_of_human_services_brings_its_services_and_nobody(shared, embedded: Store):
    folder, written = shared / "data" / "formats" / "hsds", io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for path in sorted(folder.glob("*.[cj]s*")):
            if path.name != "hsds_3.0_all_fields.csv":  # a page of the specification, no table of the package
                archive.write(path, path.name)
    package = [Source("hsds.zip", written.getvalue())]
    outcomes = import_files(embedded, package, today=TODAY, now=NOW, by="tests", apply=True)
    assert not [one.file for one in outcomes if one.refused]
    held = tables(embedded)
    assert list(held["actors"]["name"]) == ["Example Organization Inc."]
    assert list(held["missions"]["title"]) == ["Community Counselling"]
    assert len(held["carries"]) == 1
    kept = str({noun: {str(key): str(fact) for key, fact in known.items()} for noun, known in facts(embedded).items()})
    told = str([one.as_dict() for one in outcomes])
    assert not [word for word in ("Persona", "email@example.com", "1234 234567") if word in kept or word in told]


DIRECTORY = "Structure;Champ;FINESS\nCentre social exemple;éducation;750000051\n"


@pytest.mark.parametrize("first", ["finess.csv", "annuaire.csv"])
def test_the_field_that_somebody_wrote_wins_over_a_category_in_any_order(embedded: Store, first):
    texts = {"finess.csv": FINESS, "annuaire.csv": DIRECTORY}
    for name in sorted(texts, key=lambda name: name != first):
        [outcome] = bring(embedded, **{name.replace(".", "_"): texts[name]})
    [centre] = [row for row in actors(embedded).values() if row["ids"] == ["finess:750000051:valid"]]
    assert (centre["field"], centre["field_source"]) == ("education", "file")
    assert "contradiction" not in [one.code for one in outcome.remarks]
    undo(embedded, next(one["uid"] for one in batches(embedded) if one["file"] == "annuaire.csv"), now=NOW)
    [centre] = [row for row in actors(embedded).values() if row["ids"] == ["finess:750000051:valid"]]
    assert (centre["field"], centre["field_source"]) == ("social", "finess")
