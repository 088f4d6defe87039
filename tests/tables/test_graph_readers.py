"""Graph files in the clothes in which other tools write them."""

import io

import networkx as nx
import openpyxl
import pytest

from network.errors import UnreadableFile
from network.tables import read_book
from network.tables.graphs import Graph, read_tabular


def graph(name: str, content: str | bytes) -> Graph:
    read = read_book(name, content.encode() if isinstance(content, str) else content).graph
    assert read is not None
    return read


def tabular(book: openpyxl.Workbook | str) -> Graph:
    if isinstance(book, str):
        read = read_tabular(read_book("x.csv", book.encode()))
    else:
        saved = io.BytesIO()
        book.save(saved)
        read = read_tabular(read_book("x.xlsx", saved.getvalue()))
    assert read is not None
    return read[0]


def ends(read: Graph) -> list[tuple]:
    return [(edge.source, edge.target, edge.directed, edge.weight) for edge in read.edges]


def workbook(**sheets: list[list]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


# --- XML


def test_what_networkx_writes_is_read_with_its_attributes():
    drawn: nx.DiGraph = nx.DiGraph()
    drawn.add_node("a", label="CAF", champ="social", ouvert=True)
    drawn.add_edge("a", "b", weight=0.1)
    written = io.BytesIO()
    nx.write_graphml(drawn, written)
    read = graph("a.graphml", written.getvalue())
    assert dict(read.nodes[0].attributes) == {"label": "CAF", "champ": "social", "ouvert": True}
    assert read.edges[0].attributes["weight"] == 0.1 and read.edges[0].directed


def test_a_hyperedge_is_left_and_counted_and_nested_graphs_are_read():
    read = graph(
        "a.graphml",
        "<graphml><graph edgedefault='undirected'><node id='a'><graph edgedefault='directed'><node id='b'/>"
        "<edge source='a' target='b'/></graph></node><hyperedge><endpoint node='a'/></hyperedge></graph></graphml>",
    )
    assert [node.id for node in read.nodes] == ["a", "b"]
    assert ends(read) == [("a", "b", True, None)] and read.left == {"graph-hyperedges": 1}


@pytest.mark.parametrize(
    ("when", "spells"),
    [
        ("start='2019-01-01' end='2020-01-01'", [("2019-01-01", "2020-01-01")]),
        (
            "intervals='&lt;[2019-01-01, 2019-06-30]; [2021-01-01, 2021-02-01]&gt;'",
            [("2019-01-01", "2019-06-30"), ("2021-01-01", "2021-02-01")],
        ),
        ("timestamps='&lt;[2019-01-01, 2021-02-01]&gt;'", [("2019-01-01", "2019-01-01"), ("2021-02-01", "2021-02-01")]),
        ("", [(None, None)]),
    ],
)
def test_each_time_an_edge_exists_is_one_edge(when, spells):
    read = graph(
        "a.gexf",
        f"<gexf version='1.3'><graph><nodes><node id='a'/><node id='b'/></nodes>"
        f"<edges><edge source='a' target='b' weight='2.5' {when}/></edges></graph></gexf>",
    )
    assert [(edge.since, edge.until) for edge in read.edges] == spells
    assert {edge.weight for edge in read.edges} == {2.5}


def test_spells_and_defaults_and_lists_of_values_of_gexf():
    read = graph(
        "a.gexf",
        "<gexf xmlns='http://www.gexf.net/1.2draft'><graph defaultedgetype='directed'>"
        "<attributes class='node'><attribute id='0' title='champ'><default>social</default></attribute></attributes>"
        "<nodes><node id='a' label='CAF'><spells><spell start='2019-01-01'/>"
        "<spell start='2018-01-01' end='2018-06-01'/></spells></node>"
        "<node id='b'><attvalues><attvalue for='0' value='sante' start='1'/>"
        "<attvalue for='0' value='social' start='2'/></attvalues></node></nodes>"
        "<edges><edge source='a' target='b' type='mutual'/></edges></graph></gexf>",
    )
    assert dict(read.nodes[0].attributes) == {"champ": "social", "start": "2018-01-01"}
    assert read.nodes[1].attributes["champ"] == "sante | social"
    assert not read.edges[0].directed


@pytest.mark.parametrize(
    "content",
    [
        b"<?xml version='1.0'?><!DOCTYPE g [<!ENTITY a 'b'>]><graphml><graph><node id='&a;'/></graph></graphml>",
        b"<?xml version='1.0'?><!DOCTYPE g [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><graphml><graph>&a;</graph></graphml>",
        b"<graphml><graph>",
        b"<?xml version='1.0' encoding='klingon'?><graphml/>",
    ],
)
def test_entities_and_broken_xml_refuse_the_file(content):
    with pytest.raises(UnreadableFile, match="abîmé"):
        read_book("a.graphml", content)


def test_another_content_than_the_ending_says_is_refused_and_a_social_security_number_too():
    with pytest.raises(UnreadableFile, match="n'est pas ce que dit l'extension"):
        read_book("a.gexf", b"Source;Target\na;b\n")
    with pytest.raises(UnreadableFile, match="sécurité sociale"):
        read_book(
            "a.graphml",
            b"<graphml><graph><node id='a'><data key='x'>2 84 05 75 118 042 54</data></node></graph></graphml>",
        )


# --- Pajek


def test_pajek_in_windows_letters_with_comments_and_parameters():
    text = "% commentaire\r\n*Network réseau\r\n*Vertices 2\r\n"
    text += '1 "École" 0.1 0.2 0.5 box ic Red champ education\r\n2 CAF\r\n'
    text += '*Arcs\r\n1 2 2.5 c Blue l "oriente vers"\r\n2 1\r\n'
    read = graph("a.net", text.encode("cp1252"))
    assert [(node.label, dict(node.attributes)) for node in read.nodes] == [
        ("École", {"champ": "education"}),
        ("CAF", {}),
    ]
    assert ends(read) == [("École", "CAF", True, 2.5), ("CAF", "École", True, None)]
    assert read.edges[0].kind == "oriente vers"


def test_what_networkx_writes_as_pajek_is_read_with_its_attributes():
    drawn: nx.Graph = nx.Graph()
    drawn.add_edge("CAF de Paris", "PMI", weight=2.0, lien="oriente vers")
    written = io.BytesIO()
    nx.write_pajek(drawn, written)
    read = graph("a.net", written.getvalue())
    assert ends(read) == [("CAF de Paris", "PMI", False, 2.0)]
    assert dict(read.edges[0].attributes) == {"lien": "oriente vers"}


def test_vertices_of_the_same_name_are_known_by_their_rank_and_matrices_may_be_symmetric():
    read = graph("a.net", '*Vertices 3\n1 "X"\n2 "X"\n3 "Y"\n*Matrix\n0 1 0\n1 0 2\n0 2 0\n')
    assert [node.id for node in read.nodes] == ["1", "2", "Y"]
    assert ends(read) == [("1", "2", False, 1.0), ("2", "Y", False, 2.0)]


def test_lists_and_the_matrix_of_two_modes():
    lists = graph("a.net", '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n*Arcslist\n1 2 3\n*Edgeslist\n2 3\n')
    assert [edge[:3] for edge in ends(lists)] == [("a", "b", True), ("a", "c", True), ("b", "c", False)]
    matrix = graph("a.net", '*Vertices 3 2\n1 "a"\n2 "b"\n3 "réunion"\n*Matrix\n1\n0\n')
    assert [node.second for node in matrix.nodes] == [False, False, True]
    assert ends(matrix) == [("a", "réunion", False, 1.0)]


def test_of_a_project_the_first_network_is_read():
    read = graph("a.paj", '*Network un\n*Vertices 2\n1 "a"\n2 "b"\n*Edges\n1 2 1\n*Partition p\n*Vertices 2\n1\n2\n')
    assert len(read.nodes) == 2 and len(read.edges) == 1


# --- UCINET


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 3\n2 3 1.5",
        "DL N=3, FORMAT=EDGELIST1\nLABELS EMBEDDED:\nDATA:\na b 3\nb c 1.5",
        "dl n = 3\nformat = fullmatrix\nlabels:\na\nb\nc\ndata:\n0 3 0\n0 0 1.5\n0 0 0",
        "dl n=3\nlabels: a b c\ndata:\n0 3\n0 0 0 1.5 0 0\n0",
        "dl n=3 format=fullmatrix\nlabels embedded\ndata:\n a b c\na 0 3 0\nb 0 0 1.5\nc 0 0 0",
        'dl n=3 format=edgelist1\nlabels:\n"a", "b" "c"\ndata:\n1 2 3\n2 3 1.5',
    ],
)
def test_one_network_in_several_forms_of_dl(text):
    assert ends(graph("a.dl", text)) == [("a", "b", True, 3.0), ("b", "c", True, 1.5)]


def test_a_dl_file_is_known_by_its_first_word_whatever_its_ending():
    read = graph("a.txt", "dl n=3 format=nodelist1\nlabels:\na,b,c\ndata:\n1 2 3\n2 3")
    assert [edge[:2] for edge in ends(read)] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_two_modes_of_dl_in_a_matrix_and_in_lists():
    told = "row labels: a, b\ncolumn labels: r1, r2\n"
    forms = (
        f"dl nr=2 nc=2 format=fullmatrix\n{told}data:\n1 0\n1 1",
        f"dl nr=2 nc=2 format=edgelist2\n{told}data:\n1 1\n2 1\n2 2",
        f"dl nr=2 nc=2 format=nodelist2\n{told}data:\n1 1\n2 1 2",
    )
    for text in forms:
        read = graph("a.dl", text)
        assert [edge[:3] for edge in ends(read)] == [("a", "r1", False), ("b", "r1", False), ("b", "r2", False)]
        assert [node.second for node in read.nodes] == [False, False, True, True]


def test_a_triangle_has_no_direction_and_an_unknown_format_gives_its_names_only():
    read = graph("a.dl", "dl n=3 format=lowerhalf\nlabels: a,b,c\ndata:\n0\n2 0\n0 1 0")
    assert ends(read) == [("b", "a", False, 2.0), ("c", "b", False, 1.0)]
    odd = graph("a.dl", "dl n=2 format=blockmatrix\nlabels: a,b\ndata:\n1")
    assert [node.id for node in odd.nodes] == ["a", "b"] and odd.left == {"graph-dl-format": 1}


# --- tables


def test_kumu_in_one_sheet_with_sections_and_several_targets():
    rows = [
        ["Label", "Type"],
        ["CAF", "institution"],
        ["PMI", "service"],
        [],
        [],
        ["From", "To", "Direction"],
        ["CAF", "PMI|École", "mutual"],
    ]
    read = tabular(workbook(Carte=rows, **{"brouillon (ignore)": [["From", "To", "Direction"], ["x", "y", "mutual"]]}))
    assert [node.id for node in read.nodes] == ["CAF", "PMI", "École"]
    assert ends(read) == [("CAF", "PMI", False, None), ("CAF", "École", False, None)]


def test_elements_of_one_label_are_told_apart_by_their_type_as_kumu_does():
    rows = [["Label", "Type"], ["Tanger", "école"], ["Tanger", "crèche"]]
    assert [node.id for node in tabular(workbook(Elements=rows)).nodes] == ["Tanger (école)", "Tanger (crèche)"]


def test_nodexl_is_read_under_its_captions_and_its_own_sheets_are_no_data():
    read = tabular(
        workbook(
            Edges=[
                [None, None, "Visual Properties"],
                ["Vertex 1", "Vertex 2", "Color", "Label", "ID", "Edge Weight"],
                ["CAF", "PMI", None, "oriente vers", 3, 4],
            ],
            Vertices=[
                [None, "Visual Properties"],
                ["Vertex", "Color", "Label", "ID", "Champ"],
                ["CAF", None, None, 1, "social"],
                ["Seule", None, None, 9, None],
            ],
            Groups=[["Group"], ["G1"]],
        )
    )
    assert [(node.id, dict(node.attributes)) for node in read.nodes][:2] == [
        ("CAF", {"Champ": "social"}),
        ("Seule", {}),
    ]
    assert ends(read) == [("CAF", "PMI", True, 4.0)]


def test_gephi_says_directions_and_intervals():
    read = tabular(
        "Source,Target,Type,Weight,Time Interval\n"
        'a,b,Undirected,2,"<[2019-01-01, 2019-12-31]>"\nb,c,Directed,1,\na,c,Mixed,1,\n'
    )
    assert ends(read) == [("a", "b", False, 2.0), ("b", "c", True, 1.0), ("a", "c", True, 1.0)]
    assert (read.edges[0].since, read.edges[0].until) == ("2019-01-01", "2019-12-31")


@pytest.mark.parametrize(
    "text",
    ["source;target;type;poids\na;b;oriente vers;1\n", "Structure;Champ\nCAF;social\n", "De;Vers;Lien\na;b;finance\n"],
)
def test_a_table_that_our_forms_read_is_no_graph(text):
    assert read_tabular(read_book("x.csv", text.encode())) is None
