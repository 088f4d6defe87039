"""Templates on the command line: blank files, sheets to print, ways of reading that are saved and followed."""

import json
from io import BytesIO

import openpyxl
import pytest

from network.cli import DONE, REFUSED, run

CONTACTS = "Qui;Quoi;Joindre\nCentre social Les Tilleuls;social;accueil@cs.example\n"
MAPPING = """
[[file]]
form = "actors"
[file.columns]
Qui = "name"
Quoi = "field"
[file.constants]
territory = "Tilleuls"
"""


@pytest.fixture
def at(tmp_path):
    """A store with one quartier, and a template that reads the contacts of a coordinator."""
    (tmp_path / "t.csv").write_text("Territoire;Type\nTilleuls;quartier\n", "utf-8")
    (tmp_path / "contacts.csv").write_text(CONTACTS, "utf-8")
    (tmp_path / "m.toml").write_text(MAPPING, "utf-8")
    options = ["--store", str(tmp_path / "store")]
    assert run(["import", str(tmp_path / "t.csv"), "--yes", *options]) == DONE
    how = ["--mapping", str(tmp_path / "m.toml")]
    assert run(["templates", "save", "Contacts", str(tmp_path / "contacts.csv"), *how, *options]) == DONE
    return options


def told(command, capsys):
    capsys.readouterr()
    code = run([*command, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_saved_template_is_listed_followed_refused_and_forgotten(at, tmp_path, capsys):
    _, listed = told(["templates", "list", *at], capsys)
    assert [one["title"] for one in listed if "saved" in one] == ["Contacts"]
    file = str(tmp_path / "contacts.csv")
    code, [outcome] = told(["import", file, *at], capsys)
    assert code == DONE and outcome["counts"]["actors_new"] == 1
    assert "template-used" in [remark["code"] for remark in outcome["remarks"]]
    assert told(["import", file, "--no-template", *at], capsys)[0] == REFUSED
    assert run(["templates", "forget", "contacts", *at]) == DONE
    assert told(["import", file, *at], capsys)[0] == REFUSED


def test_a_template_that_is_named_reads_files_of_other_headers(at, tmp_path, capsys):
    (tmp_path / "court.csv").write_text("Qui;Quoi\nPMI;santé\n", "utf-8")
    file = str(tmp_path / "court.csv")
    assert told(["import", file, *at], capsys)[0] == REFUSED
    code, [outcome] = told(["import", file, "--template", "Contacts", *at], capsys)
    assert code == DONE and outcome["counts"]["actors_new"] == 1
    assert run(["import", file, "--template", "Autre", *at]) == REFUSED
    assert run(["import", file, "--template", "Contacts", "--form", "actors", *at]) == REFUSED


def test_a_file_that_is_not_understood_is_no_template(at, tmp_path, capsys):
    (tmp_path / "x.csv").write_text("a;b\n1;2\n", "utf-8")
    assert run(["templates", "save", "X", str(tmp_path / "x.csv"), *at]) == REFUSED
    assert "rien à enregistrer" in capsys.readouterr().err


def test_a_blank_holds_the_names_of_the_store(at, tmp_path):
    out = tmp_path / "annuaire.xlsx"
    assert run(["templates", "download", "actors", "--out", str(out), *at]) == DONE
    lists = openpyxl.load_workbook(out)["Listes (ignore)"]
    assert "Tilleuls" in [cell.value for row in lists.iter_rows() for cell in row]


def test_an_attendance_sheet_expects_the_structures_of_its_territory(at, tmp_path, capsys):
    assert run(["import", str(tmp_path / "contacts.csv"), "--yes", *at]) == DONE
    out = tmp_path / "feuille.xlsx"
    asked = ["--title", "Suivi", "--date", "14 mars 2026", "--format", "comité", "--territory", "tilleuls"]
    assert run(["templates", "sign-in", *asked, "--out", str(out), *at]) == DONE
    assert "1 structure attendue" in capsys.readouterr().err
    sheet = openpyxl.load_workbook(BytesIO(out.read_bytes())).worksheets[0]
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {"14/03/2026", "Comité", "Centre social Les Tilleuls"} <= set(texts)
    for wrong in (["--date", "mars 2026"], ["--actor", "Personne"]):
        assert run(["templates", "sign-in", *asked, *wrong, "--out", str(out), *at]) == REFUSED
    assert run(["templates", "sign-in", *asked, "--out", str(tmp_path / "f.csv"), *at]) == REFUSED
