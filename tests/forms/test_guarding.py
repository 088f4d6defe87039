"""What a free text must not keep of a person: sensitive words are flagged when they are said of somebody."""

import pytest

from network.forms import guarded
from network.forms.private_life import LONGEST_ALONE
from network.vocabulary import private_life

PRIVATE = {
    "protection": [
        "suivi ASE de l'enfant",
        "placé",
        "Enfant placé",
        "La mère dit que le petit est placé en foyer",
        "AEMO en cours pour la famille",
        "signalement fait pour cet enfant",
        "Le juge des enfants a vu le père",
        "son fils est à l'ASE",
    ],
    "health": [
        "dépression de la mère",
        "MDPH pour son fils",
        "dossier MDPH en cours pour sa fille",
        "l'enfant est autiste",
        "Le papa est alcoolique",
        "sa mère est malade",
        "la maman a été hospitalisée en psychiatrie",
        "orthophoniste demandée pour leur fille",
    ],
    "justice": ["le père est incarcéré", "Le fils a été condamné", "garde à vue du frère : le frère est sorti"],
    "religion": ["la mère porte le voile", "famille : elle est musulmane", "cette famille demande une mosquée"],
    "situation": [
        "la maman est battue",
        "sans papiers",
        "cette famille est menacée d'expulsion",
        "son mari est violent",
    ],
}
FINE = [
    "Aide sociale à l'enfance (ASE)",
    "santé mentale",
    "Santé de l'enfant",
    "Prévention de la dépression de la mère après la naissance",
    "Accueil des parents d'enfants handicapés",
    "Accompagnement des enfants placés",
    "Groupe de parole : la dépression",
    "Consultations de PMI pour la mère et l'enfant",
    "Aide aux démarches MDPH",
    "Les familles ne savent pas à qui s'adresser pour un dossier MDPH",
    "Manque de places en crèche",
    "La place des pères à l'école",
    "Une mère dit qu'elle n'ose pas pousser la porte",
    "Violences faites aux femmes",
    "Protection de l'enfance",
    "Le foyer de jeunes travailleurs ouvre le lundi",
    "Relation école-famille",
    "Lieu d'écoute pour les jeunes",
    "Mise en place d'un café des parents",
    "Point justice, accès au droit",
    "Il est prévu un forum santé en mars",
    "Église Saint-Bernard, salle paroissiale",
]


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in PRIVATE.items() for text in texts])
def test_what_is_said_of_somebody_is_flagged_and_not_kept(why, text):
    assert guarded(text) == (None, f"private-life-{why}")


@pytest.mark.parametrize("text", FINE)
def test_a_service_or_a_theme_stays(text):
    assert guarded(text) == (text, None)


def test_a_social_security_number_is_never_kept():
    assert guarded("NIR 2 55 08 14 168 025 38") == (None, "nir-in-text")


def test_persons_are_masked_and_the_rest_stays():
    kept, code = guarded("À revoir avec Mme Diallo, née le 3 mai 1982, 06 12 34 56 78")
    assert (kept, code) == ("À revoir avec [personne], [personne], [personne]", "person-in-text")


def test_what_says_all_by_itself_is_short_enough_to_be_looked_up():
    assert all(len(text) <= LONGEST_ALONE for text in private_life().alone)
