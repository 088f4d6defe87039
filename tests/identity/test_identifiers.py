"""Numbers of French registers: the vectors of the registers themselves."""

import pytest

from network.identity import check_identifier

VALID = [
    *(("siren", value) for value in ("732829320", "404833048", "356000000")),
    *(("siret", value) for value in ("73282932000074", "13002526500013", "20009522200010")),
    *(("siret", value) for value in ("35600000000048", "35600000009075")),
    *(("rna", value) for value in ("W751092330", "W9T1002867", "W2A1000123")),
    *(("finess", value) for value in ("010000024", "750712184", "980501506", "2A0000154", "2A0000204")),
    *(("uai", value) for value in ("0750654D", "0750655E", "0783774D", "0422170F")),
    *(("iris", value) for value in ("751124612", "75112_4612")),
    *(("qpv", value) for value in ("QP075019", "QN07501M")),
]
BAD_KEY = [
    ("siren", "404833047"),
    ("siret", "73282932000079"),
    ("siret", "35600000009074"),
    ("siret", "60487647500499"),
    ("finess", "010000025"),
    ("finess", "750100126"),
    ("uai", "0750655A"),
]
BAD_FORM = [("rna", "W12345678"), ("rna", "W12345678901"), ("qpv", "QP75019"), ("siret", "1234"), ("iris", "75056")]


@pytest.mark.parametrize(("scheme", "value"), VALID)
def test_real_numbers_are_valid(scheme, value):
    assert check_identifier(scheme, value).check == "valid"


@pytest.mark.parametrize(("scheme", "value"), BAD_KEY)
def test_a_wrong_key_is_a_state_of_a_number_that_is_kept(scheme, value):
    found = check_identifier(scheme, value)
    assert str(found) == f"{scheme}:{value}:bad_key"


@pytest.mark.parametrize(("scheme", "value"), BAD_FORM)
def test_another_form_is_no_such_number(scheme, value):
    assert check_identifier(scheme, value).check == "bad_form"


def test_spaces_and_case_are_no_part_of_a_number():
    assert check_identifier("siret", " 732 829 320 00074 ").value == "73282932000074"
    assert check_identifier("uai", "0750654d").check == "valid"


def test_a_number_of_a_file_is_kept_unchecked_even_with_colons():
    assert str(check_identifier("local", "dora--AidantsConnect:2024")) == "local:dora--AidantsConnect:2024:unchecked"
