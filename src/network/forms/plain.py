"""Forms whose line is one statement: a structure, a tie, an answer, a mission and its carrier…"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from network.forms.form import Form
from network.forms.headers import Header
from network.forms.organisations import is_independent, read_choices, read_organisations
from network.forms.parsed import Setting
from network.forms.row import Known, Notes, Row
from network.forms.rows import Line, Lines
from network.identity import fold
from network.model import When

STAMPS = frozenset({"horodateur", "timestamp", "date de soumission", "submission date", "heure de fin"})
"""Headers that only an online form writes."""


def plain_rows(
    lines: Lines, header: Header, notes: Notes, constants: Mapping[str, Any], known: Known | None
) -> Iterator[Row]:
    """One row per line, or one per structure where a cell names several."""
    for line in lines:
        for values in _statements(line, header, notes, known):
            whole = {**constants, **values}
            _give_year(whole, header.form, lines.setting)
            if missing := _missing(whole, header):
                if not line.failed:
                    notes.add("missing-value", "error", line=line.number, column=missing)
                continue
            if "natural_person" in header.form.columns and _says_a_person(whole):
                whole["natural_person"] = True
                notes.add("natural-person", "warning", line=line.number)
            yield Row(header.form.code, notes.sheet, line.number, whole, line.extra)


def _give_year(values: dict[str, Any], form: Form, setting: Setting) -> None:
    """The wave of an answer that tells none: the year of the file's name, else that of the answer."""
    when = values.get("date")
    year = setting.year or (when.date.year if isinstance(when, When) else None)
    if form.yearly and form.yearly not in values and year:
        values[form.yearly] = str(year)


def _says_a_person(values: Mapping[str, Any]) -> bool:
    """Whether a line that does not tell is, by its name, somebody who works alone."""
    return "natural_person" not in values and is_independent(values["name"])


def _statements(line: Line, header: Header, notes: Notes, known: Known | None) -> Iterator[dict[str, Any]]:
    """What a line says: of the structure it names, of each one that it lists, of each box ticked in it."""
    if line.chosen:
        yield from _chosen(line, header, notes, known)
    if not line.chosen or "target" in line.values or "mission" in line.values:
        yield from _named(line, header, notes, known)


def _chosen(line: Line, header: Header, notes: Notes, known: Known | None) -> Iterator[dict[str, Any]]:
    exported = any(fold(text) in STAMPS for text in header.texts)
    for column, text in line.chosen:
        names = read_choices(text, exported=exported, known=known)
        _say_several(names, line, notes)
        for name in names:
            yield {**line.values, column.role: name, "relations": [column.says]}


def _named(line: Line, header: Header, notes: Notes, known: Known | None) -> Iterator[dict[str, Any]]:
    column = next((one for one in header.columns.values() if one.kind == "organisation"), None)
    if column is None or line.organisation is None:
        yield line.values
        return
    found = read_organisations(line.organisation, known)
    if found.person:
        notes.add("person-beside-name", "info", line=line.number, column=column.key, value="[personne]")
    names = found.names if found.residents is None else (line.organisation,)
    _say_several(names, line, notes)
    for name in names or (None,):
        yield {**line.values, column.role: name} if name else dict(line.values)


def _say_several(names: Sequence[str], line: Line, notes: Notes) -> None:
    if len(names) > 1:
        shown, listed = " / ".join(names), " · ".join(names)
        notes.add("several-organisations", "info", line=line.number, value=shown, n=len(names), names=listed)


def _missing(values: Mapping[str, Any], header: Header) -> str | None:
    """Name of a required column whose value is missing, as the file calls it."""
    for column in header.form.required:
        if column.role not in values:
            position = next((at for at, one in header.columns.items() if one.key == column.key), None)
            return header.named(position) if position is not None else column.key
    if header.form.yearly and header.form.yearly not in values:
        return header.form.columns[header.form.yearly].label
    if header.form.any_of and not any(header.form.columns[key].role in values for key in header.form.any_of):
        return " | ".join(sorted(header.form.any_of)) if header.form.layout == "rows" and header.form.flags else None
    return None
