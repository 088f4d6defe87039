"""Who a list of minutes names: « Mme Martin (CAF), la PMI et 3 mamans » is two structures and three residents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from network.forms.organisations import SPACES, read_organisations, residents_in
from network.forms.row import Known, is_personal, replaces_structure
from network.identity import fold
from network.vocabulary import structure_words

_OUTSIDE = r"(?![^()]*\))"  # not inside brackets
_COMMA = re.compile(rf"\s*,\s*{_OUTSIDE}")
_HARD = re.compile(rf"\s*[;\n|•]\s*{_OUTSIDE}|\s+/\s+{_OUTSIDE}")
_ARTICLE = r"(?:l['’]|la |le |les |un |une |des )"
_OF = r"(?:du |de la |de l['’]|d['’]une? )"
_LEADING = re.compile(rf"^(?:et |ainsi que |pour |représentants? |représentante |{_ARTICLE}|{_OF})+")
_AND = re.compile(rf"\s+(?:et|ainsi que)\s+(?={_ARTICLE}|\+?\d|(?:M\.|MM\.|Mmes?|Mme|Mlle)\s|[A-ZÀ-Þ]){_OUTSIDE}")
_PARTS = re.compile(r"\s*[(),]\s*|\s+[–—-]\s+|\s*:\s+")
_OF_ONE = re.compile(r"^[^:,;]+\s:\s[^:]+$")  # « CAF : Mme Petit, M. Roche »
_ON_BEHALF = re.compile(r"^(?:représentée?s? )?par\b", re.IGNORECASE)  # « DSOL (par la CAF) »
LONGEST = 10_000  # characters: two hundred structures and their people; more is no list
_COUPLE = re.compile(r"\s+et\s+|\s*&\s*|\s*/\s*")


@dataclass(frozen=True)
class Listed:
    """One item: names of structures, how many people were named, or a number of residents.

    `function`: it only says what somebody does, who is counted.
    """

    names: tuple[str, ...] = ()
    people: int = 0
    residents: int | None = None
    function: bool = False


def read_list(text: str, functions: frozenset[str] = frozenset(), known: Known | None = None) -> list[Listed]:
    """Structures, people and residents that one text of a list names.

    Parameters
    ----------
    text : str
        What stands after a label, or one item under it.
    functions : frozenset of str
        Folded words that begin what somebody does: they are no structures.
    known : callable, optional
        Whether a name is that of a known actor.

    Examples
    --------
    >>> [(one.names, one.people) for one in read_list("la PMI, Mme Diallo (CS Tilleuls) et l'école Tanger")]
    [(('PMI',), 0), (('CS Tilleuls',), 1), (('école Tanger',), 0)]
    >>> read_list("3 mamans")[0].residents
    3
    """
    text = SPACES.sub(" ", text[:LONGEST])
    hard = [part for part in _HARD.split(text) if part]
    items = hard if len(hard) > 1 or _OF_ONE.match(text) else _commas(text)
    return list(_joined([_item(item, functions, known) for item in items if item.strip(" .")]))


def _commas(text: str) -> list[str]:
    """Items between commas, and on both sides of the last « et » when what follows begins another one."""
    items = [part for part in _COMMA.split(text.strip()) if part]
    if not items:
        return []
    *first, last = items
    halves = [part for part in _AND.split(last) if part.strip()]
    return [*first, *(halves if first or (len(halves) > 1 and _begins_one(halves[-1])) else [last])]


def _begins_one(text: str) -> bool:
    """Whether « et » before a text joins two items: it begins as a structure or as residents do."""
    bare = _LEADING.sub("", text.strip())
    words = fold(bare).split()
    return (
        bare != text.strip()
        or bool(words and words[0] in structure_words() - {"cie"})
        or residents_in(bare) is not None
    )


def _item(text: str, functions: frozenset[str], known: Known | None) -> Listed:
    bare = _LEADING.sub("", text.strip(" .;–—-"))
    if (residents := residents_in(bare)) is not None:
        return Listed(residents=residents[0])
    parts = [part.strip() for part in _PARTS.split(bare) if part and fold(part).strip("0123456789 ")]
    parts = [part for part in parts if not _ON_BEHALF.match(part)]
    people = sum(_persons(part) for part in parts)
    structures = [part for part in parts if not _persons(part) and not _is_function(part, functions)]
    if not people and len(structures) == len(parts) and not _ON_BEHALF.search(bare.partition("(")[2]):
        return Listed(read_organisations(bare, known).names)
    if not structures:
        return Listed(people=people or len(parts[:1]), function=not people)
    whole = structures[0] if len(structures) == 1 else f"{structures[0]} ({', '.join(structures[1:])})"
    return Listed(read_organisations(whole, known).names, people)


def _persons(part: str) -> int:
    """How many persons a part names: « Mme Martin et M. Roche » is two; a structure is none."""
    couple = _COUPLE.split(part)
    if len(couple) > 1 and all(_is_person(one) for one in couple):
        return len(couple)
    return int(_is_person(part))


def _is_person(text: str) -> bool:
    return replaces_structure(text) or is_personal(text)


def _is_function(part: str, functions: frozenset[str]) -> bool:
    return fold(part).split()[0] in functions


def _joined(items: list[Listed]) -> Iterator[Listed]:
    """« Mme Martin, CAF »: a person without structure belongs to the structure that follows at once."""
    pending = 0
    for item in items:
        if pending and item.function:
            continue  # « Mme Martin, coordinatrice, CAF »
        if item.people and not item.names and item.residents is None:
            pending += item.people
        elif pending and item.names and not item.people:
            yield Listed(item.names, pending)
            pending = 0
        else:
            if pending:
                yield Listed(people=pending)
                pending = 0
            yield item
    if pending:
        yield Listed(people=pending)
