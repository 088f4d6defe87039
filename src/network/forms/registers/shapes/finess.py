"""FINESS establishments: names, INSEE codes of overseas departments, closed ones, points given after all of them."""

import re
from collections.abc import Iterable, Iterator

from network.forms.numbers import number_of
from network.forms.parsed import text_of
from network.forms.registers.lambert import from_lambert_93
from network.forms.registers.records import Record, Say

_CLOSED = re.compile(r"^\[ferm[eé]\]\s*", re.IGNORECASE)
_OVERSEAS = {**dict.fromkeys(("9A", "9B", "9C", "9D", "9E", "9F"), "97"), "9J": "98"}


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Establishments, with the point that a line further down gives."""
    told = list(records)
    points = {_text(one, "nofinesset"): one for one in told if _text(one, "typeet") == "geolocalisation"}
    for record in told:
        if _text(record, "typeet") != "geolocalisation":
            _tidy(record)
            if point := points.get(_text(record, "nofinesset")):
                _locate(record, point)
            yield record


def _text(record: Record, name: str) -> str:
    cell = record.cells.get(name)
    return "" if cell is None else " ".join(text_of(cell).split())


def _tidy(record: Record) -> None:
    cells = record.cells
    short, long = (_CLOSED.sub("", _text(record, name)) for name in ("rs", "rslongue"))
    if any(_CLOSED.match(_text(record, name)) for name in ("rs", "rslongue")):
        cells["etat"] = "fermé"
    short, long = sorted((short, long), key=len)
    cells["nom"] = long or None
    if short and short != long:
        cells["sigle"] = short
    cells["insee"] = insee(_text(record, "departement"), _text(record, "commune"))
    if found := re.match(r"\d{5}", _text(record, "ligneacheminement")):
        cells["code_postal"] = found[0]


def insee(department: str, commune: str) -> str | None:
    """INSEE code of a commune, from the department and the rank that FINESS writes.

    Examples
    --------
    >>> insee("75", "112"), insee("9A", "123"), insee("9B", "207"), insee("9J", "613"), insee("01", "451")
    ('75112', '97123', '97207', '98613', '01451')
    >>> insee("", "123")
    """
    if not department or not commune:
        return None
    return _OVERSEAS.get(department, department) + commune.zfill(3)


def _locate(record: Record, point: Record) -> None:
    """The columns of a line of points are others: number, x, y, source with the name of the projection."""
    x, y = (number_of(point.cells.get(name)) for name in ("nofinessej", "rs"))
    if x is not None and y is not None and "LAMBERT_93" in _text(point, "rslongue").upper():
        record.cells["latitude"], record.cells["longitude"] = from_lambert_93(x, y)
