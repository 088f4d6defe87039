"""A mapping says by hand what a form would recognise, and joins the files of one call."""

import pytest

from forms.readings import TODAY, codes, plain, reading, refusal, remark
from network.errors import NetworkError
from network.forms import Reading, Refusal, Source, read_files, read_mapping
from network.resources import folder

EDGES = """
[nomenclature]
cult = "Culture"
[[file]]
match = "edges*.csv"
form = "attendance-list"
separator = "|"
encoding = "cp1252"
empty = ["NA"]
[file.columns]
org = "ids"
project = "meeting_id"
mark = "status"
[file.constants]
format = "Groupe de travail"
territory = "Canal"
[file.join.org]
file = "nodes.csv"
column = "id"
columns = { label = "organisation" }
[file.join.project]
file = "projects.csv"
column = "code"
columns = { titre = "title", jour = "when" }
[[file]]
match = "nodes.csv"
form = "actors"
[file.columns]
id = "ids"
label = "name"
what = "field"
[file.values.field]
C = "cult"
[[file]]
match = "projects.csv"
"""
FILES = {
    "edges-1.csv": "org|project|mark|reste\n1|p1|x|été\n2|p1|exc.|NA\n2|p2|x|\n9|p2|x|\n".encode("cp1252"),
    "nodes.csv": "id;label;what\n1;CAF / Pôle;C\n2;PMI;santé\n".encode(),
    "projects.csv": b"code;titre;jour\np1;Atelier;05/03/2025\np2;Kiosque;NA\n",
}


def read(**changed: bytes | None) -> dict[str, Reading | Refusal]:
    files = {**FILES, **{name.replace("_", "."): content for name, content in changed.items()}}
    sources = [Source(name, content) for name, content in files.items() if content is not None]
    return {one.file: one for one in read_files(sources, mapping=read_mapping(EDGES), today=TODAY)}


def test_columns_constants_values_and_joins_make_rows():
    results = read()
    edges, nodes, projects = (results[name] for name in FILES)
    assert [plain(row) for row in edges.rows[:3]] == [
        {
            **{"organisation": "CAF / Pôle", "ids": ["local:1:unchecked"], "meeting_ids": ["local:p1:unchecked"]},
            **{"title": "Atelier", "when": "2025-03-05", "status": "present"},
            **{"format": "groupe-travail", "territory": "Canal"},
        },
        {
            **{"organisation": "PMI", "ids": ["local:2:unchecked"], "meeting_ids": ["local:p1:unchecked"]},
            **{"title": "Atelier", "when": "2025-03-05", "status": "excused"},
            **{"format": "groupe-travail", "territory": "Canal"},
        },
        {
            **{"organisation": "PMI", "ids": ["local:2:unchecked"], "meeting_ids": ["local:p2:unchecked"]},
            **{"title": "Kiosque", "status": "present", "format": "groupe-travail", "territory": "Canal"},
        },
    ]
    assert edges.rows[0].extra == {"reste": "été"} and edges.rows[1].extra == {}
    assert [row.values["field"] for row in nodes.rows] == ["cult", "sante"]
    assert codes(projects) == ["joined-only"]


def test_a_line_whose_number_is_in_no_other_file_is_left_out_and_said():
    edges = read()["edges-1.csv"]
    assert [row.line for row in edges.rows] == [2, 3, 4]
    assert remark(edges, "join-not-found").line == 5


def test_a_file_missing_from_the_call_is_named():
    refused = read(projects_csv=None)["edges-1.csv"]
    assert isinstance(refused, Refusal)
    assert refused.error.key == "forms.join-file" and "projects.csv" in refused.error.words()
    assert read(nodes_csv=b"x;y\n1;2\n")["edges-1.csv"].error.key == "forms.join-column"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[[file", "mapping-toml"),
        ("x = 1", "mapping-empty"),
        ('[[file]]\nform = "recette"', "unknown-form"),
        ('[[file]]\nform = "ties"\n[file.columns]\na = "saveur"', "mapping-role"),
        ('[[file]]\nform = "ties"\n[file.constants]\nsaveur = "a"', "mapping-role"),
        ('[[file]]\nform = "ties"\ncolonnes = "a"', "mapping-key"),
        ('[[file]]\nform = "ties"\n[file.join.a]\nfile = "b.csv"', "mapping-key"),
        ('[[file]]\nform = "ties"\n[file.columns]\na = 3', "mapping-key"),
        ('[origin]\nname = "FINESS"\n[[file]]\nform = "ties"', "mapping-origin"),
        ('[origin]\nnom = "FINESS"\n[[file]]\nform = "ties"', "mapping-key"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_one_sentence(text, key):
    with pytest.raises(NetworkError) as caught:
        read_mapping(text)
    assert caught.value.key == f"forms.{key}"
    assert caught.value.words("fr") and caught.value.words("en")


def test_a_header_that_the_mapping_names_but_the_file_lacks_is_a_refusal():
    mapping = read_mapping('[[file]]\nform = "ties"\n[file.columns]\na = "source"\nb = "target"\nc = "kind"')
    assert refusal("t.csv", "a;b\nCAF;PMI\n", mapping=mapping) == "forms.missing-column"


def test_a_constant_field_is_one_code():
    mapping = read_mapping('[[file]]\nform = "actors"\n[file.columns]\na = "name"\n[file.constants]\nfield = "santé"')
    assert plain(reading("t.csv", "a;b\nCAF;PMI\n", mapping=mapping).rows[0]) == {"name": "CAF", "field": "sante"}


def test_a_constant_that_means_nothing_is_a_refusal():
    mapping = read_mapping('[[file]]\nform = "actors"\n[file.columns]\na = "name"\n[file.constants]\nfield = "foot"')
    assert refusal("t.csv", "a;b\nCAF;PMI\n", mapping=mapping) == "forms.mapping-constant"


@pytest.mark.shared
def test_the_delta_science_tracker_is_read_by_its_mapping(shared):
    shelf = folder("examples") / "mappings" / "delta-science-tracker.toml"
    sources = [
        Source(path.name, path.read_bytes()) for path in sorted((shared / "data/delta-science-tracker").glob("*.csv"))
    ]
    mapping = read_mapping(Source(shelf.name, shelf.read_bytes()))
    edges, nodes, projects = read_files(sources, mapping=mapping, today=TODAY)
    assert len(edges.rows) == 680 and len(nodes.rows) == 139 and projects.rows == []
    projects_by_id = {row.values["meeting_ids"][0]: row.values for row in edges.rows}
    assert len(projects_by_id) == 297
    assert sum("when" not in values for values in projects_by_id.values()) == 26
    assert len({row.values["ids"][0] for row in edges.rows}) == 138
    assert {row.values["field"] for row in nodes.rows} == set(mapping.nomenclature)
    assert {row.values["format"] for row in edges.rows} == {"project"}
