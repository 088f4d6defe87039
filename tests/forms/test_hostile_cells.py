"""Cells made to take hours: each pattern sees a bounded text, and a long cell is said rather than read."""

import datetime as dt

import pytest

from forms.readings import codes, document, reading
from network.forms.cells import parse
from network.forms.dates import NotADate, find_date, read_date
from network.forms.listed import read_list
from network.forms.organisations import Organisations, read_organisations
from network.forms.parsed import Setting
from network.forms.presence import read_mark

SETTING = Setting(dt.date(2025, 1, 1))
KINDS = (
    *("text", "prose", "name", "list", "email", "url", "float", "int", "postcode", "bool", "date", "insee"),
    *("identifier:siret", "identifier:local", "code:formats", "codes:fields"),
)
HOSTILE = {
    "spaces": "a" + " " * 20_000 + "b",
    "digits": "1" * 20_000,
    "digits and spaces": "1 " * 10_000,
    "brackets": "(" * 20_000,
    "boxes": "a." * 10_000 + "@",
    "inclusive": "a(e" * 7_000,
    "commas": "A, " * 7_000,
    "hours": "1h" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_of_any_kind_ends(kind, text):
    parsed = parse(text, kind, "x", SETTING)
    assert parsed.value is not None or parsed.problem is not None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_looked_for_in_a_text_ends(text):
    assert isinstance(read_date(text), NotADate)
    assert find_date(text) is None
    assert read_organisations(text, lambda name: False) == Organisations()
    assert read_mark(text).unknown
    assert isinstance(read_list(text), list)


def test_a_long_cell_is_said():
    result = reading("a.csv", f"Structure;Quartier\nCAF;Flandre\n{'Centre social ' * 100};Flandre\n")
    assert len(result.rows) == 1 and codes(result) == ["name-too-long"]


def test_a_list_of_minutes_without_end_is_cut_and_said():
    result = reading("CR.docx", document(["COPIL du 5 mars 2024", f"Présents : {'CAF, ' * 3_000}PMI"]))
    assert "list-cut" in codes(result) and len(result.rows) <= 2_500
