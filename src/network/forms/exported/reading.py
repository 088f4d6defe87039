"""A file that left this product as tables, read back whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from network.forms.exported.layout import NAME
from network.forms.exported.recognising import ExportedSheet, exported_sheets, table_name
from network.forms.exported.rows import exported_rows
from network.forms.parsed import Setting
from network.forms.row import Columns, Notes, Place, Row
from network.identity import fold
from network.remarks import Remark
from network.tables import Book, column_letter
from network.vocabulary import aside

OUR_OWN: Mapping[str, frozenset[str]] = {
    "batches": frozenset({"uid", "file", "sha256", "order"}),
    "remarks": frozenset({"file", "severity", "code", "message"}),
    "nomenclature": frozenset({"code", "label"}),
}
"""Tables that leave to be read and say nothing that could come back, and the headers by which they are known."""


@dataclass(frozen=True)
class Returned:
    """What the tables of a file give."""

    rows: list[Row]
    remarks: list[Remark]
    columns: Columns


def read_exported(file: str, book: Book, setting: Setting) -> Returned | None:
    """Rows of a file whose sheets left as tables; None when it is of another origin."""
    sheets = exported_sheets(file, book)
    if not sheets:
        return Returned([], [Remark("export-told", "info", file)], {}) if _is_our_own(file, book) else None
    rows: list[Row] = []
    remarks = _others(file, book, sheets)
    for one in sheets:
        notes = Notes(file, one.sheet.name, len(one.sheet.rows[0]))
        rows += exported_rows(one, notes, setting)
        remarks += notes.remarks
    return Returned(rows, remarks, {one.sheet.name: _columns(one) for one in sheets})


def _is_our_own(file: str, book: Book) -> bool:
    """Whether a file of one table is one that says where the facts of an export come from."""
    headers = {str(cell) for sheet in book.sheets[:1] for row in sheet.rows[:1] for cell in row}
    known = OUR_OWN.get(table_name(file, ""))
    return known is not None and known <= headers


def _others(file: str, book: Book, sheets: list[ExportedSheet]) -> list[Remark]:
    """Sheets that somebody added, or whose headers are no longer those that left: said, never silently left."""
    read = {one.sheet.name for one in sheets}
    left = [sheet.name for sheet in book.sheets if sheet.name not in read and any(map(any, sheet.rows))]
    known = {*OUR_OWN, *aside().sheets}
    return [Remark("export-sheet", "warning", file, name, value=name) for name in left if fold(name) not in known]


def _columns(one: ExportedSheet) -> dict[str, Place]:
    """Where a remark about each column points; about something that a line names, to its name."""
    places = {code: Place(str(one.sheet.rows[0][at]), column_letter(at)) for at, code in one.known.items()}
    return places | {code.removesuffix(NAME): place for code, place in places.items() if code.endswith(NAME)}
