"""Graphs as lines of our forms: what becomes of kinds, directions, weights, persons and names that repeat."""

import datetime as dt

import pytest

from network.forms import Reading, Source, read_files, read_mapping, recognise_files
from network.vocabulary import kinds

TODAY = dt.date(2026, 1, 5)
HEAD = "Source,Target,Type,Weight,Label\n"


def read(*files: tuple[str, str], **options) -> list[Reading]:
    told = read_files([Source(name, text.encode()) for name, text in files], today=TODAY, **options)
    assert all(isinstance(one, Reading) for one in told)
    return told


def edges(*lines: str) -> list[tuple]:
    """Source, target, kind and weight of each tie that some edges of Gephi give."""
    (one,) = read(("liens.csv", HEAD + "\n".join(lines)))
    rows = [row.values for row in one.rows if row.form == "ties"]
    return sorted((row["source"], row["target"], row["kind"], row.get("weight")) for row in rows)


def codes(*lines: str) -> list[str]:
    (one,) = read(("liens.csv", HEAD + "\n".join(lines)))
    return [remark.code for remark in one.remarks]


def test_weights_of_repeated_edges_are_added_and_one_without_weight_counts_for_one_among_them():
    assert edges("CAF,PMI,Directed,1.5,oriente vers", "CAF,PMI,Directed,,oriente vers") == [
        ("CAF", "PMI", "refers", 2.5)
    ]
    assert edges("CAF,PMI,Directed,,oriente vers") == [("CAF", "PMI", "refers", None)]


def test_a_kind_with_a_direction_goes_both_ways_when_the_file_says_neither():
    assert edges("CAF,PMI,Undirected,2,oriente vers") == [("CAF", "PMI", "refers", 2.0), ("PMI", "CAF", "refers", 2.0)]


def test_a_kind_without_direction_told_both_ways_is_one_tie_of_the_larger_weight():
    both = ("CAF,PMI,Directed,2,travaille avec", "PMI,CAF,Directed,3,travaille avec")
    assert edges(*both) == [("CAF", "PMI", "collaborates", 3.0)]
    assert codes(*both) == ["graph-direction-left"]


def test_kinds_stay_apart_and_a_weight_of_nothing_is_kept():
    assert edges("CAF,PMI,Directed,0,oriente vers", "CAF,PMI,Undirected,1,convention") == [
        ("CAF", "PMI", "agreement", 1.0),
        ("CAF", "PMI", "refers", 0.0),
    ]


def test_an_unknown_kind_claims_no_evidence_is_in_no_layer_and_keeps_its_word():
    (one,) = read(("liens.csv", HEAD + "CAF,PMI,Directed,1,apprécie\nPMI,CAF,Directed,1,apprécie\n"))
    assert [row.values["kind"] for row in one.rows if row.form == "ties"] == ["unspecified"] * 2
    assert kinds()["unspecified"].evidence == 0 and not kinds()["unspecified"].layer
    assert {row.extra.get("Label (graphe)") for row in one.rows if row.form == "ties"} == {"apprécie"}
    assert [remark.value for remark in one.remarks if remark.code == "graph-kind-unknown"] == ["apprécie"]


def test_a_person_is_left_out_with_its_ties_and_never_shown():
    (one,) = read(("liens.csv", HEAD + "Mme Awa Diallo,PMI,Directed,1,oriente vers\nCAF,PMI,Directed,1,oriente vers\n"))
    assert "Diallo" not in str(one)
    assert len([row for row in one.rows if row.form == "ties"]) == 1
    assert {remark.code: remark.values.get("n") for remark in one.remarks}["graph-persons"] == 1


def test_nodes_of_one_file_name_the_ends_of_another_by_their_numbers_or_by_their_names():
    nodes = ("noeuds.csv", "Id;Label;Champ\nq1;CAF de Paris;social\nq2;PMI Flandre;santé\nq3;Seule;\n")
    for edge in ("q1,q2,Directed,1,oriente vers\n", "caf de paris,PMI FLANDRE,Directed,1,oriente vers\n"):
        told, tied = read(nodes, ("liens.csv", HEAD + edge))
        assert [row.values["name"] for row in told.rows] == ["CAF de Paris", "PMI Flandre", "Seule"]
        (row,) = tied.rows
        assert (row.values["source"], row.values["target"]) == ("CAF de Paris", "PMI Flandre")
        assert row.values["source_ids"] == ["local:q1:unchecked"]


def test_ranks_that_a_program_gives_are_no_identifiers():
    (one,) = read(("a.graphml", "<graphml><graph><node id='n0'><data key='label'>CAF</data></node></graph></graphml>"))
    assert [row.values.get("ids") for row in one.rows] == [None]


def test_numbers_on_a_time_axis_are_no_dates_and_stay_with_the_tie():
    text = "<gexf><graph><nodes><node id='CAF'/><node id='PMI'/></nodes><edges>"
    text += "<edge source='CAF' target='PMI' label='oriente vers' start='1.0' end='2.0'/></edges></graph></gexf>"
    (one,) = read(("a.gexf", text))
    ties = [row for row in one.rows if row.form == "ties"]
    assert all("since" not in row.values for row in ties)
    assert all(row.extra == {"start": "1.0", "end": "2.0"} for row in ties)


def test_a_mapping_reads_the_table_of_edges_itself():
    told = '[[file]]\nmatch = "*.csv"\nform = "ties"\n[file.columns]\nSource = "source"\nTarget = "target"\n'
    told += '[file.constants]\nkind = "refers"\n'
    (one,) = read(("liens.csv", HEAD + "CAF,PMI,Undirected,1,\n"), mapping=read_mapping(told))
    assert [row.values["kind"] for row in one.rows] == ["refers"]


def test_the_preview_shows_what_a_graph_file_becomes():
    (one,) = recognise_files([Source("liens.csv", (HEAD + "CAF,PMI,Directed,1,oriente vers\n").encode())], today=TODAY)
    assert [(sheet.name, sheet.form and sheet.form.code) for sheet in one.sheets] == [
        ("Nœuds", "actors"),
        ("Liens", "ties"),
    ]


@pytest.mark.parametrize("text", ["Source,Target\n", "Id,Label\n"])
def test_a_graph_without_anything_is_said_and_not_refused(text):
    (one,) = read(("vide.csv", text))
    assert [remark.code for remark in one.remarks] == ["graph-empty"]


def test_a_file_named_after_a_kind_tells_the_kind_of_its_ties():
    (one,) = read(("oriente-vers.dl", "dl n=2 format=edgelist1\nlabels: CAF, PMI\ndata:\n1 2 3\n"))
    assert [row.values["kind"] for row in one.rows if row.form == "ties"] == ["refers"]
    assert not one.remarks
