"""The form that a sheet nobody recognises comes closest to, by its headers and by what its values look like."""

from collections.abc import Sequence
from pathlib import PurePath

from network.forms.dates import find_year
from network.forms.evidence import BY_VALUES, are_marks, is_value
from network.forms.form import Form, forms
from network.forms.headers import YEAR, Header, best_header
from network.forms.mapping import RECOGNISED
from network.forms.recognised import RecognisedColumn, listed, role_words
from network.forms.sheets import Found
from network.forms.uses import columns_of
from network.sentences import Words, both
from network.tables import Sheet

TELLING = frozenset({"email", "url", "postcode", "date", *(f"identifier:{name}" for name in ("siret", "rna", "uai"))})
"""Kinds of values that a form has a place for, or is not the form of."""


def closest(file: str, found: Found) -> Header:
    """The header of the form that titles and values together come closest to."""
    if found.told and found.told.form != RECOGNISED:
        return found.header
    if found.header.missing == (YEAR,) or (not found.header.missing and found.header.score > 0):
        return found.header
    year = find_year(PurePath(file).stem)
    line = 0 if _starts_with_data(found.sheet, found.header) else None
    candidates = (best_header(found.sheet, [form], file_year=year, at=line) for form in forms().values())
    tries = [header for header in candidates if header]
    return max(tries, key=lambda header: _worth(found.sheet, header), default=found.header)


def _worth(sheet: Sheet, header: Header) -> tuple[bool, float]:
    """How close a form is to reading a sheet, once what the values suggest is added."""
    if header.dated and not _hold_marks(sheet, header):
        return False, 0.0  # a line of data has dates too
    columns = columns_of(sheet, header, None)
    roles = {column.proposal: column.score for column in columns if column.proposal}
    form = header.form
    missing = [key for key in header.missing if key not in roles and not any(one in roles for one in key.split(" | "))]
    score = header.score + sum(form.columns[role].weight * worth for role, worth in roles.items())
    idle = sum(column.looks in TELLING and not column.options for column in columns)
    return not missing, score - BY_VALUES * idle  # a form that has no place for an address is not the one


def _hold_marks(sheet: Sheet, header: Header) -> bool:
    rows = sheet.rows[header.line :]
    return are_marks([row[at] for row in rows for at in header.dated if at < len(row) and row[at] is not None])


def _starts_with_data(sheet: Sheet, header: Header) -> bool:
    """Whether the first line already holds values: a number, a date, an address are no headers."""
    if header.columns or (header.dated and _hold_marks(sheet, header)):
        return False
    first = next((row for row in sheet.rows if any(cell is not None for cell in row)), ())
    return any(is_value(cell) for cell in first if cell is not None)


def why_unknown(header: Header, columns: Sequence[RecognisedColumn]) -> tuple[Words, ...]:
    form = header.form.title
    proposals = any(column.proposal for column in columns)
    if header.line == 0 and columns:
        return (both("recognition.sheet-headerless", form=form),)
    if header.missing == (YEAR,):
        return (both("recognition.sheet-year"),)
    if not any(column.use in ("role", "meeting", "relation") for column in columns):
        told = (both("recognition.sheet-unknown"),)
        return (*told, both("recognition.sheet-by-values", form=form)) if proposals else told
    if header.missing:
        missing = [_missing(header.form, key) for key in header.missing]
        lacks = both("recognition.sheet-missing", form=form, missing=listed(missing))
        return (lacks, both("recognition.sheet-proposals")) if proposals else (lacks,)
    return (both("recognition.sheet-weak", form=form),)


def _missing(form: Form, key: str) -> Words:
    return listed([role_words(form, one) for one in key.split(" | ")], " / ")
