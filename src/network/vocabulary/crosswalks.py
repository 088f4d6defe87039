"""From the codes that registers give an organisation to its field: NAF, FINESS, RNA, UAI, data·inclusion.

One crosswalk a classification, in `imports/vocabulary/crosswalks/`. A code is written `scheme:code` everywhere.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from network.identity import fold
from network.resources import folder
from network.sentences import Words

SCHEMES = ("finess-category", "uai-type", "naf", "naf25", "rna-object", "di-network", "di-typology")
"""Classifications from the one that says most about what an organisation does to the one that says least."""


@dataclass(frozen=True)
class Entry:
    """What one code says: its own name, the fields it stands for (none: it leaves the question open)."""

    label: str
    fields: tuple[str, ...] = ()
    confidential: bool = False  # such a place is never shown on a map


@dataclass(frozen=True)
class Crosswalk:
    """One classification: how its codes are written, and what each says of the field."""

    scheme: str
    name: str  # of the register, the same in every language
    words: Words
    form: re.Pattern[str]
    closed: bool  # a code that is not listed is not one of its codes
    exact: Mapping[str, Entry]
    beginnings: Mapping[str, Entry]  # the longest first

    def entry(self, code: str) -> Entry | None:
        """What a code says, by itself or by its beginning."""
        if code in self.exact:
            return self.exact[code]
        return next((entry for start, entry in self.beginnings.items() if code.startswith(start)), None)


@cache
def crosswalks() -> Mapping[str, Crosswalk]:
    """Every crosswalk by the scheme of its codes.

    Examples
    --------
    >>> crosswalks()["naf"].entry("85.10Z").fields
    ('education',)
    """
    return MappingProxyType({scheme: _load(scheme) for scheme in SCHEMES})


@cache
def code_entry(code: str) -> Entry | None:
    """What a code written `scheme:code` says; None when the crosswalk does not know it.

    Examples
    --------
    >>> code_entry("finess-category:220").label, code_entry("naf:99.00Z")
    ('centre social', None)
    """
    scheme, _, value = code.partition(":")
    return crosswalks()[scheme].entry(value) if scheme in crosswalks() else None


@cache
def field_by_code(code: str) -> str | None:
    """The field that a code of a register stands for, the main one when there are several.

    Examples
    --------
    >>> field_by_code("finess-category:220"), field_by_code("naf:86.10Z"), field_by_code("naf:94.99Z")
    ('social', 'sante', None)
    """
    entry = code_entry(code)
    return entry.fields[0] if entry and entry.fields else None


@cache
def normal_code(scheme: str, text: str) -> str | None:
    """A code as we keep it, from the ways files write it; None when it is no code of this classification.

    Examples
    --------
    >>> normal_code("naf", "8899b"), normal_code("uai-type", "Collège"), normal_code("rna-object", "19010")
    ('88.99B', 'college', '019010')
    >>> normal_code("naf", "association")
    """
    crosswalk = crosswalks()[scheme]
    written = _WRITTEN.get(scheme, _as_named)(text.strip())
    if crosswalk.form.fullmatch(written) and (not crosswalk.closed or crosswalk.entry(written)):
        return written
    return _by_label(scheme).get(fold(text))


@cache
def _by_label(scheme: str) -> Mapping[str, str]:
    """Folded name → code, where files write names: only in lists that are closed."""
    crosswalk = crosswalks()[scheme]
    return {fold(entry.label): code for code, entry in crosswalk.exact.items()} if crosswalk.closed else {}


def _naf(text: str) -> str:
    """« 8899B », « 88.99 b », « 88.99B - Autre accueil… »."""
    found = re.match(r"(\d\d)\.?(\d\d)\s?([A-Za-z])(?![A-Za-z])", text)
    return f"{found[1]}.{found[2]}{found[3].upper()}" if found else text


def _six_digits(text: str) -> str:
    """Objects of associations begin with zeros, which a spreadsheet eats."""
    found = re.match(r"(\d{4,6})(?:\.0)?(?:\s*[-:].*)?$", text)
    return found[1].zfill(6) if found else text


def _three_digits(text: str) -> str:
    found = re.match(r"(\d{3})(?:\.0)?(?:\s*[-:].*)?$", text)
    return found[1] if found else text


def _as_named(text: str) -> str:
    return "-".join(fold(text).split())


_WRITTEN: Mapping[str, Callable[[str], str]] = {
    "naf": _naf,
    "naf25": _naf,
    "finess-category": _three_digits,
    "rna-object": _six_digits,
    "di-typology": lambda text: text.upper().replace(" ", "_"),
}


def _load(scheme: str) -> Crosswalk:
    path = folder("imports") / "vocabulary" / "crosswalks" / f"{scheme}.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    exact = {code: _entry(one) for code, one in table["codes"].items() if not code.endswith("*")}
    beginnings = {code[:-1]: _entry(one) for code, one in table["codes"].items() if code.endswith("*")}
    return Crosswalk(
        scheme,
        table["name"],
        Words(table["fr"], table["en"]),
        re.compile(table["form"]),
        table.get("closed", False),
        MappingProxyType(exact),
        MappingProxyType(dict(sorted(beginnings.items(), key=lambda item: -len(item[0])))),
    )


def _entry(written: Mapping[str, Any]) -> Entry:
    return Entry(written["label"], tuple(written["fields"]), written.get("confidential", False))
