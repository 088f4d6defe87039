"""Objections on the command line: one command writes one down, no command shows a name."""

import json

import pytest

from network.cli import DONE, REFUSED, run

PRESENCES = "Date;Réunion;Structure;Nom;Remarque\n05/03/2025;Comité;CAF;Claire Martin;avec MARTIN Claire\n"


@pytest.fixture
def at(tmp_path, monkeypatch):
    monkeypatch.delenv("PASSERELLES_SECRET", raising=False)
    (tmp_path / "presences.csv").write_text(PRESENCES, "utf-8")
    return ["--store", str(tmp_path / "store")]


def test_an_objection_is_written_down_listed_and_withdrawn_without_a_name(at, capsys):
    assert run(["people", "object", "Claire Martin", "--organisation", "CAF", *at]) == DONE
    assert run(["people", "list", *at]) == DONE
    assert run(["people", "list", "--json", *at]) == DONE
    told = capsys.readouterr().out
    assert "Martin" not in told
    [one] = json.loads(told[told.index("[\n") :])
    assert run(["people", "withdraw", one["uid"], *at]) == DONE
    assert run(["people", "withdraw", one["uid"], *at]) == REFUSED


def test_a_file_does_not_bring_the_name_back_and_another_secret_is_refused(at, tmp_path, monkeypatch, capsys):
    run(["people", "object", "Claire Martin", *at])
    capsys.readouterr()
    assert run(["import", str(tmp_path / "presences.csv"), "--yes", "--json", *at]) == DONE
    [outcome] = json.loads(capsys.readouterr().out)
    assert {"objected-person"} <= {remark["code"] for remark in outcome["remarks"]}
    assert run(["export", "--out", str(tmp_path / "out.json"), "--format", "json", *at]) == DONE
    assert "artin" not in (tmp_path / "out.json").read_text("utf-8")
    monkeypatch.setenv("PASSERELLES_SECRET", "another")
    assert run(["import", str(tmp_path / "presences.csv"), "--yes", *at]) == REFUSED


def test_half_a_name_is_refused_with_what_to_write(at, capsys):
    assert run(["people", "object", "Martin", *at]) == REFUSED
    assert "prénom" in capsys.readouterr().err
