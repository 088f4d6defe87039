"""What a column holds, told by its values alone: a proposal where its header says nothing."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from network.forms.cells import read_when
from network.forms.form import Column, Form
from network.forms.numbers import number_of, read_postcode
from network.forms.organisations import read_organisations
from network.forms.parsed import Setting, text_of
from network.forms.presence import MAX_PEOPLE
from network.forms.row import names_somebody
from network.identity import EMAIL, PHONE, check_identifier, fold, is_generic_mailbox
from network.model import When
from network.sentences import Words, both
from network.tables import Cell
from network.vocabulary import code_of, fields, formats, known_values, marks, structure_words

LEAST_SHARE = 0.7
LEAST_CELLS = 2
LOOKED_AT = 200  # cells of a column: enough to know what they are
BY_VALUES = 0.6  # what a role read from values alone is worth, beside 1 for a known header

_URL = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:fr|org|com|net|eu|paris|asso\.fr)(?:/\S*)?", re.I)
_FRANCE = {"latitude": (41.0, 51.5), "longitude": (-5.5, 10.0)}  # degrees, mainland and Corsica
_SETTING = Setting(dt.date.max)
_ALIKE = {
    "bool": ("bool", "mark"),
    "identifier:siren": ("identifier:siren", "identifier:finess"),  # nine digits with the same key
}


@dataclass(frozen=True)
class Seen:
    """What a column looks like: a kind of cell, and how many of its cells are so."""

    kind: str  # as the kinds of columns of a form: « date », « identifier:siret », « codes:fields »…
    n: int
    total: int

    @property
    def share(self) -> float:
        return self.n / self.total

    def words(self) -> Words:
        name, _, rest = self.kind.partition(":")
        key = rest if name in ("identifier", "float") else name
        example = Words("", "")
        if name == "code":
            example = next(iter(_examples(rest)), example)
        what = both(f"recognition.values-{key}", example=example)
        return both("recognition.values", what=what, n=self.n, total=self.total)


def look(cells: Sequence[Cell]) -> Seen | None:
    """What the values of a column are, when most of them are the same thing.

    Parameters
    ----------
    cells : sequence of Cell
        Cells that are not empty, below the header.

    Returns
    -------
    Seen or None
        None when fewer than two cells, or fewer than seven in ten, are of one kind.

    Examples
    --------
    >>> look(["05/03/2025", "12/04/25", "mars 2025"]).kind, look(["75019", 75018]).kind
    ('date', 'postcode')
    >>> look(["73282932000074", "35600000000048"]).kind, look(["bleu", "vert"])
    ('identifier:siret', None)
    """
    cells = cells[:LOOKED_AT]
    if len(cells) < LEAST_CELLS:
        return None
    for kind, is_one in _KINDS.items():
        if (n := sum(map(is_one, cells))) >= LEAST_SHARE * len(cells):
            return Seen(kind, n, len(cells))
    return None


def fits(column: Column, seen: Seen) -> bool:
    """Whether a column of a form is meant for values of that kind."""
    kind = column.kind
    name, _, rest = seen.kind.partition(":")
    if name == "code":
        return kind.partition(":")[0] in ("code", "codes") and column.vocabulary == rest
    if name == "name":
        return column.required and kind in ("name", "organisation")
    return kind in _ALIKE.get(seen.kind, (seen.kind,))


def roles_for(form: Form, seen: Seen, taken: frozenset[str], header: str = "") -> list[str]:
    """Roles of a form that are still free and that such values may hold."""
    if seen.kind == "postcode" and "insee" in fold(header):
        return [key for key, column in form.columns.items() if key not in taken and column.kind == "insee"]
    found = [key for key, column in form.columns.items() if key not in taken and fits(column, seen)]
    main = sorted(found, key=lambda key: -form.columns[key].weight)[:2]
    if len(main) == 2 and form.columns[main[0]].weight > form.columns[main[1]].weight:
        return main[:1]  # the presence before the column of the excused, the main field before the others
    return found


def is_value(cell: Cell) -> bool:
    """Whether a cell can only be a value: a date, a number, an address, an identifier never head a column."""
    return not isinstance(cell, str) or any(_KINDS[kind](cell) for kind in _ONLY_VALUES)


def are_marks(cells: Sequence[Cell]) -> bool:
    """Whether cells are marks of presence or numbers of people, as those of a grid of meetings are."""
    known = sum(_is_mark(cell) or _is_count(cell) for cell in cells[:LOOKED_AT])
    return known >= LEAST_SHARE * min(len(cells), LOOKED_AT)


def _text_matches(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: isinstance(cell, str) and pattern.fullmatch(cell) is not None


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, dt.date):
        return True
    if not isinstance(cell, str) or cell.isdigit():
        return False  # a bare number is a date only where a header says so
    when = read_when(cell)
    return isinstance(when, When) and when.precision != "year"


def _is_number_of(scheme: str) -> Callable[[Cell], bool]:
    def is_one(cell: Cell) -> bool:
        if isinstance(cell, bool | dt.date) or cell is None:
            return False
        return check_identifier(scheme, re.sub(r"[.,]0+$", "", text_of(cell))).check == "valid"

    return is_one


def _is_postcode(cell: Cell) -> bool:
    found = read_postcode(cell, "", _SETTING).value if isinstance(cell, str | int) else None
    return isinstance(found, str) and "01000" <= found <= "98999" and len(text_of(cell).strip()) == 5


def _is_between(name: str) -> Callable[[Cell], bool]:
    low, high = _FRANCE[name]

    def is_one(cell: Cell) -> bool:
        number = number_of(cell)
        return number is not None and number != int(number) and low <= number <= high

    return is_one


def _is_email(cell: Cell) -> bool:
    return isinstance(cell, str) and EMAIL.fullmatch(cell) is not None and is_generic_mailbox(cell)


def _is_person(cell: Cell) -> bool:
    return isinstance(cell, str) and (names_somebody(cell) or EMAIL.fullmatch(cell) is not None)


def _is_mark(cell: Cell) -> bool:
    return isinstance(cell, str) and (fold(cell) or cell.strip().lower()) in marks().statuses


def _is_count(cell: Cell) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell <= MAX_PEOPLE


def _is_structure(cell: Cell) -> bool:
    names = read_organisations(cell).names if isinstance(cell, str) else ()
    words = (word for name in names for word in fold(name).split()[:2])  # « la CAF », « Les Restos »
    return any(word in structure_words() for word in words)


def _is_yes_or_no(cell: Cell) -> bool:
    """A whole word: a lone « x » is rather a mark."""
    return isinstance(cell, bool) or (isinstance(cell, str) and len(cell) > 1 and code_of("yes-no", cell) is not None)


def _is_in(vocabulary: str) -> Callable[[Cell], bool]:
    return lambda cell: isinstance(cell, str) and fold(cell) in known_values(vocabulary)


@cache
def _examples(vocabulary: str) -> list[Words]:
    terms = {"fields": fields, "formats": formats}
    if vocabulary in terms:
        return [one.words for one in terms[vocabulary]().values()]
    return [Words(text, text) for text in known_values(vocabulary) if len(text) > 2]


_ONLY_VALUES = ("identifier:siret", "identifier:rna", "identifier:uai", "email", "phone", "date", "postcode")

# From what cannot be mistaken to what is only likely; the first that most cells are, wins.
_KINDS: Mapping[str, Callable[[Cell], bool]] = {
    "identifier:siret": _is_number_of("siret"),
    "identifier:rna": _is_number_of("rna"),
    "identifier:uai": _is_number_of("uai"),
    "email": _is_email,
    "phone": _text_matches(PHONE),
    "url": _text_matches(_URL),
    "date": _is_date,
    "postcode": _is_postcode,
    "identifier:siren": _is_number_of("siren"),
    "float:latitude": _is_between("latitude"),
    "float:longitude": _is_between("longitude"),
    "code:formats": _is_in("formats"),
    "code:kinds": _is_in("kinds"),
    "code:fields": _is_in("fields"),
    "code:territory-kind": _is_in("territory-kind"),
    "code:actor-kind": _is_in("actor-kind"),
    "code:themes": _is_in("themes"),
    "code:publics": _is_in("publics"),
    "bool": _is_yes_or_no,
    "mark": _is_mark,
    "count": _is_count,
    "person": _is_person,
    "name": _is_structure,
}
