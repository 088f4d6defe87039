"""Guards against what must not be kept: social-security numbers, names, telephones, personal mailboxes."""

import re
from functools import lru_cache

from network.identity.folding import fold, plain_lower
from network.identity.prose import named_persons

MASK = "[personne]"

_GAP = r"[ .\u00a0\u202f-]{0,2}"  # never a tab or a line end: two cells are not one number
# A longitude, 2.37708416802538, or a weighted count, 155.071234567890, is no social-security number in two parts.
_NIR_BODY = (
    rf"(?<![\dA-Za-z.,])(?!\d{{1,5}}\.\d{{8,}})[12]{_GAP}\d\d{_GAP}(?:0[1-9]|1[0-2]|[2-9]\d){_GAP}(?:\d\d|2[ABab])"
    rf"{_GAP}\d{{3}}{_GAP}\d{{3}}"
)
_NIR = re.compile(rf"{_NIR_BODY}{_GAP}\d\d(?![\dA-Za-z])")
_NIR_SHAPE = re.compile(rf"{_NIR_BODY}(?:{_GAP}\d\d)?(?![\dA-Za-z])")
# What is only ever written of one person: a date of birth, a measure of child protection.
_LIFE = re.compile(
    r"\bnee?s?(?:[(.·/-]e?s?\)?)* le \d"
    r"|\b(?:suivie?s?|suivi\(e\)|placee?s?|place\(e\)|mesure)(?: par l.| a l.)? ?ase\b"
)
PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)33[\s.(0)-]*|0)[1-9](?:[\s.\u00a0\u202f-]?\d\d){4}(?!\d)")
"""A French telephone number, however it is spaced; no part of a longer number."""

EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
"""An address of electronic mail."""

# « M. Roche », not « P.M.I. Roseaux »: the M must stand alone.
_CIVILITY = re.compile(
    r"(?<![\w.])(?:(?:[Mm]mes?|MMES?|[Mm]lles?|MLLE|Mr|MR|Madame|Mademoiselle|Monsieur)\b|MM?\.)\s*[^\W\d_](?!\.)"
)
_TITLED = re.compile(r"^\s*(?:Dr|Pr|Me)\.?\s+[A-ZÉÈ]")
_UPPER = r"[A-ZÀ-Ý]"
_WORD = rf"{_UPPER}[a-zà-ÿ]+(?:[- ]{_UPPER}[a-zà-ÿ]+)?"
_SHOUTED = rf"{_UPPER}{{2,}}(?:[-' ]{_UPPER}{{2,}})*"
_NAMED = re.compile(
    rf"^\s*(?:{_SHOUTED}\s+(?:{_WORD}|{_UPPER}[a-z]{{0,2}}\.)|{_WORD}\s+{_SHOUTED}|{_WORD}\s+{_UPPER}\.)\s*$"
)

GENERIC_MAILBOXES = frozenset(
    {
        *("accueil", "admin", "administration", "asso", "association", "bonjour", "bureau", "cabinet", "ce", "contact"),
        *("contacts", "coordination", "dir", "direction", "hello", "info", "information", "infos", "mairie"),
        *("mediation", "pole", "reseau", "secretariat", "service", "standard"),
    }
)


def holds_nir(text: str) -> bool:
    """Whether a social-security number (15 digits, right key) is somewhere in the text.

    Examples
    --------
    >>> holds_nir("n° 2 55 08 14 168 025 38"), holds_nir("2 55 08 14 168 025 39"), holds_nir("255.081416802538")
    (True, False, False)
    """
    return any(_nir_key_holds(match[0]) for match in _NIR.finditer(text))


def _nir_key_holds(text: str) -> bool:
    compact = re.sub(r"[^\dA-Za-z]", "", text).upper()
    number = compact[:13].replace("2A", "19").replace("2B", "18")
    return 97 - int(number) % 97 == int(compact[13:])


def is_generic_mailbox(address: str) -> bool:
    """Whether an e-mail address is that of a structure rather than of a person.

    Examples
    --------
    >>> is_generic_mailbox("contact@tilleuls.example"), is_generic_mailbox("claire.martin@ville.example")
    (True, False)
    """
    box = fold(address.split("@")[0])
    words = box.split()
    return bool(words) and (words[0] in GENERIC_MAILBOXES or words[-1] in GENERIC_MAILBOXES)


@lru_cache(maxsize=200_000)
def looks_personal(
    text: str, given_names: frozenset[str] = frozenset(), structures: frozenset[str] = frozenset()
) -> bool:
    """Whether a cell looks like a person, a telephone, a personal mailbox or a number of one; when in doubt, yes.

    Parameters
    ----------
    text : str
        One cell.
    given_names : frozenset of str
        Folded given names; with them « Awa Diallo » is recognised, without them only « Mme Diallo »,
        « MARTIN Cl. », « Sophie M. » or « Claire MARTIN ».
    structures : frozenset of str
        Folded words that names of structures begin with: « SESSAD Verte » is no « MARTIN Claire ».

    Examples
    --------
    >>> looks_personal("Mme Martin"), looks_personal("06 12 34 56 78"), looks_personal("Centre social")
    (True, True, False)
    """
    if not text or (text.isdigit() and len(text) < 10):
        return False
    if PHONE.search(text) or any(not is_generic_mailbox(found[0]) for found in EMAIL.finditer(text)):
        return True
    if _NIR_SHAPE.search(text) or _LIFE.search(plain_lower(text)):
        return True
    return bool(_CIVILITY.search(text) or _TITLED.search(text) or _is_a_name(text, given_names, structures))


@lru_cache(maxsize=200_000)
def stands_for_person(
    text: str, given_names: frozenset[str] = frozenset(), structures: frozenset[str] = frozenset()
) -> bool:
    """Whether a cell where a structure is expected names a person instead: stricter than `looks_personal`.

    Examples
    --------
    >>> stands_for_person("Sophie M."), stands_for_person("M. Roche"), stands_for_person("PRISM Climate Group")
    (True, True, False)
    """
    if PHONE.search(text) or any(not is_generic_mailbox(found[0]) for found in EMAIL.finditer(text)):
        return True
    if _CIVILITY.search(text) or _TITLED.search(text):
        return True
    words = fold(text).split()
    if not words or words[0] in structures:
        return False
    if len(words) == 3 and text[:1].isupper():  # « Marie-Claude Delahaye », « DELAHAYE Marie Claude »
        first_shouted = text.split()[0].isupper()
        return set(words[:2]) <= given_names or (first_shouted and set(words[1:]) <= given_names)
    if len(words) != 2:
        return False
    if text.rstrip().endswith(".") and _NAMED.match(text):
        return True
    first_shouted = text.split()[0].isupper()
    return (words[0] in given_names and text[:1].isupper()) or (first_shouted and words[1] in given_names)


def _is_a_name(text: str, given_names: frozenset[str], structures: frozenset[str]) -> bool:
    words = fold(text).split()
    if not 2 <= len(words) <= 4 or words[0] in structures:
        return False
    known = any(word in given_names for word in words)
    if _NAMED.match(text):
        # « CAF Flandre » has the shape of « MARTIN Claire »: a short capital word is rather an acronym.
        shouted = [word for word in re.findall(rf"{_UPPER}{{2,}}", text) if len(word) > 4]
        return known or bool(shouted) or text.rstrip().endswith(".")
    capitals = all(part[:1].isupper() for part in re.findall(r"[^\W\d_]+", text))
    return known and capitals and len(words) <= 3


@lru_cache(maxsize=200_000)
def mentions_person(
    text: str, given_names: frozenset[str] = frozenset(), structures: frozenset[str] = frozenset()
) -> bool:
    """Whether a free text names somebody: a person anywhere, or a given name that is not that of a street or a school.

    Examples
    --------
    >>> mentions_person("à voir avec Sophie", frozenset({"sophie"}))
    True
    >>> mentions_person("École Marie Curie", frozenset({"marie"}), frozenset({"ecole"}))
    False
    """
    if looks_personal(text, given_names, structures):
        return True
    return any(True for _ in named_persons(text, given_names, structures))


def redact(text: str, given_names: frozenset[str] = frozenset(), structures: frozenset[str] = frozenset()) -> str:
    """A longer text with `[personne]` in place of each person named in it and of each social-security number.

    Examples
    --------
    >>> redact("Les parents de Sophie ne savent pas", frozenset({"sophie"}))
    'Les parents de [personne] ne savent pas'
    """
    kept, at = [], 0
    for start, end in named_persons(text, given_names, structures):
        kept += [text[at:start], MASK]
        at = end
    return _NIR_SHAPE.sub(MASK, "".join(kept) + text[at:])


def mask(text: str, given_names: frozenset[str] = frozenset(), structures: frozenset[str] = frozenset()) -> str:
    """The text as a remark may show it: `[personne]` when it looks personal.

    Examples
    --------
    >>> mask("Mme Martin"), mask("31/02/2025")
    ('[personne]', '31/02/2025')
    """
    return MASK if mentions_person(text, given_names, structures) else text
