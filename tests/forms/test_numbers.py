"""Coordinates inside their bounds, postcodes as spreadsheets leave them."""

import datetime as dt

import pytest

from forms.readings import codes, reading, remark
from network.forms.cells import parse
from network.forms.numbers import read_postcode
from network.forms.parsed import Setting

SETTING = Setting(dt.date(2026, 1, 15))


def test_a_place_out_of_the_earth_is_said_and_has_no_coordinates():
    result = reading("lieux.csv", "Lieu;Latitude;Longitude\nSquare;488,89;2,377\nParc;48,889;-180,5\n")
    assert [(row.values.get("lat"), row.values.get("lon")) for row in result.rows] == [(None, 2.377), (48.889, None)]
    assert [row.extra for row in result.rows] == [{}, {}]
    assert codes(result) == ["out-of-bounds", "out-of-bounds"]
    assert "-90" in result.remarks[0].message()


@pytest.mark.parametrize(
    ("cell", "code"), [("75019.0", "75019"), (75019.0, "75019"), (1300, "01300"), ("75 019", "75019")]
)
def test_a_postcode_that_a_spreadsheet_changed_is_repaired(cell, code):
    assert read_postcode(cell, "", SETTING).value == code


def test_four_digits_typed_by_hand_are_not_guessed_but_a_zero_is_suggested():
    result = reading("a.csv", "Structure;Quartier;Code postal\nCAF;Flandre;1300\n")
    assert "postcode" not in result.rows[0].values
    assert "01300" in remark(result, "short-postcode").suggestion()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("+33 1 53 26 00 00", "+33 1 53 26 00 00"),
        ("01.40.00.00.00", "01.40.00.00.00"),
        ("0033140000000", "0033140000000"),
        ("+33 (0)1 40 00 00 00", "+33 (0)1 40 00 00 00"),
        ("3975", "3975"),
        (140000000, "0140000000"),
    ],
)
def test_the_telephone_of_a_structure_is_kept_as_it_is_written(written, kept):
    assert parse(written, "phone", "phone", SETTING).value == kept


@pytest.mark.parametrize(
    "written", ["06 12 34 56 78", "+33 7 12 34 56 78", "Mme Martin 01 40 00 00 00", "voir accueil"]
)
def test_a_mobile_a_person_or_a_text_is_no_telephone_of_a_structure(written):
    parsed = parse(written, "phone", "phone", SETTING)
    assert parsed.value is None
    assert parsed.problem.code == ("bad-phone" if written == "voir accueil" else "personal-cell")
