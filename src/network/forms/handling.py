"""How a person wants files to be opened: the encoding and separator of texts, and what becomes of hidden cells."""

from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from network.errors import Refused
from network.forms.columns import is_switch
from network.forms.mapping import FileMapping
from network.forms.row import Notes
from network.tables import ENCODINGS, SEPARATORS, Cell, Sheet, column_letter

Hidden = Literal["ask", "read", "leave"]
"""`ask`: not read, and said so that a person may choose; `read`: like the others; `leave`: not read, as chosen."""


@dataclass(frozen=True)
class Handling:
    """What was chosen for the files of one call; None: found in each file."""

    encoding: str | None = None
    separator: str | None = None
    hidden: Hidden | None = None

    def of(self, told: FileMapping | None) -> "Handling":
        """The same for one file, completed by what a mapping says of it."""
        if told is None:
            return self
        return Handling(
            self.encoding or told.encoding, self.separator or told.separator, self.hidden or _hidden(told.hidden)
        )

    def words(self) -> str:
        """What tells two readings of the same file apart: empty when nothing was chosen."""
        chosen = (("encoding", self.encoding), ("separator", self.separator), ("hidden", self.hidden))
        return " ".join(f"{name}={value}" for name, value in chosen if value)


def handling(encoding: str | None, separator: str | None, hidden: str | None) -> Handling:
    """The choices of a person, checked.

    Raises
    ------
    Refused
        A separator that separates nothing, or another word than `ask`, `read` and `leave`.

    Examples
    --------
    >>> handling("mac_roman", None, "read").words()
    'encoding=mac_roman hidden=read'
    """
    named = {"tab": "\t", "tabulation": "\t", "\\t": "\t"}.get(separator or "", separator) or None
    if named is not None and named not in SEPARATORS:
        raise Refused("forms.separator", separator=separator, known=" ".join(map(repr, SEPARATORS)))
    return Handling(encoding or None, named, _hidden(hidden))


def _hidden(word: str | None) -> Hidden | None:
    if not word:
        return None
    if word in get_args(Hidden):
        return cast("Hidden", word)
    raise Refused("forms.hidden", word=word, known=", ".join(get_args(Hidden)))


def encodings() -> tuple[str, ...]:
    """Encodings that a person may choose for a text file, the likeliest first."""
    return ENCODINGS


def visible(sheet: Sheet, notes: Notes, hidden: Hidden | None) -> Sheet:
    """The sheet without its hidden lines and columns, and what is said of them; numbers of lines stay.

    People hide what they withdrew as well as what they filter: nobody can tell which, so a person is asked.
    """
    lines = {line for line in sheet.hidden_lines if line <= len(sheet.rows) and any(sheet.rows[line - 1])}
    columns = {at for at in sheet.hidden_columns if _is_withdrawn(sheet, at)}
    code = {"read": "read", "leave": "left"}.get(hidden or "", "asked")
    severity: Literal["warning", "info"] = "warning" if code == "asked" else "info"
    if lines:
        notes.add(f"hidden-lines-{code}", severity, n=len(lines))
    if columns:
        letters = ", ".join(column_letter(at) for at in sorted(columns))
        notes.add(f"hidden-columns-{code}", severity, n=len(columns), letters=letters)
    return sheet if hidden == "read" or not (lines or columns) else _without(sheet, lines, columns)


def _is_withdrawn(sheet: Sheet, at: int) -> bool:
    """Whether a hidden column holds something; the switches of a template (`__ignore__`) are hidden by its makers."""
    cells = [row[at] for row in sheet.rows if at < len(row) and row[at] is not None]
    return bool(cells) and not is_switch(str(cells[0]))


def _without(sheet: Sheet, lines: set[int], columns: set[int]) -> Sheet:
    def shown(line: int, row: list[Cell]) -> list[Cell]:
        if line in lines:
            return []
        return [None if at in columns else cell for at, cell in enumerate(row)] if columns else row

    rows = [shown(line, list(row)) for line, row in enumerate(sheet.rows, start=1)]
    unkept = tuple((line, at) for line, at in sheet.unkept if line not in lines and at not in columns)
    return replace(sheet, rows=rows, unkept=unkept)


def is_withheld(sheet: Sheet, notes: Notes, hidden: Hidden | None) -> bool:
    """Whether a hidden sheet is not read, and what is said of it."""
    if not sheet.hidden:
        return False
    code = {"read": "read", "leave": "left"}.get(hidden or "", "asked")
    notes.add(f"hidden-sheet-{code}", "warning" if code == "asked" else "info", value=sheet.name)
    return hidden != "read"
