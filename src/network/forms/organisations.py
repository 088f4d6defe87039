"""What a cell that names a structure says: one, several, residents, or a person to leave out."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from network.forms.row import Known, independents, names_somebody, replaces_structure
from network.identity import EMAIL, fold
from network.vocabulary import marks, structure_words

_SEPARATORS = re.compile(r"\s+/\s+|\s*[;|\n]\s*")
_SOFT = re.compile(r"\s*[,/]\s*|\s+&\s+|\s+et\s+")  # between known actors only: « 12/14e » is one name
_CIVILITY = r"(?:M\.|MM\.|Mr|Mme|Mmes|Mlle|Madame|Monsieur|Mademoiselle|MME|MR)"
_PERSON_THEN_ORGANISATION = re.compile(rf"^\s*{_CIVILITY}\s*[^()–-]*(?:\(([^()]+)\)|\s[–-]\s(.+))\s*$")
_ORGANISATION_THEN_PERSON = re.compile(r"^(.+?)(?:\s+[–-]\s+|\s*,\s*|\s*\()([^()]+?)\)?\s*$")
_BESIDE = re.compile(r"^(.+?)(?:\s*\(([^()]+)\)|\s+[–-]\s+(.+)|\s*,\s*(.+))\s*$")  # « Sophie Martin (CAF) »
_NUMBER_ALONE = re.compile(r"^\W*\d+\s?\w{0,4}$|^[A-Z]$")  # « Mairie du 18e / 19e », « École A / B »: one name
LONGEST = 1000  # characters of a cell: a longer one is a text, and names nothing
SPACES = re.compile(r"[ \t]{2,}")
_BOXES = re.compile(r"\s*,\s+(?![^()]*\))(?![a-zà-ÿ])")
_TITLE = re.compile(r"\b(?:Dr|Docteur|Pr|Professeur|Me|Maître)\.?\s+[A-ZÀ-Ý]")
_BRACKETED = re.compile(r"^\s*([^()]+?)\s*\(([^()]+)\)\s*$")
_COUNTED_AFTER = re.compile(r"^(.+?)\s*(?:\(\s*(\d{1,3})\s*\)|[:×x]\s*(\d{1,3}))\s*$")  # « papas (3) », « mamans : 4 »
_COUNTED = re.compile(r"^\+?\s*(\d{1,3})\s+(.+)$")


@dataclass(frozen=True)
class Organisations:
    """Names of structures in a cell, a number of residents, and whether a person was left out."""

    names: tuple[str, ...] = ()
    residents: int | None = None
    counted: bool = False  # the cell itself gave the number of residents
    person: bool = False


def read_choices(text: str, *, exported: bool, known: Known | None = None) -> tuple[str, ...]:
    """Structures chosen in one cell of an answer.

    Parameters
    ----------
    text : str
        One cell.
    exported : bool
        Whether an online form wrote it: there a comma stands between two boxes ticked, except in brackets and
        before a small letter, which goes on with the same name.
    known : callable, optional
        Whether a name is that of a known actor.

    Examples
    --------
    >>> read_choices("CAF, PMI Flandre (DFPE, Paris), Jeux & Cie", exported=True)
    ('CAF', 'PMI Flandre (DFPE, Paris)', 'Jeux & Cie')
    """
    boxes = _BOXES.split(text) if exported and not (known and known(text)) else [text]
    names = (name for box in boxes for name in read_organisations(box, known).names)
    return tuple(dict.fromkeys(names))


def read_organisations(text: str, known: Known | None = None) -> Organisations:
    """Structures named by a cell.

    Parameters
    ----------
    text : str
        One cell.
    known : callable, optional
        Whether a name is that of a known actor; only then do a comma, « & », « et » or a « / »
        without spaces separate two of them.

    Examples
    --------
    >>> read_organisations("CAF / PMI Flandre").names
    ('CAF', 'PMI Flandre')
    >>> read_organisations("Jeux & Cie").names, read_organisations("Mme Martin (CAF)").names
    (('Jeux & Cie',), ('CAF',))
    >>> read_organisations("+ 4 mamans").residents
    4
    """
    if len(text) > LONGEST:
        return Organisations()
    found = _read(SPACES.sub(" ", text))
    if known is None or not any(map(_SOFT.search, found.names)):
        return found
    names = dict.fromkeys(part for name in found.names for part in _known_parts(name, known))
    return replace(found, names=tuple(names))


def _known_parts(name: str, known: Known) -> list[str]:
    parts = [part for part in _SOFT.split(name) if part]
    return parts if len(parts) > 1 and not known(name) and all(known(part) for part in parts) else [name]


@lru_cache(maxsize=100_000)
def _read(text: str) -> Organisations:
    if (residents := residents_in(text)) is not None:
        return Organisations(residents=residents[0], counted=residents[1])
    names: list[str] = []
    person = False
    parts = _SEPARATORS.split(text)
    for part in [text] if any(_NUMBER_ALONE.match(part.strip()) for part in parts) else parts:
        name, had_person = _without_person(part.strip())
        person |= had_person
        if name and name not in names:
            names.append(name)
    return Organisations(tuple(names), person=person)


@lru_cache(maxsize=100_000)
def residents_in(text: str) -> tuple[int, bool] | None:
    """How many residents without a name a cell says, and whether it gave the number itself.

    Examples
    --------
    >>> residents_in("habitante relais"), residents_in("+ 4 mamans"), residents_in("Centre social")
    ((1, False), (4, True), None)
    """
    words = marks().residents
    folded = fold(text)
    if folded in words:
        return 1, False
    if (match := _COUNTED_AFTER.match(text)) and fold(match[1]) in words:
        return int(match[2] or match[3]) or 1, True
    if (match := _BRACKETED.match(text)) and fold(match[2]) in words and names_somebody(match[1]):
        return 1, False  # « Amadou (papa relais) »
    return _counted_before(folded)


def _counted_before(folded: str) -> tuple[int, bool] | None:
    """« 4 mamans », « deux habitantes », « une dizaine de parents », « quelques habitants »."""
    words = marks().residents
    told = {said: (number, True) for said, number in marks().numbers.items()}
    told |= {said: (1, False) for said in marks().uncounted}
    if (match := _COUNTED.match(folded)) and int(match[1]):
        told[match[1]] = (int(match[1]), True)
    for said, number in told.items():
        rest = folded.removeprefix(f"{said} ")
        if rest != folded and (rest in words or rest.split()[0] in words):
            return number
    return None


@lru_cache(maxsize=50_000)
def is_independent(name: str) -> bool:
    """Whether a structure is one person at work: a profession or a practice, then the name of somebody.

    Examples
    --------
    >>> is_independent("Orthophoniste Marie Dupuis"), is_independent("Cabinet Dr Lefèvre")
    (True, True)
    >>> is_independent("Cabinet médical du Canal"), is_independent("École Marie Curie")
    (False, False)
    """
    words = fold(name).split()
    if len(words) < 2 or words[0] not in independents():
        return False
    rest = name.split(maxsplit=1)[1]
    return bool(_TITLE.search(rest)) or any(names_somebody(part) for part in (rest, rest.split(maxsplit=1)[-1]))


def _is_type_alone(text: str) -> bool:
    """« Marie Curie (collège) » is a school with its type beside it, no person and her employer."""
    return text[:1].islower() and fold(text).split()[:1] != [] and fold(text).split()[0] in structure_words()


def _without_person(text: str) -> tuple[str, bool]:
    if EMAIL.fullmatch(text):
        return "", True  # a mailbox, even that of a structure, is nobody's name
    if match := _PERSON_THEN_ORGANISATION.match(text):
        return (match[1] or match[2]).strip(), True
    if (match := _ORGANISATION_THEN_PERSON.match(text)) and (
        replaces_structure(match[2].strip()) or EMAIL.fullmatch(match[2].strip())
    ):
        return match[1].strip(), True
    if (match := _BESIDE.match(text)) and replaces_structure(match[1].strip()):
        rest = (match[2] or match[3] or match[4]).strip()
        if not _is_type_alone(rest):
            return rest, True
    return ("", True) if replaces_structure(text) else (text, False)
