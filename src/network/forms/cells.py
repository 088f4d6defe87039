"""From a cell to a typed value, by the kind of its column; a problem never raises, it becomes a remark."""

import datetime as dt
import re
from collections.abc import Mapping

from rapidfuzz import process

from network.forms.addresses import read_address
from network.forms.dates import NotADate, from_serial, read_date
from network.forms.figures import read_area, read_figure
from network.forms.guarding import guarded
from network.forms.numbers import read_count, read_float, read_identifier, read_insee, read_int, read_postcode
from network.forms.organisations import LONGEST, SPACES, read_organisations
from network.forms.parsed import Parsed, Parser, Problem, Setting, text_of
from network.forms.private_life import tells_private_life
from network.forms.row import is_personal, names_somebody
from network.forms.row_codes import read_row_code
from network.identity import EMAIL, fold, is_generic_mailbox
from network.model import When
from network.tables import Cell
from network.vocabulary import code_of, crosswalks, known_values, marks, normal_code

DATED = frozenset({"when", "date", "last_confirmed"})  # roles of what happened: a future date is doubtful


OLDEST_MEETING = 2000


_SPLIT = re.compile(r"\s*[;|\n]\s*|\s+/\s+")


_SPLIT_CODES = re.compile(r"\s*[;|\n,/]\s*|\s+et\s+|\s+&\s+")


_URL = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", re.IGNORECASE)


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


def _text(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = re.sub(r"\s+", " ", text_of(cell))
    if is_personal(text):
        return Parsed(None, Problem("personal-cell", "info", keep_in_extra=False))
    if why := tells_private_life(text):
        return Parsed(None, Problem(f"private-life-{why}", keep_in_extra=False))
    return Parsed(text)


def _prose(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    kept, found = guarded(text_of(cell))
    return Parsed(kept, Problem(found, keep_in_extra=False) if found else None)


def _name(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    if why := tells_private_life(text_of(cell)):
        return Parsed(None, Problem(f"private-life-{why}", keep_in_extra=False))
    if len(text_of(cell)) > LONGEST:
        return Parsed(None, Problem("name-too-long", keep_in_extra=False))
    found = read_organisations(text_of(cell))
    if found.residents is not None:
        return Parsed(text_of(cell))
    if not found.names:
        return Parsed(None, Problem("person-as-name", "warning", keep_in_extra=False))
    # One name is expected here: « CAF / PMI » stays whole, only a person beside it is left out.
    name = " / ".join(found.names) if found.person else re.sub(r"\s+", " ", text_of(cell))
    return Parsed(name, Problem("person-beside-name", "info", keep_in_extra=False) if found.person else None)


def _list(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    parts = [part for part in _SPLIT.split(SPACES.sub(" ", text_of(cell))) if part]
    kept = [part for part in parts if not names_somebody(part)]
    problem = Problem("personal-cell", "info", keep_in_extra=False) if len(kept) < len(parts) else None
    return Parsed(kept or None, problem)


def _date(cell: Cell, role: str, setting: Setting) -> Parsed:
    when = read_when(cell, setting.year)
    if isinstance(when, NotADate):
        return Parsed(None, Problem(when.code, values=when.values))
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


def _bool(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    if isinstance(cell, bool):
        return Parsed(cell)
    code = code_of("yes-no", text_of(cell))
    return Parsed(code == "yes") if code else Parsed(None, Problem("not-yes-or-no"))


def _email(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell).strip()
    address = text.lower().removeprefix("mailto:")
    if not EMAIL.fullmatch(address):
        if "@" not in text and is_personal(text):
            return Parsed(None, Problem("personal-cell", "info", keep_in_extra=False))
        return Parsed(None, Problem("bad-email", keep_in_extra=False))
    if not is_generic_mailbox(address):
        return Parsed(None, Problem("personal-email", "info", keep_in_extra=False))
    return Parsed(address)


_PHONE = re.compile(r"(?:(?:\+|00)33\s?(?:\(0\))?|0)[\s.-]?[1-589](?:[\s.-]?\d\d){4}|3\d[\s.]?\d\d")
_MOBILE = re.compile(r"(?:(?:\+|00)33\s?(?:\(0\))?|0)[\s.-]?[67](?:[\s.-]?\d\d){4}")


def _phone(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    """The number of a structure, as it is written; a mobile is somebody's."""
    text = " ".join(text_of(cell).split())
    text = f"0{text}" if isinstance(cell, int) and len(text) == 9 else text  # a spreadsheet eats the first zero
    if _PHONE.fullmatch(text):
        return Parsed(text)
    if _MOBILE.search(text) or is_personal(text):
        return Parsed(None, Problem("personal-cell", "info", keep_in_extra=False))
    return Parsed(None, Problem("bad-phone"))


def _url(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    return Parsed(text) if _URL.fullmatch(text) else Parsed(None, Problem("bad-url"))


def _code(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = text_of(cell)
    if vocabulary == "fields" and text in setting.nomenclature:
        return Parsed(text)
    # « famille--garde-denfants »: data·inclusion writes a category and a value, the value may be unknown here
    code = code_of(vocabulary, text) or code_of(vocabulary, text.partition("--")[0])
    return Parsed(code) if code else Parsed(None, _unknown_value(text, vocabulary, setting))


def _codes(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    whole = code_of(vocabulary, text_of(cell))
    if whole or (vocabulary == "fields" and text_of(cell) in setting.nomenclature):
        return Parsed([whole or text_of(cell)])
    if len(text_of(cell)) > LONGEST:
        return _code(cell, vocabulary, setting)
    codes: list[str] = []
    problem = None
    for part in _SPLIT_CODES.split(SPACES.sub(" ", text_of(cell))):
        if part:
            one = _code(part, vocabulary, setting)
            problem = problem or one.problem
            codes += [one.value] if one.value and one.value not in codes else []
    return Parsed(codes or None, problem)


def _classified(cell: Cell, scheme: str, setting: Setting) -> Parsed:
    """Codes of a register's classification; lists may be written as Python or JSON writes them."""
    codes, unknown = [], None
    for part in _written_parts(text_of(cell), scheme):
        if fold(part) in _NO_CODE:
            continue
        if code := normal_code(scheme, part):
            codes.append(f"{scheme}:{code}")
        else:
            unknown = unknown or Problem("unknown-code", values={"register": crosswalks()[scheme].name})
    return Parsed(list(dict.fromkeys(codes)) or None, unknown)


def _written_parts(text: str, scheme: str) -> list[str]:
    """`['caf', 'cpam']`, « caf, cpam », « caf | cpam »; a whole text that is one code is not cut."""
    if normal_code(scheme, text):
        return [text]
    return [part for part in (one.strip(" \"'[]{}") for one in re.split(r"[;|,\n]", text)) if part]


def _unknown_value(text: str, vocabulary: str, setting: Setting) -> Problem:
    values = {
        fold(value): value
        for value in (*known_values(vocabulary), *(setting.nomenclature if vocabulary == "fields" else ()))
    }
    close = process.extractOne(fold(text), list(values), score_cutoff=75)
    if close:
        return Problem("unknown-value", values={"expected": values[close[0]]})
    listed = ", ".join(dict.fromkeys(known_values(vocabulary).values()))
    return Problem("unknown-value-listed", values={"expected": listed})


def _role(cell: Cell, vocabulary: str, setting: Setting) -> Parsed:
    text = fold(text_of(cell))
    code = text if text in marks().roles.values() else marks().roles.get(text)
    return (
        Parsed(code)
        if code
        else Parsed(None, Problem("unknown-value-listed", values={"expected": ", ".join(marks().roles)}))
    )


_NO_CODE = frozenset({"", "none", "null", "nan", "nd", "000000", "0000z", "00 00z"})  # how registers write « none »


_PARSERS: Mapping[str, Parser] = {
    "text": _text,
    "prose": _prose,
    "name": _name,
    "list": _list,
    "float": read_float,
    "int": read_int,
    "count": read_count,
    "bool": _bool,
    "email": _email,
    "phone": _phone,
    "url": _url,
    "postcode": read_postcode,
    "insee": read_insee,
    "identifier": read_identifier,
    "figure": read_figure,
    "area": read_area,
    "address": read_address,
    "code": _code,
    "classified": _classified,
    "codes": _codes,
    "mark-role": _role,
    "row-code": read_row_code,
}
