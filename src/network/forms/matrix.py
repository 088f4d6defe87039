"""A matrix of ties: the same structures down the side and across the top, a mark where two are tied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from network.forms.cells import parse
from network.forms.form import Form
from network.forms.parsed import Setting, text_of
from network.forms.presence import read_mark
from network.forms.row import Notes, Row
from network.identity import fold
from network.tables import HEADER_LINES, Cell, Sheet
from network.vocabulary import aside, code_of, kind_in, kinds

LEAST_SHARED = 3  # structures that must stand on both sides: two may be a coincidence
LONGEST = 20  # times as many lines as names across: a long list is no matrix, and is not searched for one
SHARE = 0.6  # part of the shorter side that they are


@dataclass(frozen=True)
class Matrix:
    """Where a matrix stands: the line of its names, the column of its names, and what is written in the corner."""

    line: int
    left: int
    across: Mapping[int, str]  # position → name
    shared: int
    corner: str


def find_matrix(sheet: Sheet) -> Matrix | None:
    """The matrix of a sheet, among its first ten lines; None when the same names do not stand on both sides."""
    best: Matrix | None = None
    for line, row in enumerate(sheet.rows[:HEADER_LINES], start=1):
        for left in (0, 1):
            across = {at: str(cell) for at, cell in enumerate(row) if at > left and isinstance(cell, str)}
            if len(across) < LEAST_SHARED or len(sheet.rows) > LONGEST * len(across):
                continue
            down = {fold(str(below[left])) for below in sheet.rows[line:] if left < len(below) and below[left]}
            shared = len(down & {fold(name) for name in across.values()})
            if shared >= max(LEAST_SHARED, SHARE * min(len(across), len(down))) and (not best or shared > best.shared):
                corner = row[left] if left < len(row) else None
                best = Matrix(line, left, across, shared, str(corner or ""))
    return best


def kind_told(matrix: Matrix, sheet: Sheet, file: str) -> str | None:
    """The kind of tie that the corner, the lines above, the sheet or the file names."""
    titles = [str(cell) for row in sheet.rows[: matrix.line - 1] for cell in row if cell is not None]
    return next((code for text in (matrix.corner, *titles, sheet.name, file) if (code := kind_in(text))), None)


def matrix_rows(
    sheet: Sheet, matrix: Matrix, form: Form, constants: Mapping[str, Any], notes: Notes, setting: Setting
) -> Iterator[Row]:
    """One row for each tie; a tie without direction that both sides mark is one."""
    reader = _Reader(matrix, constants, notes, setting)
    marked = {(fold(one["source"]), fold(one["target"]), one["kind"]): (line, one) for line, one in reader.ties(sheet)}
    seen: set[tuple[str, str, str]] = set()
    both = _is_square(marked)
    for (source, target, kind), (line, values) in marked.items():
        if (target, source, kind) in seen and not kinds()[kind].directed:
            continue
        seen.add((source, target, kind))
        if both and not kinds()[kind].directed and (target, source, kind) not in marked:
            notes.add("matrix-one-side", "warning", line=line, column=values["target"], value=values["source"])
        yield Row(form.code, notes.sheet, line, values)


def _is_square(marked: Mapping[tuple[str, str, str], Any]) -> bool:
    """Whether some pair is marked on both sides: in half a matrix none is, and nothing is missing."""
    return any((target, source, kind) in marked for source, target, kind in marked)


@dataclass
class _Reader:
    matrix: Matrix
    constants: Mapping[str, Any]
    notes: Notes
    setting: Setting

    def ties(self, sheet: Sheet) -> Iterator[tuple[int, dict[str, Any]]]:
        names = {at: self._name(name, self.matrix.line) for at, name in self.matrix.across.items()}
        for line, row in enumerate(sheet.rows[self.matrix.line :], start=self.matrix.line + 1):
            side = row[self.matrix.left] if self.matrix.left < len(row) else None
            if side is None or f"{fold(text_of(side))} ".startswith(aside().totals):
                continue
            source = self._name(text_of(side), line)
            for at, target in names.items():
                cell = row[at] if at < len(row) else None
                if cell is None or not (source and target) or fold(source) == fold(target):
                    continue
                if (said := self._read(cell, line, target)) is not None:
                    yield line, {"source": source, "target": target, **self.constants, **said}

    def _name(self, text: str, line: int) -> str | None:
        if f"{fold(text)} ".startswith(aside().totals):
            return None
        parsed = parse(text, "name", "source", self.setting)
        if parsed.problem:
            self.notes.add(parsed.problem.code, parsed.problem.severity, line=line, value="[personne]")
        name: str | None = parsed.value
        return name

    def _read(self, cell: Cell, line: int, target: str) -> dict[str, Any] | None:
        """A kind, a mark, a number above one that weighs the tie; None when the cell says there is none."""
        if isinstance(cell, str) and (kind := code_of("kinds", cell)):
            return {"kind": kind}
        mark = read_mark(cell)
        signature = isinstance(cell, str) and code_of("yes-no", cell) is None and mark.people is None
        if mark.unknown or (mark.status == "present" and signature) or mark.status in ("excused", "represented"):
            self.notes.add("unknown-tie", "error", line=line, column=target, value=text_of(cell))
            return None
        if mark.status != "present":
            return None
        return {"weight": float(mark.people)} if mark.people and mark.people > 1 else {}
