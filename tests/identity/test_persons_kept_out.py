"""Persons, telephones, mailboxes and social-security numbers are recognised; structures are not taken for them."""

import pytest

from network.identity import (
    holds_nir,
    is_generic_mailbox,
    looks_personal,
    mask,
    mentions_person,
    redact,
    stands_for_person,
)
from network.vocabulary import people, structure_words

PERSONS = ["Mme Martin", "M. Roche", "Madame Diallo", "MARTIN Cl.", "Sophie M.", "Awa Diallo", "MARTIN Claire"]
REACHED = ["06 12 34 56 78", "01.99.00.10.15", "+33 6 12 34 56 78", "claire.martin@ville.example", "Tél : 0612345678"]
STRUCTURES = [
    *("Centre social Les Tilleuls", "C.A.M.S.P. LES TROIS MARCHES", "P.M.I. Roseaux", "SESSAD Péniche-Verte"),
    *("Collège Nelson Mandela", "MJC", "CAF Flandre", "École Tanger A", "Emmaüs", "75019", "accueil@tilleuls.example"),
]


def looks(text: str) -> bool:
    return looks_personal(text, people().given_names, structure_words())


@pytest.mark.parametrize("text", [*PERSONS, *REACHED])
def test_a_person_is_recognised_and_masked(text):
    assert looks(text)
    assert mask(text, people().given_names, structure_words()) == "[personne]"


@pytest.mark.parametrize("text", STRUCTURES)
def test_a_structure_is_no_person(text):
    assert not looks(text)
    assert not stands_for_person(text, people().given_names, structure_words())


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_in_place_of_a_structure_is_recognised(text):
    assert stands_for_person(text, people().given_names, structure_words())


def test_a_free_text_that_names_somebody_is_recognised_but_a_street_is_not():
    assert mentions_person("à rappeler, voir avec Sophie", people().given_names, structure_words())
    assert not mentions_person("12 rue Pierre et Marie Curie", people().given_names, structure_words())
    assert not mentions_person("ouvert le mercredi", people().given_names, structure_words())


def test_mailboxes_of_structures_are_generic():
    assert is_generic_mailbox("contact@tilleuls.example")
    assert is_generic_mailbox("ecole.secretariat@ville.example")
    assert not is_generic_mailbox("c.martin@ville.example")


@pytest.mark.parametrize("text", ["255081416802538", "2 55 08 14 168 025 38", "vu avec 2 55 08 2A 168 025 14 hier"])
def test_a_social_security_number_is_found_in_any_text(text):
    # 2A counts as 19 for the key: 97 - 2550819168025 % 97
    assert holds_nir(text) is ("2A" not in text or 97 - 2550819168025 % 97 == 14)


def test_other_long_numbers_are_no_social_security_number():
    assert not holds_nir("255081416802539")
    assert not holds_nir("73282932000074")
    assert not holds_nir("1.55081416802538")
    assert not holds_nir("2550814\t16802538")


@pytest.mark.parametrize("text", ["2.55.08.14.168.025.38", "2  55 08 14 168 025 38", "2 -55 08 14 168 025-38"])
def test_a_social_security_number_spaced_unusually_is_found(text):
    assert holds_nir(text)


def test_a_longitude_is_no_social_security_number():
    assert not holds_nir("2.55081416802538")
    assert not looks("2.377084168025") and not looks("48.88908416802538")


@pytest.mark.parametrize(
    "text", ["n° 2550814168025", "suivi ASE", "né(e) le 12/03/2015", "Née le 3 mars", "suivie par l'ASE"]
)
def test_what_is_only_written_of_one_person_is_personal(text):
    assert looks(text)


@pytest.mark.parametrize(
    "text", ["ASE", "suivi de projet", "73282932000074", "732 829 320 00074", "l'année le 12 mars"]
)
def test_what_is_written_of_structures_is_not_personal(text):
    assert not looks(text)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Les parents de Sophie ne savent pas", "Les parents de [personne] ne savent pas"),
        ("Vu avec Awa Diallo et Jean-Pierre Martin.", "Vu avec [personne] et [personne]."),
        ("devant l'école Pierre et Marie Curie", "devant l'école Pierre et Marie Curie"),
        ("les collèges Jean-Moulin et le lycée Camille", "les collèges Jean-Moulin et le lycée Camille"),
        ("en Seine-Saint-Denis, à la basilique Saint-Martin", "en Seine-Saint-Denis, à la basilique Saint-Martin"),
        ("n° 2550814168025 donné", "n° [personne] donné"),
    ],
)
def test_persons_named_in_a_text_are_redacted_and_places_are_not(text, redacted):
    assert redact(text, people().given_names, structure_words()) == redacted
