"""Schools: a name that says nothing takes its street, the type and the nature are written out, REP is said."""

import re
from collections.abc import Iterable, Iterator

from network.forms.parsed import text_of
from network.forms.registers.records import Record, Say
from network.forms.row import names_somebody
from network.identity import fold

_GENERIC = re.compile(
    r"(?:(?:ecole|groupe scolaire|college|lycee|section d enseignement|centre)"
    r"|(?:maternelle|elementaire|primaire|polyvalente?|general|technologique|professionnel|et)"
    r"|(?:public|publique|privee?|d application|intercommunale?|communale?|a|b|c|d)|\s)+"
)
_NUMBER = re.compile(r"^\s*\d+\s*(?:bis|ter|quater|[a-d])?\s*,?\s+", re.IGNORECASE)


def shaped(records: Iterable[Record], say: Say) -> Iterator[Record]:
    """Establishments under the name by which people tell them apart."""
    for record in records:
        cells = record.cells
        name, street = (cells.get(one) for one in ("nom_etablissement", "adresse_1"))
        if name is not None:
            whole = with_type(text_of(name), text_of(cells.get("type_etablissement") or ""))
            cells["nom"] = told_apart(whole, text_of(street) if street is not None else "")
        yield record


def with_type(name: str, kind: str) -> str:
    """A school that only bears the name of somebody, with its type: it is no person.

    Examples
    --------
    >>> with_type("Marie Curie", "Collège"), with_type("Collège Marie Curie", "Collège"), with_type("Tanger", "Ecole")
    ('Collège Marie Curie', 'Collège Marie Curie', 'Tanger')
    """
    return f"{kind} {name}" if kind and names_somebody(name) else name


def told_apart(name: str, street: str) -> str:
    """The name of a school, with its street when the name is that of any school.

    Examples
    --------
    >>> told_apart("École élémentaire publique", "41 rue de Tanger"), told_apart("École maternelle", "")
    ('École élémentaire publique – rue de Tanger', 'École maternelle')
    >>> told_apart("Collège Georges Rouault", "3 rue du Noyer-Durand")
    'Collège Georges Rouault'
    """
    street = _NUMBER.sub("", " ".join(street.split()))
    if not street or not _GENERIC.fullmatch(fold(name)):
        return name
    return f"{name} – {street}"
