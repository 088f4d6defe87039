"""Files → rows: open each, find its sheets' forms, read them, and join the files of one call."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from network.errors import UnreadableFile
from network.forms.attendance import Attendance
from network.forms.cells import parse
from network.forms.context import Context, read_context, sheet_territory
from network.forms.form import CODES, Form, form_named, forms
from network.forms.headers import Header, best_header, recognise
from network.forms.joins import joined_sheet
from network.forms.mapping import JOINED_ONLY, FileMapping, Mapping
from network.forms.parsed import Setting, text_of
from network.forms.plain import plain_rows
from network.forms.row import Known, Notes, Reading, Refusal, Row, Source
from network.forms.rows import Lines
from network.identity import fold, plain_lower
from network.remarks import Remark
from network.tables import MAX_LINES, Book, Sheet, read_book
from network.vocabulary import aside

LEAST_SCORE = 3.0  # below this a table without a chosen form is not recognised


@dataclass
class _Call:
    """What one call of `read_files` shares."""

    form: Form | None
    mapping: Mapping | None
    territory: str | None
    today: dt.date
    known_actor: Known | None
    known_territory: Known | None
    books: dict[str, Book | UnreadableFile] = field(default_factory=dict)
    territories: set[str] = field(default_factory=set)


def read_files(
    sources: Sequence[Source],
    *,
    form: str | None = None,
    mapping: Mapping | None = None,
    territory: str | None = None,
    today: dt.date,
    known_actor: Known | None = None,
    known_territory: Known | None = None,
) -> list[Reading | Refusal]:
    """Rows of each file, or why it is refused whole; in the order given.

    Parameters
    ----------
    sources : sequence of Source
        Files of one call: a mapping may join them.
    form : str, optional
        Code of the form chosen by a person; otherwise each sheet is recognised.
    mapping : Mapping, optional
        What headers mean, said by hand.
    territory : str, optional
        Territory of rows that tell none.
    today : date
        A meeting after it is doubtful.
    known_actor, known_territory : callable, optional
        Whether a name is known already: « A, B » is then split, and a sheet's name may be a territory.
    """
    chosen = form_named(form) if form else None
    call = _Call(chosen, mapping, territory, today, known_actor, known_territory)
    for source in sources:
        call.books[source.name] = _open(source, mapping)
    call.territories = {fold(territory)} if territory else set()
    call.territories |= _territories_told(call)
    return [_read(source, call) for source in sources]


def _open(source: Source, mapping: Mapping | None) -> Book | UnreadableFile:
    told = mapping.of(source.name) if mapping else None
    try:
        return read_book(
            source.name,
            source.content,
            encoding=told.encoding if told else None,
            separator=told.separator if told else None,
        )
    except UnreadableFile as error:
        return error


def _territories_told(call: _Call) -> set[str]:
    """Names of territories in the files of this call: a sheet of another file may be named after one."""
    told: set[str] = set()
    for book in call.books.values():
        for sheet in book.sheets if isinstance(book, Book) else ():
            header = best_header(sheet, [forms()["territories"]])
            if header and not header.missing:
                at = next(position for position, column in header.columns.items() if column.key == "name")
                told |= {fold(str(row[at])) for row in sheet.rows[header.line :] if at < len(row) and row[at]}
    return told


def _read(source: Source, call: _Call) -> Reading | Refusal:
    book = call.books[source.name]
    if isinstance(book, UnreadableFile):
        return Refusal(source.name, book)
    try:
        rows, remarks = _read_book(source.name, book, call)
    except UnreadableFile as error:
        return Refusal(source.name, error)
    told = tuple(code for code in CODES if any(row.form == code for row in rows))
    return Reading(source.name, hashlib.sha256(source.content).hexdigest(), book.encoding, rows, remarks, told)


def _read_book(file: str, book: Book, call: _Call) -> tuple[list[Row], list[Remark]]:
    told = call.mapping.of(file) if call.mapping else None
    remarks: list[Remark] = []
    if told and told.form == JOINED_ONLY:
        notes = Notes(file, "")
        notes.add("joined-only", "info")
        return [], notes.remarks
    headers = []
    for sheet in book.sheets:
        notes = Notes(file, sheet.name)
        if _is_data(sheet, notes, told):
            whole = joined_sheet(file, sheet, told, call.books, notes) if told else sheet
            if header := _header(whole, told, call):
                headers.append((whole, header, notes))
                continue
        remarks += notes.remarks
    chosen = _fitting(headers, call)
    if not any(fits for *_, fits in chosen):
        raise _unrecognised(file, [header for _, header, _ in headers], call)
    rows: list[Row] = []
    for sheet, header, notes, fits in chosen:
        if fits:
            rows += _read_sheet(file, sheet, header, notes, told, call, alone=len(chosen) == 1)
        else:
            _leave_aside(sheet, header, notes)
        remarks += notes.remarks
    if not rows and not any(remark.severity == "error" for remark in remarks):
        raise UnreadableFile("forms.no-rows", file=file)
    if len({(row.sheet, row.line) for row in rows}) > MAX_LINES:
        raise UnreadableFile("tables.too-many-lines", file=file, sheet="", n=len(rows), limit=MAX_LINES)
    return rows, remarks


def _is_data(sheet: Sheet, notes: Notes, told: FileMapping | None) -> bool:
    folded = fold(sheet.name)
    if told and told.sheet and sheet.name != told.sheet:
        notes.add("sheet-skipped", "info", value=sheet.name)
        return False
    if any(mark in plain_lower(sheet.name) for mark in aside().marks) or folded in aside().sheets:
        notes.add("sheet-skipped", "info", value=sheet.name)
        return False
    if not any(any(cell is not None for cell in row) for row in sheet.rows):
        return False
    if sheet.hidden:
        notes.add("hidden-sheet", "warning", value=sheet.name)
    return True


def _header(sheet: Sheet, told: FileMapping | None, call: _Call) -> Header | None:
    if told:
        form = form_named(told.form)
        header = best_header(sheet, [form], told.given(form))
        return _with_constants(header, told) if header else None
    if call.form:
        return best_header(sheet, [call.form])
    found = recognise(sheet)
    return found[0] if found else None


def _with_constants(header: Header, told: FileMapping) -> Header:
    """A role that the mapping gives as a constant is not missing."""
    return replace(header, missing=tuple(key for key in header.missing if key not in told.constants))


def _fitting(headers: list[tuple[Sheet, Header, Notes]], call: _Call) -> list[tuple[Sheet, Header, Notes, bool]]:
    """Which sheets are read. A chosen form reads the sheets that are of that form, or, when none is, all it can."""
    fits = [
        not header.missing and (bool(call.form or call.mapping) or header.score >= LEAST_SCORE)
        for _, header, _ in headers
    ]
    if call.form and len(headers) > 1:
        own = [
            (fit and (best := recognise(sheet)[0]).form.code == call.form.code) or (fit and best.score <= header.score)
            for fit, (sheet, header, _) in zip(fits, headers, strict=True)
        ]
        fits = own if any(own) else fits
    return [(*one, fit) for one, fit in zip(headers, fits, strict=True)]


def _leave_aside(sheet: Sheet, header: Header, notes: Notes) -> None:
    best = next((one for one in recognise(sheet) if not one.missing and one.score >= LEAST_SCORE), None)
    if best:
        notes.add("sheet-other-form", "warning", value=sheet.name, form=best.form.title, named=best.form.code)
    else:
        notes.add("sheet-not-recognised", "warning", value=sheet.name)
    texts = [text for text in (best or header).texts if text]
    for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
        notes.add("duplicate-column", "warning", line=(best or header).line, column=text)


def _unrecognised(file: str, headers: list[Header], call: _Call) -> UnreadableFile:
    found = headers if call.form or call.mapping else [header for header in headers if header.columns]
    if not found:
        return UnreadableFile("forms.no-header", file=file)
    best = max(found, key=lambda header: header.score)
    seen = ", ".join(text for text in best.texts if text)[:200]
    if best.missing:
        accepted = [best.form.columns[key].headers[0] for key in best.missing if key in best.form.columns]
        return UnreadableFile(
            "forms.missing-column",
            file=file,
            form=best.form.title,
            missing=", ".join(accepted or best.missing),
            seen=seen,
        )
    return UnreadableFile("forms.not-recognised", file=file, seen=seen)


def _read_sheet(
    file: str, sheet: Sheet, header: Header, notes: Notes, told: FileMapping | None, call: _Call, *, alone: bool
) -> list[Row]:
    for line, column in sheet.unkept:
        notes.add("formula-without-value", "warning", line=line, column=header.named(column))
    context = read_context(file, sheet, header) if header.form.context else Context()
    nomenclature = call.mapping.nomenclature if call.mapping else {}
    setting = Setting(call.today, context.year, nomenclature, call.known_actor)
    lines = Lines(sheet, header, setting, notes)
    if told:
        lines.values, lines.empty = told.values, told.empty
    constants = _constants(header.form, told, setting)
    _give_territory(header, context, sheet, constants, call)
    if header.form.layout == "attendance":
        attendance = Attendance(header, lines, notes, setting, context, constants, call.known_actor)
        return list(attendance.rows())
    return list(plain_rows(lines, header, notes, constants, call.known_actor))


def _constants(form: Form, told: FileMapping | None, setting: Setting) -> dict[str, Any]:
    constants: dict[str, Any] = {}
    for role, value in (told.constants if told else {}).items():
        column = form.column_of(role)
        assert column is not None  # checked when the mapping was read
        if column.kind in {"mark", "person", "organisation"}:
            constants[column.role] = value
            continue
        parsed = parse(value, column.kind, column.role, setting)
        constants[column.role] = parsed.value if parsed.value is not None else text_of(value)
    return constants


def _give_territory(header: Header, context: Context, sheet: Sheet, constants: dict[str, Any], call: _Call) -> None:
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


def _is_territory(name: str, call: _Call) -> bool:
    folded = fold(name)
    if folded in call.territories or (call.known_territory is not None and call.known_territory(name)):
        return True
    return folded.split()[0].removesuffix("e").removesuffix("eme").isdigit() or "quartier" in folded.split()
