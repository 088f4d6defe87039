"""From a cell to a typed value, by the kind of its column; a problem never raises, it becomes a remark."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process

from network.forms.dates import NotADate, from_serial, read_date
from network.forms.organisations import read_organisations
from network.forms.row import Known, is_personal
from network.identity import Identifier, check_identifier, fold, is_generic_mailbox
from network.model import When
from network.remarks import Severity
from network.tables import Cell
from network.vocabulary import code_of, known_values, marks

DATED = frozenset({"when", "date", "last_confirmed"})  # roles of what happened: a future date is doubtful
OLDEST_MEETING = 2000
_SPLIT = re.compile(r"\s*[;|\n]\s*|\s+/\s+")
_SPLIT_CODES = re.compile(r"\s*[;|\n,/]\s*|\s+et\s+|\s+&\s+")
_URL = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell, and whether it was kept all the same."""

    code: str
    severity: Severity = "warning"
    values: Mapping[str, Any] = field(default_factory=dict)
    keep_in_extra: bool = True

    @property
    def masked(self) -> bool:
        """Whether the cell is about a person: its value is never shown."""
        return self.code.startswith("person")


@dataclass(frozen=True)
class Parsed:
    """Typed value of a cell (None: nothing to keep) and its problem, if any."""

    value: Any = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Setting:
    """What reading a cell depends on beside the cell."""

    today: dt.date
    year: int | None = None
    nomenclature: Mapping[str, str] = field(default_factory=dict)
    known: Known | None = None


Parser = Callable[[Cell, str, Setting], Parsed]


def parse(cell: Cell, kind: str, role: str, setting: Setting) -> Parsed:
    """Read one cell that is not empty.

    Examples
    --------
    >>> parse("oui", "bool", "public", Setting(dt.date(2025, 1, 1))).value
    True
    >>> parse("31/02/2025", "date", "when", Setting(dt.date(2025, 6, 1))).problem.code
    'impossible-date'
    """
    name, _, vocabulary = kind.partition(":")
    if name == "date":
        return _date(cell, role, setting)
    return _PARSERS[name](cell, vocabulary, setting)


def text_of(cell: Cell) -> str:
    """A cell as text: dates in ISO form, numbers without a useless decimal."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _text(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = re.sub(r"\s+", " ", text_of(cell))
    if is_personal(text):
        return Parsed(None, Problem("personal-cell", "info", keep_in_extra=False))
    return Parsed(text)


_PHONE_OR_MAIL = re.compile(r"(?:(?:\+|00)33[\s.(0)-]*|\b0)[1-9](?:[\s.-]?\d\d){4}\b|[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NAMED = re.compile(r"\b(?:M\.|Mme|Mlle|Mr|Madame|Monsieur|Mademoiselle)\s+[A-ZÀ-Ý][\w'-]*(?:\s+[A-ZÀ-Ý][\w'-]*)?")


def _prose(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    redacted = _NAMED.sub("[personne]", _PHONE_OR_MAIL.sub("[personne]", text))
    if redacted == text:
        return Parsed(text)
    return Parsed(redacted, Problem("person-in-text", keep_in_extra=False))


def _name(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    found = read_organisations(text_of(cell))
    if found.residents is not None:
        return Parsed(text_of(cell))
    if not found.names:
        return Parsed(None, Problem("person-as-name", "warning", keep_in_extra=False))
    # One name is expected here: « CAF / PMI » stays whole, only a person beside it is left out.
    name = " / ".join(found.names) if found.person else re.sub(r"\s+", " ", text_of(cell))
    return Parsed(name, Problem("person-beside-name", "info", keep_in_extra=False) if found.person else None)


def _list(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    parts = [part for part in _SPLIT.split(text_of(cell)) if part]
    kept = [part for part in parts if not is_personal(part)]
    problem = Problem("personal-cell", "info", keep_in_extra=False) if len(kept) < len(parts) else None
    return Parsed(kept or None, problem)


def _date(cell: Cell, role: str, setting: Setting) -> Parsed:
    when = read_when(cell, setting.year)
    if isinstance(when, NotADate):
        return Parsed(None, Problem(when.code))
    if when.date.year < 1800:
        return Parsed(None)  # 0001-01-01 is how registers write « unknown »
    return Parsed(when, doubtful_date(when, setting.today) if role in DATED else None)


def read_when(cell: Cell, year: int | None = None) -> When | NotADate:
    """The date of a cell of any type."""
    if isinstance(cell, dt.datetime):
        return When(cell.date())
    if isinstance(cell, dt.date):
        return When(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return from_serial(cell)
    return read_date(text_of(cell), year)


def doubtful_date(when: When, today: dt.date) -> Problem | None:
    """A meeting in the future, or before 2000, is kept and said."""
    if when.date > today:
        return Problem("future-date", keep_in_extra=False)
    if when.date.year < OLDEST_MEETING:
        return Problem("old-date", keep_in_extra=False)
    return None


def _number(cell: Cell) -> float | None:
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


def _float(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    number = _number(cell)
    return Parsed(number) if number is not None else Parsed(None, Problem("bad-number"))


def _int(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    number = _number(cell)
    if number is None or number != int(number):
        return Parsed(None, Problem("bad-number"))
    return Parsed(int(number))


def _count(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    parsed = _int(cell, vocabulary, setting)
    return parsed if parsed.value is None or parsed.value >= 0 else Parsed(None, Problem("bad-number"))


def _bool(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    if isinstance(cell, bool):
        return Parsed(cell)
    code = code_of("yes-no", text_of(cell))
    return Parsed(code == "yes") if code else Parsed(None, Problem("not-yes-or-no"))


def _email(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell).strip()
    address = text.lower().removeprefix("mailto:")
    if not _EMAIL.fullmatch(address):
        if "@" not in text and is_personal(text):
            return Parsed(None, Problem("personal-cell", "info", keep_in_extra=False))
        return Parsed(None, Problem("bad-email", keep_in_extra=False))
    if not is_generic_mailbox(address):
        return Parsed(None, Problem("personal-email", "info", keep_in_extra=False))
    return Parsed(address)


def _url(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    return Parsed(text) if _URL.fullmatch(text) else Parsed(None, Problem("bad-url"))


def _postcode(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = re.sub(r"[\s.]", "", text_of(cell))
    # A spreadsheet eats the first zero of 01000.
    text = f"0{text}" if isinstance(cell, int) and len(text) == 4 else text
    return Parsed(text) if re.fullmatch(r"\d{5}", text) else Parsed(None, Problem("bad-postcode"))


def _insee(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell).strip().upper()
    text = f"0{text}" if isinstance(cell, int) and len(text) == 4 else text
    return Parsed(text) if re.fullmatch(r"\d[\dAB]\d{3}", text) else Parsed(None, Problem("bad-insee"))


_LENGTHS = {"siren": 9, "siret": 14, "finess": 9}


def _identifier(cell: Cell, scheme: str, setting: Setting) -> Parsed:
    text = text_of(cell)
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


def _code(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    if vocabulary == "fields" and text in setting.nomenclature:
        return Parsed(text)
    # « famille--garde-denfants »: data·inclusion writes a category and a value, the value may be unknown here
    code = code_of(vocabulary, text) or code_of(vocabulary, text.partition("--")[0])
    return Parsed(code) if code else Parsed(None, _unknown_value(text, vocabulary, setting))


def _codes(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    whole = _code(cell, vocabulary, setting)
    if whole.value:
        return Parsed([whole.value])
    codes: list[str] = []
    problem = None
    for part in _SPLIT_CODES.split(text_of(cell)):
        if part:
            one = _code(part, vocabulary, setting)
            problem = problem or one.problem
            codes += [one.value] if one.value and one.value not in codes else []
    return Parsed(codes or None, problem)


def _unknown_value(text: str, vocabulary: str, setting: Setting) -> Problem:
    values = [*known_values(vocabulary), *(setting.nomenclature if vocabulary == "fields" else ())]
    close = process.extractOne(text.lower(), values, score_cutoff=75)
    expected = close[0] if close else ", ".join(dict.fromkeys(known_values(vocabulary).values()))
    return Problem("unknown-value", values={"expected": expected})


def _role(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = fold(text_of(cell))
    code = text if text in marks().roles.values() else marks().roles.get(text)
    return Parsed(code) if code else Parsed(None, Problem("unknown-value", values={"expected": "organiser"}))


_PARSERS: Mapping[str, Parser] = {
    "text": _text,
    "prose": _prose,
    "name": _name,
    "list": _list,
    "float": _float,
    "int": _int,
    "count": _count,
    "bool": _bool,
    "email": _email,
    "url": _url,
    "postcode": _postcode,
    "insee": _insee,
    "identifier": _identifier,
    "code": _code,
    "codes": _codes,
    "mark-role": _role,
}
