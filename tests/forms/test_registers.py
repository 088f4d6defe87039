"""Each public register reads its own examples, tells its source, and keeps nothing of what it must leave."""

import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Code;Nom;Type de territoire\nT1;Flandre;quartier\n", "territories"),
        ("ID;Nom de la structure;Typologie;Adresse;Quartier;Champ\n1;CAF;CS;1 rue X;F;social\n", "actors"),
        ("Structure;Adresse;Latitude;Longitude;Source\nCAF;1 rue X;48,8;2,3;terrain\n", "actors"),
        ("Financeur;Bénéficiaire;Lien;Depuis\nCAF;PMI Flandre;finance;2024\n", "ties"),
        ("Action;Porteur;Montant;Financeur;Bénéficiaire\nKiosque;CAF;200;Ville;Familles\n", "missions"),
        ("Territoire;Indicateur;Année;Valeur\nFlandre;TP60;2021;17\n", "indicators"),
    ],
)  # fmt: skip
def test_a_sheet_of_a_coordinator_is_no_register(text, form):
    result = reading("feuille.csv", text)
    assert result.source is None and result.forms == (form,)


def test_a_form_or_a_mapping_chosen_by_a_person_wins_over_a_register():
    example = registers()["rna"].examples[0]
    assert reading(example.file, example.text.lstrip("\n"), form="actors").source is None


def test_the_page_of_formats_says_what_the_registers_say():
    tool = Path(__file__).parents[2] / "tools" / "registers_table.py"
    assert subprocess.run([sys.executable, str(tool), "--check"], check=False).returncode == 0
