"""Numbers of French registers: the vectors of the registers themselves."""

import pytest

from network.identity import check_identifier

VALID = [
    *(("siren", value) for value in ("732829320", "404833048", "356000000")),
    *(("siret", value) for value in ("73282932000074", "13002526500013", "20009522200010")),
    *(("siret", value) for value in ("35600000000048", "35600000009075")),
    *(("rna", value) for value in ("W751092330", "W9T1002867", "W2A1000123")),
    *(("finess", value) for value in ("010000024", "750712184", "980501506", "2A0000154", "2A0000204")),
    *(("finess", value) for value in ("2B0000020", "970100228")),
    *(("uai", value) for value in ("0750654D", "0750655E", "0783774D", "0422170F")),
    *(("uai", value) for value in ("0010001W", "0950001K", "6200001G", "7200001N", "9710001Z", "9830001J")),
    *(("iris", value) for value in ("751124612", "75112_4612", "2A0040101", "2B033_0102")),
    *(("qpv", value) for value in ("QP075019", "QN07501M", "QP2A0001", "QN2B001A", "QP971001")),
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
BAD_FORM = [
    *(("rna", value) for value in ("W12345678", "W12345678901", "X751092330", "W7-T100286X")),
    *(("qpv", value) for value in ("QP75019", "QN075019", "QP07501M", "QN07501")),
    *(("siret", value) for value in ("1234", "7328293200007A")),
    *(("iris", value) for value in ("75056", "75112461", "2C0040101")),
    *(("uai", value) for value in ("0960654D", "0000654D", "6300001G", "075065D")),
    *(("finess", value) for value in ("01000002", "0C0000024", "7507121845")),
    ("siren", "73282932"),
]


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


def test_the_number_of_a_prefecture_is_an_old_one_and_no_bad_one():
    assert str(check_identifier("rna", "751P00085568")) == "rna_old:751P00085568:unchecked"


@pytest.mark.parametrize(("scheme", "value"), [one for one in VALID if one[0] in ("siren", "siret", "uai", "finess")])
def test_one_wrong_sign_is_always_seen(scheme, value):
    if value.startswith("356000000") and scheme == "siret":
        return  # only the sum of the digits of a branch of La Poste is checked: one digit more or less is seen
    digits = [at for at, sign in enumerate(value) if sign.isdigit() and (scheme != "uai" or at > 2)]
    for at in digits:
        wrong = value[:at] + str((int(value[at]) + 1) % 10) + value[at + 1 :]
        assert check_identifier(scheme, wrong).check == "bad_key", wrong
