"""IMP-15: too long, too heavy, a bomb, macros, a web page renamed: refused in clear words, in little memory."""

import io
import resource
import zipfile

import pytest
from books import saved, workbook
from reports import bring, expected, report

from network.forms import Source
from network.listings import tables
from network.store import Store

HEADER = ["Structure", "Quartier"]


def rezipped(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The workbook with other parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return stream.getvalue()


def hostile() -> list[Source]:
    good = saved(workbook({"Feuille": [HEADER, ["CAF", "Flandre"]]}))
    lines = "\n".join(f"Structure {n};Flandre" for n in range(50_001))
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    entity = b'<?xml version="1.0"?>' + declared + b"<workbook>&b;</workbook>"
    return [
        Source("imp-15-long.csv", f"Structure;Quartier\n{lines}\n".encode()),
        Source("imp-15-lourd.csv", b"Structure;Quartier\n" + b"CAF;Flandre\n" * 920_000),
        Source("imp-15-bombe.xlsx", rezipped(good, {"xl/media/image.bin": b"\0" * 60_000_000})),
        Source("imp-15-macros.xlsm", rezipped(good, {"xl/vbaProject.bin": b"macro"})),
        Source("imp-15-page.xls", b"<html><body><table><tr><td>CAF</td></tr></table></body></html>"),
        Source("imp-15-entites.xlsx", rezipped(good, {"xl/workbook.xml": entity})),
        Source("imp-15-coupe.xlsx", good[: len(good) // 2]),
    ]


def test_each_is_refused_in_clear_words_and_nothing_is_written(store: Store):
    outcomes = bring(store, *hostile())
    assert report(outcomes) == expected(15)
    assert all(one.refused.message("fr") and one.refused.remedy("fr") for one in outcomes)
    assert not any(len(table) for table in tables(store).values())


def shared_text(times: int) -> bytes:
    """A workbook of small size in which one long text stands in very many cells."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, times + 1))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
    texts = f'<sst xmlns="{space}" count="{times}" uniqueCount="1"><si><t>{"Structure " * 15_000}</t></si></sst>'
    good = saved(workbook({"Feuille": [HEADER]}))
    parts = {"xl/worksheets/sheet1.xml": sheet.encode(), "xl/sharedStrings.xml": texts.encode()}
    return rezipped(good, parts)


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_AS"), reason="this system does not bound the memory of a process")
def test_a_workbook_that_would_take_gigabytes_is_refused_by_the_process_that_reads_it(embedded: Store):
    content = shared_text(40_000)  # 150 kB forty thousand times: six gigabytes
    [outcome] = bring(embedded, Source("imp-15-copies.xlsx", content))
    assert outcome.refused is not None
    assert outcome.refused.key in {"tables.bomb", "tables.damaged"}
