"""What a person corrects on a preview, as the block of a mapping that does exactly that."""

import datetime as dt
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, replace
from glob import escape
from pathlib import PurePath
from typing import Any

from network.errors import Refused, Unknown
from network.forms.cells import parse
from network.forms.form import SEVERAL, Column, Form, form_named
from network.forms.headers import names_of
from network.forms.mapping import RECOGNISED, FileMapping, Mapping, joined
from network.forms.mapping_text import mapping_text
from network.forms.parsed import Setting
from network.forms.recognised import Recognised, RecognisedColumn, RecognisedSheet, listed, role_words
from network.forms.row import Origin
from network.identity import fold
from network.sentences import Words, both
from network.vocabulary import labels

APART, DROPPED = "", "-"  # what a column without a role becomes: kept in `extra`, or not kept at all


@dataclass(frozen=True)
class SheetChoice:
    """What a person says of one sheet; what is left out stays as it was recognised.

    `roles`: position of a column → key of a column of the form, `APART` or `DROPPED`; None: as the form recognises.
    `constants`: role → value of every row; None: those that a mapping gives already.
    """

    sheet: str
    leave: bool = False
    form: str | None = None
    header_line: int | None = None
    roles: Table[int, str] | None = None
    constants: Table[str, Any] | None = None


def as_recognised(sheet: RecognisedSheet) -> SheetChoice:
    """A sheet as it is recognised, said by hand: what a template keeps of a file that needed no correction."""
    if not sheet.is_read or sheet.form is None:
        return SheetChoice(sheet.name, leave=True)
    roles = {column.position: column.role for column in sheet.columns if column.role}
    roles |= {column.position: DROPPED for column in sheet.columns if column.use == "left"}
    return SheetChoice(sheet.name, form=sheet.form.code, header_line=sheet.line, roles=roles)


def blocks(recognised: Recognised, choices: Sequence[SheetChoice], before: Mapping | None = None) -> list[FileMapping]:
    """Blocks of a mapping for the sheets of one file: those chosen, and the others as they are recognised.

    `before` is the mapping they were recognised with: what it says beside roles and constants stays.

    Raises
    ------
    Unknown
        The file has no such sheet, or there is no such form.
    Refused
        A role that the form has not, one given to two columns, a role for data that must not be collected, or a
        constant that its role cannot hold.
    """
    sheets = {sheet.name: sheet for sheet in recognised.sheets}
    found = []
    for choice in choices:
        if choice.sheet not in sheets:
            raise Unknown("recognition.no-such-sheet", file=recognised.file, sheet=choice.sheet)
        told = before.of_sheet(recognised.file, choice.sheet) if before else None
        found.append(_block(recognised.file, sheets[choice.sheet], choice, told))
    if sheets.keys() - {choice.sheet for choice in choices}:
        found.append(FileMapping(escape(PurePath(recognised.file).name), RECOGNISED))
    return found


def corrected(before: Mapping | None, recognised: Recognised, choices: Sequence[SheetChoice]) -> str:
    """The text of a mapping once some sheets of one file are corrected; what it says of the others stays."""
    told = blocks(recognised, choices, before)
    new = {(one.match, one.sheet) for one in told}
    kept = [one for one in before.files if (one.match, one.sheet) not in new] if before else []
    chosen, others = [one for one in told if one.sheet is not None], [one for one in told if one.sheet is None]
    return mapping_text([*chosen, *kept, *others], *_beside(before))


ONE_MEETING = ("when", "title")  # what is told of one sheet's meeting, never of the others


def repeated(before: Mapping, file: str, sheets: Sequence[str], block: FileMapping) -> str:
    """The text of a mapping once other sheets, of the same headers, are read as one was."""
    match = escape(PurePath(file).name)
    constants = {role: value for role, value in block.constants.items() if role not in ONE_MEETING}
    new = [replace(block, match=match, sheet=name, constants=constants) for name in sheets]
    kept = [one for one in before.files if not (one.match == match and one.sheet in sheets)]
    others = [] if before.all_of(file) else [FileMapping(match, RECOGNISED)]
    return mapping_text([*new, *kept, *others], *_beside(before))


def opened_as(
    before: Mapping | None,
    file: str,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    hidden: str | None = None,
) -> str:
    """The text of a mapping once a person chose how a file is opened; None: as it is found."""
    name = PurePath(file).name
    told = list(before.all_of(file)) if before else []
    own = told or [FileMapping(escape(name), RECOGNISED)]
    chosen = [replace(one, match=escape(name), encoding=encoding, separator=separator, hidden=hidden) for one in own]
    kept = [one for one in before.files if one.match != escape(name)] if before else []
    return mapping_text([*chosen, *kept], *_beside(before))


def _beside(before: Mapping | None) -> tuple[Table[str, str] | None, Origin | None]:
    return (before.nomenclature, before.origin) if before else (None, None)


def _block(file: str, sheet: RecognisedSheet, choice: SheetChoice, told: FileMapping | None) -> FileMapping:
    match = escape(PurePath(file).name)
    if choice.leave:
        return FileMapping(match, RECOGNISED, sheet=choice.sheet, leave=True)
    if not choice.form:
        return FileMapping(match, RECOGNISED, sheet=choice.sheet, header_line=choice.header_line)
    form = form_named(choice.form)
    roles = {at: role for at, role in (choice.roles or {}).items() if not _is_joined(sheet, at, told)}
    _check_roles(form, sheet, roles)
    if choice.roles is not None and sheet.columns and set(roles.values()) <= {APART, DROPPED}:
        raise Refused("recognition.no-role", sheet=sheet.name)
    columns = {_name(sheet, position): role for position, role in roles.items() if role not in (APART, DROPPED)}
    return replace(
        told or FileMapping(match, form.code),
        match=match,
        form=form.code,
        columns=columns,
        constants=_constants(form, choice, told),
        sheet=choice.sheet,
        header_line=choice.header_line,
        leave=False,
        drop=tuple(_name(sheet, position) for position, role in roles.items() if role == DROPPED),
        template=None,
    )


def _constants(form: Form, choice: SheetChoice, told: FileMapping | None) -> dict[str, Any]:
    given = choice.constants
    if given is None:
        given = told.constants if told and told.form == form.code else {}
    return {role: _constant(form, role, value) for role, value in given.items()}


def _is_joined(sheet: RecognisedSheet, position: int, told: FileMapping | None) -> bool:
    """Whether a column comes from another file of the call: its role is told with it."""
    names = {joined(join.on, header) for join in told.joins for header in join.columns} if told else set()
    return bool(names) and _column(sheet, position).header in names


def _check_roles(form: Form, sheet: RecognisedSheet, roles: Table[int, str]) -> None:
    by_role: dict[str, list[int]] = {}
    for position, role in roles.items():
        if role in (APART, DROPPED):
            continue
        if role not in form.columns:
            raise Refused("recognition.wrong-role", form=form.title, role=role)
        column = _column(sheet, position)
        if column.use == "blocked":
            raise Refused("recognition.blocked-column", column=column.name, about=column.why)
        by_role.setdefault(role, []).append(position)
    for role, positions in by_role.items():
        if len(positions) > 1 and form.columns[role].kind not in SEVERAL:
            names = ", ".join(_column(sheet, position).name for position in positions)
            raise Refused("recognition.role-twice", role=role_words(form, role), columns=names)


def _column(sheet: RecognisedSheet, position: int) -> RecognisedColumn:
    found = next((one for one in sheet.columns if one.position == position), None)
    if found is None:
        raise Unknown("recognition.no-such-column", sheet=sheet.name, column=position + 1)
    return found


def _name(sheet: RecognisedSheet, position: int) -> str:
    """The header of a column, or its letter when the header would not tell it from another."""
    column = _column(sheet, position)
    others = {
        spelling
        for other in sheet.columns
        if other.position != position
        for spelling in names_of(other.header, other.position)
    }
    own = fold(column.header)
    return column.header if own and own not in others else f"colonne {column.letter}"


def _constant(form: Form, role: str, value: Any) -> Any:
    """The value as it was given, once it is known that its role can hold it."""
    column = form.constant_of(role)
    if column is None:
        raise Refused("recognition.wrong-role", form=form.title, role=role)
    if column.kind in SEVERAL or column.kind == "organisation":
        return value
    if parse(value, column.kind, column.role, Setting(dt.date.max)).value is None:
        role_name = role_words(form, role)
        raise Refused("recognition.wrong-constant", value=value, role=role_name, expected=_expected(column))
    return value


def _expected(column: Column) -> Words:
    name = column.kind.partition(":")[0]
    if name in ("code", "codes"):
        return listed(list(labels(column.vocabulary).values()))
    kind = {"date": "date", "float": "number", "int": "number", "count": "number"}.get(name, "other")
    return both(f"recognition.expected-{kind}")
