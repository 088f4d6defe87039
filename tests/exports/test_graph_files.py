"""What leaves for another tool comes back: the same actors, fields, ties, kinds, weights, directions and dates."""

import datetime as dt
import io
import zipfile

import networkx as nx
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imported import NOW, bring, reading
from made import meetings, territory
from network.exports import to_gexf, to_graphml
from network.exports.interchange import GRAPH_FORMATS, graph_files, graph_of, parcel, write_graph
from network.forms import Reading, Source, read_files
from network.importing import import_files
from network.listings import tables
from network.model import When
from network.study import Lens, Network
from network.views import document
from network.vocabulary import kinds

TODAY = dt.date(2026, 1, 5)
FORMATS = (*GRAPH_FORMATS, "gexf", "graphml")
UNDATED = ("pajek", "dl")  # their files have no place for a date

NAMES = (
    "CAF de Paris", 'Collectif "Les Tilleuls"', "École élém. Tanger, A", "= Ludothèque", "PMI & Cie; Flandre",
    "@ssociation Ô", "Centre social d'Œuvres", "+ de liens", "Régie | Canal",
)  # fmt: skip
COMPONENTS = {"collaborations": "collaborates", "agreements": "agreement"}
DIRECTED = {"referrals": "refers", "funding": "funds", "awareness": "knows"}
weights = st.floats(0.001, 1e6) | st.sampled_from([1.0, 2.0])
days = st.none() | st.dates(dt.date(2015, 1, 1), dt.date(2025, 1, 1))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """A few actors, some alone, tied in several ways and at several times."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True))
    fields = [draw(st.sampled_from((("social", "petite-enfance"), ("sante", "sante"), (None, None)))) for _ in names]
    actors = pd.DataFrame(
        {
            "uid": [f"act-{at:020x}" for at, _ in enumerate(names)],
            "name": names,
            "kind": [draw(st.sampled_from(("structure", "service", "institution", "group"))) for _ in names],
            "field": [core for core, _ in fields],
            "extended": [extended for _, extended in fields],
        }
    )
    directed = draw(st.booleans())
    rows = []
    for _ in range(draw(st.integers(0, 5))):
        source, target = draw(st.permutations(list(actors["uid"])))[:2]
        since, until = draw(days), draw(days)
        rows.append(
            {
                "source": source,
                "target": target,
                "weight": draw(weights),
                "component": draw(st.sampled_from(sorted(DIRECTED if directed else COMPONENTS))),
                "since": since,
                "until": until if since and until and since <= until else None,
            }
        )
    columns = ["source", "target", "weight", "component", "since", "until"]
    ties = pd.DataFrame(rows, columns=columns).astype(object)
    return Network.from_tables(actors, ties, directed=directed, lens=Lens())


def files_of(network: Network, format: str) -> dict[str, bytes]:
    if format in GRAPH_FORMATS:
        return graph_files(graph_of(network), format, ["Territoire fictif"])
    drawn = document(network, title="x")
    told = to_gexf(drawn, network) if format == "gexf" else to_graphml(drawn, network)
    return {f"network.{format}": told.encode()}


def read_back(files: dict[str, bytes]) -> list[Reading]:
    sources = [Source(name, content) for name, content in files.items() if not name.endswith((".clu", ".txt"))]
    read = read_files(sources, today=TODAY)
    assert all(isinstance(one, Reading) for one in read), [getattr(one, "error", None) for one in read]
    return read


def shown(when: When | None) -> str | None:
    return when.date.isoformat() if when else None


def told(network: Network, *, dated: bool = True) -> tuple[dict, dict]:
    """Actors by name with kind and field, and ties by ends, kind and dates with their weight."""
    graph = graph_of(network)
    names = {node.id: node.label for node in graph.nodes}
    actors = {
        node.label: (node.attributes.get("kind"), node.attributes.get("extended") or node.attributes.get("field"))
        for node in graph.nodes
        if not node.second
    }
    ties: dict = {}
    for edge in graph.edges:
        ends = (names[edge.source], names[edge.target])
        period = (edge.since, edge.until) if dated else (None, None)
        key = (*(ends if edge.directed else sorted(ends)), edge.kind, *period)
        ties[key] = ties.get(key, 0.0) + edge.weight
    return actors, ties


def came(read: list[Reading]) -> tuple[dict, dict]:
    rows = [row for one in read for row in one.rows]
    actors = {
        row.values["name"]: (row.values.get("kind"), row.values.get("field")) for row in rows if row.form == "actors"
    }
    ties = {}
    for row in (row for row in rows if row.form == "ties"):
        ends, kind = (row.values["source"], row.values["target"]), row.values["kind"]
        period = (shown(row.values.get("since")), shown(row.values.get("until")))
        key = (*(ends if kinds()[kind].directed else sorted(ends)), kind, *period)
        assert key not in ties
        ties[key] = row.values.get("weight")
    return actors, ties


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_a_network_comes_back_as_it_left(format: str, network: Network):
    actors, ties = came(read_back(files_of(network, format)))
    expected_actors, expected_ties = told(network, dated=format not in UNDATED)
    assert actors == expected_actors
    assert ties.keys() == expected_ties.keys()
    assert ties == pytest.approx(expected_ties, rel=1e-12)


@pytest.mark.parametrize("format", FORMATS)
def test_meetings_and_who_came_come_back_with_their_dates(format: str):
    network = meetings(12, 5)
    read = read_back(files_of(network, format))
    rows = [row for one in read for row in one.rows if row.form == "attendance-list"]
    names, titles = list(network.actors["name"]), list(network.events["title"])
    seats = zip(network.presences["actor"], network.presences["event"], strict=True)
    assert {(row.values["organisation"], row.values["title"]) for row in rows} == {
        (names[int(actor)], titles[int(event)]) for actor, event in seats
    }
    dates = dict(zip(titles, network.events["date"], strict=True))
    assert all(row.values["when"].date == dates[row.values["title"]] for row in rows)


@pytest.mark.parametrize("format", FORMATS)
def test_actors_of_the_same_name_stay_apart(format: str):
    actors = pd.DataFrame({"uid": ["act-1", "act-2", "act-3"], "name": ["Collège", "Collège", "CAF"], "field": None})
    ties = pd.DataFrame({"source": ["act-1", "act-2"], "target": ["act-3", "act-3"], "component": "collaborations"})
    actors_back, ties_back = came(read_back(files_of(Network.from_tables(actors, ties), format)))
    assert len(actors_back) == 3 and len(ties_back) == 2


def test_other_tools_open_what_leaves(tmp_path):
    network = territory(30)
    drawn = document(network, title="x")
    assert nx.parse_graphml(to_graphml(drawn, network)).number_of_nodes() == 30
    path = write_graph(graph_of(network), tmp_path / "network.net", "pajek", ["Territoire fictif"])
    read = nx.parse_pajek(path.read_text("utf-8-sig").splitlines())
    assert (read.number_of_nodes(), read.number_of_edges()) == (30, len(network.ties))
    gexf = tmp_path / "network.gexf"
    gexf.write_text(to_gexf(drawn, network), "utf-8")
    assert nx.read_gexf(gexf).number_of_edges() == len(network.ties)


def test_nodexl_has_its_headers_on_the_second_line_and_kumu_on_the_first():
    network = territory(5)
    nodexl = openpyxl.load_workbook(io.BytesIO(files_of(network, "nodexl")["nodexl.xlsx"]))
    assert [cell.value for cell in nodexl["Edges"][2]][:2] == ["Vertex 1", "Vertex 2"]
    kumu = openpyxl.load_workbook(io.BytesIO(files_of(network, "kumu")["kumu.xlsx"]))
    assert [cell.value for cell in kumu["Connections"][1]][:4] == ["From", "To", "Type", "Direction"]


def test_labels_of_dl_have_no_spaces_and_the_legend_gives_the_names():
    files = files_of(territory(5), "dl")
    labels = files["works-with.dl"].decode().split("labels:\n")[1].split("data:")[0].split()
    assert len(labels) == 5
    legend = files["nodes.csv"].decode().splitlines()
    assert legend[0].startswith("Id,Label,uid") and [line.split(",")[0] for line in legend[1:]] == labels


def test_several_files_make_one_parcel_and_a_folder(tmp_path):
    files = files_of(territory(5), "pajek")
    assert zipfile.ZipFile(io.BytesIO(parcel(files))).namelist() == list(files)
    write_graph(graph_of(territory(5)), tmp_path / "out", "pajek", ["Territoire fictif"])
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(files)
    assert (tmp_path / "out" / "lisez-moi.txt").read_text("utf-8") == "Territoire fictif\n"


def test_a_file_that_left_a_store_finds_its_own_actors_there_whatever_they_are_called_since(embedded):
    bring(embedded, reading("a.csv", "actors", {"name": "PMI Flandre"}, {"name": "CAF de Paris"}))
    uids = {row["name"]: row["uid"] for row in tables(embedded)["actors"].to_dict("records")}
    nodes = f"Id,Label\n{uids['PMI Flandre']},Protection maternelle du canal\n{uids['CAF de Paris']},CAF de Paris\n"
    edges = f"Source,Target,Type,Kind\n{uids['PMI Flandre']},{uids['CAF de Paris']},Directed,refers\n"
    files = [Source("nodes.csv", nodes.encode()), Source("edges.csv", edges.encode())]
    import_files(embedded, files, today=TODAY, now=NOW, by="tests", apply=True)
    held = tables(embedded)
    assert {row["name"]: row["uid"] for row in held["actors"].to_dict("records")} == uids
    assert all(not row["ids"] for row in held["actors"].to_dict("records"))
    (tie,) = held["ties"].to_dict("records")
    assert (tie["source"], tie["target"]) == (uids["PMI Flandre"], uids["CAF de Paris"])


@pytest.mark.parametrize("format", ["dl", "pajek"])
def test_asked_for_alone_one_file_holds_every_kind(format: str, tmp_path):
    actors = pd.DataFrame({"uid": ["act-1", "act-2"], "name": ["CAF", "PMI"], "field": None})
    rows = {"source": ["act-1"] * 2, "target": ["act-2"] * 2, "component": sorted(COMPONENTS), "weight": [2.0, 0.5]}
    network = Network.from_tables(actors, pd.DataFrame(rows))
    path = write_graph(graph_of(network), tmp_path / f"reseau.{'net' if format == 'pajek' else 'dl'}", format)
    _, ties = came(read_back({path.name: path.read_bytes()}))
    assert {(key[2], weight) for key, weight in ties.items()} == {("agreement", 2.0), ("collaborates", 0.5)}
