"""XML from strangers, by every door: entities are never expanded, files beside are never read."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest

from network.errors import UnreadableFile
from network.tables import read_book

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
GRAPH = '<graph edgedefault="undirected"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph>'
GEXF = '<graph><nodes><node id="a" label="CAF"/></nodes><edges/></graph>'


def written(save: Callable[[io.BytesIO], object]) -> bytes:
    content = io.BytesIO()
    save(content)
    return content.getvalue()


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Structure", "Champ"])
    book.active.append(["MARK", "santé"])
    return written(book.save)


def ods() -> bytes:
    table = pd.DataFrame([["MARK", "santé"]], columns=["Structure", "Champ"])
    return written(lambda content: table.to_excel(content, engine="odf", index=False))


def minutes() -> bytes:
    document = docx.Document()
    document.add_paragraph("Comité du 5 mars 2025 MARK")
    return written(document.save)


def poisoned(content: bytes, part: str, doctype: str, entity: str) -> bytes:
    """An archive with a document type of its own before the root of one part, and an entity where MARK stood."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        assert part in before.namelist()
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                declaration, _, rest = text.decode().rpartition("?>")
                declaration = f"{declaration}?>" if declaration else ""
                text = f"{declaration}{doctype}{rest.replace('MARK', entity)}".encode()
            after.writestr(name, text)
    return held.getvalue()


PARTS = [
    ("suivi.xlsx", xlsx, "xl/workbook.xml"),
    ("suivi.xlsx", xlsx, "xl/styles.xml"),
    ("suivi.xlsx", xlsx, "xl/worksheets/sheet1.xml"),
    ("suivi.ods", ods, "content.xml"),
    ("comite.docx", minutes, "word/document.xml"),
]
GRAPHS = [
    ("reseau.graphml", f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{GRAPH}</graphml>', 'id="a"'),
    ("reseau.gexf", f'<gexf xmlns="http://gexf.net/1.3" version="1.3">{GEXF}</gexf>', 'label="CAF"'),
]


def told(name: str, content: bytes) -> str:
    """Everything that was read of a file; nothing when it was refused."""
    try:
        return repr(read_book(name, content))
    except UnreadableFile as error:
        return error.message("fr")


@pytest.mark.parametrize(("name", "make", "part"), PARTS, ids=[part for _, _, part in PARTS])
def test_an_archive_that_laughs_a_billion_times_is_read_without_it_or_refused(name, make, part):
    assert "haha" not in told(name, poisoned(make(), part, BOMB, "&l9;"))


@pytest.mark.parametrize(("name", "make", "part"), PARTS, ids=[part for _, _, part in PARTS])
def test_an_archive_never_shows_a_file_beside_it(name, make, part, tmp_path: Path):
    (tmp_path / "mot-de-passe.txt").write_text("TOP-SECRET", "utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY out SYSTEM "{(tmp_path / "mot-de-passe.txt").as_uri()}">]>'
    assert "TOP-SECRET" not in told(name, poisoned(make(), part, doctype, "&out;"))


@pytest.mark.parametrize(("name", "text", "where"), GRAPHS, ids=[name for name, _, _ in GRAPHS])
def test_a_graph_with_entities_is_refused(name, text, where, tmp_path: Path):
    (tmp_path / "mot-de-passe.txt").write_text("TOP-SECRET", "utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY out SYSTEM "{(tmp_path / "mot-de-passe.txt").as_uri()}">]>'
    key = where.split("=")[0]
    for doctype, entity in ((BOMB, "&l9;"), (outside, "&out;")):
        poison = text.replace(where, f'{key}="{entity}"', 1)
        content = f"{doctype}{poison}".encode()
        with pytest.raises(UnreadableFile):
            read_book(name, content)


@pytest.mark.parametrize(("name", "make"), [("suivi.xlsx", xlsx), ("suivi.ods", ods), ("comite.docx", minutes)])
def test_the_same_files_without_entities_are_read(name, make):
    assert "MARK" in told(name, make())


@pytest.mark.parametrize(("name", "text", "where"), GRAPHS, ids=[name for name, _, _ in GRAPHS])
def test_the_same_graphs_without_entities_are_read(name, text, where):
    assert "a" in told(name, f'<?xml version="1.0"?>{text}'.encode())
