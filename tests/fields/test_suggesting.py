"""What the name of a structure says of its field: held against names that a French neighbourhood really has."""

import tomllib
from pathlib import Path

import pytest

from network.vocabulary import acronyms, fields, suggested_fields

NAMES = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
TOLD = [(name, field) for field, names in NAMES.items() if field != "open" for name in names]


@pytest.mark.parametrize(("name", "field"), TOLD, ids=[name for name, _ in TOLD])
def test_the_first_words_of_a_name_say_its_field(name, field):
    assert [one.field for one in suggested_fields(name)][:1] == [field]


@pytest.mark.parametrize("name", NAMES["open"])
def test_a_name_that_says_nothing_suggests_nothing(name):
    assert suggested_fields(name) == ()


def test_a_name_that_says_two_things_suggests_both_what_it_is_comes_first():
    assert [one.field for one in suggested_fields("Crèche de l'hôpital Trousseau")] == ["petite-enfance", "sante"]
    assert [one.field for one in suggested_fields("Ludothèque du centre social")] == ["culture-loisirs-sport", "social"]


def test_the_word_that_suggests_is_shown_as_people_write_it():
    [one] = suggested_fields("PMI Flandre")
    assert one.word == "protection maternelle et infantile"


def test_every_type_of_structure_says_one_field():
    told = [kind for one in fields().values() for kind in one.types]
    assert sorted(told) == sorted(set(acronyms().types.values()))
