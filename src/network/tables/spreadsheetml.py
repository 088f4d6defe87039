"""What surrounds the values of an .xlsx sheet: how far it reaches, what is hidden, formulas without a kept value.

The cell reader tells none of it, and a full object model of a workbook styled down to its last line takes
minutes and gigabytes: the few things wanted are looked for in the XML text itself.
"""

import re
import zipfile
from posixpath import join, normpath

from defusedxml.ElementTree import fromstring

from network.errors import UnreadableFile
from network.tables.archives import opened
from network.tables.book import Layout, column_number
from network.tables.limits import MAX_COLUMNS, MOST_LINES, clock

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_HIGH_ROW = re.compile(rb' r="(\d{5,})"')  # the number of a row, where it is high
_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true|on)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_BETWEEN = re.compile(rb'\b(min|max)="(\d+)"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)\d+"[^>]*(?<!/)>')
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b(.*?)</(?:\w+:)?c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_layout(file: str, content: bytes) -> dict[str, Layout]:
    """Layout of each sheet of an .xlsx file, by its name."""
    check_time = clock(file)
    layouts = {}
    with opened(file, content) as archive:
        for name, part in _parts(archive).items():
            check_time()
            layouts[name] = _layout(file, archive.read(part))
    return layouts


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → its part of the archive."""
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    workbook = fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True)
    found = {}
    for sheet in workbook.iter():
        if sheet.tag.rpartition("}")[2] == "sheet" and "worksheets/" in targets.get(sheet.get(_RELATION), ""):
            target = targets[sheet.get(_RELATION)]
            found[sheet.get("name", "")] = target[1:] if target.startswith("/") else normpath(join("xl", target))
    return found


def _layout(file: str, xml: bytes) -> Layout:
    if b"\0" in xml[:100]:  # UTF-16, which no spreadsheet writes: what is hidden would not be seen
        raise UnreadableFile("tables.damaged", file=file)
    xml = _plainly_written(xml)
    far = max(map(int, _HIGH_ROW.findall(xml)), default=0) > MOST_LINES
    looked_for = far or b'hidden="' in xml or xml.count(b"row ") > MOST_LINES
    filled, hidden = _rows(xml) if looked_for else (0, frozenset[int]())
    return Layout(
        lines=filled,
        columns=_columns(xml),
        hidden_lines=hidden,
        hidden_columns=_hidden_columns(xml),
        unkept=_unkept(xml) if b"<f" in xml or b":f" in xml else (),
    )


def _plainly_written(xml: bytes) -> bytes:
    """Attributes as spreadsheets write them, ` name="value"`, so that nothing hides from the patterns below."""
    xml = xml.replace(b"\n", b" ").replace(b"\t", b" ").replace(b"\r", b" ")
    if b"='" in xml or b" =" in xml or b"= " in xml:
        xml = re.sub(rb"""\s*=\s*["']([^"'<>]*)["']""", rb'="\1"', xml)
    return xml


def _unkept(xml: bytes) -> tuple[tuple[int, int], ...]:
    return tuple(
        (int(line), column_number(letters.decode()) - 1)
        for letters, line, rest in _FORMULA.findall(xml)
        if not _VALUE.search(rest)
    )


def _rows(xml: bytes) -> tuple[int, frozenset[int]]:
    """The last line that holds a cell with something in it, and the hidden lines; a row without number is the next."""
    line = last = 0
    hidden = set()
    for row in _ROW.finditer(xml):
        said = _NUMBER.search(row[1])
        line = int(said[1]) if said else line + 1
        if _HIDDEN.search(row[1]):
            hidden.add(line)
        if line > last and not row[1].endswith(b"/") and _holds(xml, row.end()):
            last = line
    return last, frozenset(hidden)


def _holds(xml: bytes, start: int) -> bool:
    """Whether a row holds a value, a text or a formula rather than styled empty cells."""
    end = xml.find(b"row>", start)
    return any(xml.find(sign, start, end) >= 0 for sign in (b"v>", b"t>", b"<f", b":f", b"t xml"))


def _columns(xml: bytes) -> int:
    """The last column with something in it, looked for only where a cell stands beyond the limit: it seldom does."""
    if not _FAR.search(xml):
        return 0
    return max((column_number(letters.decode()) for letters in set(_CELL.findall(xml))), default=0)


def _far() -> re.Pattern[bytes]:
    """References of cells beyond the columns that are read: three letters, or two after the last one allowed."""
    first, second = divmod(MAX_COLUMNS, 26)
    a, b = chr(64 + first), chr(65 + second)
    return re.compile(rf' r="(?:[A-Z]{{3}}|{a}[{b}-Z]|[{chr(ord(a) + 1)}-Z][A-Z])\d'.encode())


_FAR = _far()


def _hidden_columns(xml: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for column in _COLUMN.finditer(xml, 0, xml.find(b"sheetData") + 1 or len(xml)):
        if _HIDDEN.search(column[1]):
            between = {name: int(number) for name, number in _BETWEEN.findall(column[1])}
            hidden.update(range(between[b"min"] - 1, min(between[b"max"], MAX_COLUMNS)))
    return frozenset(hidden)
