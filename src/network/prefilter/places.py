"""In which commune a line of a national file is, by the columns that such files have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from network.errors import Refused
from network.forms.registers.register import Table
from network.forms.registers.shapes.finess import insee as insee_of_finess
from network.identity import fold
from network.identity.areas import PARIS, commune_of
from network.vocabulary.shelf import table

Commune = Callable[[Sequence[str]], str | None]
"""INSEE code of the commune of a line."""


@dataclass(frozen=True)
class Wanted:
    """Communes (75119), or whole departments (75, 971, 2A)."""

    communes: frozenset[str]
    departments: tuple[str, ...]

    def holds(self, commune: str | None) -> bool:
        """Whether a line of that commune is kept."""
        return commune is not None and (commune in self.communes or commune.startswith(self.departments))


def wanted(text: str) -> Wanted:
    """The communes of a text, between commas or spaces.

    Raises
    ------
    Refused
        None, or one that is no INSEE code; Paris as a whole, 75056, is the department.

    Examples
    --------
    >>> wanted("75112, 75119").holds("75119"), wanted("75").holds("75119"), wanted("75112").holds("75119")
    (True, True, False)
    """
    codes = text.replace(",", " ").replace(";", " ").upper().split()
    codes = ["75" if code == PARIS else code for code in codes]
    wrong = [code for code in codes if not _is_code(code)]
    if wrong or not codes:
        raise Refused("registers.communes", said=", ".join(wrong) or text or "?")
    return Wanted(frozenset(code for code in codes if len(code) == 5), tuple(c for c in codes if len(c) < 5) or ("?",))


def _is_code(code: str) -> bool:
    digits = code.replace("2A", "20", 1).replace("2B", "20", 1)
    return digits.isdigit() and len(code) in (2, 3, 5)


def commune_by_header(header: Sequence[str]) -> Commune | None:
    """How the lines under a header tell their commune; None when no column does."""
    at = {kind: _position(header, names) for kind, names in table("communes").items()}
    if all(position is None for position in at.values()):
        return None

    def commune(line: Sequence[str]) -> str | None:
        iris = _cell(line, at["iris"])
        insee = _cell(line, at["insee"]) or (iris.replace("_", "")[:5] if iris else None)
        return commune_of(insee and insee.zfill(5), _cell(line, at["postcode"]))

    return commune


def commune_by_rank(known: Table) -> Commune:
    """The same for a register without header, by the rank of its columns; a point is where its establishment is."""
    ranks: Mapping[str, int] = {name: rank for rank, name in enumerate(known.nameless)}
    places: dict[str, str | None] = {}

    def commune(line: Sequence[str]) -> str | None:
        number = line[1] if len(line) > 1 else ""
        if line and line[0] != known.begins:
            return places.get(number)
        places[number] = found(line)
        return places[number]

    def found(line: Sequence[str]) -> str | None:
        department, rank = _cell(line, ranks["departement"]), _cell(line, ranks["commune"])
        return insee_of_finess(department or "", rank or "")

    return commune


def _position(header: Sequence[str], names: Sequence[str]) -> int | None:
    folded = [fold(text.rpartition(".")[2]) for text in header]
    return next((folded.index(fold(name)) for name in names if fold(name) in folded), None)


def _cell(line: Sequence[str], at: int | None) -> str | None:
    return (line[at].strip() or None) if at is not None and at < len(line) else None
