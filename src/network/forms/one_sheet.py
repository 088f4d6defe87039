"""One sheet under its header → rows, with what stands around it: constants of a mapping, year, territory."""

from typing import Any

from network.errors import UnreadableFile
from network.forms.attendance import Attendance
from network.forms.cells import parse
from network.forms.context import Context, read_context, sheet_territory
from network.forms.dates import find_year, year_of_file
from network.forms.form import Form
from network.forms.headers import Header, text_of_line
from network.forms.mapping import FileMapping
from network.forms.matrix import find_matrix, kind_told, matrix_rows
from network.forms.minutes import minutes_rows
from network.forms.parsed import Setting
from network.forms.plain import plain_rows
from network.forms.row import Row, masked
from network.forms.rows import Lines, keep
from network.forms.sheets import Call, Found
from network.identity import fold
from network.tables import Sheet


def read_sheet(file: str, found: Found, call: Call) -> list[Row]:
    """Rows of one sheet; its remarks go to its notes."""
    sheet, header, notes, told = found.sheet, found.header, found.notes, found.told
    if told and told.template:
        notes.add("template-used", "info", value=told.template)
    for line, column in sheet.unkept:
        notes.add("formula-without-value", "warning", line=line, column=header.named(column))
    if header.form.layout == "minutes":
        return _read_minutes(file, found, call)
    if header.form.layout == "matrix":
        return _read_matrix(file, found, call)
    context = read_context(file, sheet, header) if header.form.context else Context()
    nomenclature = call.mapping.nomenclature if call.mapping else {}
    year = context.year or (_year_around(file, sheet, header) if header.form.yearly else None)
    setting = Setting(call.today, year, nomenclature, call.known_actor)
    lines = Lines(sheet, header, setting, notes)
    if told:
        lines.values, lines.empty = told.values, told.empty
    constants = _constants(file, header.form, told, setting)
    _give_territory(header, context, sheet, constants, call)
    if header.form.layout == "attendance":
        attendance = Attendance(header, lines, notes, setting, context, constants, call.known_actor)
        return list(attendance.rows())
    return list(plain_rows(lines, header, notes, constants, call.known_actor))


def _year_around(file: str, sheet: Sheet, header: Header) -> int | None:
    """The year of a table without a meeting: its title lines, its sheet, its file."""
    return find_year(" ".join(text_of_line(sheet, header.first))) or find_year(sheet.name) or year_of_file(file)


def _read_minutes(file: str, found: Found, call: Call) -> list[Row]:
    form = found.header.form
    setting = Setting(call.today, known=call.known_actor)
    constants = _constants(file, form, found.told, setting)
    context = read_context(file, found.sheet, found.header)
    _give_territory(found.header, context, found.sheet, constants, call)
    return list(minutes_rows(found.sheet, form, context, constants, found.notes, setting))


def _read_matrix(file: str, found: Found, call: Call) -> list[Row]:
    form = found.header.form
    setting = Setting(call.today, known=call.known_actor)
    constants = _constants(file, form, found.told, setting)
    matrix = find_matrix(found.sheet)
    kind = constants.get("kind") or (kind_told(matrix, found.sheet, file) if matrix else None)
    if matrix is None or kind is None:
        found.notes.add("matrix-without-kind", "error", line=found.header.line)
        return []
    return list(matrix_rows(found.sheet, matrix, form, {**constants, "kind": kind}, found.notes, setting))


def _constants(file: str, form: Form, told: FileMapping | None, setting: Setting) -> dict[str, Any]:
    constants: dict[str, Any] = {}
    for role, value in (told.constants if told else {}).items():
        column = form.constant_of(role)
        assert column is not None  # checked when the mapping was read
        if column.kind in {"mark", "person", "organisation"}:
            constants[column.role] = value
            continue
        parsed = parse(value, column.kind, column.role, setting)
        if parsed.value is None:
            raise UnreadableFile("forms.mapping-constant", file=file, role=role, value=masked(str(value)))
        keep(constants, column, parsed.value)
    return constants


def _give_territory(header: Header, context: Context, sheet: Sheet, constants: dict[str, Any], call: Call) -> None:
    """The column wins, then what the sheet's title or name says, then the territory of the call."""
    if "territory" not in header.form.columns and "territory" not in header.form.labels.values():
        return
    if "territory" in context.values or "territory" in constants:
        return
    named = context.sheet_territory or sheet_territory(sheet.name)
    if named and _is_territory(named, call):
        constants["territory"] = named
    elif call.territory:
        constants["territory"] = call.territory


def _is_territory(name: str, call: Call) -> bool:
    folded = fold(name)
    if folded in call.territories or (call.known_territory is not None and call.known_territory(name)):
        return True
    return folded.split()[0].removesuffix("e").removesuffix("eme").isdigit() or "quartier" in folded.split()
