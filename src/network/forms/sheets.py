"""Which sheets of a book are read, by which form, and what is said of the others."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from network.errors import UnreadableFile
from network.forms.dates import year_of_file
from network.forms.form import Form, form_named
from network.forms.handling import Handling, Hidden, is_withheld
from network.forms.headers import YEAR, Header, best_header, names_of, recognise
from network.forms.mapping import RECOGNISED, FileMapping, Mapping
from network.forms.prose import is_of_labels
from network.forms.row import Known, Notes, Source, replaces_structure
from network.identity import MASK, fold, plain_lower
from network.remarks import Remark
from network.tables import Book, Sheet
from network.vocabulary import aside

LEAST_SCORE = 3.0  # below this a table without a chosen form is not recognised


Hiding = Callable[[Sheet], tuple[Sheet, list[tuple[int, int]]]]
"""A sheet without the persons who object, and the line and column (from 0) of each cell that named one."""


@dataclass
class Call:
    """What one call of `read_files` shares."""

    form: Form | None
    mapping: Mapping | None
    territory: str | None
    today: dt.date
    known_actor: Known | None
    known_territory: Known | None
    books: list[tuple[str, Book | UnreadableFile]] = field(default_factory=list)  # by name, in the order given
    territories: set[str] = field(default_factory=set)
    handling: Handling = field(default_factory=Handling)
    sources: list[Source] = field(default_factory=list)  # the files, once those of a .zip are out of it
    noted: list[list[Remark]] = field(default_factory=list)  # of each file, what was said while it was opened
    began: Callable[[str], None] | None = None  # told the name of each file before it is opened, then read
    hiding: Hiding | None = None

    def begin(self, file: str) -> None:
        if self.began:
            self.began(file)


@dataclass(frozen=True)
class Found:
    """A sheet that may hold data, its header, and what a mapping says of it."""

    sheet: Sheet
    header: Header
    notes: Notes
    told: FileMapping | None


def is_left(file: str, sheet: Sheet, call: Call) -> bool:
    """Whether a mapping that speaks of this file leaves this sheet, or says nothing of it."""
    told = call.mapping.of_sheet(file, sheet.name) if call.mapping else None
    return told.leave if told else bool(call.mapping and call.mapping.all_of(file))


def is_named_aside(sheet: Sheet) -> bool:
    """Whether the name of a sheet says that it holds no data: a legend, a total, « (ignore) »."""
    return any(mark in plain_lower(sheet.name) for mark in aside().marks) or fold(sheet.name) in aside().sheets


def is_data(sheet: Sheet, notes: Notes, *, left: bool = False, hidden: Hidden | None = None) -> bool:
    """Whether a sheet may hold data: legends, totals and « (ignore) » do not; hidden ones when a person says so."""
    if left or is_named_aside(sheet):
        notes.add("sheet-skipped", "info", value=sheet.name)
        return False
    if not any(any(cell is not None for cell in row) for row in sheet.rows):
        return False
    if sheet.in_text and is_of_labels(sheet, form_named("minutes")):
        return False
    return not is_withheld(sheet, notes, hidden)


def find_header(file: str, sheet: Sheet, told: FileMapping | None, call: Call) -> Header | None:
    """The best header of a sheet, by the mapping, else by the form chosen, else by any form."""
    year = year_of_file(file)
    if told and told.form != RECOGNISED:
        form = form_named(told.form)
        header = best_header(sheet, [form], told.given(form), year, told.header_line)
        return _as_told(header, told) if header else None
    at = told.header_line if told else None
    if call.form:
        return best_header(sheet, [call.form], file_year=year, at=at)
    found = recognise(sheet, year, at)
    return found[0] if found else None


def _as_told(header: Header, told: FileMapping) -> Header:
    """A role that the mapping gives as a constant is not missing; a column that it drops holds nothing."""
    drop = frozenset(map(fold, told.drop))
    dropped = frozenset(at for at, text in enumerate(header.texts) if drop & set(names_of(text, at)))
    return replace(
        header,
        columns={at: column for at, column in header.columns.items() if at not in dropped},
        flags={at: code for at, code in header.flags.items() if at not in dropped},
        dated={at: dated for at, dated in header.dated.items() if at not in dropped},
        missing=tuple(key for key in header.missing if key not in told.constants),
        dropped=dropped,
    )


def fitting(found: list[Found], call: Call) -> list[bool]:
    """Which sheets are read. A chosen form reads the sheets that are of that form, or, when none is, all it can."""
    fits = [not one.header.missing and (_is_told(one, call) or one.header.score >= LEAST_SCORE) for one in found]
    if call.form and len(found) > 1:
        own = [
            (fit and (best := recognise(one.sheet, one.header.file_year)[0]).form.code == call.form.code)
            or (fit and best.score <= one.header.score)
            for fit, one in zip(fits, found, strict=True)
        ]
        fits = own if any(own) else fits
    return fits


def _is_told(found: Found, call: Call) -> bool:
    """Whether a person chose the form: then a table that says little of itself is read all the same."""
    return bool(call.form or (found.told and found.told.form != RECOGNISED))


def leave_aside(sheet: Sheet, header: Header, notes: Notes) -> None:
    """Say why a sheet is not read, and what is wrong with its header all the same."""
    if sheet.prose:
        notes.add("text-without-list", "info")
        return
    if header.missing == (YEAR,):
        column = header.named(min(header.dated))
        notes.add("year-missing", "error", line=header.line, column=column, value=column)
        return
    found = recognise(sheet, header.file_year)
    best = next((one for one in found if not one.missing and one.score >= LEAST_SCORE), None)
    if best:
        notes.add("sheet-other-form", "warning", value=sheet.name, form=best.form.title, named=best.form.code)
    else:
        notes.add("sheet-not-recognised", "warning", value=sheet.name)
    texts = [text for text in (best or header).texts if text]
    for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
        notes.add("duplicate-column", "warning", line=(best or header).line, column=_shown(text))


def _shown(header: str) -> str:
    """A header as it may be said: the first line of a file without header is somebody's."""
    return MASK if replaces_structure(header) else header


def unrecognised(file: str, headers: list[Header], call: Call) -> UnreadableFile:
    """Why no sheet of a file is understood: what was found, what the closest form lacks."""
    found = headers if call.form or call.mapping else [header for header in headers if header.columns]
    if not found:
        of_text = any(header.form.layout == "minutes" for header in headers)
        return UnreadableFile("forms.no-list" if of_text else "forms.no-header", file=file)
    best = max(found, key=lambda header: header.score)
    seen = ", ".join(_shown(text) for text in best.texts if text)[:200]
    if best.missing == (YEAR,):
        return UnreadableFile("remarks.grid-without-year", file=file, seen=seen)
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
