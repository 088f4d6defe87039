"""JSON files become sheets: one list of records each, what is nested as columns."""

import json

import pytest

from network.errors import UnreadableFile
from network.tables import Sheet, read_book


def sheets(tree: object, name: str = "a.json") -> dict[str, Sheet]:
    content = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    return {sheet.name: sheet for sheet in read_book(name, content).sheets}


def lines(sheet: Sheet) -> list[dict[str, object]]:
    header, *rows = sheet.rows
    return [{str(name): cell for name, cell in zip(header, row, strict=True) if cell is not None} for row in rows]


def test_a_list_of_records_is_one_sheet_whose_columns_are_those_of_all_records():
    told = sheets([{"nom": " CAF ", "n": 2.0}, {"nom": "PMI", "lieu": {"cp": "75019"}, "vide": None}])
    assert lines(told["records"]) == [{"nom": "CAF", "n": 2}, {"nom": "PMI", "lieu.cp": "75019"}]


def test_records_inside_a_record_know_what_is_above_them():
    told = sheets({"le": "2026-03-09", "pm": [{"nom": "A", "sites": [{"nom": "a1"}, {"nom": "a2"}]}]})
    assert lines(told["pm.sites"]) == [
        {"nom": "a1", "pm.nom": "A", "file.le": "2026-03-09"},
        {"nom": "a2", "pm.nom": "A", "file.le": "2026-03-09"},
    ]
    assert lines(told["pm"]) == [{"nom": "A", "sites.nom": "a1", "file.le": "2026-03-09"}]


def test_plain_lists_are_one_cell_and_a_single_record_is_a_list_of_one():
    assert lines(sheets({"nom": "CAF", "themes": ["droits", "famille"]})["records"]) == [
        {"nom": "CAF", "themes": "droits|famille"}
    ]


def test_a_point_of_geojson_is_read_by_its_properties():
    feature = {"type": "Feature", "properties": {"code_qp": "QN07501M"}, "geometry": {"coordinates": [[[2.3, 48.8]]]}}
    told = lines(sheets({"type": "FeatureCollection", "features": [feature]}, "qpv.geojson")["features"])
    assert told[0]["properties.code_qp"] == "QN07501M"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"a": [}', "tables.not-json"),
        (b'{"type": "object", "properties": {"nom": {"anyOf": [{"title": "Nom"}]}}}', "tables.no-records"),
        (b"[" * 100_000, "tables.too-deep"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "tables.too-deep"),
        (b"[]", "tables.no-records"),
        (b'[{"a": ' + b"9" * 5000 + b"}]", "tables.not-json"),
        (json.dumps([{f"c{n}": n for n in range(501)}]).encode(), "tables.too-many-columns"),
        (json.dumps([{"n": 1}] * 50_020).encode(), "tables.too-many-lines"),
        (b'[{"n": "2 55 08 14 168 025 38"}]', "tables.nir"),
        (b"a;b\n1;2\n", "tables.other-content"),
    ],
)
def test_what_is_not_a_table_of_records_or_is_too_large_is_refused_in_a_sentence(content, why):
    with pytest.raises(UnreadableFile) as refused:
        read_book("a.json", content)
    assert refused.value.key == why
    assert refused.value.words("fr") and refused.value.words("en")


def test_signs_that_no_text_may_hold_are_left_out():
    assert lines(sheets(rb'[{"nom": "CA\ud800F\u0000"}]')["records"]) == [{"nom": "CAF"}]
