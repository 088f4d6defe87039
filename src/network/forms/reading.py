"""Files → rows: open each, find its sheets' forms, read them, and join the files of one call."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from network.errors import UnreadableFile
from network.forms.exported import EXPORT, Returned, read_exported
from network.forms.form import CODES, form_named, forms
from network.forms.geocoded import placed
from network.forms.graphs import titles, untangled
from network.forms.handling import Handling, Hidden, handling, visible
from network.forms.headers import best_header
from network.forms.joins import joined_sheet
from network.forms.mapping import JOINED_ONLY, Mapping
from network.forms.one_sheet import read_sheet
from network.forms.parsed import Setting
from network.forms.placing import columns_of, located, width_of
from network.forms.registers import Extract, read_register
from network.forms.row import Columns, Known, Notes, Origin, Place, Reading, Refusal, Row, Source
from network.forms.sheets import Call, Found, Hiding, find_header, fitting, is_data, is_left, leave_aside, unrecognised
from network.forms.sources import unpack
from network.identity import MASK, fold
from network.remarks import Remark
from network.tables import MAX_LINES, Book, Sheet, column_letter, read_book


def read_files(
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
    began: Callable[[str], None] | None = None,
    hiding: Hiding | None = None,
) -> list[Reading | Refusal]:
    """Rows of each file, or why it is refused whole; in the order given, a .zip as the files it holds.

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
    encoding, separator : str, optional
        Of text files, when a person chose them; found otherwise. `utf-8-repaired` repairs damaged letters.
    hidden : {"ask", "read", "leave"}, optional
        What becomes of hidden lines, columns and sheets: by default they are not read, and a remark asks.
    began : callable, optional
        Told the name of each file before it is opened, and again before its rows are read.
    hiding : callable, optional
        Takes the persons who object out of a sheet before anything of it is read.
    """
    chosen = form_named(form) if form else None
    call = Call(chosen, mapping, territory, today, known_actor, known_territory, began=began, hiding=hiding)
    call.handling = handling(encoding, separator, hidden)
    opened(sources, call)
    return [_read(rank, call) for rank in range(len(call.sources))]


def opened(sources: Sequence[Source], call: Call) -> Call:
    """The call with the cells of its files, and the territories that they tell."""
    call.sources = unpack(sources)
    call.books = [(source.name, _open(source, call)) for source in call.sources]
    _untangle(call)
    call.territories = {fold(call.territory)} if call.territory else set()
    call.territories |= _territories_told(call)
    return call


def _untangle(call: Call) -> None:
    """Graph files of other tools become sheets; a mapping that speaks of a file's own sheets keeps them."""
    told = []
    for file, _ in call.books:
        by_hand = call.mapping.of(file) if call.mapping else None
        told.append(by_hand is not None and by_hand.sheet not in titles())
    for at, one in enumerate(untangled(call.books, told, call.today)):
        call.books[at] = (call.books[at][0], one.book)
        call.noted[at] += one.remarks


def _open(source: Source, call: Call) -> Book | UnreadableFile:
    call.begin(source.name)
    chosen = _handling(source, call)
    call.noted.append([])
    try:
        if source.refused:
            raise source.refused
        book = read_book(source.name, source.content, encoding=chosen.encoding, separator=chosen.separator)
    except UnreadableFile as error:
        return error
    sheets = []
    for sheet in book.sheets:
        notes = Notes(source.name, sheet.name)
        sheets.append(visible(_hidden(sheet, notes, call), notes, chosen.hidden))
        call.noted[-1] += notes.remarks
    return replace(book, sheets=tuple(sheets))


def _hidden(sheet: Sheet, notes: Notes, call: Call) -> Sheet:
    """The sheet without the persons who object: each is said by its place, never by its name."""
    if call.hiding is None:
        return sheet
    sheet, places = call.hiding(sheet)
    for line, column in places:
        notes.add("objected-person", "info", line=line, column=column_letter(column), value=MASK)
    return sheet


def _handling(source: Source, call: Call) -> Handling:
    return call.handling.of(call.mapping.of(source.name) if call.mapping else None)


def _territories_told(call: Call) -> set[str]:
    """Names of territories in the files of this call: a sheet of another file may be named after one."""
    told: set[str] = set()
    for _, book in call.books:
        for sheet in book.sheets if isinstance(book, Book) else ():
            header = best_header(sheet, [forms()["territories"]])
            if header and not header.missing:
                at = next(position for position, column in header.columns.items() if column.key == "name")
                told |= {fold(str(row[at])) for row in sheet.rows[header.line :] if at < len(row) and row[at]}
    return told


def _read(rank: int, call: Call) -> Reading | Refusal:
    source, (_, book), noted = call.sources[rank], call.books[rank], call.noted[rank]
    if isinstance(book, UnreadableFile):
        return Refusal(source.name, book)
    call.begin(source.name)
    try:
        read = _read_opened(source, book, call)
    except UnreadableFile as error:
        return Refusal(source.name, error)
    return replace(read, remarks=[*noted, *read.remarks], handling=call.handling.words())


def _read_opened(source: Source, book: Book, call: Call) -> Reading:
    """What left this product, else an extract of a register, else tables whose forms are recognised."""
    if book.graph and not book.sheets:  # a list of edges without any: said when it was untangled
        return _reading(source, book, [], [], {}, None)
    if back := _read_back(source.name, book, call):
        return _reading(source, book, back.rows, back.remarks, back.columns, None)
    if extract := _read_extract(source.name, book, call):
        return _reading(source, book, extract.rows, extract.remarks, extract.columns, extract.origin)
    rows, remarks, columns = _read_book(source.name, book, call)
    return _reading(source, book, rows, remarks, columns, call.mapping.origin if call.mapping else None)


def _reading(
    source: Source, book: Book, rows: list[Row], remarks: list[Remark], columns: Columns, origin: Origin | None
) -> Reading:
    held = {row.form for row in rows}
    told = tuple(code for code in (EXPORT, *CODES) if code in held)
    seal = hashlib.sha256(source.content).hexdigest()
    return Reading(source.name, seal, book.encoding, rows, remarks, told, origin, columns)


def _read_back(file: str, book: Book, call: Call) -> Returned | None:
    """The file as tables that left this product, unless a person said how to read it."""
    if call.form or (call.mapping and call.mapping.chooses(file)):
        return None
    return read_exported(file, book, Setting(call.today, known=call.known_actor))


def _read_extract(file: str, book: Book, call: Call) -> Extract | None:
    """The file as an extract of a public register, unless a person said how to read it."""
    if call.form or (call.mapping and call.mapping.chooses(file)):
        return None
    nomenclature = call.mapping.nomenclature if call.mapping else {}
    setting = Setting(call.today, None, nomenclature, call.known_actor)
    return read_register(file, book, setting, call.territory, hidden=_hidden_choice(file, call))


def _read_book(file: str, book: Book, call: Call) -> tuple[list[Row], list[Remark], Columns]:
    told = call.mapping.of(file) if call.mapping else None
    if told and told.form == JOINED_ONLY:
        notes = Notes(file, "")
        notes.add("joined-only", "info")
        return [], notes.remarks, {}
    found, remarks = found_in(file, book, call)
    fits = fitting(found, call)
    if not any(fits):
        raise unrecognised(file, [one.header for one in found], call)
    rows: list[Row] = []
    columns: dict[str, dict[str, Place]] = {}
    for one, fit in zip(found, fits, strict=True):
        if fit:
            rows += read_sheet(file, one, call)
            columns[one.sheet.name] = columns_of(one.header, one.notes.width)
        else:
            leave_aside(one.sheet, one.header, one.notes)
        remarks += located(one.notes.remarks, one.header, one.notes.width)
    if not rows and not any(remark.severity == "error" for remark in remarks):
        raise UnreadableFile("forms.no-rows", file=file)
    if len({(row.sheet, row.line) for row in rows}) > MAX_LINES:
        raise UnreadableFile("tables.too-many-lines", file=file, sheet="", n=len(rows), limit=MAX_LINES)
    return rows, remarks, columns


def found_in(file: str, book: Book, call: Call) -> tuple[list[Found], list[Remark]]:
    """The sheets that hold data with their headers, and the remarks about the others."""
    found: list[Found] = []
    remarks: list[Remark] = []
    for sheet in (one for one in book.sheets if not one.inside):
        notes = Notes(file, sheet.name, width_of(sheet))
        if is_data(sheet, notes, left=is_left(file, sheet, call), hidden=_hidden_choice(file, call)):
            told = call.mapping.of_sheet(file, sheet.name) if call.mapping else None
            whole = joined_sheet(file, sheet, told, call.books, notes) if told else placed(sheet, notes)
            if header := find_header(file, whole, told, call):
                found.append(Found(whole, header, notes, told))
                continue
        remarks += notes.remarks
    return found, remarks


def _hidden_choice(file: str, call: Call) -> Hidden | None:
    return call.handling.of(call.mapping.of(file) if call.mapping else None).hidden
