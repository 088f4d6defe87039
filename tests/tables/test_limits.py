"""How long and how large: rows without numbers, time, and what the process that reads may take."""

import io
import zipfile

import openpyxl
import pytest

from network.errors import UnreadableFile
from network.tables import apart, limits, read_book, workbooks

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_sheet(data: str) -> bytes:
    """A workbook whose only sheet is that XML."""
    book = openpyxl.Workbook()
    book.active.append(["x"])
    stream, new = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            sheet = f'<worksheet xmlns="{SPACE}">{data}</worksheet>'.encode()
            archive.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return new.getvalue()


def text(value: str) -> str:
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def test_hidden_lines_and_columns_are_known_even_when_rows_have_no_number():
    rows = "".join(f"<row{hidden}>{text(name)}{text('y')}</row>" for name, hidden in (("a", ""), ("b", ' hidden="1"')))
    sheet = read_book(
        "a.xlsx", with_sheet(f'<cols><col min="2" max="3" hidden="1"/></cols><sheetData>{rows}</sheetData>')
    )
    assert sheet.sheets[0].hidden_lines == {2}
    assert sheet.sheets[0].hidden_columns == {1, 2}


def test_a_reading_that_lasts_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(limits, "MAX_SECONDS", -1)
    with pytest.raises(UnreadableFile) as caught:
        read_book("a.xlsx", with_sheet(f"<sheetData><row>{text('a')}</row></sheetData>"))
    assert caught.value.key == "tables.too-slow"


def test_the_process_that_reads_is_stopped_when_its_time_is_over():
    book = openpyxl.Workbook()
    book.active.append(["x"])
    stream = io.BytesIO()
    book.save(stream)
    assert apart.read_apart(stream.getvalue(), seconds=0, memory=10**9) == "too-slow"


def test_a_large_workbook_is_read_apart_and_gives_the_same_cells(monkeypatch):
    book = openpyxl.Workbook()
    for number in range(50):
        book.active.append([f"Structure {number}", number, 1.5, None, True])
    stream = io.BytesIO()
    book.save(stream)
    here = read_book("a.xlsx", stream.getvalue())
    monkeypatch.setattr(workbooks, "SMALL", 0)
    assert read_book("a.xlsx", stream.getvalue()) == here


def test_ten_megabytes_of_line_ends_are_counted_not_kept():
    with pytest.raises(UnreadableFile) as caught:
        read_book("a.csv", b"a;b\n" + b"\n" * 9_000_000 + b"c;d\n")
    assert caught.value.key == "tables.too-many-lines" and caught.value.values["n"] == 9_000_002
