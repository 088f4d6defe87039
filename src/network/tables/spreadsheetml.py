"""What surrounds the values of an .xlsx sheet: how far it reaches, hidden lines, formulas without a kept value.

The cell reader tells none of it, and a full object model of a workbook styled down to its last line takes
minutes and gigabytes: the few things wanted are looked for in the XML text itself.
"""

import re
import zipfile
from posixpath import join, normpath

from defusedxml.ElementTree import fromstring

from network.tables.archives import opened
from network.tables.book import Layout, column_number
from network.tables.limits import HEADER_LINES, MAX_COLUMNS, MAX_LINES

_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_FAR = re.compile(rb'\br="(?:[A-Z]{3}|S[G-Z]|[T-Z][A-Z])\d')  # beyond column SF, the 500th
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*(?<!/)>')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b(.*?)</(?:\w+:)?c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_layout(file: str, content: bytes) -> dict[str, Layout]:
    """Layout of each sheet of an .xlsx file, by its name."""
    with opened(file, content) as archive:
        return {name: _layout(archive.read(part)) for name, part in _parts(archive).items()}


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → its part of the archive."""
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    workbook = fromstring(archive.read("xl/workbook.xml"))
    found = {}
    for sheet in workbook.iter():
        if sheet.tag.rpartition("}")[2] == "sheet" and "worksheets/" in targets.get(sheet.get(_RELATION), ""):
            target = targets[sheet.get(_RELATION)]
            found[sheet.get("name", "")] = target[1:] if target.startswith("/") else normpath(join("xl", target))
    return found


def _layout(xml: bytes) -> Layout:
    lines, columns = _reach(xml)
    return Layout(
        lines=lines,
        columns=columns,
        hidden_lines=frozenset(int(line) for line in _HIDDEN.findall(xml)) if b"hidden=" in xml else frozenset(),
        unkept=tuple(
            (int(line), column_number(letters.decode()) - 1)
            for letters, line, rest in (_FORMULA.findall(xml) if _has_formulas(xml) else ())
            if not _VALUE.search(rest)
        ),
    )


def _reach(xml: bytes) -> tuple[int, int]:
    """How far a sheet is filled, at most: where no line and no column is far away, which is the last is not needed.

    Looking at each cell of 50,000 lines takes as long as reading them.
    """
    last = max((int(line) for line in _ROW.findall(xml)), default=0)
    if 0 < last <= MAX_LINES + HEADER_LINES and not _FAR.search(xml):
        return last, MAX_COLUMNS
    filled = _CELL.findall(xml)
    return (
        max((int(line) for _, line in filled), default=0),
        max((column_number(letters.decode()) for letters in {letters for letters, _ in filled}), default=0),
    )


def _has_formulas(xml: bytes) -> bool:
    return any(start in xml for start in (b"<f>", b"<f ", b":f>", b":f "))
