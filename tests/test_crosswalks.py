"""Codes of registers → fields: every entry is held against the fields and against its own classification."""

import pytest

from network.vocabulary import code_entry, crosswalks, field_by_code, fields, normal_code
from network.vocabulary.terms import folded

WALKS = crosswalks().values()
ENTRIES = [
    (f"{walk.scheme}:{code}", entry)
    for walk in WALKS
    for listed in (walk.exact, walk.beginnings)
    for code, entry in listed.items()
]


@pytest.mark.parametrize(("code", "entry"), ENTRIES, ids=[code for code, _ in ENTRIES])
def test_every_entry_names_fields_that_exist_and_has_a_label(code, entry):
    assert entry.label
    assert set(entry.fields) <= fields().keys()
    assert len(set(entry.fields)) == len(entry.fields)


@pytest.mark.parametrize("walk", WALKS, ids=list(crosswalks()))
def test_every_code_is_well_formed_and_read_as_itself(walk):
    for code in walk.exact:
        assert walk.form.fullmatch(code), code
        assert normal_code(walk.scheme, code) == code
        assert normal_code(walk.scheme, code.lower()) == code


@pytest.mark.parametrize("walk", WALKS, ids=list(crosswalks()))
def test_no_code_repeats_what_its_beginning_says(walk):
    for code, entry in (*walk.exact.items(), *walk.beginnings.items()):
        shorter = [start for start in walk.beginnings if code.startswith(start) and start != code]
        # samples of the RNA are listed with their own label: the family says the same field
        assert walk.scheme == "rna-object" or all(walk.beginnings[one].fields != entry.fields for one in shorter), code


@pytest.mark.parametrize("walk", [walk for walk in WALKS if walk.closed], ids=lambda walk: walk.scheme)
def test_where_files_write_labels_none_stands_for_two_codes(walk):
    labels = [folded(entry.label) for entry in walk.exact.values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("naf:85.10Z", "education"),
        ("naf:88.91A", "petite-enfance"),
        ("naf:88.99A", "protection-enfance"),
        ("naf:88.99B", "social"),
        ("naf:86.90F", "sante"),
        ("naf:87.10C", "medico-social"),
        ("naf:84.30A", "institution"),
        ("naf:93.12Z", "culture-loisirs-sport"),
        ("naf:94.99Z", None),
        ("naf:10.71C", None),
        ("naf25:85.20Z", "education"),
        ("naf25:88.99B", None),
        ("finess-category:220", "social"),
        ("finess-category:223", "prevention"),
        ("finess-category:156", "sante"),
        ("finess-category:190", "medico-social"),
        ("finess-category:286", "prevention"),
        ("finess-category:295", "protection-enfance"),
        ("finess-category:258", "logement"),
        ("rna-object:018005", "petite-enfance"),
        ("rna-object:019010", "social"),
        ("rna-object:011999", "culture-loisirs-sport"),
        ("rna-object:040510", None),
        ("uai-type:college", "education"),
        ("di-network:mission-locale", "emploi-insertion"),
        ("di-network:simplon", None),
        ("di-typology:EVS", "vie-locale"),
        ("di-typology:ASSO", None),
        ("unheard-of:1", None),
    ],
)
def test_codes_stand_for_the_field_of_what_they_name(code, field):
    assert field_by_code(code) == field


def test_places_that_shelter_people_are_confidential():
    listed = crosswalks()["finess-category"].exact.items()
    assert {code for code, entry in listed if entry.confidential} == {"462", "166", "175", "177", "214"}


def test_several_fields_are_kept_the_main_one_first():
    entry = code_entry("finess-category:197")
    assert entry is not None
    assert entry.fields == ("sante", "prevention")


@pytest.mark.parametrize(
    ("scheme", "written", "code"),
    [
        ("naf", "8899B", "88.99B"),
        ("naf", "88.99B - Action sociale sans hébergement n.c.a.", "88.99B"),
        ("naf", "Association", None),
        ("finess-category", "220.0", "220"),
        ("finess-category", "220 - Centre social", "220"),
        ("finess-category", "centre social", None),
        ("rna-object", "6000", "006000"),
        ("uai-type", "Collège", "college"),
        ("uai-type", "340", "340"),
        ("uai-type", "Association", None),
        ("di-network", "Aide Sociale à l'Enfance", "ase"),
        ("di-typology", "Autre", "AUTRE"),
        ("di-typology", "Centre social", "CS"),
    ],
)
def test_codes_are_read_as_files_write_them(scheme, written, code):
    assert normal_code(scheme, written) == code
