"""Numbers that name an organisation in a French register, and whether their key holds.

A wrong key is a state, not a rejection: the number is kept with `bad_key` and never matched on.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Check = Literal["valid", "bad_key", "bad_form", "unchecked"]


@dataclass(frozen=True)
class Identifier:
    """One number of one register: `siret:73282932000074:valid`."""

    scheme: str
    value: str
    check: Check

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}:{self.check}"


def check_identifier(scheme: str, value: str) -> Identifier:
    """The identifier without its spaces, and what its key says.

    Parameters
    ----------
    scheme : str
        `siren`, `siret`, `rna`, `finess`, `uai`, `iris`, `qpv`; any other scheme is kept unchecked.
    value : str
        The number as written.

    Returns
    -------
    Identifier
        `check` is `valid`, `bad_key` (right form, wrong key), `bad_form`, or `unchecked` (no rule known).

    Examples
    --------
    >>> str(check_identifier("siret", "732 829 320 00074"))
    'siret:73282932000074:valid'
    >>> check_identifier("uai", "0750655A").check
    'bad_key'
    """
    if scheme not in _RULES:
        return Identifier(scheme, value.strip(), "unchecked")
    compact = re.sub(r"[\s\u00a0\u202f._-]", "", value).upper()
    if scheme == "rna" and re.fullmatch(OLD_RNA, compact):
        return Identifier("rna_old", compact, "unchecked")
    form, key_holds = _RULES[scheme]
    if not re.fullmatch(form, compact):
        return Identifier(scheme, compact, "bad_form")
    return Identifier(scheme, compact, "valid" if key_holds(compact) else "bad_key")


def luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn key of the others.

    Examples
    --------
    >>> luhn("732829320"), luhn("732829321")
    (True, False)
    """
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


OLD_RNA = r"\d[\dAB]\dP\d{8}"
"""A number that a prefecture gave before the national register: kept apart, it has no key."""

LA_POSTE, LA_POSTE_HEAD = "356000000", "35600000000048"


def _siret(digits: str) -> bool:
    # La Poste has more branches than Luhn keys: only the sum of its digits is divisible by five.
    if digits.startswith(LA_POSTE) and digits != LA_POSTE_HEAD:
        return sum(map(int, digits)) % 5 == 0
    return luhn(digits) and luhn(digits[:9])


def _finess(text: str) -> bool:
    # Corsica: 2A counts as 21, 2B as 22, which validates the numbers we could see.
    return luhn(text.replace("A", "1").replace("B", "2"))


_UAI_KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def _uai(text: str) -> bool:
    return _UAI_KEYS[int(text[:7]) % 23] == text[7]


def _no_key(text: str) -> bool:
    return True


_RULES: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "siren": (r"\d{9}", luhn),
    "siret": (r"\d{14}", _siret),
    "rna": (r"W\d[\dA-Z]\d{7}", _no_key),
    "finess": (r"\d[\dAB]\d{7}", _finess),
    "uai": (r"(?:0(?:0[1-9]|[1-8]\d|9[0-5])|620|720|97\d|98\d)\d{4}[A-Z]", _uai),
    "iris": (r"(?:\d{2}|2[AB])\d{7}", _no_key),
    "qpv": (r"QP\d[\dAB]{2}\d{3}|QN\d[\dAB]{2}\d{2}[A-Z]", _no_key),
}
