"""Rows of a table under a header, read column by column; each distinct cell is understood once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from network.forms.cells import Parsed, Setting, parse, text_of
from network.forms.form import Column
from network.forms.headers import Header
from network.forms.row import Notes, is_personal
from network.identity import fold
from network.sentences import both
from network.tables import Cell, Sheet
from network.vocabulary import aside, code_of, marks, people

_LEGEND_SIGN = re.compile(r"^\s*\S{1,5}\s*[=:]\s*\S")
IGNORE = "ignore"


@dataclass
class Line:
    """One line of a table: parsed values by role, raw cells of persons and marks, and what fits nothing."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    marks: list[Cell] = field(default_factory=list)
    person: list[str] = field(default_factory=list)
    organisation: str | None = None
    cells: Mapping[int, Cell] = field(default_factory=dict)


class Lines:
    """The lines under a header, with their remarks."""

    def __init__(self, sheet: Sheet, header: Header, setting: Setting, notes: Notes, empty: frozenset[str]) -> None:
        self.sheet, self.header, self.setting, self.notes, self.empty = sheet, header, setting, notes, empty
        self.values: Mapping[str, Mapping[str, str]] = {}
        self.parsed: dict[tuple[str, type, Cell], Parsed] = {}
        self.loose = self._loose_columns()
        self.personal: dict[str, int] = {}
        self.filled = _vertical_fills(sheet, header.line)

    def __iter__(self) -> Iterator[Line]:
        above: dict[int, Cell] = {}
        hidden = 0
        ignored = 0
        for number, row in enumerate(self.sheet.rows[self.header.line :], start=self.header.line + 1):
            cells = self._cells(number, row)
            if not cells:
                continue
            if self._is_ignored(cells):
                ignored += 1
                continue
            if code := _aside(cells):
                self.notes.add(code, "info", line=number, value=text_of(next(iter(cells.values()))))
                continue
            hidden += number in self.sheet.hidden_lines
            yield self._line(number, cells, above)
        if hidden:
            self.notes.add("hidden-lines", "warning", n=hidden)
        if ignored:
            self.notes.add("ignored-lines", "info", n=ignored)
        for column, n in self.personal.items():
            self.notes.add("personal-cells", "info", column=column, n=n)

    def _cells(self, number: int, row: Any) -> dict[int, Cell]:
        cells = {position: cell for position, cell in enumerate(row) if cell is not None and cell not in self.empty}
        if number in self.filled:
            cells = dict(sorted({**self.filled[number], **cells}.items()))
        return cells

    def _is_ignored(self, cells: Mapping[int, Cell]) -> bool:
        return any(
            fold(self.header.named(position)) == IGNORE and code_of("yes-no", text_of(cell)) == "yes"
            for position, cell in cells.items()
            if position < len(self.header.texts) and self.header.texts[position].startswith("_")
        )

    def _line(self, number: int, cells: dict[int, Cell], above: dict[int, Cell]) -> Line:
        line = Line(number, cells=cells)
        columns, flags = self.header.columns, self.header.flags
        for position, cell in cells.items():
            column = columns.get(position)
            if column is not None:
                self._put(line, position, column, cell, above)
            elif position in flags:
                self._flag(line, position, cell)
            elif position in self.loose:
                self._loose(line, position, cell)
        return line

    def _put(self, line: Line, position: int, column: Column, cell: Cell, above: dict[int, Cell]) -> None:
        if column.kind == "mark":
            line.marks.append(cell)
            return
        if column.kind == "person":
            line.person.append(text_of(cell))
            return
        if column.kind in {"organisation", "name"}:
            if text_of(cell).lower() in marks().ditto and position in above:
                cell = above[position]
            above[position] = cell
        if column.kind == "organisation":
            line.organisation = text_of(cell)
            return
        parsed = self._parse(column, cell)
        if parsed.problem:
            self._remark(line, position, cell, parsed)
        if parsed.value is not None:
            self._keep(line, column, parsed.value)

    def _keep(self, line: Line, column: Column, value: Any) -> None:
        if column.kind.startswith("identifier:"):
            line.values.setdefault(column.role, []).extend(value)
        elif column.kind == "codes:fields" and column.role == "field":
            line.values["field"] = value[0]
            if value[1:]:
                line.values.setdefault("fields", []).extend(value[1:])
        elif isinstance(value, list) and column.role in line.values:
            line.values[column.role] = [*line.values[column.role], *value]
        else:
            line.values[column.role] = value

    def _parse(self, column: Column, cell: Cell) -> Parsed:
        key = (column.key, type(cell), cell)
        parsed = self.parsed.get(key)
        if parsed is None:
            told = self.values.get(column.role, {}).get(text_of(cell), cell)
            parsed = self.parsed[key] = parse(told, column.kind, column.role, self.setting)
        return parsed

    def _remark(self, line: Line, position: int, cell: Cell, parsed: Parsed) -> None:
        problem = parsed.problem
        assert problem is not None
        header = self.header.named(position)
        self.notes.add(
            problem.code, problem.severity, line=line.number, column=header, value=text_of(cell), **problem.values
        )
        if problem.keep_in_extra and parsed.value is None and not is_personal(text_of(cell)):
            line.extra[header] = text_of(cell)

    def _flag(self, line: Line, position: int, cell: Cell) -> None:
        role = self.header.form.flags
        assert role is not None
        parsed = parse(cell, "bool", role[0], self.setting)
        if parsed.problem:
            self._remark(line, position, cell, parsed)
        elif parsed.value:
            line.values.setdefault(role[0], []).append(self.header.flags[position])

    def _loose(self, line: Line, position: int, cell: Cell) -> None:
        header, text = self.loose[position], text_of(cell)
        if is_personal(text):
            self.personal[header] = self.personal.get(header, 0) + 1
        else:
            line.extra[header] = text

    def _loose_columns(self) -> dict[int, str]:
        """Columns that fit nothing and are kept in `extra`; those about persons are dropped, with a remark each."""
        header = self.header
        loose: dict[int, str] = {}
        width = max((len(row) for row in self.sheet.rows), default=0)
        seen: dict[str, int] = {}
        for position in range(width):
            text = header.texts[position] if position < len(header.texts) else ""
            if text and fold(text) in seen and position not in header.columns:
                self.notes.add("duplicate-column", "warning", line=header.line, column=text)
            seen.setdefault(fold(text), position)
            if self._about_persons(position, text) or position in header.columns:
                continue
            if position in header.flags or position in header.dated or text.startswith("__"):
                continue
            if text:
                self.notes.add("unknown-column", "info", line=header.line, column=text)
                loose[position] = text if text not in loose.values() else f"{text} ({header.named(position)})"
            elif any(position < len(row) and row[position] is not None for row in self.sheet.rows[header.line :]):
                self.notes.add("unnamed-column", "warning", line=header.line, column=header.named(position))
                loose[position] = header.named(position)
        return loose

    def _about_persons(self, position: int, text: str) -> bool:
        column = self.header.columns.get(position)
        word = fold(text.split(" › ")[-1].partition("(")[0])
        if column is not None and column.kind not in {"person", "mark"}:
            return False
        if column is None and (why := people().blocked.get(word)):
            self.notes.add(
                "blocked-column", "warning", line=self.header.line, column=text, why=both(f"vocabulary.blocked-{why}")
            )
            return True
        kind = people().dropped.get(word) or ("person" if column is not None and column.kind == "person" else None)
        if kind:
            self.notes.add(
                "person-column", "info", line=self.header.line, column=text, about=both(f"vocabulary.dropped-{kind}")
            )
        return kind is not None


def _aside(cells: Mapping[int, Cell]) -> str | None:
    """A total or a legend line, which is no data."""
    first = next(iter(cells.values()))
    if not isinstance(first, str):
        return None
    folded = f"{fold(first)} "
    if folded.startswith(aside().totals):
        return "total-line"
    if len(cells) <= 2 and (folded.startswith(aside().legends) or _LEGEND_SIGN.match(first)):
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
