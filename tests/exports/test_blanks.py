"""A blank file is read back by its own form, and its example and guide are not data."""

import datetime as dt

import pytest

from network.errors import Refused
from network.exports.blanks import headers, write_blank
from network.forms import CODES, Source, form_named, read_files

GRIDS = ("attendance-grid", "attendance-sheets")  # their columns are dates, their title a meeting: nothing to head


@pytest.mark.parametrize("code", [code for code in CODES if code not in GRIDS])
def test_the_headers_of_a_blank_file_are_recognised_by_its_form(code, tmp_path):
    path = write_blank(form_named(code), tmp_path / f"{code}.csv")
    text = path.read_text("utf-8-sig").strip()
    assert text.split(";") == headers(form_named(code))
    row = ";".join("x" for _ in headers(form_named(code)))
    content = f"{text}\n{row}\n".encode()
    [reading] = read_files(
        [Source(path.name, content)], form=code, mapping=None, territory=None, today=dt.date(2026, 1, 1)
    )
    assert not [remark for remark in getattr(reading, "remarks", ()) if remark.code == "unknown-column"]


def test_a_workbook_keeps_its_example_and_guide_aside(tmp_path):
    path = write_blank(form_named("actors"), tmp_path / "acteurs.xlsx")
    [reading] = read_files(
        [Source(path.name, path.read_bytes())], form=None, mapping=None, territory=None, today=dt.date(2026, 1, 1)
    )
    assert not getattr(reading, "rows", [])


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_blank_that_cannot_be_written_is_one_sentence(ending, tmp_path):
    (tmp_path / f"dossier{ending}").mkdir()
    for place, reason in (
        (tmp_path / f"dossier{ending}", "c'est un dossier"),
        (tmp_path / "nulle-part" / f"x{ending}", "n'existe pas"),
        (f"/proc/x{ending}", "le système refuse"),
    ):
        with pytest.raises(Refused, match=reason):
            write_blank(form_named("actors"), place)
