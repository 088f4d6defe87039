"""The first lines of a table as they would be read: each cell with what was understood, persons masked."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from network.forms.cells import parse
from network.forms.headers import Header
from network.forms.organisations import is_independent, read_choices, read_organisations, residents_in
from network.forms.parsed import Parsed, Setting, text_of
from network.forms.plain import STAMPS
from network.forms.presence import Mark, read_mark
from network.forms.recognised import PreviewLine, ReadCell, Use
from network.forms.row import masked
from network.identity import MASK, fold
from network.model import When
from network.remarks import Remark
from network.sentences import Words, both
from network.tables import Cell, Sheet
from network.vocabulary import labels

MOST_LINES = 20
_LEFT = ("total-line", "legend-line", "ignored-lines")
_NAMES = frozenset({"organisation", "name"})
_HIDDEN = frozenset({"left", "dropped", "blocked"})


@dataclass(frozen=True)
class Reader:
    """Reads the cells of a header's columns one by one, for showing."""

    header: Header
    uses: Mapping[int, Use]
    setting: Setting

    def cell(self, position: int, cell: Cell) -> ReadCell:
        if cell is None:
            return ReadCell("")
        column = self.header.columns.get(position)
        if self.uses.get(position) in _HIDDEN or (column is not None and column.kind == "person"):
            return _person(cell)
        if position in self.header.dated or (column is not None and column.kind == "mark"):
            return _mark(cell)
        if position in self.header.flags:
            return self._typed(cell, "bool", "")
        if column is None:
            return ReadCell(masked(text_of(cell)))
        if column.kind == "chosen":
            return _chosen(text_of(cell), exported=any(fold(text) in STAMPS for text in self.header.texts))
        if column.kind in _NAMES:
            return _name(text_of(cell), split=column.kind == "organisation")
        return self._typed(cell, column.kind, column.role)

    def _typed(self, cell: Cell, kind: str, role: str) -> ReadCell:
        parsed = parse(cell, kind, role, self.setting)
        text = text_of(cell)
        if kind == "prose":
            return ReadCell(str(parsed.value))
        if parsed.problem:
            masking = parsed.problem.masked or "@" in text
            shown = MASK if masking else masked(text)
            told = Remark(parsed.problem.code, "warning", value=shown, values=parsed.problem.values)
            return ReadCell(shown, Words(told.message("fr"), told.message("en")), doubtful=True)
        reading = written(parsed, kind)
        return ReadCell(masked(text), reading if reading and fold(reading.fr) != fold(text) else None)


def _person(cell: Cell) -> ReadCell:
    """Residents without a name are counted; any other cell of persons is masked."""
    residents = residents_in(text_of(cell))
    if residents is None:
        return ReadCell(MASK)
    return ReadCell(masked(text_of(cell)), both("recognition.read-residents", n=residents[0]))


def _mark(cell: Cell) -> ReadCell:
    mark: Mark = read_mark(cell)
    if mark.status is None:
        return ReadCell(masked(text_of(cell)), both("recognition.read-unknown-mark"), doubtful=True)
    text = text_of(cell)
    shown = MASK if mark.status == "present" and sum(map(str.isalpha, text)) >= 3 and not _is_word(text) else text
    if mark.people and mark.people > 1:
        return ReadCell(shown, both("recognition.read-people", n=mark.people))
    return ReadCell(shown, both(f"recognition.read-{mark.status}"))


def _is_word(text: str) -> bool:
    """Whether a mark is one of the words for it rather than a signature."""
    return bool({"present", "visio", "oui", "vrai", "true", "yes"} & {word[:7] for word in fold(text).split()})


def _chosen(text: str, *, exported: bool) -> ReadCell:
    """Several structures ticked in one cell of a form."""
    names = read_choices(text, exported=exported)
    if not names:
        return ReadCell(masked(text), both("recognition.read-nothing"), doubtful=True)
    shown = masked(text) if len(names) > 1 else names[0]
    told = both("recognition.read-structures", n=len(names), names=" · ".join(names))
    return ReadCell(shown, told if len(names) > 1 else None)


def _name(text: str, *, split: bool) -> ReadCell:
    found = read_organisations(text)
    if found.residents is not None:
        return ReadCell(masked(text), both("recognition.read-residents", n=found.residents))
    if not found.names:
        return ReadCell(MASK, both("recognition.read-nothing"), doubtful=True)
    names = " · ".join(found.names)
    if found.person:
        return ReadCell(f"{MASK} {names}", Words(names, names))
    shown = MASK if is_independent(text) else text
    if split and len(found.names) > 1:
        return ReadCell(shown, both("recognition.read-structures", n=len(found.names), names=names))
    return ReadCell(shown)


def written(parsed: Parsed, kind: str) -> Words | None:
    """A typed value as a person reads it; None when there is nothing to say."""
    value, (name, _, vocabulary) = parsed.value, kind.partition(":")
    if value is None:
        return both("recognition.read-nothing")
    if isinstance(value, When):
        return when_words(value)
    if isinstance(value, bool):
        return both("recognition.read-yes" if value else "recognition.read-no")
    if name in ("code", "codes"):
        known = labels(vocabulary)
        codes = value if isinstance(value, list) else [value]
        words = [known.get(code, Words(code, code)) for code in codes]
        return Words(", ".join(one.fr for one in words), ", ".join(one.en for one in words))
    if name == "identifier":
        return _same(value[0].split(":")[1])
    if isinstance(value, list):
        return _same(" · ".join(map(str, value)))
    return _same(f"{value:g}") if isinstance(value, float) else _same(str(value))


def _same(text: str) -> Words:
    return Words(text, text)


def when_words(when: When) -> Words:
    """A date in words, as far as it is known.

    Examples
    --------
    >>> when_words(When(dt.date(2025, 3, 5))).fr, when_words(When(dt.date(2025, 3, 1), "month")).en
    ('5 mars 2025', 'March 2025')
    """
    if when.end:
        return both("recognition.read-range", first=_day(when.date), last=_day(when.end))
    if when.precision == "year":
        return _same(str(when.date.year))
    if when.precision == "month":
        return both("recognition.read-month", month=_month(when.date), year=when.date.year)
    return _day(when.date)


def _day(date: dt.date) -> Words:
    day = Words("1er", "1") if date.day == 1 else _same(str(date.day))
    return both("recognition.read-day", day=day, month=_month(date), year=date.year)


def _month(date: dt.date) -> Words:
    months = both("recognition.months")
    return Words(months.fr.split()[date.month - 1], months.en.split()[date.month - 1])


def preview(sheet: Sheet, reader: Reader, remarks: Sequence[Remark]) -> tuple[PreviewLine, ...]:
    """The first twenty lines that hold something, below the header.

    `remarks` are those that reading these lines gave: a line that gives no row says why.
    """
    why = {one.line: one for one in reversed(remarks) if one.line and (one.severity == "error" or one.code in _LEFT)}
    width = max(map(len, sheet.rows), default=0)
    lines: list[PreviewLine] = []
    for number, row in enumerate(sheet.rows[reader.header.line :], start=reader.header.line + 1):
        if len(lines) == MOST_LINES:
            break
        if any(cell is not None for cell in row):
            padded = [*row, *[None] * (width - len(row))]
            left = why.get(number)
            cells = tuple(reader.cell(position, cell) for position, cell in enumerate(padded))
            told = Words(left.message("fr"), left.message("en")) if left else None
            lines.append(PreviewLine(number, cells, told))
    return tuple(lines)


def as_written(sheet: Sheet) -> tuple[PreviewLine, ...]:
    """The first twenty lines of a sheet that is not read by a form, persons masked."""
    filled = [(number, row) for number, row in enumerate(sheet.rows, start=1) if any(row)][:MOST_LINES]
    return tuple(
        PreviewLine(number, tuple(ReadCell("" if cell is None else masked(text_of(cell))) for cell in row))
        for number, row in filled
    )


def beginning(sheet: Sheet, header: Header, lines: int) -> Sheet:
    """The sheet down to so many lines below its header."""
    return replace(sheet, rows=sheet.rows[: header.line + lines])
