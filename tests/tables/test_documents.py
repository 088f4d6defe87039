"""Word documents: text as people see it, tables with their merged cells, and hostile ones."""

import io
import zipfile

import docx
import pytest

from network.errors import UnreadableFile
from network.tables import Merge, read_book

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def written(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def with_xml(body: str) -> bytes:
    """A document whose body is that XML."""
    content = written("x")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = f"<w:document {SPACE}><w:body>{body}</w:body></w:document>".encode()
            new.writestr(name, part if name == "word/document.xml" else old.read(name))
    return stream.getvalue()


def refused(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_book(name, content)
    assert name in caught.value.words("fr")
    return caught.value.key


def test_paragraphs_bullets_and_headings_are_lines():
    document = docx.Document()
    document.add_heading("Présents", 1)
    document.add_paragraph("CAF\u00a0de Paris", style="List Bullet")
    document.add_paragraph("Une ligne\nune autre")
    [text] = read_book("a.docx", saved(document)).sheets
    assert text.rows == [["Présents"], ["• CAF de Paris"], ["Une ligne\nune autre"]]
    assert text.prose and text.headings == {1}


def test_a_table_is_in_the_text_and_on_a_sheet_of_its_own_with_what_stands_above_it():
    document = docx.Document()
    document.add_paragraph("Réunion du 5 mars 2025")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).text = "CAF"
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).text = "Mars"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 2).text = "x"
    document.add_paragraph("Fin")
    text, sheet = read_book("a.docx", saved(document)).sheets
    assert [row[0] for row in text.rows if row] == ["Réunion du 5 mars 2025", "CAF", None, None, "Fin"]
    assert sheet.rows[0] == ["CAF", "Mars", None] and sheet.rows[2][2] == "x"
    assert set(sheet.merges) == {Merge(0, 0, 1, 0), Merge(0, 1, 0, 2)}
    assert sheet.above == ("Réunion du 5 mars 2025",) and sheet.in_text


def test_what_was_inserted_is_read_what_was_deleted_or_hidden_is_not():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:ins>{run.format('CAF')}</w:ins><w:del><w:r><w:delText>PMI</w:delText></w:r></w:del>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('École')}<w:r><w:tab/></w:r>{run.format('Tanger')}</w:p>"
        f"</w:sdtContent></w:sdt><w:p><w:moveFrom>{run.format('ailleurs')}</w:moveFrom></w:p>"
    )
    [text] = read_book("a.docx", with_xml(body)).sheets
    assert text.rows == [["CAF"], ["École Tanger"], [None]]


def test_a_table_inside_a_cell_is_text_of_that_cell():
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Présents"
    outer.cell(0, 1).text = "CAF"
    inner = outer.cell(0, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "PMI"
    _, sheet = read_book("a.docx", saved(document)).sheets
    assert sheet.rows == [["Présents", "CAF\nPMI"]]


def test_parts_out_of_their_place_and_depth_without_end_are_no_failure():
    for body in ("<w:tbl><w:tc/></w:tbl>", "<w:t>x</w:t>", "<w:p>" * 2000 + "</w:p>" * 2000):
        assert refused("a.docx", with_xml(body)) == "tables.empty"
    deep = "<w:tbl><w:tr><w:tc>" * 2000 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 2000
    assert read_book("a.docx", with_xml(deep)).sheets[1].rows == [["x"]]


def test_more_paragraphs_than_lines_are_allowed_are_refused_while_they_are_read():
    numbered = "".join(f"<w:p><w:r><w:t>{number * 7919}</w:t></w:r></w:p>" for number in range(50_011))
    assert refused("a.docx", with_xml(numbered)) == "tables.too-many-lines"


def test_hostile_empty_and_damaged_documents_are_refused():
    assert refused("a.docx", written()) == "tables.empty"
    content = written("Présents : CAF")
    assert refused("a.docx", content[: len(content) // 2]) == "tables.damaged"
    assert refused("a.docx", with_xml("<w:p>")) == "tables.damaged"
    assert refused("a.docm", content) == "tables.macros"
    assert refused("a.xlsx", content) == "tables.other-content"
    assert refused("a.docx", with_xml("<w:p/>" + "<w:tbl><w:tr>" + "<w:tc/>" * 501 + "</w:tr></w:tbl>")) == (
        "tables.too-many-columns"
    )
    assert refused("a.docx", written("n 2 55 08 14 168 025 38")) == "tables.nir"


@pytest.mark.parametrize("prolog", ['<!DOCTYPE w [<!ENTITY a "aa">]>', "<!-- x -->" * 500 + '<!DOCTYPE w SYSTEM "x">'])
def test_entities_are_never_expanded(prolog):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{prolog}<w:document {SPACE}><w:body/></w:document>")
    assert refused("a.docx", stream.getvalue()) in {"tables.entities", "tables.damaged"}


def test_the_general_reader_of_documents_agrees_on_a_plain_one():
    content = written("Compte rendu", "Présents : CAF ; Excusés : PMI")
    theirs = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert [row[0] for row in read_book("a.docx", content).sheets[0].rows] == theirs
