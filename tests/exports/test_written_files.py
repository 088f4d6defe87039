"""What leaves: read back by the tools it is for, and holding nothing that could run or call out."""

import datetime as dt
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import defusedxml.ElementTree
import networkx as nx
import pytest

from made import meetings, territory
from network.errors import Refused
from network.exports import FORMATS, harmless, to_gexf, to_graphml, to_html, to_pyvis, to_svg, write
from network.exports.names import Spot, place_names
from network.views import ViewDocument, document


@pytest.fixture(scope="module")
def quartiers() -> ViewDocument:
    return document(territory(80), title="Quatre quartiers", fictional=True, today=dt.date(2025, 3, 5))


def test_graphml_holds_the_actors_their_attributes_and_the_pairs(quartiers, tmp_path):
    graph = nx.read_graphml(write(quartiers, tmp_path / "a.graphml", "graphml"))
    assert graph.number_of_nodes() == 80
    assert graph.number_of_edges() == len(set(zip(quartiers.ties["a"], quartiers.ties["b"], strict=True)))
    first = graph.nodes[quartiers.actors["id"][0]]
    assert first["label"] == quartiers.actors["name"][0]
    assert first["field"] in {row["code"] for row in quartiers.legend["fields"]}


def test_what_is_unknown_is_left_out_of_graphml(quartiers, tmp_path):
    graph = nx.read_graphml(write(quartiers, tmp_path / "a.graphml", "graphml"))
    assert sum("field" not in data for _, data in graph.nodes(data=True)) == quartiers.legend["fields"][-1]["n"]


def test_several_periods_of_a_tie_are_joined_in_graphml():
    network = territory(20)
    again = network.ties.assign(since=dt.date(2024, 1, 1), until=None)
    network.ties.loc[len(network.ties)] = again.iloc[0]
    graph = nx.parse_graphml(to_graphml(document(network, title="x")))
    a, b = (network.actors["uid"][int(network.ties[end][0])] for end in ("a", "b"))
    assert graph.edges[a, b]["since"] == f"{network.ties['since'][0]}|2024-01-01"


def test_gexf_holds_places_colours_and_spells(quartiers, tmp_path):
    graph = nx.read_gexf(write(quartiers, tmp_path / "a.gexf", "gexf"))
    data = graph.nodes[quartiers.actors["id"][0]]
    field = quartiers.legend["fields"][quartiers.actors["field"][0]]
    assert bytes(data["viz"]["color"][one] for one in "rgb").hex().upper() == field["colour"][1:]
    assert data["viz"]["position"]["x"] == quartiers.actors["x"][0]
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\d", spell[0]) for *_, edge in graph.edges(data=True) for spell in edge["spells"]
    )


def test_gexf_is_dated_by_its_data_and_says_that_it_is_fictional(quartiers):
    told = to_gexf(quartiers)
    assert 'lastmodifieddate="2025-03-05"' in told
    assert "Territoire fictif" in defusedxml.ElementTree.fromstring(told)[0][1].text


def test_a_directed_layer_stays_directed():
    network = territory(20)
    directed = type(network)(network.actors, network.ties, network.presences, network.events, directed=True)
    assert nx.parse_graphml(to_graphml(document(directed, title="x"))).is_directed()


def test_meetings_leave_as_nodes_with_their_date():
    graph = nx.parse_graphml(to_graphml(document(meetings(), title="x")))
    events = [data for _, data in graph.nodes(data=True) if data["kind"] == "event"]
    assert len(events) == 25
    assert events[0]["date"] == "2021-01-10"


def test_svg_is_one_picture_with_every_mark_every_tie_and_no_overlapping_name(quartiers):
    root = ElementTree.fromstring(to_svg(quartiers))
    space = "{http://www.w3.org/2000/svg}"
    titles = [one.text for one in root.iter(f"{space}title")]
    assert titles[1:] and sorted(titles[1:]) == sorted(quartiers.actors["name"])
    curves = sum(path.get("d").count("Q") for path in root.iter(f"{space}path"))
    assert curves == len(quartiers.ties["a"])


def test_names_of_the_svg_never_overlap():
    spots = [Spot((at * 37) % 900, 100 + (at * 53) % 600, 5, f"Centre social {at}", at % 9) for at in range(300)]
    boxes = [name.box for name in place_names(spots, (0, 0, 1000, 800))]
    assert len(boxes) > 10
    assert not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for i, a in enumerate(boxes) for b in boxes[:i]
    )


def test_the_file_for_300_actors_weighs_at_most_120_kilobytes():
    network = territory(300)
    assert 800 <= len(network.ties) <= 1000
    assert len(to_html(document(network, title="x")).encode()) <= 120 * 1024


class Addresses(HTMLParser):
    """Every address that a page asks for by an attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.found += [value for name, value in attrs if name in {"src", "href", "srcset", "action", "data"} and value]


@pytest.mark.parametrize("form", [to_html, to_pyvis])
def test_a_page_asks_for_no_address(quartiers, form):
    page = Addresses()
    page.feed(form(quartiers))
    assert set(page.found) == {"data:,"}


@pytest.mark.parametrize("form", [to_html, to_pyvis])
def test_a_page_lets_only_its_own_code_run(quartiers, form):
    html = form(quartiers)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    scripts = re.search(r"script-src ([^;]+)", policy)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in scripts and "http" not in policy


def test_a_page_says_that_the_territory_is_fictional_and_when_it_was_drawn(quartiers):
    html = to_html(quartiers)
    assert "Territoire fictif" in html
    assert "05/03/2025" in html
    assert '<html lang="fr">' in html


def test_pyvis_draws_one_line_a_pair_at_our_places_without_physics(quartiers):
    html = to_pyvis(quartiers)
    nodes, edges = (
        json.loads(re.search(rf"{name} = new vis.DataSet\((.*)\);", html)[1]) for name in ("nodes", "edges")
    )
    assert [node["id"] for node in nodes] == quartiers.actors["id"]
    assert len({(edge["from"], edge["to"]) for edge in edges}) == len(edges)
    assert '"physics": {"enabled": false}' in re.sub(r"\s+", " ", html).replace('{ "', '{"').replace(
        "false }", "false}"
    )
    colours = {row["colour"] for row in quartiers.legend["fields"]}
    assert {node["color"]["background"] for node in nodes} <= colours | {"#FFFFFF"}


def test_pyvis_refuses_more_than_a_thousand_actors():
    with pytest.raises(Refused, match="1001"):
        to_pyvis(document(territory(1001, ties=1), title="x"))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_written_the_same_twice(quartiers, form, tmp_path):
    first = write(quartiers, tmp_path / "one", form).read_bytes()
    assert first == write(quartiers, tmp_path / "two", form).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_an_unknown_format_names_those_that_exist(quartiers, tmp_path):
    with pytest.raises(Refused) as refused:
        write(quartiers, tmp_path / "a.png", "png")
    assert "« png »" in refused.value.words("fr") and "graphml" in refused.value.words("fr")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_does_not_exist_is_named(quartiers, tmp_path):
    with pytest.raises(Refused) as refused:
        write(quartiers, tmp_path / "absent" / "a.html")
    assert f"le dossier {tmp_path / 'absent'} n'existe pas" in refused.value.words("fr")


def test_a_folder_in_the_place_of_the_file_is_said(quartiers, tmp_path):
    with pytest.raises(Refused, match="c'est un dossier"):
        write(quartiers, tmp_path, "json")


@pytest.mark.parametrize("cell", ["=1+1", "+33 1", "-2+3", "@SUM(A1)", "\tx", "  =1"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(cell):
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["École", "a=b", -3, 2.5, None, True, dt.date(2025, 3, 5)])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell
