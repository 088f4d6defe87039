"""Lines of a table under a header, read column by column; each distinct cell is understood once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from network.forms.cells import parse
from network.forms.columns import is_switch, loose_columns
from network.forms.form import Column
from network.forms.headers import Header
from network.forms.parsed import Parsed, Setting, text_of
from network.forms.presence import read_mark
from network.forms.private_life import tells_private_life
from network.forms.row import Notes, names_somebody
from network.identity import MASK, fold
from network.tables import Cell, Sheet
from network.vocabulary import aside, code_of, marks

_LEGEND_SIGN = re.compile(r"^\s*\S{1,5}\s*[=:]\s*\S")
_REPEATED = frozenset({"name", "date"})  # kinds of which a ditto mark repeats the cell above
_RAW = frozenset({"mark", "person", "organisation", "chosen"})  # kinds that the whole line makes sense of


@dataclass(slots=True)
class Line:
    """One line of a table: parsed values by role, raw cells of persons and marks, and what fits nothing."""

    number: int
    cells: Mapping[int, Cell]
    values: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    marks: list[Cell] = field(default_factory=list)
    person: list[str] = field(default_factory=list)
    organisation: str | None = None
    chosen: list[tuple[Column, str]] = field(default_factory=list)  # boxes ticked in a form: several in one cell
    failed: set[str] = field(default_factory=set)  # required roles whose cell could not be read, and was said


@dataclass
class Lines:
    """The lines under a header, with their remarks.

    `values` is what a mapping says of cells: role → text of the cell → value; `empty` are the texts that
    mean an empty cell.
    """

    sheet: Sheet
    header: Header
    setting: Setting
    notes: Notes
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    parsed: dict[int, dict[Cell, Parsed]] = field(default_factory=dict)
    above: dict[int, Cell] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Line]:
        loose = loose_columns(self.sheet, self.header, self.notes)
        switches = [at for at, text in enumerate(self.header.texts) if is_switch(text)]
        fills = _vertical_fills(self.sheet, self.header.line)
        ignored = 0
        personal: dict[str, int] = {}
        for number, row in enumerate(self.sheet.rows[self.header.line :], start=self.header.line + 1):
            cells = self._cells(row, fills.get(number))
            if not cells:
                continue
            if any(code_of("yes-no", text_of(cells[at])) == "yes" for at in switches if at in cells):
                ignored += 1
                self._check_numbers(number, cells)
            elif code := _aside(cells):
                self.notes.add(code, "info", line=number)
            else:
                yield self._line(number, cells, loose, personal)
        self._say_counts(ignored, personal)

    def _say_counts(self, ignored: int, personal: Mapping[str, int]) -> None:
        if ignored:
            self.notes.add("ignored-lines", "info", n=ignored)
        for column, n in personal.items():
            self.notes.add("personal-cells", "info", line=self.header.line, column=column, n=n)

    def _cells(self, row: Sequence[Cell], fill: Mapping[int, Cell] | None) -> dict[int, Cell]:
        cells: dict[int, Cell] = {position: cell for position, cell in enumerate(row) if cell is not None}
        if self.empty:
            cells = {position: cell for position, cell in cells.items() if cell not in self.empty}
        return dict(sorted({**fill, **cells}.items())) if fill else cells

    def _line(self, number: int, cells: dict[int, Cell], loose: Mapping[int, str], personal: dict[str, int]) -> Line:
        line = Line(number, cells)
        columns, flags = self.header.columns, self.header.flags
        for position, cell in cells.items():
            column = columns.get(position)
            if column is None:
                if position in flags:
                    self._flag(line, position, cell)
                elif position in loose:
                    self._keep_apart(line, loose[position], cell, personal)
            elif column.kind in _RAW:
                self._raw(line, position, column, cell)
            else:
                if column.kind in _REPEATED or column.role == "title":
                    cell = self._undittoed(position, cell)
                self._put(line, position, column, cell)
        return line

    def _raw(self, line: Line, position: int, column: Column, cell: Cell) -> None:
        if column.kind == "mark":
            said = column.says and read_mark(cell).status == "present"
            line.marks.append(column.says if said else cell)
        elif column.kind == "chosen":
            line.chosen.append((column, text_of(cell)))
        elif column.kind == "person":
            line.person.append(text_of(cell))
        else:
            line.organisation = text_of(self._undittoed(position, cell))

    def _undittoed(self, position: int, cell: Cell) -> Cell:
        """A ditto mark repeats the structure, the date or the meeting above; nothing else does."""
        if isinstance(cell, str) and cell.lower() in marks().ditto and position in self.above:
            return self.above[position]
        self.above[position] = cell
        return cell

    def _put(self, line: Line, position: int, column: Column, cell: Cell) -> None:
        known = self.parsed.setdefault(position, {})
        parsed = known.get(cell)
        if parsed is None or isinstance(cell, bool):  # True and 1 are one key
            told = self.values.get(column.role, {}).get(text_of(cell), cell) if self.values else cell
            parsed = known[cell] = parse(told, column.kind, column.role, self.setting)
        if parsed.problem:
            self._remark(line, position, cell, parsed)
        if parsed.value is not None:
            keep(line.values, column, parsed.value)
        elif parsed.problem and column.required:
            line.failed.add(column.role)

    def _remark(self, line: Line, position: int, cell: Cell, parsed: Parsed) -> None:
        problem, header = parsed.problem, self.header.named(position)
        assert problem is not None
        text = text_of(cell)
        shown = MASK if problem.masked or ("@" in text and problem.code == "bad-email") else text
        column = self.header.columns.get(position)
        left_out = parsed.value is None and column is not None and column.required
        severity = "error" if left_out else problem.severity
        self.notes.add(problem.code, severity, line=line.number, column=header, value=shown, **problem.values)
        if problem.keep_in_extra and parsed.value is None and not names_somebody(text):
            line.extra[header] = text

    def _keep_apart(self, line: Line, header: str, cell: Cell, personal: dict[str, int]) -> None:
        """A column that fits nothing is kept, but for what it says of persons; of their life, each cell is said."""
        text = text_of(cell)
        if why := tells_private_life(text):
            self.notes.add(f"private-life-{why}", "warning", line=line.number, column=header, value=MASK)
        elif names_somebody(text):
            personal[header] = personal.get(header, 0) + 1
        else:
            line.extra[header] = text

    def _flag(self, line: Line, position: int, cell: Cell) -> None:
        assert self.header.form.flags is not None
        role = self.header.form.flags[0]
        parsed = parse(cell, "bool", role, self.setting)
        if parsed.problem:
            self._remark(line, position, cell, parsed)
        elif parsed.value:
            line.values.setdefault(role, []).append(self.header.flags[position])

    def _check_numbers(self, number: int, cells: Mapping[int, Cell]) -> None:
        """A template's example line is not imported, but a wrong number in it gets copied: it is said."""
        for position, cell in cells.items():
            column = self.header.columns.get(position)
            if column is not None and column.kind.startswith("identifier:"):
                parsed = parse(cell, column.kind, column.role, self.setting)
                if parsed.problem and parsed.problem.code.startswith("bad-key"):
                    self._remark(Line(number, cells), position, cell, parsed)


def keep(values: dict[str, Any], column: Column, value: Any) -> None:
    """Put a typed value under its role; lists gather, and of several fields the first is the main one."""
    if type(value) is not list:
        values[column.role] = value
    elif column.kind == "codes:fields" and column.role == "field":
        values["field"] = value[0]
        if value[1:]:
            values["fields"] = [*values.get("fields", ()), *value[1:]]
    else:
        values[column.role] = [*values.get(column.role, ()), *value]


def _aside(cells: Mapping[int, Cell]) -> str | None:
    """A total or a legend line, which is no data."""
    first = next(iter(cells.values()))
    return _begins_aside(first, len(cells) <= 2) if isinstance(first, str) else None


@lru_cache(maxsize=50_000)
def _begins_aside(first: str, short: bool) -> str | None:
    folded = f"{fold(first)} "
    if folded.startswith(aside().totals):
        return "total-line"
    headed = short or first.rstrip().endswith(":")  # « Légende : | x présent | E excusé »
    if headed and folded.startswith(aside().legends):
        return "legend-line"
    if (short or "=" in first) and _LEGEND_SIGN.match(first):
        return "legend-line"
    return None


def _vertical_fills(sheet: Sheet, header_line: int) -> dict[int, dict[int, Cell]]:
    """Values of merged cells, repeated downwards only inside their merge: an empty cell repeats nothing."""
    fills: dict[int, dict[int, Cell]] = {}
    for merge in sheet.merges:
        if merge.bottom > merge.top >= header_line and merge.top < len(sheet.rows):
            row = sheet.rows[merge.top]
            value = row[merge.left] if merge.left < len(row) else None
            for line in range(merge.top + 1, min(merge.bottom + 1, len(sheet.rows))):
                if value is not None:
                    fills.setdefault(line + 1, {})[merge.left] = value
    return fills
