"""Fields on the command line: the same proposals and the same words as on the page."""

import json

import pytest

from network.cli import DONE, REFUSED, USAGE, run

DIRECTORY = "Structure;Code APE\nEspace Curial;88.99B\nCentre social Ourcq;85.20Z\nQuartier Uni;\n"


@pytest.fixture
def at(tmp_path):
    (tmp_path / "annuaire.csv").write_text(DIRECTORY, "utf-8")
    options = ["--store", str(tmp_path / "store")]
    assert run(["import", str(tmp_path / "annuaire.csv"), "--form", "actors", "--yes", *options]) == DONE
    return options


def told(command, capsys):
    capsys.readouterr()
    assert run([*command, "--json"]) == DONE
    return json.loads(capsys.readouterr().out)


def test_what_nothing_contradicts_is_confirmed_at_once(at, capsys):
    found = {one["name"]: one for one in told(["fields", "propose", *at], capsys)}
    assert found["Espace Curial"]["reason"] == "code NAF 88.99B (action sociale sans hébergement)"
    assert found["Centre social Ourcq"]["contradicted"]
    assert told(["fields", "confirm", "--all", *at], capsys)["confirmed"] == 1
    assert [one["name"] for one in told(["fields", "propose", *at], capsys)] == ["Centre social Ourcq"]


def test_one_is_confirmed_as_proposed_another_as_the_person_says(at, capsys):
    uids = {one["name"]: one["uid"] for one in told(["fields", "propose", *at], capsys)}
    chosen = [uids["Espace Curial"], f"{uids['Centre social Ourcq']}=social"]
    assert told(["fields", "confirm", *chosen, *at], capsys)["confirmed"] == 2
    assert told(["fields", "propose", *at], capsys) == []


def test_the_table_says_what_is_to_decide(at, capsys):
    assert run(["fields", "propose", *at]) == DONE
    assert "Éducation | Social (à trancher)" in capsys.readouterr().out


def test_a_nomenclature_of_ones_own_is_kept_and_used(at, tmp_path, capsys):
    (tmp_path / "own.toml").write_text('[nomenclature]\nngo = "ONG"\n', "utf-8")
    [uid] = [one["uid"] for one in told(["fields", "list", *at], capsys) if one["name"] == "Quartier Uni"]
    assert run(["fields", "assign", uid, "ONG", "--nomenclature", str(tmp_path / "own.toml"), *at]) == DONE
    assert "Quartier Uni" not in {one["name"] for one in told(["fields", "list", *at], capsys)}


def test_nothing_to_confirm_an_unknown_actor_or_no_argument_is_said(at, capsys):
    assert run(["fields", "confirm", *at]) == REFUSED
    assert run(["fields", "confirm", "act-0", *at]) == REFUSED
    assert run(["fields", "assign", *at]) == USAGE
    assert "act-0" in capsys.readouterr().err
