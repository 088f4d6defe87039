"""resolve list, show, decide, undo: the evidence as text and as JSON."""

import json

import pytest

from network.cli import DONE, REFUSED, run

ACTORS = "Nom;Quartier;SIRET\nEspace 19;Flandre;73282932000074\nEspace 19 Ourcq;Flandre;\nMairie du 19e;;\n"


@pytest.fixture
def at(tmp_path):
    (tmp_path / "quartiers.csv").write_text("Territoire;Type\nFlandre;quartier\n", "utf-8")
    (tmp_path / "acteurs.csv").write_text(ACTORS, "utf-8")
    store = ["--store", str(tmp_path / "store")]
    assert run(["import", str(tmp_path / "quartiers.csv"), str(tmp_path / "acteurs.csv"), "--yes", *store]) == DONE
    (tmp_path / "liens.csv").write_text("Acteur 1;Acteur 2;Nature\nEspace 19 Ourq;Mairie 19;oriente vers\n", "utf-8")
    assert run(["import", str(tmp_path / "liens.csv"), "--yes", *store]) == DONE
    return store


def listed(at: list[str], capsys) -> list[dict]:
    capsys.readouterr()
    assert run(["resolve", "list", "--json", *at]) == DONE
    return json.loads(capsys.readouterr().out)


def test_pairs_are_listed_with_their_reasons_best_first(at, capsys):
    first, *others = listed(at, capsys)
    assert sorted(first["names"]) == ["Espace 19 Ourcq", "Espace 19 Ourq"]
    assert "orthographe voisine" in " ".join(first["reasons"])
    assert [round(pair["score"]) for pair in (first, *others)] == sorted(
        (round(pair["score"]) for pair in (first, *others)), reverse=True
    )


def test_a_pair_is_shown_side_by_side_as_text(at, capsys):
    (pair,) = [one for one in listed(at, capsys) if {"Espace 19", "Espace 19 Ourq"} == set(one["names"])]
    assert run(["resolve", "show", *pair["uids"], *at]) == DONE
    shown = capsys.readouterr().out
    assert "siret:73282932000074:valid" in shown and "liens.csv, 2" in shown
    assert "« Espace 19 Ourq » ferait plutôt partie de « Espace 19 »." in shown.replace("\u202f", " ")


def test_each_verdict_is_taken_and_taken_back(at, capsys):
    before = listed(at, capsys)
    (pair,) = [
        one for one in before if one["part"] and "Espace 19" in one["names"] and "Espace 19 Ourq" in one["names"]
    ]
    part, whole = pair["part"], next(uid for uid in pair["uids"] if uid != pair["part"])
    for verdict in ("different", "part-of", "became", "same"):
        assert run(["resolve", "decide", part, whole, verdict, *at]) == DONE
        assert [one["uids"] for one in listed(at, capsys)] != [one["uids"] for one in before]
        assert run(["resolve", "undo", part, whole, *at]) == DONE
        assert listed(at, capsys) == before


def test_an_end_before_the_beginning_is_refused_with_a_remedy(at, capsys):
    pair = listed(at, capsys)[0]
    period = ["--since", "2024-01-01", "--until", "2023-01-01"]
    assert run(["resolve", "decide", *pair["uids"], "part-of", *period, *at]) == REFUSED
    assert "vient avant le début" in capsys.readouterr().err
