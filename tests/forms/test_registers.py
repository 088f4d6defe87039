"""Each public register reads its own examples, tells its source, and keeps nothing of what it must leave."""

import pytest

from forms.readings import codes, plain, reading
from network.forms.form import form_named
from network.forms.registers import registers
from network.forms.registers.register import column_for

EXAMPLES = [(code, example) for code, register in registers().items() for example in register.examples]
GIVES = [(code, gives) for code, one in registers().items() for table in one.tables for gives in table.gives]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}: {one.file}" for code, one in EXAMPLES])
def test_an_example_of_a_register_is_recognised_and_gives_what_it_says(code, example):
    result = reading(example.file, example.text.lstrip("\n"))
    assert [{"form": row.form, **plain(row)} for row in result.rows] == list(example.gives)
    assert set(codes(result)) == set(example.remarks)
    assert result.source and result.source.name == registers()[code].publisher.name
    assert result.source.licence and result.source.url


@pytest.mark.parametrize(("code", "gives"), GIVES, ids=[f"{code}: {one.form}" for code, one in GIVES])
def test_a_register_speaks_of_roles_that_its_form_has(code, gives):
    roles = {column_for(gives.form, to).role for to in gives.columns.values()}
    known = {column.role for column in form_named(gives.form).columns.values()}
    assert {role.removesuffix("_ids") for role in roles - known} <= known | {"run_by", "actor", "carrier", "group"}
    assert gives.values.keys() <= roles
    assert gives.constants.keys() <= known


@pytest.mark.parametrize("code", registers())
def test_a_register_says_in_two_languages_what_it_gives_and_what_it_leaves(code):
    register = registers()[code]
    assert all(words.fr and words.en for words in (register.title, register.gives, register.leaves))
    assert register.examples and register.tables
