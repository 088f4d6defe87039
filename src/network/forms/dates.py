"""Dates as French coordinators write them, day first, by strict patterns: never a guess.

A general date parser turned 03/04/2025 into 4 March and « 14-05-2024 (14h-16h) » into today.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from network.identity import fold
from network.model import When

_MONTHS = {
    "jan": 1, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4, "mai": 5, "may": 5, "juin": 6, "jun": 6,
    "juil": 7, "jul": 7, "aou": 8, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(janv(?:ier)?|january|f[ée]v(?:r(?:ier)?)?|february|mars|march|avr(?:il)?|april|mai|may|juin|june"
    r"|juil(?:let)?|july|ao[uû]t|august|sept(?:emb(?:re|er))?|oct(?:ob(?:re|er))?|nov(?:emb(?:re|er))?"
    r"|d[ée]c(?:emb(?:re|er))?)\.?"
)
_DAY = r"(?<![\d/.,-])(\d{1,2})(?:er)?"
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_END = r"(?![\d/]|[.,-]\d)"
_AND = r"\s*(?:et|au|-|–|&|/)\s*(?:le\s+)?"
_WEEKDAY = re.compile(
    r"^\s*(?:le\s+)?"
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\.?\s+)?(?=\d)",
    re.I,
)
_PART_OF_DAY = re.compile(
    r"\s*\(?(?:le |l')?\b(?:matin|matinée|après-midi|après midi|soir|soirée|midi|journée)\)?\s*$", re.I
)
_HOURS = r"\d{1,2}\s*(?:h|:)\s*(?:\d{2})?(?::\d{2})?"
_ZONE = r"(?:\s*[ap]m)?(?:\s*(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?)?"
_TIME = re.compile(rf"\s*(?:[,(à-]|de)?\s*{_HOURS}(?:\s*(?:-|–|à|/)\s*{_HOURS})?{_ZONE}\s*\)?\s*$", re.I)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_RANGE_TWO_MONTHS = _pattern(rf"(?:du\s+)?{_DAY}\s+{_MONTH}(?:\s+{_YEAR})?{_AND}{_DAY}\s+{_MONTH}(?:\s+{_YEAR})?")
_RANGE_NUMERIC = _pattern(
    rf"(?:du\s+)?{_DAY}[/.](\d{{1,2}})[/.](\d{{4}}|\d{{2}})\s*(?:et|au|-|–)\s*(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}}|\d{{2}}){_END}"
)
_RANGE = _pattern(rf"(?:du\s+)?{_DAY}{_AND}(\d{{1,2}})(?:er)?\s+{_MONTH}(?:\s+{_YEAR})?")
_ISO = _pattern(r"(?<!\d)((?:0|1|2)\d{3})[-/](\d{1,2})[-/](\d{1,2})(?!\d)(?:T[\d:.Z+]*)?")
_COMPACT = _pattern(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_NUMERIC = _pattern(rf"{_DAY}\s?[/.-]\s?(\d{{1,2}})\s?[/.-]\s?(\d{{4}}|\d{{2}}){_END}")
_WORDS = _pattern(rf"{_DAY}[\s-]*{_MONTH}(?:[\s-]+{_YEAR}|[\s-]+'?(\d\d)(?![\d:h]))?")
_MONTH_YEAR = _pattern(rf"\b{_MONTH}\s+{_YEAR}")
_MONTH_ALONE = _pattern(_MONTH)
_MONTH_NUMERIC = _pattern(rf"(?<![\d/.-])(\d{{1,2}})[/.-]{_YEAR}")
_DAY_MONTH = _pattern(rf"{_DAY}[/.-](\d{{2}}){_END}(?!\s*(?:ans|h|%|€))")
_DAY_MONTH_CELL = _pattern(rf"{_DAY}[/.-](\d{{1,2}})")
_YEAR_ALONE = _pattern(_YEAR)
# « sept-24 » is September 2024 in a spreadsheet, 24 September in a diary: a person tells.
_SHORT_MONTH = _pattern(rf"{_MONTH}[\s-]*'?(\d\d)")
LONGEST_CELL = 100  # « du lundi 30 septembre 2024 au mercredi 2 octobre 2024 de 14 h 30 à 16 h 30 »
LONGEST_TITLE = 1000  # a longer text is no title: patterns are not tried on it
EXCEL_EPOCH = dt.date(1899, 12, 30)


@dataclass(frozen=True)
class NotADate:
    """Why a text is no date: `bad-date`, `impossible-date`, `ambiguous-date` or `year-missing`.

    `expected`: how it would be written if it is what it seems to be.
    """

    code: str
    expected: str = ""

    @property
    def values(self) -> dict[str, Any]:
        """What its remark says beside the text."""
        return {"expected": self.expected} if self.expected else {}


@dataclass(frozen=True)
class Found:
    """A date inside a text, and the text around it."""

    when: When | NotADate
    rest: str


@lru_cache(maxsize=100_000)
def read_date(text: str, year: int | None = None) -> When | NotADate:
    """The date a whole cell says, or why it says none.

    Parameters
    ----------
    text : str
        One cell, without other words than a weekday, a time, « du … au … ».
    year : int, optional
        Year told elsewhere (title, sheet, file), used when the cell gives none.

    Examples
    --------
    >>> read_date("14 et 15 mai 2024")
    When(date=datetime.date(2024, 5, 14), precision='day', end=datetime.date(2024, 5, 15))
    >>> read_date("mars", 2025).precision, read_date("31/02/2025").code, read_date("14/05").code
    ('month', 'impossible-date', 'year-missing')
    """
    spaced = " ".join(text.split())
    if len(spaced) > LONGEST_CELL:
        return NotADate("bad-date")
    bare = _TIME.sub("", _PART_OF_DAY.sub("", _WEEKDAY.sub("", spaced))).strip()
    for pattern, build in _CELL_PATTERNS:
        if match := pattern.fullmatch(bare):
            return build(match, year)
    if re.fullmatch(r"\d{5}", bare):
        return When(EXCEL_EPOCH + dt.timedelta(days=int(bare)))
    if short := _SHORT_MONTH.fullmatch(bare):
        return NotADate("ambiguous-date", f"{short[1].rstrip('.')} 20{short[2]}")
    return NotADate("bad-date")


@lru_cache(maxsize=10_000)
def find_date(text: str, year: int | None = None) -> Found | None:
    """The first date inside a title, a sheet's name or a file's name.

    Examples
    --------
    >>> found = find_date("Théâtre-forum du 14 mai", 2025)
    >>> found.when.date.isoformat(), found.rest
    ('2025-05-14', 'Théâtre-forum')
    """
    spaced = " ".join(text.replace("_", " ").split())
    if len(spaced) > LONGEST_TITLE:
        return None
    for pattern, build in _TEXT_PATTERNS:
        match = pattern.search(spaced)
        if match is None:
            continue
        when = build(match, year)
        if isinstance(when, NotADate) and pattern is _DAY_MONTH and when.code == "impossible-date":
            continue  # « 12-14 ans » is no date
        before, after = spaced[: match.start()], spaced[match.end() :]
        return Found(when, " ".join(filter(None, (_tidied(_WEEKDAY_LAST.sub("", before)), _tidied(after)))))
    return None


_WEEKDAY_LAST = re.compile(
    r"(?:\b(?:du|le|au|de|date)\b\s*:?\s*)?(?:\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b\s*)?$", re.I
)
_BRACKETED = re.compile(r"\s*\(([^()]*)\)\s*")
_EDGES = re.compile(r"^[\s\-–—:,;()/|]+|[\s\-–—:,;(/|]+$|^\)$")


def _tidied(text: str) -> str:
    bracketed = _BRACKETED.fullmatch(text)
    return _TIME.sub("", _EDGES.sub("", bracketed[1] if bracketed else text)).strip()


def find_year(text: str) -> int | None:
    """The only year of a text, from 2000 to 2099; None when there is none or several.

    Examples
    --------
    >>> find_year("Réunions › 2025"), find_year("2023-2024")
    (2025, None)
    """
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))
    return int(years.pop()) if len(years) == 1 else None


def year_of_file(file: str) -> int | None:
    """The year of a file's name, else of the nearest folder it lies in.

    Examples
    --------
    >>> year_of_file("2024/Émargements/TF 14-03.xlsx"), year_of_file("suivi.csv")
    (2024, None)
    """
    path = PurePath(file)
    names = (path.stem, *reversed(path.parent.parts))
    return next((year for name in names if (year := find_year(name))), None)


def from_serial(number: float) -> When | NotADate:
    """A number in a date column: a year, or days since 1900 as a spreadsheet counts them.

    Examples
    --------
    >>> from_serial(45356).date.isoformat(), from_serial(2024).precision
    ('2024-03-05', 'year')
    """
    if 1900 <= number <= 2100 and number == int(number):
        return When(dt.date(int(number), 1, 1), "year")
    if 20_000 <= number <= 80_000:
        return When(EXCEL_EPOCH + dt.timedelta(days=int(number)))
    return NotADate("bad-date")


def _on(day: str, month: str | int, year: str | int | None, end: dt.date | None = None) -> When | NotADate:
    if year is None:
        return NotADate("year-missing") if _exists(day, month, 2024) else NotADate("impossible-date")
    date = _exists(day, month, _full_year(year))
    return When(date, end=end if end != date else None) if date else NotADate("impossible-date")


def _exists(day: str, month: str | int, year: int) -> dt.date | None:
    try:
        return dt.date(year, int(month), int(day))
    except ValueError:
        return None


def _full_year(year: str | int) -> int:
    number = int(year)
    if number > 99 or (isinstance(year, str) and len(year) == 4):
        return number
    return number + (1900 if number > 79 else 2000)


def _month(name: str) -> int:
    folded = fold(name)
    return _MONTHS.get(folded[:4]) or _MONTHS[folded[:3]]


def _range(first: When | NotADate, last: When | NotADate) -> When | NotADate:
    if isinstance(first, NotADate) or isinstance(last, NotADate):
        return first if isinstance(first, NotADate) else last
    return When(first.date, end=last.date) if last.date > first.date else NotADate("impossible-date")


def _month_only(month: int, year: int) -> When | NotADate:
    return When(dt.date(year, month, 1), "month") if 1 <= month <= 12 else NotADate("impossible-date")


def _build_two_months(m: re.Match[str], year: int | None) -> When | NotADate:
    last = m[6] or m[3] or year
    return _range(_on(m[1], _month(m[2]), m[3] or last), _on(m[4], _month(m[5]), last))


_CELL_PATTERNS = (
    (_COMPACT, lambda m, year: _on(m[3], m[2], m[1])),
    (_RANGE_TWO_MONTHS, _build_two_months),
    (_RANGE_NUMERIC, lambda m, year: _range(_on(m[1], m[2], m[3]), _on(m[4], m[5], m[6]))),
    (_RANGE, lambda m, year: _range(_on(m[1], _month(m[3]), m[4] or year), _on(m[2], _month(m[3]), m[4] or year))),
    (_ISO, lambda m, year: _on(m[3], m[2], m[1])),
    (_NUMERIC, lambda m, year: _on(m[1], m[2], m[3])),
    (_WORDS, lambda m, year: _on(m[1], _month(m[2]), m[3] or m[4] or year)),
    (_MONTH_YEAR, lambda m, year: _month_only(_month(m[1]), int(m[2]))),
    (_MONTH_NUMERIC, lambda m, year: _month_only(int(m[1]), int(m[2]))),
    (_YEAR_ALONE, lambda m, year: When(dt.date(int(m[1]), 1, 1), "year")),
    (_DAY_MONTH_CELL, lambda m, year: _on(m[1], m[2], year)),
    (_MONTH_ALONE, lambda m, year: _month_only(_month(m[1]), year) if year else NotADate("year-missing")),
)
_TEXT_PATTERNS = (
    *_CELL_PATTERNS[1:7],
    _CELL_PATTERNS[0],
    *_CELL_PATTERNS[7:9],
    (_DAY_MONTH, lambda m, year: _on(m[1], m[2], year)),
)
