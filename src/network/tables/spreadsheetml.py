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
    filled = _CELL.findall(xml)
    return Layout(
        lines=max((int(line) for _, line in filled), default=0),
        columns=max((column_number(letters.decode()) for letters in {letters for letters, _ in filled}), default=0),
        hidden_lines=frozenset(int(line) for line in _HIDDEN.findall(xml)),
        unkept=tuple(
            (int(line), column_number(letters.decode()) - 1)
            for letters, line, rest in _FORMULA.findall(xml)
            if not _VALUE.search(rest)
        ),
    )
