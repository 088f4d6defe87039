"""Cells that are numbers or codes made of digits, and what spreadsheets do to them."""

import datetime as dt
import re

from network.forms.parsed import Parsed, Problem, Setting, text_of
from network.forms.row import is_personal
from network.identity import Identifier, check_identifier
from network.tables import Cell


def number_of(cell: Cell) -> float | None:
    if isinstance(cell, bool | dt.date):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    compact = re.sub(r"[\s€$]", "", text_of(cell))
    if "," in compact and "." in compact:
        compact = compact.replace(",", "") if compact.rindex(".") > compact.rindex(",") else compact.replace(".", "")
    elif re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", compact) and compact.count(",") > 1:
        compact = compact.replace(",", "")
    compact = compact.replace(",", ".")
    return float(compact) if re.fullmatch(r"-?\d+(?:\.\d+)?", compact) else None


_LIMITS = {"latitude": 90, "longitude": 180}  # degrees: `float:latitude`


def read_float(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    number = number_of(cell)
    if number is None:
        return Parsed(None, Problem("bad-number"))
    limit = _LIMITS.get(vocabulary)
    if limit is not None and abs(number) > limit:
        return Parsed(None, Problem("out-of-bounds", keep_in_extra=False, values={"limit": limit}))
    return Parsed(number)


def read_int(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    number = number_of(cell)
    if number is None or number != int(number):
        return Parsed(None, Problem("bad-number"))
    return Parsed(int(number))


def read_count(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    parsed = read_int(cell, vocabulary, setting)
    return parsed if parsed.value is None or parsed.value >= 0 else Parsed(None, Problem("bad-number"))


def read_postcode(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = re.sub(r"[\s.]", "", re.sub(r"[.,]0+$", "", text_of(cell).strip()))  # 75019.0 was a number
    if re.fullmatch(r"\d{4}", text):
        # A spreadsheet eats the first zero of 01300; a person who typed four digits may have missed any.
        if isinstance(cell, int | float):
            return Parsed(f"0{text}")
        return Parsed(None, Problem("short-postcode", values={"expected": f"0{text}"}))
    return Parsed(text) if re.fullmatch(r"\d{5}", text) else Parsed(None, Problem("bad-postcode"))


def read_insee(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell).strip().upper()
    text = f"0{text}" if isinstance(cell, int) and len(text) == 4 else text
    return Parsed(text) if re.fullmatch(r"\d[\dAB]\d{3}", text) else Parsed(None, Problem("bad-insee"))


_LENGTHS = {"siren": 9, "siret": 14, "finess": 9}


def read_identifier(cell: Cell, scheme: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    if scheme == "local" and is_personal(text):  # a social-security number without its key, a name
        return Parsed(None, Problem("personal-cell", "info", keep_in_extra=False))
    if scheme == "local":
        return Parsed([str(_recognised(text))])
    if re.fullmatch(r"\d+(?:[.,]\d+)?[eE]\+?\d+", text):
        return Parsed(None, Problem("lost-digits", values={"scheme": scheme.upper()}))
    text = re.sub(r"[.,]0+$", "", text) if scheme in _LENGTHS else text
    digits = re.sub(r"\D", "", text)
    if isinstance(cell, int) and len(digits) == _LENGTHS.get(scheme, 0) - 1:
        text = f"0{digits}"  # a spreadsheet eats the first zero
    found = check_identifier(scheme, text)
    if found.check == "bad_form":
        return Parsed(None, Problem("bad-identifier", values={"scheme": scheme.upper()}))
    problem = Problem("bad-key", values={"scheme": scheme.upper()}) if found.check == "bad_key" else None
    return Parsed([str(found)], problem)


def _recognised(text: str) -> Identifier:
    """A column « id » may hold numbers of a register whose form cannot be mistaken."""
    found = (check_identifier(scheme, text) for scheme in ("rna", "uai"))
    return next((one for one in found if one.check == "valid"), check_identifier("local", text))
