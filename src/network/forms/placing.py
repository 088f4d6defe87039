"""Where in the file a remark points: the letter of each column, and the header that gives each role."""

from collections.abc import Sequence
from dataclasses import replace

from network.forms.headers import Header
from network.forms.row import Place
from network.remarks import Remark
from network.tables import Sheet, column_letter


def width_of(sheet: Sheet) -> int:
    """How many columns the file itself holds, before others are joined to them."""
    return max(map(len, sheet.rows), default=0)


def columns_of(header: Header, width: int) -> dict[str, Place]:
    """The columns of a sheet by role."""
    places: dict[str, Place] = {}
    for position, column in sorted(header.columns.items()):
        places.setdefault(column.role, _place(header, position, width))
    return places


def located(remarks: Sequence[Remark], header: Header, width: int) -> list[Remark]:
    """The remarks of a sheet with the letter of the column that each names."""
    named = [_place(header, position, width) for position in reversed(range(max(width, len(header.texts))))]
    letters = {place.header: place.letter for place in named}  # of two columns of one name, the first is read
    return [replace(one, letter=letters.get(one.column)) if one.column else one for one in remarks]


def _place(header: Header, position: int, width: int) -> Place:
    return Place(header.named(position), column_letter(position) if position < width else None)
