"""What no table may hold: a social-security number, letters damaged before the file came here."""

from dataclasses import replace

from network.errors import UnreadableFile
from network.identity import holds_nir
from network.tables.book import Book, Cell, Sheet
from network.tables.damage import find_damage, repaired


def check_texts(file: str, book: Book) -> None:
    """Refuse the file for the first such text; the message gives its place, never the number.

    Raises
    ------
    UnreadableFile
        `tables.nir`, `tables.lost-letters`, or `tables.mojibake` with the word as it is and as it would be repaired.
    """
    for sheet in book.sheets:
        whole = "\n".join(["\t".join([str(cell) for cell in row if cell is not None]) for row in sheet.rows])
        if holds_nir(whole):
            line = next(line for line, row in enumerate(sheet.rows, start=1) if holds_nir("\t".join(map(str, row))))
            raise UnreadableFile("tables.nir", file=file, sheet=sheet.name, line=line)
        if find_damage(whole):
            _refuse_damage(file, sheet)


def _refuse_damage(file: str, sheet: Sheet) -> None:
    texts = ((line, cell) for line, row in enumerate(sheet.rows, start=1) for cell in row if isinstance(cell, str))
    line, damage = next((line, found) for line, cell in texts if (found := find_damage(cell)))
    if damage.lost:
        raise UnreadableFile("tables.lost-letters", file=file, line=line)
    raise UnreadableFile("tables.mojibake", file=file, line=line, before=damage.before, after=damage.after)


def mended(book: Book) -> Book:
    """The book with damaged letters repaired in each of its cells, because a person asked for it."""
    return replace(book, sheets=tuple(_mended(sheet) for sheet in book.sheets))


def _mended(sheet: Sheet) -> Sheet:
    def mend(cell: Cell) -> Cell:
        return repaired(cell) if isinstance(cell, str) and not cell.isascii() else cell

    return replace(sheet, name=repaired(sheet.name), rows=[[mend(cell) for cell in row] for row in sheet.rows])
