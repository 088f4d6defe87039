"""IMP-22: what looks like a formula is stored as text and escaped on its way out; a structure keeps its telephone."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from reports import bring, expected, file, report

from network.exports import remarks_csv, write_facts
from network.forms import Source
from network.listings import tables
from network.store import Store, open_store

FILE = "imp-22-annuaire.csv"
STARTS = ("=", "+", "-", "@", "\t", "\r")
NAMES = {'=HYPERLINK("http://x.example")', "@telier des Lilas", "-Parenthèses-"}


def actors(store: Store) -> dict[str, dict[str, object]]:
    rows = tables(store)["actors"].to_dict("records")
    return {row["name"]: {name: row[name] for name in ("phone", "offers", "extra", "field")} for row in rows}


def cells(path: Path) -> list[str]:
    """Every text of an export that a spreadsheet opens."""
    if path.is_dir():
        texts = [one.read_text("utf-8-sig") for one in sorted(path.glob("*.csv"))]
        return [cell for text in texts for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    sheets = openpyxl.load_workbook(path).worksheets
    held = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in held if cell.data_type == "f"]
    return [cell.value for cell in held if isinstance(cell.value, str)]


def test_formulas_are_stored_as_text_and_a_structure_keeps_its_telephone(store: Store):
    assert report(bring(store, file(FILE))) == expected(22)
    held = actors(store)
    assert held.keys() == NAMES
    assert held['=HYPERLINK("http://x.example")']["phone"] == "+33 1 53 26 00 00"
    assert held['=HYPERLINK("http://x.example")']["offers"] == ["@salle", "+1 vidéoprojecteur"]
    assert held["@telier des Lilas"]["phone"] is None  # a mobile is somebody's


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_exports_escape_them_and_they_come_back_as_they_were(embedded: Store, tmp_path: Path, format: str):
    bring(embedded, file(FILE))
    path = write_facts(embedded, tmp_path / ("out" if format == "csv" else "out.xlsx"), format)
    texts = cells(path)
    assert not [text for text in texts if text.startswith(STARTS)]
    assert {f"'{name}" for name in NAMES} <= set(texts)
    assert "'+33 1 53 26 00 00" in texts
    sent = sorted(path.glob("*.csv")) if format == "csv" else [path]
    again = open_store(str(tmp_path / "again"))
    bring(again, *(Source(one.name, one.read_bytes()) for one in sent))
    assert actors(again) == actors(embedded)
    again.close()


def test_remarks_escape_the_values_they_show(embedded: Store):
    source = Source("a.csv", "Structure;Champ\nPMI Flandre;=1+1\nCAF;@astro\nÉcole;-éduc\n".encode())
    [outcome] = bring(embedded, source, form="actors")
    rows = csv.reader(io.StringIO(remarks_csv(outcome.remarks).decode("utf-8-sig")), delimiter=";")
    texts = [cell for row in rows for cell in row]
    assert {"'=1+1", "'@astro", "'-éduc"} <= set(texts)
    assert not [text for text in texts if text.startswith(STARTS)]
