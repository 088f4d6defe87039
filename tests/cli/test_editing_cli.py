"""By hand on the command line, in the words of a file; sources and contradictions."""

import json

import pytest

from network.cli import DONE, REFUSED, USAGE, run

DIRECTORY = "Structure;Champ;Code postal\nCAF de Paris;social;75018\nCollège Rouault;éducation;75019\n"


@pytest.fixture
def at(tmp_path):
    (tmp_path / "annuaire.csv").write_text(DIRECTORY, "utf-8")
    options = ["--store", str(tmp_path / "store")]
    assert run(["import", str(tmp_path / "annuaire.csv"), "--form", "actors", "--yes", *options]) == DONE
    return options


def told(command, at, capsys):
    capsys.readouterr()
    assert run([*command, *at, "--json"]) == DONE
    return json.loads(capsys.readouterr().out)


def entered(command, at, capsys):
    """Uid and batch that the command says."""
    capsys.readouterr()
    assert run([*command, *at]) == DONE
    uid, batch = capsys.readouterr().out.split(": ")[-1].replace("(", "").replace(")", "").rstrip(".\n").split()
    return uid, batch


def test_an_actor_is_added_corrected_confirmed_closed_and_undone(at, capsys):
    uid, _ = entered(["edit", "actor", "add", "PMI Flandre", "field=santé"], at, capsys)
    entered(["edit", "actor", "correct", uid, "postcode=75019"], at, capsys)
    entered(["edit", "actor", "confirm", uid], at, capsys)
    _, batch = entered(["edit", "actor", "close", uid, "31/12/2025"], at, capsys)
    assert len(told(["sources", uid], at, capsys)) == 4
    assert run(["batches", "undo", batch, *at]) == DONE
    assert len(told(["sources", uid], at, capsys)) == 3


def test_an_actor_that_looks_known_is_refused_with_those_it_may_be(at, capsys):
    assert run(["edit", "actor", "add", "CAF Paris", *at]) == REFUSED
    said = capsys.readouterr().err
    assert "CAF de Paris" in said and "act-" in said
    assert run(["edit", "actor", "add", "CAF Paris", "--new", *at]) == DONE


def test_a_tie_a_mission_and_a_meeting(at, capsys):
    ends = ("CAF de Paris", "convention", "Collège Rouault")
    tie, _ = entered(["edit", "tie", "add", *ends, "since=2024"], at, capsys)
    entered(["edit", "tie", "close", tie, "mars 2025"], at, capsys)
    mission, _ = entered(
        ["edit", "mission", "add", "Kiosque", "kind=action", "--carrier", "CAF de Paris=pilote"], at, capsys
    )
    entered(["edit", "mission", "correct", mission, "until=2025"], at, capsys)
    command = [
        "edit",
        "meeting",
        "add",
        "14/03/2025",
        "title=Écrans",
        "--present",
        "CAF de Paris=excusé",
        "--add",
        "Ludothèque",
    ]
    meeting, _ = entered([*command, "--decision", "Atelier=CAF de Paris"], at, capsys)
    entered(["edit", "meeting", "correct", meeting, "when=21/03/2025", "--present", "Collège Rouault"], at, capsys)
    assert [one["file"] for one in told(["sources", meeting], at, capsys)] == ["meeting:add", "meeting:correct"]


def test_what_cannot_be_kept_is_said(at, capsys):
    assert run(["edit", "actor", "add", "Mme Martin", *at]) == REFUSED
    assert "Martin" not in capsys.readouterr().err
    assert run(["edit", "actor", "correct", "act-0", "postcode=75019", *at]) == REFUSED
    assert run(["edit", "actor", "add", "PMI", "75019", *at]) == USAGE


def test_contradictions_are_listed_and_settled(at, tmp_path, capsys):
    (tmp_path / "mairie.csv").write_text("Structure;Code postal\nCAF de Paris;75020\n", "utf-8")
    assert run(["import", str(tmp_path / "mairie.csv"), "--form", "actors", "--yes", *at]) == DONE
    (one,) = told(["contradictions", "list"], at, capsys)
    assert run(["contradictions", "list", *at]) == DONE
    assert "mairie.csv" in capsys.readouterr().out
    assert run(["contradictions", "decide", one["noun"], *one["key"], "postcode", "75020", *at]) == DONE
    assert told(["contradictions", "list"], at, capsys) == []
