"""IMP-16: a data·inclusion workbook, whose faults are told one by one, with what was probably meant."""

import datetime as dt
import io

import openpyxl
import pytest
from reports import bring, expected, report, said

from network.forms import Source
from network.importing import Outcome
from network.listings import tables
from network.store import Store

STRUCTURES = [
    ["__ignore__", "id", dt.datetime(2026, 2, 23), "nom", "siret", "adresse", "commune", "code_postal", "telephone",
     "courriel", "site_web", "reseaux_porteurs", "colonne en trop"],
    [True, "Un identifiant unique.", None, "Entre 3 et 150 caractères", None, None, None, None, None, None, None,
     None, None],
    [None, "ex-1", None, "Centre social Exemple", 73282932000074.0, "41 rue Exemple", "Paris", 75019.0,
     "01 00 00 00 00", "contact@exemple.example", "https://exemple.example", "fcsf, caf", None],
    [None, "ex-2", None, "Agence Exemple.", 60487647500499.0, "29 rue Exemple", "Paris", 750121.0, None,
     "pas une adresse", "pas une url !", "action-logement", "x"],
]  # fmt: skip
SERVICES = [
    ["__ignore__", "structure_id", "id", "date_maj", "nom", "lien_source", "thematiques", "lien_source", "publics",
     "modes_accueil", "contact_nom_prenom", "mobilisable_par", "nombre_semaines"],
    [None, "ex-1", "s-1", "2025-02-27", "Logement social", None,
     "logement-hebergement--louer-un-appartement, famille--garde-denfants", None, "familles", "en-presentiel",
     "Claire Martin", "professionnels, usagers, autres", "beaucoup"],
    [None, "ex-2", "s-2", "2025-02-27", "Logement social", None, "logement-hebergement--louer-un-logement", None,
     "jeunes", "en-presentiel", None, "usagers", 3],
    [None, "inconnue", "s-3", "2025-02-27", "Atelier", None, None, None, None, "a-distance", None, None, None],
]  # fmt: skip
LIST = [["value", "label"], ["a-distance", "À distance"]]


def workbook() -> Source:
    """The layout of the official template: a help line, a switch that its makers hid, lists of values beside."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (("Structures", STRUCTURES), ("Services", SERVICES), ("Modes daccueil", LIST)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["Structures"].column_dimensions["A"].hidden = True
    written = io.BytesIO()
    book.save(written)
    return Source("inclusion.xlsx", written.getvalue())


def test_each_fault_of_a_data_inclusion_workbook_is_told_once(store: Store):
    outcomes = bring(store, workbook())
    assert report(outcomes) == expected(16)
    assert suggestions(outcomes) == {
        "logement-hebergement--louer-un-appartement": "Vouliez-vous dire « logement-hebergement--louer-un-logement » ?"
        " La cellule est gardée à part.",
        "autres": "Attendu : usagers, professionnels. La cellule est gardée à part.",
    }
    held = tables(store)
    names = dict(zip(held["actors"]["uid"], held["actors"]["name"], strict=True))
    titles = dict(zip(held["missions"]["uid"], held["missions"]["title"], strict=True))
    carried = sorted((names[row["actor"]], titles[row["mission"]]) for row in held["carries"].to_dict("records"))
    assert carried == [("Agence Exemple.", "Logement social"), ("Centre social Exemple", "Logement social")]
    assert len(set(held["carries"]["mission"])) == 2  # two services of one title are two


def suggestions(outcomes: list[Outcome]) -> dict[str, str]:
    """What is suggested for each value that its list does not know."""
    remarks = [one for one in outcomes[0].remarks if one.code.startswith("unknown-value")]
    return {str(one.value): one.suggestion("fr") for one in remarks}


@pytest.mark.shared
def test_the_official_workbook_tells_exactly_its_known_faults(shared, store: Store):
    path = shared / "data" / "formats" / "data-inclusion" / "valideur_dataset.xlsx"
    outcomes = bring(store, Source(path.name, path.read_bytes()), apply=False)
    assert outcomes[0].forms == ("actors", "missions")
    assert sorted(said(one) for one in outcomes[0].remarks if one.severity != "info") == [
        "warning ! « Services - Thématiques » : hidden-sheet-asked",
        "warning Services!1 2026-03-03 : overwritten-header",
        "warning Services!1 lien_source : duplicate-column",
        "warning Services!4 description « [personne] » : person-in-text",
        "warning Services!4 mobilisable_par « autres » : unknown-value-listed",
        "warning Services!4 nombre_semaines « beaucoup » : bad-number",
        "warning Services!4 thematiques « logement-hebergement--louer-un-appartement » : unknown-value",
        "warning Services!5 description « [personne] » : person-in-text",
        "warning Services!5 mobilisable_par « autres » : unknown-value-listed",
        "warning Services!5 nombre_semaines « beaucoup » : bad-number",
        "warning Structures!1 2026-02-23 : overwritten-header",
        "warning Structures!3 siret « 60487647500499 » : bad-key",
        "warning Structures!4 code_postal « 750121 » : bad-postcode",
        "warning Structures!4 courriel « pas une adresse » : bad-email",
        "warning Structures!4 nom « AGENCE ACTION LOGEMENT. » : name-final-dot",
        "warning Structures!4 site_web « pas une url ! » : bad-url",
    ]
    assert "louer-un-logement" in suggestions(outcomes)["logement-hebergement--louer-un-appartement"]
