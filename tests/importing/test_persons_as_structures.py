"""Names of persons where a structure is expected: the school called after one, and the practitioner who works alone."""

import pytest

from imported import NOW, facts
from network.forms import Source
from network.importing import import_files
from network.store import Store


def brought(store: Store, text: str, name: str = "presences.csv"):
    (outcome,) = import_files(store, [Source(name, text.encode())], today=NOW.date(), now=NOW, by="awa", apply=True)
    return outcome


def actors(store: Store) -> dict[str, bool | None]:
    return {
        str(fact.properties["name"]): fact.properties.get("natural_person")
        for fact in facts(store).get("actor", {}).values()
    }


@pytest.mark.parametrize("name", ["Marie Curie", "Rosa Parks", "GEORGES ROUAULT", "Jean Jaurès", "Jean-Jaures"])
def test_a_public_figure_alone_in_a_column_of_structures_is_what_is_called_after_them(embedded: Store, name):
    brought(embedded, f"Date;Réunion;Structure;Présence\n05/03/2024;COPIL;{name};x\n05/03/2024;COPIL;CAF;x\n")
    assert actors(embedded) == {name: None, "CAF": None}


def test_anybody_else_is_a_person_and_only_counted(embedded: Store):
    brought(embedded, "Date;Réunion;Structure;Présence\n05/03/2024;COPIL;Claire Martin;x\n05/03/2024;COPIL;CAF;x\n")
    assert list(actors(embedded)) == ["CAF"]


def test_somebody_who_works_alone_is_marked_in_a_sheet_too(embedded: Store):
    text = "Date;Réunion;Structure;Présence\n05/03/2024;COPIL;Orthophoniste Marie Dupuis;x\n05/03/2024;COPIL;CAF;x\n"
    outcome = brought(embedded, text)
    assert actors(embedded) == {"Orthophoniste Marie Dupuis": True, "CAF": None}
    assert [one.code for one in outcome.remarks].count("natural-person") == 1


def test_a_directory_that_says_it_is_no_person_is_believed(embedded: Store):
    brought(embedded, "Structure;Personne physique;Champ\nCabinet Marie Dupuis;non;santé\n", "annuaire.csv")
    outcome = brought(embedded, "Date;Réunion;Structure;Présence\n05/03/2024;COPIL;Cabinet Marie Dupuis;x\n")
    assert actors(embedded) == {"Cabinet Marie Dupuis": False}
    assert {"natural-person", "contradiction"} & {one.code for one in outcome.remarks} == set()
