"""A header may name somebody: nothing that is kept or said repeats it."""

import datetime as dt

import pytest

from network.forms import Source, read_files
from network.forms.row import Reading, Refusal

TODAY = dt.date(2026, 1, 5)
SOMEBODY = ("Mme Diallo", "Avis de Mme Martin", "06 12 34 56 78", "claire.martin@ville.example")


@pytest.mark.parametrize("header", SOMEBODY)
def test_a_column_that_a_person_heads_is_kept_under_its_letter(header):
    [read] = read_files([Source("annuaire.csv", f"Structure;{header};Champ\nCAF;oui;social\n".encode())], today=TODAY)
    assert isinstance(read, Reading)
    assert read.rows[0].extra == {"B": "oui"}
    assert [(one.code, one.column, one.letter) for one in read.remarks] == [("unknown-column", "B", "B")]


@pytest.mark.parametrize("header", SOMEBODY)
def test_a_file_refused_for_its_headers_names_nobody(header):
    [read] = read_files([Source("a.csv", f"Quartier;{header}\nFlandre;x\n".encode())], form="actors", today=TODAY)
    assert isinstance(read, Refusal)
    said = read.error.message("fr") + read.error.remedy("fr")
    assert "[personne]" in said and header not in said


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("suivi.csv", "Structure;Réunion chez Mme Diallo 05/03/2025;Point santé 12/04/2025\nCAF;x;x\n"),
        ("a.csv", "Objet : réunion chez Mme Diallo\nDate : 05/03/2025\n\nStructure;Signature\nCAF;x\n"),
        ("b.csv", "Réunion chez Mme Diallo le 05/03/2025\n\nStructure;Signature\nCAF;x\n"),
    ],
)
def test_the_title_of_a_meeting_told_around_a_table_names_nobody(file, text):
    [read] = read_files([Source(file, text.encode())], today=TODAY)
    assert isinstance(read, Reading)
    assert read.rows[0].values["title"].lower() == "réunion chez [personne]"


def test_a_header_that_shouts_an_acronym_names_nobody():
    text = "Structure;Numéro ADELI;Champ\nCAF;12;social\n"
    [read] = read_files([Source("annuaire.csv", text.encode())], today=TODAY)
    assert isinstance(read, Reading)
    assert read.rows[0].extra == {"Numéro ADELI": "12"}
