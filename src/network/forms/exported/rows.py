"""Lines of a table that comes back: what each says, by the codes of its columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from network.forms.exported.cells import read_cell, read_extra, typed_words
from network.forms.exported.layout import EXPORT, NAME, Column
from network.forms.exported.recognising import ExportedSheet
from network.forms.parsed import Parsed, Setting, text_of
from network.forms.row import Notes, Row, names_somebody
from network.identity import MASK, fold
from network.model import NODES, RELATIONSHIPS
from network.tables import Cell
from network.tables.escapes import parts, unescaped
from network.vocabulary import people

EXTRA = "extra"
PREFIXES: Mapping[str, str] = {
    **{node.noun: node.prefix for node in NODES.values()},
    **{noun: noun[:3] for noun, one in RELATIONSHIPS.items() if one.keyed},
}


@dataclass(frozen=True)
class Ref:
    """Something that a line points to: its identifier, the name beside it, what the relationship says."""

    uid: str | None
    name: str | None
    said: Mapping[str, Any] = field(default_factory=dict, compare=False)


def exported_rows(one: ExportedSheet, notes: Notes, setting: Setting) -> Iterator[Row]:
    """One row a line: `table`, `uid`, typed properties, and references by the code of their column."""
    added = dict(_kept_columns(one, notes))
    for number, line in enumerate(one.sheet.rows[1:], start=2):
        cells = {one.known[at]: unescaped(cell) for at, cell in enumerate(line) if at in one.known and cell is not None}
        more = {text: line[at] for at, text in added.items() if at < len(line) and line[at] is not None}
        if cells or more:
            yield _Line(one, number, cells, notes, setting).row(more)


def _kept_columns(one: ExportedSheet, notes: Notes) -> Iterator[tuple[int, str]]:
    """Columns that somebody added since: kept with the line, unless they are about persons."""
    for at, text in one.added.items():
        if fold(text) in people().dropped or fold(text) in people().blocked:
            notes.add("export-column-dropped", "warning", line=1, column=text)
        else:
            notes.add("unknown-column", "info", line=1, column=text)
            yield at, text


@dataclass
class _Line:
    """One line being read."""

    one: ExportedSheet
    number: int
    cells: Mapping[str, Cell]
    notes: Notes
    setting: Setting

    def row(self, more: Mapping[str, Cell]) -> Row:
        values: dict[str, Any] = {"table": self.one.table.code}
        for code, column in self.one.table.columns.items():
            value = self._value(code, column)
            if value is not None:
                values[code] = value
        return Row(EXPORT, self.one.sheet.name, self.number, values, values.pop(EXTRA, {}) | self._added(more))

    def _value(self, code: str, column: Column) -> Any:
        if column.referring:
            return self._refs(code, column) or None
        if column.part == "told" or code not in self.cells:
            return None
        cell = self.cells[code]
        if column.part == "uid":
            return self._uid(text_of(cell), self.one.table.noun, code)
        if code == EXTRA:
            kept, personal = read_extra(cell, self.one.header(code))
            if personal:
                self._remark(code, "personal-cell", "info", MASK)
            return kept
        return self._said(code, cell, read_cell(cell, column.kind, code, self.setting))

    def _said(self, code: str, cell: Cell, parsed: Parsed) -> Any:
        if problem := parsed.problem:
            shown = MASK if problem.masked or problem.code == "personal-cell" else text_of(cell)
            self._remark(code, problem.code, problem.severity, shown, **problem.values)
        return parsed.value

    def _refs(self, code: str, column: Column) -> tuple[Ref, ...]:
        split = _alone if column.part == "end" else parts  # an end is one thing, whatever its name holds
        uids, names = split(self._text(code)), split(self._text(f"{code}{NAME}"))
        words = {name: parts(self._text(f"{code}_{name}")) for name in column.properties}
        refs = []
        for at in range(max(len(uids), len(names))):
            uid = self._uid(uids[at], column.to, code) if at < len(uids) and uids[at] else None
            name = names[at] if at < len(names) and names[at] else None
            said = {one: told[at] for one, told in words.items() if at < len(told)}
            if uid or name:
                refs.append(Ref(uid, name, typed_words(column.properties, said)))
        return tuple(refs)

    def _text(self, code: str) -> str:
        return text_of(self.cells[code]) if code in self.cells else ""

    def _uid(self, text: str, noun: str, code: str) -> str | None:
        """An identifier as we write them; anything else was typed by somebody and identifies nothing."""
        if re.fullmatch(rf"{PREFIXES[noun]}-[0-9a-f]{{20}}", text):
            return text
        self._remark(code, "export-identifier", "warning", text)
        return None

    def _added(self, more: Mapping[str, Cell]) -> dict[str, str]:
        kept = {text: text_of(cell) for text, cell in more.items()}
        for text in [text for text, value in kept.items() if names_somebody(value)]:
            del kept[text]
            self.notes.add("personal-cell", "info", line=self.number, column=text, value=MASK)
        return kept

    def _remark(self, code: str, problem: str, severity: Any, shown: str, **values: Any) -> None:
        header = self.one.header(code)
        self.notes.add(problem, severity, line=self.number, column=header, value=shown, **values)


def _alone(text: str) -> list[str]:
    return [text] if text else []
