"""Templates filled in one language: the words of the catalogue, numbers and dates as a reader writes them."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from network.forms import forms
from network.forms.exported import EXPORT
from network.forms.titles import form_title
from network.resources import folder
from network.sentences import FIXED, NARROW, Language, Words, catalogue, say, typography
from network.vocabulary import fields, formats, kinds, publics, themes

NOT_KNOWN = "–"
MONTHS: Mapping[Language, tuple[str, ...]] = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}

_VOCABULARIES = {"fields": fields, "formats": formats, "kinds": kinds, "publics": publics, "themes": themes}


@cache
def environment() -> Environment:
    """The templates of `visualizations/templates`: values are escaped, a name that does not exist is an error."""
    return Environment(
        loader=FileSystemLoader(folder("visualizations") / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def wording(lang: Language, *, own_fields: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """What every template may call to speak that language.

    `own_fields`: code → label of the fields of the workspace's own nomenclature.
    """

    def told(key: str, **values: Any) -> str:
        return _typed(say(key, lang, **values), lang)

    def label(theme: str, code: Any) -> str:
        key = f"{theme}-{code}"
        return told(key) if key in catalogue() else str(code or NOT_KNOWN)

    def term(vocabulary: str, code: Any) -> str:
        known = _VOCABULARIES[vocabulary]()
        if vocabulary == "fields" and code in own_fields:
            return own_fields[code]
        return _typed(known[code].words.to(lang), lang) if code in known else str(code or NOT_KNOWN)

    def forms_of(codes: str) -> str:
        """Titles of the forms that a batch was read by, `a+b`; a hand edit has its own word."""
        known = {EXPORT, *forms()}
        told = [form_title(one).to(lang) if one in known else label("pages.form", one) for one in codes.split("+")]
        return _typed(", ".join(told), lang)

    def words(value: Words | Mapping[str, str] | None) -> str:
        if value is None:
            return ""
        return _typed(value.to(lang) if isinstance(value, Words) else value[lang], lang)

    return {
        "lang": lang,
        "t": told,
        "label": label,
        "term": term,
        "forms_of": forms_of,
        "words": words,
        "typed": lambda text: _typed(text, lang),
        "number": lambda value, digits=0: number(value, lang, digits),
        "percent": lambda value, digits=0: percent(value, lang, digits),
        "day": lambda value, precision="day": day(value, lang, precision),
    }


def _typed(text: str, lang: Language) -> str:
    return typography(text) if lang == "fr" else text


def number(value: float | int | None, lang: Language, digits: int = 0) -> str:
    r"""A number as the reader's country writes it; a dash when there is none.

    Examples
    --------
    >>> number(1234.56, "en", 1)
    '1,234.6'
    >>> number(1234.56, "fr", 1) == "1\u202f234,6"
    True
    >>> number(None, "fr")
    '–'
    """
    if value is None:
        return NOT_KNOWN
    written = f"{value:,.{digits}f}".replace("-", "−")
    return written.replace(",", NARROW).replace(".", ",") if lang == "fr" else written


def percent(share: float | None, lang: Language, digits: int = 0) -> str:
    """A share between 0 and 1 as percents.

    Examples
    --------
    >>> percent(0.416, "en")
    '42%'
    """
    if share is None:
        return NOT_KNOWN
    return f"{number(100 * share, lang, digits)}{FIXED + '%' if lang == 'fr' else '%'}"


def day(value: dt.date | str | None, lang: Language, precision: str | None = "day") -> str:
    """A date in words, as far as it is known.

    Examples
    --------
    >>> day("2024-03-01", "fr"), day(dt.date(2024, 3, 1), "en", "month"), day("2024", "fr")
    ('1er mars 2024', 'March 2024', '2024')
    """
    if value is None or value != value or value == "":  # a missing date in a table is NaT, which is not itself
        return NOT_KNOWN
    if isinstance(value, str):  # as lists say it: to the year, the month or the day
        precision = {4: "year", 7: "month"}.get(len(value), precision)
        value = dt.date.fromisoformat(f"{value}-01-01"[:10])
    if precision == "year":
        return str(value.year)
    month = f"{MONTHS[lang][value.month - 1]} {value.year}"
    if precision == "month":
        return month
    ordinal = "1er" if value.day == 1 and lang == "fr" else str(value.day)
    return f"{ordinal} {month}"
