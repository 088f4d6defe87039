"""Names of structures as coordinators write them: which are the same, which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.identity import compare, extends, fold, name_key, plain_lower, search_text, slots
from network.vocabulary import acronyms

SAME_KEY = [
    ("CS Tilleuls", "Centre social Les Tilleuls"),
    ("C.S. des Tilleuls", "Centre social Les Tilleuls"),
    ("C.S. des Tilleuls (asso Quartier Uni)", "CS Tilleuls"),
    ("Quartier Uni (asso)", "Association Quartier Uni"),
    ("Ass. Quartier Uni", "ASSOCIATION QUARTIER UNI"),
    ("École St-Martin", "Ecole Saint Martin"),
    ("CAF", "C.A.F."),
    ("CAF", "Caf de Paris"),
    ("CAF", "Caisse d'allocations familiales 75"),
    ("PMI Flandre", "P.M.I. Flandre"),
    ("PMI Flandre", "Protection maternelle et infantile Flandre"),
    ("Mairie 19", "Mairie du 19ème"),
    ("MA19", "Mairie du 19e arrondissement"),
    ("Mairie du XIXe", "Mairie de Paris 19"),
    ("MJC des Hauts de Belleville", "M.J.C. Hauts-de-Belleville"),
    ("CSC Rosa Parks", "Centre social et culturel Rosa Parks"),
    ("Emmaüs « Les Œillets »", "EMMAUS LES OEILLETS"),
    ("CMPP Pernety", "Centre médico-psycho-pédagogique Pernety"),
    ("EE Tanger", "École élém. Tanger"),
    ("Bibli. Couronnes", "Bibliothèque Couronnes"),
]
SAME_WITH_CORROBORATION = [
    ("Clg N. Mandela (REP)", "Collège Nelson Mandela"),
    ("Clg G. Rouault", "Collège public Georges Rouault"),
    ("CS Rosa Parks", "Centre social R. Parks"),
    ("Centre de PMI Flandre", "PMI Flandre"),
    ("PMI rue des Tilleuls (DFPE)", "PMI Tilleuls"),
]
REVIEW = [
    ("Centre social Rosa Parcs", "Centre social Rosa Parks"),
    ("École Tanger A", "Ecole Tanger"),
    ("EE Tanger", "École Tanger"),
    ("PMI", "PMI Flandre"),
    ("Espace 19", "Espace 19 Ourcq"),
    ("Mairie", "Mairie du 19e"),
]
DIFFERENT = [
    ("École Tanger A", "École Tanger B"),
    ("École 41 Tanger", "École 43 Tanger"),
    ("Mairie du 18e", "Mairie du 19e"),
    ("CMP Pernety", "CMPP Pernety"),
    ("CMP enfants Flandre", "CMP adultes Flandre"),
    ("École maternelle Tanger", "École élémentaire Tanger"),
    ("Collège Georges Rouault", "Lycée Georges Rouault"),
    ("PMI Flandre", "PMI Pernety"),
    ("Centre social Rosa Parks", "Centre social Les Tilleuls"),
    ("Bibliothèque Crimée", "Crèche Crimée"),
    ("Club de prévention Nord", "Club de prévention Sud"),
    ("CAF", "CPAM"),
    ("Mission locale Belliard", "Mission locale Didot"),
    ("DASES", "DSOL"),
    ("Régie de quartier du 19e", "Maison de quartier du 19e"),
    ("Emmaüs Alternatives", "Secours populaire"),
    ("Lycée Diderot", "Lycée d'Alembert"),
    ("Jeux & Cie", "Jeunes & Cie du Canal"),
]


@pytest.mark.parametrize(("a", "b"), SAME_KEY)
def test_two_spellings_with_the_same_key_are_the_same_structure(a, b):
    assert name_key(a, acronyms()) == name_key(b, acronyms())
    assert compare(a, b, acronyms()) == 100


@pytest.mark.parametrize(("a", "b"), SAME_WITH_CORROBORATION)
def test_an_initial_or_a_typing_error_needs_one_corroboration(a, b):
    assert name_key(a, acronyms()) != name_key(b, acronyms())
    assert compare(a, b, acronyms()) >= 95


@pytest.mark.parametrize(("a", "b"), REVIEW)
def test_a_part_or_a_letter_said_by_one_only_waits_for_a_person(a, b):
    assert 70 <= compare(a, b, acronyms()) < 95


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_other_types_numbers_publics_or_names_are_other_structures(a, b):
    assert compare(a, b, acronyms()) < 70


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Pharmacie de la Place", "Pharmacie"),
        ("Alliance française", "Association Alliance"),
        ("Paris Habitat", "Habitat"),
        ("CMP enfants Flandre", "CMP enfants et adolescents Flandre"),
        ("Amis de la Ville", "Ville des Amis"),
        ("École Louis Michel", "École Louise Michel"),
        ("Jardin partagé des petits lutins", "Jardin partagé des petits mutins"),
        ("Rosa Parks", "Collège Rosa Parks"),
        ("Ligue de l'enseignement", "Fédération de la Ligue de l'enseignement"),
    ],
)
def test_what_is_only_very_alike_is_never_sure(a, b):
    assert compare(a, b, acronyms()) < 95


def test_numbers_letters_and_arrondissements_are_three_things():
    assert compare("École 41 Tanger Paris 19", "École 43 Tanger Paris 19", acronyms()) == 0
    assert compare("École Tanger A", "École 41 Tanger", acronyms()) == 80
    found = slots("École 41 Tanger A (Paris 19)", acronyms())
    assert (found.numbers, found.districts) == ({"41"}, {"19e"})


def test_a_part_says_the_whole_of_it_and_more():
    for part, whole in (
        ("Espace 19 Ourcq", "Espace 19"),
        ("CCAS du 19e", "Mairie du 19e"),
        ("École élémentaire Tanger", "Groupe scolaire Tanger"),
        ("Pôle jeunesse Rosa Parks", "Centre social Rosa Parks"),
        ("Antenne CAF Crimée", "CAF"),
    ):
        assert extends(part, whole, acronyms()) and not extends(whole, part, acronyms())
        assert 70 <= compare(part, whole, acronyms()) < 95
    assert not extends("Collège Nelson Mandela", "Collège Mandela", acronyms())  # a given name more
    assert not extends("CAF 93", "CAF", acronyms())
    assert not extends("École Tanger", "École", acronyms())


def test_an_initial_alone_identifies_nobody():
    assert compare("Collège N.", "Collège Nelson", acronyms()) <= 70


def test_a_lone_final_letter_stays_although_it_is_also_an_article():
    assert name_key("École Tanger A", acronyms()) == "ecole tanger a"
    assert name_key("École à Tanger", acronyms()) == "ecole tanger"


def test_a_name_made_only_of_noise_keeps_something():
    assert name_key("L'Association", acronyms())
    assert name_key("(REP)", acronyms())


def test_slots_set_apart_type_numbers_public_and_proper_name():
    found = slots("CMP adultes 12 rue Crimée", acronyms())
    assert found.type == {"cmp"}
    assert found.numbers == {"12"}
    assert found.audiences == {"adultes"}
    assert found.proper == ("crimee",)


def test_folding_keeps_words_only():
    assert fold("  L’Œuvre\u00a0 d'Orient – 19ᵉ ") == "l oeuvre d orient 19e"
    assert plain_lower("✓ Été") == "✓ ete"
    assert search_text(None, "CS Tilleuls", "Tilleuls") == "cs tilleuls"


names = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "Po")), max_size=30)


@given(names, names)
def test_comparing_is_symmetric_and_bounded(a, b):
    score = compare(a, b, acronyms())
    assert 0 <= score <= 100
    assert score == compare(b, a, acronyms())


@given(names)
def test_a_name_is_itself_and_folding_twice_changes_nothing(name):
    assert compare(name, name, acronyms()) == 100
    assert fold(fold(name)) == fold(name)
