"""Cells of an exported table as typed values: as they left, or as a person typed them since."""

import datetime as dt
import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from network.forms.cells import parse, read_when
from network.forms.dates import NotADate
from network.forms.numbers import number_of
from network.forms.parsed import Parsed, Problem, Setting, text_of
from network.forms.presence import read_mark
from network.forms.row import names_somebody
from network.identity import check_identifier
from network.model import When
from network.tables import Cell
from network.tables.escapes import parts
from network.vocabulary import code_of

_PERSONAL = Problem("personal-cell", "info", keep_in_extra=False)


def read_cell(cell: Cell, kind: str, role: str, setting: Setting) -> Parsed:
    """One cell that is not empty, by the kind of its column.

    Examples
    --------
    >>> setting = Setting(dt.date(2026, 1, 5))
    >>> read_cell("2019-03", "date", "since", setting).value.precision, read_cell("1e-05", "float", "", setting).value
    ('month', 1e-05)
    >>> read_cell("Travaille avec", "code:kinds", "kind", setting).value
    'collaborates'
    """
    name, _, vocabulary = kind.partition(":")
    return _READERS[name](cell, vocabulary, setting) if name in _READERS else parse(cell, kind, role, setting)


def read_extra(cell: Cell, header: str) -> tuple[dict[str, str], bool]:
    """Columns that fitted nothing, by name, and whether one of them was left out because it names a person.

    Text that is not what left is kept under the name of its column.
    """
    text = text_of(cell)
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    named = {str(one): str(value) for one, value in told.items()} if isinstance(told, dict) else {header: text}
    kept = {one: value for one, value in named.items() if not names_somebody(value)}
    return kept, len(kept) < len(named)


def _date(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    if isinstance(cell, int) and 1000 <= cell <= 2999:  # a year; as a day of a spreadsheet it would be around 1905
        return Parsed(When(dt.date(cell, 1, 1), "year"))
    text = text_of(cell)
    if whole := re.fullmatch(r"(\d{4})(?:-(\d\d))?", text):
        year, month = whole.groups()
        if month is None or 1 <= int(month) <= 12:
            return Parsed(When(dt.date(int(year), int(month or 1), 1), "month" if month else "year"))
    when = _iso(text) or read_when(cell)
    return Parsed(None, Problem(when.code)) if isinstance(when, NotADate) else Parsed(when)


def _iso(text: str) -> When | None:
    """A day as it left, however long ago: a date typed by hand may not be so old."""
    try:
        return When(dt.date.fromisoformat(text)) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _float(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    number = _exact(cell)
    return Parsed(number) if number is not None else Parsed(None, Problem("bad-number"))


def _int(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    number = _exact(cell)
    whole = number is not None and number.is_integer()
    return Parsed(int(number)) if whole and number is not None else Parsed(None, Problem("bad-number"))


def _exact(cell: Cell) -> float | None:
    """A number as a program wrote it (1e-05), else as a person does (1 234,5)."""
    try:
        number = float(cell) if isinstance(cell, str) else math.nan
    except ValueError:
        number = math.nan
    return number if math.isfinite(number) else number_of(cell)


def _list(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    told = [part for part in parts(text_of(cell)) if part]
    kept = [part for part in told if not names_somebody(part)]
    return Parsed(kept or None, _PERSONAL if len(kept) < len(told) else None)


def _raw(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    return Parsed(text_of(cell))


def _codes_raw(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    return Parsed([part for part in parts(text_of(cell)) if part] or None)


def _ids(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    """Numbers as `scheme:value:check`; the key is checked again, and a number without its register is the file's own.

    A bare SIRET, SIREN, RNA or UAI whose key holds is taken for what it is.
    """
    found = [_identifier(part) for part in parts(text_of(cell)) if part]
    return Parsed(list(dict.fromkeys(found)) or None)


_SCHEMES = ("siret", "siren", "rna", "uai")
_CHECKS = ("valid", "bad_key", "bad_form", "unchecked")


def _identifier(text: str) -> str:
    scheme, colon, rest = text.partition(":")
    if not colon:
        bare = (check_identifier(one, text) for one in _SCHEMES)
        return str(next((one for one in bare if one.check == "valid"), check_identifier("local", text)))
    value, _, check = rest.rpartition(":")
    return str(check_identifier(scheme, value if check in _CHECKS and value else rest))


def _code(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    if vocabulary == "fields" and not code_of(vocabulary, text) and re.fullmatch(r"[a-z0-9][\w-]*", text):
        return Parsed(text, Problem("export-own-field", "info"))
    return parse(cell, f"code:{vocabulary}", vocabulary, setting)


def _codes(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    read = [_code(part, vocabulary, setting) for part in parts(text_of(cell)) if part]
    problem = next((one.problem for one in read if one.problem), None)
    return Parsed([one.value for one in read if one.value] or None, problem)


def _presence(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    status = text if text in ("present", "represented", "excused", "absent") else read_mark(cell).status
    return Parsed(status) if status else Parsed(None, Problem("unknown-mark", "error"))


_READERS: Mapping[str, Callable[[Cell, str, Setting], Parsed]] = {
    "date": _date,
    "float": _float,
    "int": _int,
    "list": _list,
    "raw": _raw,
    "raws": _codes_raw,
    "ids": _ids,
    "code": _code,
    "codes": _codes,
    "presence": _presence,
}


def typed_words(properties: tuple[str, ...], cells: Mapping[str, str]) -> dict[str, Any]:
    """What a relationship says beside its ends: dates, a rank, how."""
    said: dict[str, Any] = {}
    for name in properties:
        if text := cells.get(name):
            day = _iso(text) if name in ("since", "until", "date") else None
            said[name] = day.date if day else int(text) if name == "rank" and text.isdigit() else text
    return said
