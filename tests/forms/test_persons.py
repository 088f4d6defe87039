"""No person leaves the reading: not in values, not in extra, not in remarks."""

import pytest

from forms.readings import codes, reading, refusal, remark

SECRETS = ("Martin", "Diallo", "Sophie", "Roche", "0612345678", "06 12 34 56 78", "claire.martin", "12/03/2015", "Zoé")

ACTORS = """
Structure;Quartier;Référent;Tél.;Courriel;Remarque;Date de naissance;Enfants
CAF - Sophie M.;Flandre;Mme Diallo;06 12 34 56 78;claire.martin@caf.example;vu avec Sophie;12/03/2015;Zoé
Mme Martin (PMI);Flandre;;;accueil@pmi.example;ouverte le mercredi;;
M. Roche;Flandre;;;;;;
"""


def test_persons_are_dropped_and_said_once_per_column():
    result = reading("annuaire.csv", ACTORS)
    assert [row.values.get("name") for row in result.rows] == ["CAF", "PMI"]
    assert result.rows[1].values["contact"] == "accueil@pmi.example"
    assert result.rows[1].extra == {"Remarque": "ouverte le mercredi"}
    told = (
        repr(result.rows) + repr(result.remarks) + "".join(one.message() + one.message("en") for one in result.remarks)
    )
    assert [secret for secret in SECRETS if secret in told] == []
    assert codes(result).count("person-column") == 2
    assert codes(result).count("blocked-column") == 2
    assert remark(result, "personal-cells").column == "Remarque"
    assert remark(result, "person-as-name").line == 5


def test_blocked_columns_say_why():
    result = reading("a.csv", "Structure;Quartier;Date de naissance\nCAF;Flandre;12/03/2015\n")
    assert "naissance" in remark(result, "blocked-column").message("fr")
    assert "birth" in remark(result, "blocked-column").message("en")
    assert result.rows[0].extra == {}


@pytest.mark.parametrize(
    "header",
    [
        *("Suivi ASE de l’enfant", "Suivi ASE de l'enfant", "Suivi ASE (O/N)", "Prénoms des enfants suivis"),
        *("né(e) le", "Situation de la famille", "Date de naissance de l’aîné"),
    ],
)
def test_a_header_that_begins_or_ends_like_a_blocked_one_is_blocked(header):
    result = reading("a.csv", f"Structure;Quartier;{header}\nCAF;Flandre;oui\n")
    assert remark(result, "blocked-column").column == header
    assert result.rows[0].extra == {}


@pytest.mark.parametrize(
    "header", ["Traitement des demandes", "Origine du financement", "Enfance", "Enfants accueillis"]
)
def test_a_header_that_only_holds_a_blocked_word_is_kept(header):
    result = reading("a.csv", f"Structure;Quartier;{header}\nCAF;Flandre;oui\n")
    assert result.rows[0].extra == {header: "oui"}


def test_a_social_security_number_refuses_the_file():
    assert refusal("a.csv", "Structure;Quartier;Note\nCAF;Flandre;2 55 08 14 168 025 38\n") == "tables.nir"


@pytest.mark.parametrize("cell", ["2.55.08.14.168.025.38", "2  55 08 14 168 025 38"])
def test_however_it_is_spaced(cell):
    assert refusal("a.csv", f"Structure;Quartier;Note\nCAF;Flandre;{cell}\n") == "tables.nir"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("n° 2550814168025", "personal-cells"),
        ("suivi ASE", "private-life-protection"),
        ("né(e) le 12/03/2015", "personal-cells"),
    ],
)
def test_a_cell_that_is_only_written_of_one_person_is_dropped_from_a_free_column(cell, code):
    result = reading("a.csv", f"Structure;Quartier;Note\nCAF;Flandre;{cell}\n")
    assert result.rows[0].extra == {}
    assert remark(result, code).column == "Note"
    assert cell not in repr(result.remarks)


def test_a_social_security_number_without_its_key_is_no_local_number():
    result = reading("a.csv", "Structure;Quartier;Identifiant\nCAF;Flandre;2550814168025\nPMI;Flandre;S12\n")
    assert [row.values.get("ids") for row in result.rows] == [None, ["local:S12:unchecked"]]
    assert codes(result) == ["personal-cell"]
    assert "2550814168025" not in repr(result)


def test_a_wrong_mailbox_is_not_shown_when_it_may_be_somebodys():
    result = reading("a.csv", "Structure;Quartier;Courriel\nCAF;F;claire.martin@\nPMI;F;pas une adresse\n")
    assert [one.value for one in result.remarks] == ["[personne]", "pas une adresse"]


def test_a_statement_that_names_somebody_is_redacted():
    result = reading("c.csv", "Constat;Méthode\nMme Diallo dit : appelez le 06 12 34 56 78;entretien\n")
    assert result.rows[0].values["summary"] == "[personne] dit : appelez le [personne]"
    assert remark(result, "person-in-text").value == "[personne]"


def test_a_given_name_in_a_statement_is_masked_unless_a_place_bears_it():
    said = (
        "Les parents de Sophie ne savent pas",
        "Devant le square Marcel trop de voitures",
        "Un enfant né le 12/03/2015",
    )
    result = reading("c.csv", "\n".join(("Constat", *said)))
    assert [row.values["summary"] for row in result.rows] == [
        "Les parents de [personne] ne savent pas",
        "Devant le square Marcel trop de voitures",
        "Un enfant [personne]",
    ]
    assert codes(result) == ["person-in-text", "person-in-text"]


def test_a_given_name_in_a_list_is_dropped():
    result = reading("a.csv", "Structure;Quartier;Propose\nCAF;Flandre;atelier de Karima | prêt de salle\n")
    assert result.rows[0].values["offers"] == ["prêt de salle"]
    assert codes(result) == ["personal-cell"]
    assert "Karima" not in repr(result)


@pytest.mark.parametrize("header", ["Nom", "Nom Prénom", "Participant"])
def test_names_of_a_sign_in_sheet_are_counted_and_forgotten(header):
    result = reading("14-03-2024.csv", f"{header};Structure;Signature\nDiallo;CAF;x\n")
    assert result.rows[0].values["people"] == 1
    assert "Diallo" not in repr(result)
    assert codes(result) == ["person-column", "person-column"]


@pytest.mark.parametrize("name", ["Orthophoniste Marie Dupuis", "Cabinet Dr Lefèvre", "Cabinet médical Dr. Lefèvre"])
def test_somebody_who_works_alone_is_a_natural_person_and_it_is_said_without_the_name(name):
    result = reading("a.csv", f"Structure;Quartier;Champ\n{name};Flandre;santé\n")
    assert (result.rows[0].values["name"], result.rows[0].values["natural_person"]) == (name, True)
    assert remark(result, "natural-person").severity == "warning"
    assert name.split()[-1] not in repr(result.remarks)


@pytest.mark.parametrize("name", ["Cabinet médical du Canal", "Centre de santé Marie Curie", "Psychologues du Monde"])
def test_a_structure_is_no_natural_person(name):
    result = reading("a.csv", f"Structure;Quartier;Champ\n{name};Flandre;santé\n")
    assert "natural_person" not in result.rows[0].values


def test_a_file_that_says_so_is_believed():
    result = reading("a.csv", "Structure;Quartier;Personne physique\nCabinet Dr Lefèvre;Flandre;non\n")
    assert result.rows[0].values["natural_person"] is False


@pytest.mark.parametrize("cell", ["Amadou (papa relais)", "Mme Diallo (habitante relais)", "Awa (maman)"])
def test_a_resident_with_a_name_is_one_resident_without(cell):
    result = reading("14-03-2024.csv", f"Structure;Signature\n{cell};x\n")
    assert result.rows[0].values["residents"] is True
    assert result.rows[0].values["people"] == 1
    assert "Amadou" not in repr(result) and "Diallo" not in repr(result) and "Awa" not in repr(result)


def test_a_structure_with_volunteers_is_a_structure():
    result = reading("14-03-2024.csv", "Structure;Signature\nEmmaüs (bénévoles);x\n")
    assert result.rows[0].values["organisation"] == "Emmaüs (bénévoles)"
