"""Tables that leave: nothing runs in a spreadsheet, nothing undefined becomes a number."""

import json

import openpyxl
import pandas as pd
import pytest

from network.errors import Refused
from network.exports import write_tables

TABLES = {"actors": pd.DataFrame({"name": ["=1+1", "PMI"], "people": [float("nan"), 2], "ids": [["uai:1:ok"], []]})}


def test_json_holds_null_where_nothing_is_known(tmp_path):
    write_tables(TABLES, tmp_path / "out.json", "json")
    rows = json.loads((tmp_path / "out.json").read_text("utf-8"))["actors"]
    assert rows == [{"name": "=1+1", "people": None, "ids": ["uai:1:ok"]}, {"name": "PMI", "people": 2, "ids": []}]


def test_a_cell_that_looks_like_a_formula_is_text_in_a_workbook_and_in_csv(tmp_path):
    write_tables(TABLES, tmp_path / "out.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["actors"]
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", "'=1+1")
    write_tables(TABLES, tmp_path / "out", "csv")
    text = (tmp_path / "out" / "actors.csv").read_text("utf-8-sig")
    assert text.splitlines()[1] == "'=1+1;;uai:1:ok"


def test_an_unknown_format_or_folder_is_refused_with_its_reason(tmp_path):
    with pytest.raises(Refused, match="csv"):
        write_tables(TABLES, tmp_path / "out.doc", "doc")
    with pytest.raises(Refused, match="nulle-part"):
        write_tables(TABLES, tmp_path / "nulle-part" / "out.json", "json")


@pytest.mark.parametrize("format", ["json", "xlsx"])
def test_a_folder_is_never_taken_for_a_file_nor_a_file_for_a_folder(tmp_path, format):
    with pytest.raises(Refused, match="c'est un dossier"):
        write_tables(TABLES, tmp_path, format)
    (tmp_path / "out").write_text("ce qui était là", "utf-8")
    with pytest.raises(Refused, match="c'est un fichier"):
        write_tables(TABLES, tmp_path / "out", "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_tables_is_written_over_file_by_file(tmp_path):
    for people in (1, 2):
        write_tables({"actors": pd.DataFrame({"people": [people]})}, tmp_path / "out", "csv")
    assert (tmp_path / "out" / "actors.csv").read_bytes() == b"\xef\xbb\xbfpeople\r\n2\r\n"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["actors.csv"]
