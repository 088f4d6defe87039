"""The vocabulary is whole: two languages, no word for two things, roll-ups that exist."""

import pytest

from network import vocabulary
from network.identity import name_key, slots
from network.study import LAYERS
from network.vocabulary import acronyms, code_of, fields, guess_field, kinds, marks, people

LISTS = {
    "fields": vocabulary.fields,
    "kinds": vocabulary.kinds,
    "formats": vocabulary.formats,
    "themes": vocabulary.themes,
    "publics": vocabulary.publics,
}


@pytest.mark.parametrize("name", LISTS)
def test_each_value_has_two_labels_and_is_found_by_each_of_its_words(name):
    for code, term in LISTS[name]().items():
        assert term.words.fr and term.words.en
        for text in (code, term.words.fr, term.words.en, term.words.fr.upper(), *term.synonyms):
            assert code_of(name, text) == code, text


def test_the_seven_core_fields_roll_up_to_themselves_and_the_others_to_one_of_them():
    core = vocabulary.core_fields()
    assert core == ("social", "medico-social", "education", "sante", "prevention", "habitants", "autres")
    assert all(one.core in core for one in fields().values())
    expected = {"petite-enfance": "social", "vie-locale": "habitants", "institution": "autres", "logement": "social"}
    assert {code: vocabulary.core_of(code) for code in expected} == expected
    assert vocabulary.core_of("ngo") == "ngo"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Clg N. Mandela (REP)", "education"),
        ("C.M.P. Pernety", "sante"),
        ("PMI Flandre", "sante"),
        ("Centre social Les Tilleuls", "social"),
        ("CAMSP", "medico-social"),
        ("Club de prévention des Orgues", "prevention"),
        ("Collectif d'habitants du Canal", "habitants"),
        ("Mairie du 19e", "institution"),
        ("Quartier Uni", None),
        ("Collège et lycée Rouault", "education"),
    ],
)
def test_a_name_suggests_a_field_or_none(name, field):
    assert guess_field(name) == field


def test_a_type_of_structure_guesses_one_field_only():
    told: dict[str, list[str]] = {}
    for code, one in fields().items():
        for kind in one.types:
            told.setdefault(kind, []).append(code)
    assert {kind: codes for kind, codes in told.items() if len(codes) > 1} == {}
    assert set(told) <= set(acronyms().types.values())


def test_kinds_say_their_layer_their_direction_and_their_recipe():
    assert {one.layer for one in kinds().values() if one.layer} <= set(LAYERS)
    assert {code for code, one in kinds().items() if one.directed} >= {"refers", "funds"}
    assert not kinds()["collaborates"].directed and not kinds()["agreement"].directed
    assert all("ends" in one.recipe and 0 <= one.evidence <= 5 for one in kinds().values())


def test_an_acronym_and_its_words_are_one_name():
    for short, words in acronyms().expansions.items():
        if len(short) > 2:
            assert name_key(f"{short} Didot", acronyms()) == name_key(f"{words} Didot", acronyms()), short


def test_each_type_is_recognised_in_a_name():
    for words, code in acronyms().types.items():
        assert code in slots(f"{words} Didot", acronyms()).type


def test_a_mark_has_one_status_and_a_header_one_fate():
    assert set(marks().statuses.values()) == {"present", "excused", "represented", "absent"}
    assert not set(people().dropped) & set(people().blocked)
    assert {"mme", "x"}.isdisjoint(people().given_names)
