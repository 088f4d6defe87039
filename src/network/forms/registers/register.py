"""A public register: how its tables are recognised, what each column means, what is never kept.

One file a register, `imports/registers/<code>.toml`, with its own examples, which are its tests.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from network.forms.form import Column, Example, form_named
from network.forms.registers.conditions import Condition
from network.identity import fold
from network.remarks import Severity
from network.sentences import Words


@dataclass(frozen=True)
class Publisher:
    """Who publishes a register, under which licence, and where the file itself tells its edition.

    `edition` is the number of the cell of the first line that holds the date, or the name of a column whose
    latest date it is.
    """

    name: str
    licence: str
    url: str | None = None
    edition: int | str | None = None


@dataclass(frozen=True)
class Figures:
    """Columns that each hold one figure: `P21_POP0305` is `POP0305` in 2021."""

    headers: re.Pattern[str]
    code: str | None  # the group `code` of the header when None
    blank: str | None  # state of an empty cell; None: it says nothing

    def read(self, header: str) -> tuple[str, int] | None:
        """Code and year of a header, when it heads one of these columns."""
        found = self.headers.fullmatch(header.strip())
        if found is None:
            return None
        year = int(found["year"])
        return self.code or found["code"].upper(), year if year > 99 else 2000 + year


@dataclass(frozen=True)
class Gives:
    """Rows of one form that each record gives."""

    form: str
    columns: Mapping[str, str]  # column of the register → role of the form, `ids:siret`, `codes:naf`
    constants: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # role → text of the cell → value
    only: tuple[Condition, ...] = ()
    figures: tuple[Figures, ...] = ()  # for indicators: one row a record and a column
    field_from: tuple[str, ...] = ()  # classifications whose code settles the field, first wins
    field_source: str = "file"

    def column(self, name: str) -> Column:
        """What a column of the register is in the form."""
        return column_for(self.form, self.columns[name])


@dataclass(frozen=True)
class Left:
    """Records that are not imported, and the remark that says why."""

    when: Condition
    remark: str
    severity: Severity


@dataclass(frozen=True)
class Hidden:
    """Cells that are not kept when a condition holds: a partly hidden establishment, a shelter."""

    when: Condition
    columns: tuple[str, ...]
    confidential: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """One table of a register."""

    name: str
    needs: tuple[str, ...]
    headers: Mapping[str, tuple[str, ...]]  # column → other spellings, folded
    labels: Mapping[str, str] = field(default_factory=dict)  # column → how files head it most often
    sheet: str | None = None  # only for files that name their tables (JSON, HSDS)
    nameless: tuple[str, ...] = ()  # columns in order, when the file has no header
    manifest: tuple[str, ...] = ()  # how the first line of a file without header begins
    begins: str = ""  # first cell of its lines
    made: Mapping[str, str] = field(default_factory=dict)  # column put together: "{numvoie} {typvoie} {voie}"
    dropped: tuple[re.Pattern[str], ...] = ()  # personal columns: never kept, said
    ignored: tuple[re.Pattern[str], ...] = ()  # columns that say nothing of who does what
    kept: tuple[str, ...] = ()  # columns without a role, worth keeping apart
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # column of several values → its closed list
    older: Mapping[str, frozenset[str]] = field(default_factory=dict)  # column → values of a list before this one
    numbers: tuple[str, ...] = ()  # columns without a role that must hold a number
    any_of: tuple[frozenset[str], ...] = ()  # all columns of at least one of these sets are there
    least: int = 0  # known columns at least
    empty: frozenset[str] = frozenset()
    left: tuple[Left, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    shape: str | None = None
    gives: tuple[Gives, ...] = ()

    def figures(self, texts: Sequence[str]) -> int | None:
        """How many headers are figures of this table; None when it has none at all."""
        rules = [figures for gives in self.gives for figures in gives.figures]
        return sum(any(one.read(text) for one in rules) for text in texts if text) if rules else None

    def named(self, header: str) -> str | None:
        """The column that a header means, units in brackets or not: « Montant (€) » is « Montant »."""
        spellings = _spellings(self)
        return spellings.get(fold(header)) or spellings.get(fold(header.partition("(")[0])) if header else None


@dataclass(frozen=True)
class Register:
    """A public register and its tables."""

    code: str
    title: Words
    gives: Words
    leaves: Words
    publisher: Publisher
    tables: tuple[Table, ...]
    examples: tuple[Example, ...] = ()


@cache
def _spellings(table: Table) -> Mapping[str, str]:
    """Folded header → column."""
    own = {fold(name): name for name in table.headers}
    return own | {spelling: name for name, others in table.headers.items() for spelling in others}


@cache
def column_for(form: str, to: str) -> Column:
    """A role as a column of a form; `ids:finess` and `codes:naf` say the scheme of the number or of the code."""
    role, _, scheme = to.partition(":")
    if scheme:
        kind = f"classified:{scheme}" if role == "codes" else f"identifier:{scheme}"
        return Column(to, role, kind, ())
    column = form_named(form).column_of(role)
    if column is None:
        raise KeyError(f"the form {form} has no role {role}")
    return column
