"""Each form reads its own examples, exactly as the page shows them."""

import pytest

from forms.readings import codes, plain, reading
from network.forms import CODES, forms
from network.forms.form import SEVERAL
from network.identity import fold
from network.sentences import Words

EXAMPLES = [(code, example) for code in CODES for example in forms()[code].examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}: {one.file}" for code, one in EXAMPLES])
def test_an_example_is_recognised_and_gives_what_it_says(code, example):
    result = reading(example.file, example.text)
    assert result.forms == (code,)
    assert [plain(row) for row in result.rows] == list(example.gives)
    assert set(codes(result)) == set(example.remarks)


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}: {one.file}" for code, one in EXAMPLES])
def test_an_example_gives_the_same_when_its_form_is_chosen(code, example):
    assert [plain(row) for row in reading(example.file, example.text, form=code).rows] == list(example.gives)


@pytest.mark.parametrize("code", CODES)
def test_a_form_has_two_languages_an_example_and_required_columns(code):
    form = forms()[code]
    assert isinstance(form.title, Words) and form.title.fr and form.title.en and form.grain.fr
    assert form.examples
    assert form.required


@pytest.mark.parametrize("code", CODES)
def test_a_header_belongs_to_one_column_of_a_form_only(code):
    owners: dict[str, set[str]] = {}
    for column in forms()[code].columns.values():
        for header in (*column.headers, *column.weak):
            owners.setdefault(header, set()).add(column.key)
    assert {header: keys for header, keys in owners.items() if len(keys) > 1} == {}


def test_headers_are_recognised_whatever_their_case_accents_stars_and_units():
    result = reading("a.csv", " STRUCTURE * ;quartier [nom];Code  Postal (CP)\nCAF;Flandre;75019\n", form="actors")
    assert plain(result.rows[0]) == {"name": "CAF", "territory": "Flandre", "postcode": "75019"}


def test_kinds_that_share_columns_are_those_that_a_line_gathers():
    assert {"person", "mark", "chosen"} == SEVERAL
    assert fold("Présence *") == "presence"
