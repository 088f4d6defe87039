"""Workbooks of three kinds: values, merged cells, hidden lines and sheets, formulas, and hostile ones."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from network.errors import UnreadableFile
from network.tables import Merge, read_book


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def refused(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_book(name, content)
    return caught.value.key


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_dates_numbers_and_truths_keep_their_type_in_both_date_systems(epoch):
    workbook = openpyxl.Workbook()
    if epoch:
        workbook.epoch = epoch
    sheet = workbook.active
    sheet.append(["x", dt.date(2025, 3, 5), dt.datetime(2025, 3, 5, 14, 30), 12, 1.5, True, "  a ", None])
    assert read_book("a.xlsx", saved(workbook)).sheets[0].rows[0][:7] == [
        *("x", dt.date(2025, 3, 5), dt.datetime(2025, 3, 5, 14, 30)),
        *(12, 1.5, True, "a"),
    ]


def test_merges_hidden_lines_hidden_sheets_and_formulas_without_value_are_told():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["Titre", None], ["Structure", "n"], ["CAF", "=1+1"], ["PMI", 2]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    workbook.create_sheet("anciens").sheet_state = "hidden"
    first, second = read_book("a.xlsx", saved(workbook)).sheets
    assert first.merges == (Merge(0, 0, 0, 1),)
    assert first.hidden_lines == {4}
    assert first.hidden_columns == {2}
    assert first.unkept == ((3, 1),)
    assert second.hidden and not first.hidden


def test_lines_keep_the_number_that_the_spreadsheet_shows():
    workbook = openpyxl.Workbook()
    workbook.active["C5"] = "loin"
    assert read_book("a.xlsx", saved(workbook)).sheets[0].rows[4][2] == "loin"


def test_an_old_workbook_tells_its_merged_cells():
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Feuille")
    sheet.write_merge(0, 0, 0, 2, "Titre")
    sheet.write(1, 0, "CAF")
    stream = io.BytesIO()
    workbook.save(stream)
    read = read_book("a.xls", stream.getvalue()).sheets[0]
    assert read.rows[1][0] == "CAF"
    assert read.merges == (Merge(0, 0, 0, 2),)


@pytest.mark.parametrize("lines", [1, 3000])
def test_an_old_workbook_tells_what_is_hidden(lines):
    workbook = xlwt.Workbook()
    workbook.add_sheet("Vide")
    sheet = workbook.add_sheet("Feuille")
    for line in range(lines + 2):
        for column in range(4):
            sheet.write(line, column, f"CAF {line} {column}")
    sheet.row(1).hidden = True
    sheet.col(2).hidden = True
    stream = io.BytesIO()
    workbook.save(stream)
    first, second = read_book("a.xls", stream.getvalue()).sheets
    assert (first.hidden_lines, first.hidden_columns) == (frozenset(), frozenset())
    assert (second.hidden_lines, second.hidden_columns) == ({2}, {2})
    assert second.rows[1][3] == "CAF 1 3"


def ods(*, hidden: bool = False) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Présences")
    table.addElement(TableColumn(numbercolumnsrepeated=2))
    table.addElement(TableColumn(visibility="collapse"))
    merged = TableRow()
    cell = TableCell(valuetype="string", numberrowsspanned=2, numbercolumnsspanned=1)
    cell.addElement(P(text="CAF"))
    merged.addElement(cell)
    table.addElement(merged)
    below = TableRow(visibility="collapse") if hidden else TableRow()
    below.addElement(CoveredTableCell())
    second = TableCell(valuetype="string")
    second.addElement(P(text="x"))
    below.addElement(second)
    table.addElement(below)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def test_an_opendocument_sheet_tells_spans_and_hidden_lines():
    read = read_book("a.ods", ods(hidden=True)).sheets[0]
    assert read.name == "Présences"
    assert read.rows[1][1] == "x"
    assert read.merges == (Merge(0, 0, 1, 0),)
    assert read.hidden_lines == {2}
    assert read.hidden_columns == {2}


def test_a_cell_at_the_far_corner_is_refused_before_the_area_is_filled():
    workbook = openpyxl.Workbook()
    workbook.active["XFD1048576"] = "x"
    assert refused("coin.xlsx", saved(workbook)) == "tables.too-many-lines"


def test_a_sheet_styled_down_to_the_last_line_is_no_larger_for_it():
    workbook = openpyxl.Workbook()
    workbook.active.append(["Structure"])
    workbook.active["A60000"].font = openpyxl.styles.Font(bold=True)
    assert len(read_book("a.xlsx", saved(workbook)).sheets[0].rows) == 1


def test_too_many_sheets_are_refused():
    workbook = openpyxl.Workbook()
    for _ in range(200):
        workbook.create_sheet()
    assert refused("a.xlsx", saved(workbook)) == "tables.too-many-sheets"


def rezipped(content: bytes, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def test_hostile_damaged_and_protected_workbooks_are_refused():
    workbook = openpyxl.Workbook()
    workbook.active.append(["Structure"])
    good = saved(workbook)
    assert refused("a.xlsx", rezipped(good, **{"xl/media/a.bin": b"\0" * 30_000_000})) == "tables.bomb"
    assert refused("a.xlsx", rezipped(good, **{"xl/vbaProject.bin": b"x"})) == "tables.macros"
    assert refused("a.xlsx", good[: len(good) // 2]) == "tables.damaged"
    assert refused("a.xlsx", rezipped(good, **{"xl/workbook.xml": b"<workbook"})) == "tables.damaged"
    assert refused("a.xls", good) == "tables.other-content"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert refused("a.xlsx", ole) == "tables.password"
    manifest = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    assert refused("a.ods", rezipped(ods(), **{"META-INF/manifest.xml": manifest})) == "tables.password"
    assert refused("a.xlsx", saved(openpyxl.Workbook())) == "tables.empty"


def old_workbook() -> bytes:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Feuille")
    for line in range(200):
        sheet.write(line, 0, f"Structure {line}")
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["xls", "xlsx", "ods"])
def test_a_workbook_cut_or_spoilt_anywhere_is_read_or_refused_quietly(kind, capfd):
    book = openpyxl.Workbook()
    for line in range(200):
        book.active.append([f"Structure {line}"])
    whole = {"xls": old_workbook, "xlsx": lambda: saved(book), "ods": ods}[kind]()
    step = max(1, len(whole) // 40)
    cut = [whole[:end] for end in range(step, len(whole), step)]
    spoilt = [whole[:at] + b"\xdb\x00\xff" + whole[at + 3 :] for at in range(0, len(whole) - 3, step)]
    for content in (*cut, *spoilt):
        try:
            read_book(f"a.{kind}", content)
        except UnreadableFile as error:
            assert error.words("fr") and error.words("en")
    assert capfd.readouterr().err == ""
