"""IMP-20: one small network as each tool writes it gives the same actors, the same ties, weights and directions.

The other half, that our own files come back as they left, is in `tests/exports/test_graph_files.py`.
"""

import pytest
from reports import HERE, bring, expected, report

from network.forms import Source
from network.listings import tables
from network.store import Store

CAF, PMI, SCHOOL, TOYS = "CAF de Paris", "PMI Flandre", "Collège Exemple", "Ludothèque du Canal"
MONTH, FORUM = ("Comité de juin", None), ("Théâtre-forum du 14 mai 2024", "2024-05-14")

WITH_FIELDS = {CAF: "social", PMI: "prevention", SCHOOL: "education", TOYS: "vie-locale"}
TIES = {("refers", CAF, PMI): 3.0, ("collaborates", SCHOOL, PMI): 1.5, ("collaborates", CAF, PMI): 1.0}
WHOLE = [
    ("gephi-noeuds.csv", "gephi-liens.csv"),
    ("kumu-connections.csv", "kumu-elements.csv"),
    ("kumu.json",),
    ("graphe.graphml",),
    ("gexf-1.1.gexf",),
    ("gexf-1.2.gexf",),
]
SEATS = {(CAF, MONTH), (PMI, MONTH), (PMI, FORUM), (SCHOOL, FORUM)}


def brought(store: Store, *files: str) -> list:
    """Import the files of one call; the report is that of `expected/imp-20.json`."""
    sources = [Source(name, (HERE / "files" / "imp-20" / name).read_bytes()) for name in files]
    told = report(bring(store, *sources))
    assert told == expected(20)[" + ".join(files)]
    return told


def ties(store: Store) -> dict:
    """Kind and ends → weight; the ends of a kind without direction by their names."""
    held = tables(store)
    names = dict(zip(held["actors"]["uid"], held["actors"]["name"], strict=True))
    found = {}
    for row in held["ties"].to_dict("records"):
        ends = [names[row["source"]], names[row["target"]]]
        found[row["kind"], *(sorted(ends) if row["kind"] == "collaborates" else ends)] = row["weight"]
    return found


def fields(store: Store) -> dict:
    return {row["name"]: row["field"] for row in tables(store)["actors"].to_dict("records")}


@pytest.mark.parametrize("files", WHOLE, ids=" + ".join)
def test_the_same_graph_comes_from_each_tool_isolated_nodes_and_fields_too(store: Store, files):
    brought(store, *files)
    assert ties(store) == TIES
    assert fields(store) == WITH_FIELDS


def test_parallel_edges_of_gexf_1_3_stay_apart_and_keep_their_dates(store: Store):
    brought(store, "gexf-1.3.gexf")
    assert ties(store) == TIES | {("collaborates", CAF, PMI): None}  # an edge without weight has none
    assert fields(store) == WITH_FIELDS
    dated = [(row["since"], row["until"]) for row in tables(store)["ties"].to_dict("records") if row["since"]]
    assert dated == [("2023-09-01", "2025-08-31")]


def test_relations_of_pajek_are_kinds_and_its_edges_have_no_direction(store: Store):
    brought(store, "reseau.net")
    assert ties(store) == TIES
    assert set(fields(store)) == set(WITH_FIELDS)


def test_lists_of_pajek_join_one_to_several(store: Store):
    brought(store, "liste.net")
    assert ties(store) == {("refers", CAF, PMI): 3.0, ("collaborates", SCHOOL, PMI): None}


@pytest.mark.parametrize("file", ["deux-modes.net", "deux-modes.dl"])
def test_a_network_of_two_modes_is_presences_at_meetings(store: Store, file):
    brought(store, file)
    held = tables(store)
    names = dict(zip(held["actors"]["uid"], held["actors"]["name"], strict=True))
    met = {row["uid"]: (row["title"], row["date"]) for row in held["meetings"].to_dict("records")}
    assert {(names[row["actor"]], met[row["meeting"]]) for row in held["presences"].to_dict("records")} == SEATS


def test_matrices_of_dl_are_kinds_and_a_symmetric_one_has_no_direction(store: Store):
    brought(store, "matrices.dl")
    assert ties(store) == TIES


def test_ties_of_unsaid_kind_claim_nothing_and_keep_weight_and_direction(store: Store):
    brought(store, "liste.dl")
    assert ties(store) == {
        ("unspecified", CAF, PMI): 3.0,
        ("unspecified", PMI, SCHOOL): 1.5,
        ("unspecified", SCHOOL, PMI): 1.5,
    }
    assert set(fields(store)) == set(WITH_FIELDS)


def test_quoted_names_with_spaces_inside_the_data_of_dl(store: Store):
    brought(store, "incluses.dl")
    assert ties(store) == {("unspecified", CAF, PMI): 3.0, ("unspecified", PMI, SCHOOL): 1.5}
