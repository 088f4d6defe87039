"""Codes of territories: communes, IRIS, QPV; what kind each is, and how Paris writes its arrondissements."""

import re

from network.identity.identifiers import check_identifier

_ARRONDISSEMENT = re.compile(r"751(?:0[1-9]|1\d|20)|6938[1-9]|132(?:0[1-9]|1[0-6])")
_PARIS_POSTCODE = re.compile(r"75(?:0(0[1-9]|1\d|20)|116)")
PARIS = "75056"
"""Paris as one commune: it says nothing of the arrondissement."""


def area_code(text: str) -> str:
    """A code without what files put into it: BPE writes `75112_4612`, Filosofi `751124612`.

    Examples
    --------
    >>> area_code("75112_4612"), area_code(" qn07501m "), area_code("Flandre")
    ('751124612', 'QN07501M', 'Flandre')
    """
    compact = re.sub(r"[\s_]", "", text).upper()
    return compact if area_kind(compact) else text.strip()


def area_kind(code: str) -> tuple[str, str | None] | None:
    """Kind and vintage of the territory that a code names; None when it is no code.

    Examples
    --------
    >>> area_kind("751124612"), area_kind("QN07501M"), area_kind("QP075019"), area_kind("75119"), area_kind("2A004")
    (('iris', None), ('qpv', '2024'), ('qpv', '2015'), ('arrondissement', None), ('commune', None))
    >>> area_kind("Flandre")
    """
    if check_identifier("iris", code).check == "valid":
        return "iris", None
    if check_identifier("qpv", code).check == "valid":
        return "qpv", "2024" if code.upper().startswith("QN") else "2015"
    if re.fullmatch(r"\d[\dAB]\d{3}", code):
        return ("arrondissement" if _ARRONDISSEMENT.fullmatch(code) else "commune"), None
    return None


def commune_of(insee: str | None, postcode: str | None) -> str | None:
    """INSEE code of the commune or arrondissement: « 75056 » is Paris, and the postcode then tells which part.

    Examples
    --------
    >>> commune_of("75056", "75019"), commune_of(None, "75116"), commune_of("75112", "75012"), commune_of("75056", None)
    ('75119', '75116', '75112', '75056')
    >>> commune_of(None, "93300")
    """
    if insee and insee != PARIS:
        return insee
    found = _PARIS_POSTCODE.fullmatch(postcode or "")
    if found is None:
        return insee
    return f"751{found[1] or '16'}"
