"""Statistical areas: the commune or arrondissement that each lies in, the vintage of a QPV told by its code."""

import re
from collections.abc import Iterable, Iterator

from network.forms.parsed import text_of
from network.forms.registers.records import Record, Say
from network.identity.areas import area_code, area_kind
from network.tables import Cell

_ARRONDISSEMENT = re.compile(r"\b(\d{1,2})(?:e|er|eme|ème)\b", re.IGNORECASE)
_PADDED = {4: 5, 8: 9}


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Areas with what their codes tell; a code that is none is said, its line is kept."""
    for record in records:
        cells = record.cells
        code = cells["code"] = _code(cells.get("code", cells.get("code_qp")))
        kind = area_kind(str(code)) if code else None
        if kind is None and code is not None:
            say("bad-area-code", "warning", record, "code")
        if kind:
            cells["type"] = kind[0]
        if kind and kind[1]:
            cells.setdefault("millesime", kind[1])
        if commune := _code(cells.get("commune")):
            _name_commune(cells, str(commune))
        yield record


def _code(cell: Cell) -> str | None:
    """A code as we keep it; a spreadsheet may have eaten its first zero."""
    if cell is None:
        return None
    text = text_of(cell)
    if isinstance(cell, int) and len(text) in _PADDED:
        text = text.zfill(_PADDED[len(text)])
    return area_code(text)


def _name_commune(cells: dict[str, Cell], code: str) -> None:
    kind = area_kind(code)
    name = cells.get("nom_commune")
    cells["commune"] = code
    cells["type_commune"] = kind[0] if kind else "commune"
    if name is not None:
        cells["nom_commune"] = commune_name(code, text_of(name))


def commune_name(code: str, name: str) -> str:
    """The name that people of Paris use; elsewhere the name of the register.

    Examples
    --------
    >>> commune_name("75112", "Paris 12e Arrondissement"), commune_name("93066", "Saint-Denis")
    ('12e arrondissement', 'Saint-Denis')
    """
    found = _ARRONDISSEMENT.search(name)
    if not code.startswith("751") or found is None:
        return name
    return f"{int(found[1])}{'er' if int(found[1]) == 1 else 'e'} arrondissement"
