"""Which public register a file is an extract of, told by what it holds, never by its name."""

from collections.abc import Sequence

from network.forms.parsed import text_of
from network.forms.registers.loading import registers
from network.forms.registers.records import Found, found_in
from network.forms.registers.register import Register, Table
from network.identity import fold
from network.tables import HEADER_LINES, Book, Cell, Sheet


def recognise_register(book: Book) -> tuple[Register, list[Found]] | None:
    """The register that a file comes from and its tables; None when it is nobody's extract.

    Of several registers, the one that knows most columns of the file.
    """
    best: tuple[Register, list[Found]] | None = None
    most = 0
    for register in registers().values():
        found = [one for sheet in book.sheets if (one := _table_of(register, sheet))]
        known = sum(one.score for one in found)
        if known > most:
            best, most = (register, found), known
    return best


def _table_of(register: Register, sheet: Sheet) -> Found | None:
    found = [one for table in register.tables if (one := _find(table, sheet))]
    return max(found, key=lambda one: one.score, default=None)


def _find(table: Table, sheet: Sheet) -> Found | None:
    if table.sheet is not None and sheet.name != table.sheet:
        return None
    if table.nameless:
        return _nameless(table, sheet)
    for line, row in enumerate(sheet.rows[:HEADER_LINES], start=1):
        texts = tuple("" if cell is None else " ".join(str(cell).split()) for cell in row)
        if sum(map(bool, texts)) >= len(table.needs) and _meets(table, texts):
            return found_in(table, sheet, line, texts)
    return None


def _meets(table: Table, texts: Sequence[str]) -> bool:
    known = {name for text in texts if (name := table.named(text))}
    enough = known >= set(table.needs) and len(known) >= table.least
    return enough and (not table.any_of or any(known >= names for names in table.any_of)) and table.figures(texts) != 0


def _nameless(table: Table, sheet: Sheet) -> Found | None:
    """A file without header: its first line is the register's manifest, or a record already."""
    first = sheet.rows[0] if sheet.rows else ()
    if _begins(first, table.manifest):
        return found_in(table, sheet, 1, table.nameless)
    if _begins(first, (table.begins,)) and len(first) >= len(table.needs):
        return found_in(table, sheet, 0, table.nameless)
    return None


def _begins(row: Sequence[Cell], starts: Sequence[str]) -> bool:
    return [fold(text_of(cell)) for cell in row[: len(starts)] if cell is not None] == list(map(fold, starts))
