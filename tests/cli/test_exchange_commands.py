"""What the command line writes, it reads back: every fact by a workbook or a folder, a network by a graph file."""

import json

import pytest

from network.cli import DONE, REFUSED, run

ACTORS = "Nom;Champ;Type\nPMI Flandre;santé;structure\nCollège Rouault;éducation;structure\nRiquet;social;structure\n"
TIES = """Acteur 1;Acteur 2;Nature;Depuis;Poids
PMI Flandre;Collège Rouault;travaille avec;01/02/2024;2,5
PMI Flandre;Riquet;travaille avec;01/03/2024;1
"""
LAYER = ["--layer", "collaborations", "--boundary", "all"]


@pytest.fixture
def at(tmp_path):
    for name, text in (("acteurs.csv", ACTORS), ("liens.csv", TIES)):
        (tmp_path / name).write_text(text, "utf-8")
    store = ["--store", str(tmp_path / "store")]
    assert run(["import", str(tmp_path / "acteurs.csv"), str(tmp_path / "liens.csv"), "--yes", *store]) == DONE
    return store


def facts(tmp_path, at) -> dict:
    """The document of all facts, without what tells where they come from."""
    out = tmp_path / "facts.json"
    assert run(["export", "--out", str(out), *at]) == DONE
    told = json.loads(out.read_text("utf-8"))
    tables = {name: rows for name, rows in told.items() if name not in ("batches", "remarks")}
    return {name: [{k: v for k, v in row.items() if k != "sources"} for row in rows] for name, rows in tables.items()}


@pytest.mark.parametrize("name", ["tout.xlsx", "tout"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_fact_leaves_and_comes_back_into_an_empty_store(at, tmp_path, name, lang):
    format = "xlsx" if name.endswith("xlsx") else "csv"
    assert run(["export", "--out", str(tmp_path / name), "--format", format, "--lang", lang, *at]) == DONE
    other = ["--store", str(tmp_path / "other")]
    assert run(["import", str(tmp_path / name), "--yes", *other]) == DONE
    assert facts(tmp_path, other) == facts(tmp_path, at)


@pytest.mark.parametrize("format", ["gephi", "kumu", "nodexl", "pajek", "dl", "gexf", "graphml"])
def test_a_network_leaves_for_another_tool_and_comes_back(at, tmp_path, format):
    name = {"kumu": "k.xlsx", "nodexl": "n.xlsx", "gexf": "g.gexf", "graphml": "g.graphml"}.get(format, "dossier")
    assert run(["export", "--out", str(tmp_path / name), "--format", format, *LAYER, *at]) == DONE
    other = ["--store", str(tmp_path / "other")]
    assert run(["import", str(tmp_path / name), "--yes", *other]) == DONE
    before, after = facts(tmp_path, at), facts(tmp_path, other)
    named = [{row["uid"]: row["name"] for row in one["actors"]} for one in (before, after)]
    ties = [
        sorted(
            (*sorted((names[row["source"]], names[row["target"]])), row["kind"], row["weight"]) for row in one["ties"]
        )
        for names, one in zip(named, (before, after), strict=True)
    ]
    assert ties[0] == ties[1]
    assert {(row["name"], row["field"]) for row in before["actors"]} == {
        (row["name"], row["field"]) for row in after["actors"]
    }


def test_a_name_of_file_tells_its_format_and_an_unknown_one_is_refused(at, tmp_path, capsys):
    assert run(["export", "--out", str(tmp_path / "reseau.net"), *LAYER, *at]) == DONE
    assert (tmp_path / "reseau.net").read_text("utf-8-sig").count("*Vertices 3") == 1
    assert run(["export", "--out", str(tmp_path / "reseau.gml"), *LAYER, *at]) == REFUSED
    assert "gml" in capsys.readouterr().err
