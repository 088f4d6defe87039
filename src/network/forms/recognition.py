"""Files → what they seem to be: each sheet's form, header and columns, with reasons, before anything is read.

It looks with the same functions as the reading itself, so that what is shown is what an import does.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.errors import UnreadableFile
from network.forms.closest import closest, why_unknown
from network.forms.context import Context, read_context
from network.forms.exported import exported_sheets
from network.forms.form import Form, form_named
from network.forms.handling import handling
from network.forms.headers import Header, recognise
from network.forms.mapping import JOINED_ONLY, RECOGNISED, Mapping
from network.forms.one_sheet import read_sheet
from network.forms.parsed import Setting
from network.forms.preview import Reader, as_written, beginning, preview, when_words
from network.forms.reading import found_in, opened
from network.forms.recognised import Candidate, Recognised, RecognisedColumn, RecognisedSheet, role_words
from network.forms.registers import recognise_register
from network.forms.row import Known, Notes, Row, Source, masked
from network.forms.shapes import shape_of
from network.forms.sheets import Call, Found, Hiding, fitting, is_left, is_named_aside
from network.forms.uses import columns_of
from network.model import When
from network.remarks import Remark
from network.sentences import Words, both
from network.tables import Book, Sheet
from network.vocabulary import labels

LINES_TRIED = 400  # lines read to know which of the first twenty give no row, and why
CLOSE = 0.7  # another form is worth naming when its score is this near to the best


def recognise_files(
    sources: Sequence[Source],
    *,
    form: str | None = None,
    mapping: Mapping | None = None,
    territory: str | None = None,
    today: dt.date,
    known_actor: Known | None = None,
    known_territory: Known | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    hidden: str | None = None,
    hiding: Hiding | None = None,
) -> list[Recognised]:
    """What each file seems to be, sheet by sheet, for a person to confirm or correct; in the order given.

    Parameters
    ----------
    sources : sequence of Source
        Files of one call, as `read_files` takes them.
    form, mapping, territory
        What was chosen already, as for `read_files`: it is shown as applied.
    today : date
        The day dates are judged by.
    known_actor, known_territory : callable, optional
        Whether a name is known already.
    encoding, separator, hidden : str, optional
        How the files are to be opened, as for `read_files`.
    hiding : callable, optional
        Takes the persons who object out of a sheet before anything of it is shown.

    Returns
    -------
    list of Recognised
        A file that cannot be opened has its reason and no sheet.
    """
    chosen = form_named(form) if form else None
    call = Call(chosen, mapping, territory, today, known_actor, known_territory, hiding=hiding)
    call.handling = handling(encoding, separator, hidden)
    opened(sources, call)
    return [_file(name, book, call) for name, book in call.books]


def _file(file: str, book: Book | UnreadableFile, call: Call) -> Recognised:
    if isinstance(book, UnreadableFile):
        return Recognised(file, book)
    told = call.mapping.of(file) if call.mapping else None
    if told and told.form == JOINED_ONLY and not told.leave:
        why = (both("recognition.sheet-joined"),)
        return Recognised(file, None, tuple(_aside(sheet, why) for sheet in book.sheets))
    chosen = call.form or (call.mapping and call.mapping.chooses(file))
    if not chosen and (known := _known_origin(file, book)):
        return known
    try:
        found, _ = found_in(file, book, call)
    except UnreadableFile as error:
        return Recognised(file, error)
    fits = dict(zip((id(one.notes) for one in found), fitting(found, call), strict=True))
    by_name = {one.sheet.name: one for one in found}
    sheets = []
    for sheet in book.sheets:
        one = by_name.get(sheet.name)
        if one is None:
            sheets.append(_aside(sheet, _why_aside(file, sheet, call)))
        elif fits[id(one.notes)]:
            sheets.append(_read(file, one, call))
        else:
            sheets.append(_unknown(file, one, call))
    return Recognised(file, None, tuple(sheets))


def _known_origin(file: str, book: Book) -> Recognised | None:
    """A file of a public register, or one that this product wrote: it is read as a whole, without a form."""
    register = recognise_register(book)
    if register:
        title, names = register[0].title, {one.sheet.name for one in register[1]}
        why: tuple[Words, ...] = (both("recognition.sheet-register", register=title),)
        why += (register[0].gives, register[0].leaves)
    elif told := exported_sheets(file, book):
        title, names = both("recognition.exported"), {one.sheet.name for one in told}
        why = (both("recognition.sheet-exported"),)
    else:
        return None
    sheets = [
        replace(_aside(sheet, why), state="read", origin=title, preview=as_written(sheet))
        if sheet.name in names
        else _aside(sheet, (both("recognition.sheet-beside"),))
        for sheet in book.sheets
    ]
    return Recognised(file, None, tuple(sheets))


def _aside(sheet: Sheet, why: tuple[Words, ...]) -> RecognisedSheet:
    return RecognisedSheet(sheet.name, "aside", None, None, 0.0, why)


def _why_aside(file: str, sheet: Sheet, call: Call) -> tuple[Words, ...]:
    if not any(any(cell is not None for cell in row) for row in sheet.rows):
        return (both("recognition.sheet-empty"),)
    if is_left(file, sheet, call):
        return (both("recognition.sheet-left"),)
    if sheet.hidden:
        return (both("recognition.sheet-withheld"),)
    told = call.mapping.of_sheet(file, sheet.name) if call.mapping else None
    if told and told.header_line is not None:
        return (both("recognition.wrong-line", line=told.header_line, sheet=sheet.name),)
    if sheet.in_text:
        return (both("recognition.sheet-labels"),)
    return (both("recognition.sheet-aside" if is_named_aside(sheet) else "recognition.sheet-no-table"),)


def _read(file: str, found: Found, call: Call) -> RecognisedSheet:
    header, told = found.header, found.told
    columns = columns_of(found.sheet, header, told)
    candidates = _candidates(found.sheet, header)
    why = _why_read(found, columns, candidates, call)
    shown = _shown(file, found, columns, call)
    return replace(
        shown,
        state="hidden" if found.sheet.hidden else "read",
        score=header.score,
        why=(*why, both("recognition.sheet-hidden")) if found.sheet.hidden else why,
        candidates=candidates,
        template=told.template if told else None,
    )


def _shown(file: str, found: Found, columns: Sequence[RecognisedColumn], call: Call) -> RecognisedSheet:
    """A sheet under its header: columns, first lines, and what stands around the table."""
    sheet, header = found.sheet, found.header
    context = read_context(file, sheet, header) if header.form.context else Context()
    setting = Setting(call.today, context.year, call.mapping.nomenclature if call.mapping else {}, call.known_actor)
    reader = Reader(header, {column.position: column.use for column in columns}, setting)
    rows, remarks = _tried(file, found, call)
    lines = preview(sheet, reader, remarks)
    return RecognisedSheet(
        *(sheet.name, "read", header.form, header.line, 0.0, ()),
        columns=tuple(columns),
        preview=lines,
        context=(*_around(header.form, context), *_whole_sheet(header, context, rows), *_who(sheet, rows)),
        shape=shape_of(header.texts),
    )


def _tried(file: str, found: Found, call: Call) -> tuple[Sequence[Row], Sequence[Remark]]:
    """Rows and remarks of the first lines, by really reading them."""
    if found.header.missing:
        return (), ()
    notes = Notes(file, found.sheet.name, found.notes.width)
    tried = replace(found, sheet=beginning(found.sheet, found.header, LINES_TRIED), notes=notes)
    try:
        return read_sheet(file, tried, call), notes.remarks
    except UnreadableFile:  # a constant that cannot be: the import says it
        return (), ()


def _whole_sheet(header: Header, context: Context, rows: Sequence[Row]) -> tuple[tuple[Words, Words], ...]:
    """The territory of every row, when the sheet's name or the call tells it rather than a column."""
    told = {row.values.get("territory") for row in rows}
    by_column = any(column.role == "territory" for column in header.columns.values())
    if by_column or "territory" in context.values or len(told) != 1 or told == {None}:
        return ()
    name = masked(str(told.pop()))
    return ((both("recognition.territory-of-sheet"), Words(name, name)),)


def _who(sheet: Sheet, rows: Sequence[Row]) -> Iterator[tuple[Words, Words]]:
    """Those that minutes name, by what they say of them: no column shows it."""
    by_status: dict[str, dict[str, None]] = {}
    for row in rows if sheet.prose else ():
        name = row.values.get("organisation")
        told = both("recognition.read-residents", n=row.values.get("people", 1)).fr if name is None else str(name)
        by_status.setdefault(str(row.values.get("status")), {})[masked(told)] = None
    for status, names in by_status.items():
        listed_ = " · ".join(names)
        yield both(f"recognition.minutes-{status}"), Words(listed_, listed_)


def _around(form: Form, context: Context) -> tuple[tuple[Words, Words], ...]:
    """The meeting that titles, sheet and file tell."""
    if not form.context:
        return ()
    told = []
    for role, value in context.values.items():
        if isinstance(value, When):
            told.append((both("recognition.meeting-when"), when_words(value)))
        elif role == "format":
            told.append((role_words(form, role), labels("formats").get(value, Words(value, value))))
        else:
            told.append((role_words(form, role), Words(masked(str(value)), masked(str(value)))))
    if not form.dated_columns and "when" not in context.values:
        told.append((both("recognition.meeting-when"), both("recognition.meeting-no-date")))
    return tuple(told)


def _candidates(sheet: Sheet, header: Header) -> tuple[Candidate, ...]:
    """Forms that could read the sheet, best first; those that know no column are left out."""
    found = recognise(sheet, header.file_year)
    return tuple(Candidate(one.form, one.score, one.missing) for one in found if one.score > 0)


def _why_read(
    found: Found, columns: Sequence[RecognisedColumn], candidates: Sequence[Candidate], call: Call
) -> tuple[Words, ...]:
    header, told = found.header, found.told
    why: list[Words] = []
    if told and told.template:
        why.append(both("recognition.sheet-template", template=told.template))
    elif (told and told.form != RECOGNISED) or call.form:
        why.append(both("recognition.sheet-chosen"))
    if found.sheet.prose:
        return (*why, both("recognition.sheet-minutes"))
    known = [column for column in columns if column.use == "role"]
    names = ", ".join(dict.fromkeys(column.name for column in known))
    filled = sum(column.use != "empty" for column in columns)
    why.append(both("recognition.sheet-score", n=len(known), total=filled, names=names))
    if n := sum(column.use == "meeting" for column in columns):
        why.append(both("recognition.sheet-dated", n=n))
    if n := sum(column.use == "relation" for column in columns):
        why.append(both("recognition.sheet-flags", n=n))
    if n := sum(column.use in ("left", "dropped", "blocked") for column in columns):
        why.append(both("recognition.sheet-dropped", n=n))
    rival = next((one for one in candidates if one.form.code != header.form.code and not one.missing), None)
    if rival and rival.score >= CLOSE * header.score:
        why.append(both("recognition.sheet-other", form=rival.form.title))
    return tuple(why)


def _unknown(file: str, found: Found, call: Call) -> RecognisedSheet:
    """A sheet that no form reads: the closest form, what it lacks, and what the values suggest."""
    header = closest(file, found)
    columns = columns_of(found.sheet, header, found.told)
    shown = _shown(file, replace(found, header=header), columns, call)
    why = why_unknown(header, columns)
    return replace(
        shown, state="unknown", score=header.score, why=why, candidates=_candidates(found.sheet, found.header)
    )
