"""Records of a register as rows of forms: one table, several things said of each line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from network.forms.columns import is_switch
from network.forms.form import form_named
from network.forms.headers import Header
from network.forms.parsed import Setting
from network.forms.plain import plain_rows
from network.forms.registers.records import CONFIDENTIAL, Found, Record
from network.forms.registers.register import Figures, Gives, column_for
from network.forms.row import Notes, Row
from network.forms.rows import Lines
from network.tables import Cell, Sheet
from network.vocabulary import code_entry


@dataclass(frozen=True)
class View:
    """What turns the records of one table into rows of one form."""

    found: Found
    gives: Gives
    notes: Notes
    setting: Setting
    territory: str | None
    whole: bool  # this view also keeps the columns that the register does not know

    def rows(self, records: Sequence[Record]) -> Iterator[Row]:
        """Rows of the form; indicators have one a record and a column of figures."""
        kept = [one for one in records if all(rule.holds(one.cells) for rule in self.gives.only)]
        constants = self._constants()
        if not self.gives.figures:
            yield from self._rows(kept, dict(self.gives.columns), constants)
            return
        for header, code, year, figures in self._figures():
            told = {**constants, "code": code, "year": year}
            yield from self._rows(_filled(kept, header, figures), {**self.gives.columns, header: "value"}, told)

    def _constants(self) -> dict[str, Any]:
        constants = dict(self.gives.constants)
        if self.territory and "territory" in form_named(self.gives.form).columns:
            constants.setdefault("territory", self.territory)
        return constants

    def _figures(self) -> Iterator[tuple[str, str, int, Figures]]:
        for text in self.found.texts:
            for figures in self.gives.figures:
                if text and (read := figures.read(text)):
                    yield text, *read, figures
                    break

    def _rows(self, records: Sequence[Record], columns: Mapping[str, str], constants: dict[str, Any]) -> Iterator[Row]:
        sheet, header = self._sheet(records, columns)
        lines = Lines(sheet, header, self.setting, self.notes, values=self.gives.values)
        for row in plain_rows(lines, header, self.notes, constants, self.setting.known):
            yield settled(row, self.gives)

    def _sheet(self, records: Sequence[Record], columns: Mapping[str, str]) -> tuple[Sheet, Header]:
        """The records as a sheet whose lines are those of the file, and its header."""
        found, form = self.found, form_named(self.gives.form)
        told = [(name, column_for(form.code, to)) for name, to in columns.items()]
        if any(CONFIDENTIAL in record.cells for record in records) and "confidential" in form.columns:
            told.append((CONFIDENTIAL, column_for(form.code, "confidential")))
        switches = [at for at, text in enumerate(found.texts) if is_switch(text)]
        beside = [*switches, *(found.loose if self.whole else ())]
        texts = (*(found.text(name) for name, _ in told), *(found.texts[at] for at in beside))
        rows: list[tuple[Cell, ...]] = [()] * max((record.line for record in records), default=found.line)
        if found.line:
            head = found.sheet.rows[found.line - 1]
            rows[found.line - 1] = (*(None for _ in told), *(head[at] if at < len(head) else None for at in beside))
        for record in records:
            line = found.sheet.rows[record.line - 1]
            cells = [record.cells.get(name) for name, _ in told]
            rows[record.line - 1] = (*cells, *(line[at] if at < len(line) else None for at in beside))
        sheet = Sheet(found.sheet.name, rows, hidden_lines=found.sheet.hidden_lines)
        return sheet, Header(form, found.line, texts, {at: column for at, (_, column) in enumerate(told)})


def _filled(records: Sequence[Record], header: str, figures: Figures) -> list[Record]:
    """The records with the figure of one column; an empty cell keeps the state that it means there."""
    filled = (Record(one.line, {header: figures.blank, **one.cells}) for one in records)
    return [one for one in filled if one.cells[header] is not None]


def settled(row: Row, gives: Gives) -> Row:
    """The row with each code once, and with the field that a code of the register settles."""
    if not row.values.get("codes"):
        return row
    values = {**row.values, "codes": list(dict.fromkeys(row.values["codes"]))}
    if not values.get("field"):
        values |= _field(values["codes"], gives)
    return Row(row.form, row.sheet, row.line, values, row.extra)


def _field(codes: Sequence[str], gives: Gives) -> dict[str, Any]:
    for scheme in gives.field_from:
        for code in codes:
            entry = code_entry(code) if code.startswith(f"{scheme}:") else None
            if entry and entry.fields:
                told = {"field": entry.fields[0], "field_source": gives.field_source}
                return told | ({"fields": list(entry.fields[1:])} if entry.fields[1:] else {})
    return {}
