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
