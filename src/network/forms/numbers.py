"""Cells that are numbers or codes made of digits, and what spreadsheets do to them."""

import datetime as dt
import re

from network.forms.parsed import Parsed, Problem, Setting, text_of
from network.forms.row import is_personal
from network.identity import Identifier, check_identifier
from network.remarks import Severity
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
    return float(compact) if len(compact) < 30 and re.fullmatch(r"-?\d+(?:\.\d+)?", compact) else None


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
    written = _written_out(text) if scheme in _LENGTHS else text
    digits = re.sub(r"\D", "", written)
    if re.fullmatch(_EXPONENT, written) or (scheme == "siret" and _lost(digits, cell)):
        return Parsed(None, Problem("lost-digits", values={"scheme": scheme.upper()}))
    repair = "identifier-repaired" if written != text and "e" in text.lower() else ""
    if _is_one_short(cell, scheme, digits):
        written, repair = f"0{digits}", "identifier-padded"
    return _checked(check_identifier(scheme, written), repair)


def _checked(found: Identifier, repair: str) -> Parsed:
    said = {"scheme": found.scheme.upper(), "read": found.value}
    if found.check == "bad_form":
        return Parsed(None, Problem("bad-identifier", values=said))
    if found.check == "bad_key":
        return Parsed([str(found)], Problem("bad-key-repaired" if repair else "bad-key", values=said))
    severity: Severity = "warning" if repair == "identifier-padded" else "info"
    return Parsed([str(found)], Problem(repair, severity, values=said) if repair else None)


_EXPONENT = r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})"


def _written_out(text: str) -> str:
    """A number as a spreadsheet shows it, with all its digits when none was lost: `6.0487647500499E13`."""
    if (shown := re.fullmatch(_EXPONENT, text.strip())) and len(shown[2] or "") == int(shown[3]):
        return shown[1] + (shown[2] or "")
    return re.sub(r"[.,]0+$", "", text)


def _lost(digits: str, cell: Cell) -> bool:
    """Whether a number cell ends as no SIRET does: the spreadsheet kept its first digits and wrote zeros."""
    return isinstance(cell, int | float) and len(digits) == 14 and digits.endswith("00000")


def _is_one_short(cell: Cell, scheme: str, digits: str) -> bool:
    """A spreadsheet eats a first zero; thirteen digits, even typed as a text, may only be a SIRET that lost it."""
    short = len(digits) == _LENGTHS.get(scheme, 0) - 1
    return short and (isinstance(cell, int) or scheme == "siret")


def _recognised(text: str) -> Identifier:
    """A column « id » may hold numbers of a register whose form cannot be mistaken."""
    found = (check_identifier(scheme, text) for scheme in ("rna", "uai"))
    return next((one for one in found if one.check == "valid"), check_identifier("local", text))
