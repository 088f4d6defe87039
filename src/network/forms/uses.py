"""What becomes of each column of a recognised sheet, and why, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from network.forms.columns import about_persons, is_switch, is_total
from network.forms.evidence import BY_VALUES, Seen, look, roles_for
from network.forms.form import SEVERAL, Column
from network.forms.headers import Header, spellings
from network.forms.mapping import FileMapping
from network.forms.preview import when_words
from network.forms.recognised import RecognisedColumn, Use, listed, role_words
from network.forms.row import masked
from network.identity import MASK
from network.model import When
from network.sentences import Words, both
from network.tables import Cell, Sheet, column_letter

SAMPLES = 3
MOST_NAMED = 3  # possible roles named one by one
Told = tuple[Use, str | None, float, Words]
"""Use, role, how sure, why."""


def columns_of(sheet: Sheet, header: Header, told: FileMapping | None) -> tuple[RecognisedColumn, ...]:
    """Each column of a sheet under its header; a text has none."""
    if sheet.prose:
        return ()
    width = max((*map(len, sheet.rows), len(header.texts)), default=0)
    values = [_values(sheet, header, position) for position in range(width)]
    columns = [_column(header, position, values[position], told) for position in range(width)]
    return tuple(with_proposals(header, columns, values))


def _values(sheet: Sheet, header: Header, position: int) -> list[Cell]:
    rows = sheet.rows[header.line :]
    return [row[position] for row in rows if position < len(row) and row[position] is not None]


def _column(header: Header, position: int, values: Sequence[Cell], told: FileMapping | None) -> RecognisedColumn:
    text = header.texts[position] if position < len(header.texts) else ""
    shown = masked(text)
    use, role, score, why = _use(header, position, text, values, told)
    letter = column_letter(position)
    samples = _samples(values) if use not in ("left", "dropped", "blocked") and role != "person" else ()
    return RecognisedColumn(position, letter, shown if shown == text else "", use, role, score, why, samples)


def _samples(values: Sequence[Cell]) -> tuple[str, ...]:
    distinct = dict.fromkeys(masked(str(value)) for value in values[:50])
    return tuple(text for text in distinct if text != MASK)[:SAMPLES]


def _use(header: Header, position: int, text: str, values: Sequence[Cell], told: FileMapping | None) -> Told:
    about = about_persons(header, position, text)
    if position in header.dropped:
        return "left", None, 1.0, both("recognition.dropped-by-choice")
    if about and about[0] == "blocked":
        return "blocked", None, 1.0, both("recognition.blocked", about=about[1])
    if column := header.columns.get(position):
        return _role(header, text, column, told)
    if about:
        return "dropped", None, 1.0, both("recognition.about-persons", about=_capital(about[1]))
    if dated := header.dated.get(position):
        if not isinstance(dated.when, When):
            return "extra", None, 1.0, both("recognition.not-dated", header=text)
        key = "recognition.dated-titled" if dated.title else "recognition.dated"
        return "meeting", None, 1.0, both(key, when=when_words(dated.when), title=dated.title)
    if header.form.layout == "matrix" and text:
        return "relation", None, 1.0, both("recognition.matrix", header=masked(text))
    if position in header.flags:
        return "relation", None, 1.0, both("recognition.flag", header=text)
    if is_switch(text):
        return "switch", None, 1.0, both("recognition.switch")
    if is_total(header, text):
        return "left", None, 1.0, both("recognition.total-column")
    if not values and not text:
        return "empty", None, 1.0, both("recognition.empty-column")
    return "extra", None, 0.0, _why_apart(header, text)


def _role(header: Header, text: str, column: Column, told: FileMapping | None) -> Told:
    role = role_words(header.form, column.key)
    if told and told.columns:
        key = "recognition.by-template" if told.template else "recognition.by-choice"
        return "role", column.key, 1.0, both(key, template=told.template or "")
    if header.form.layout == "matrix":
        return "role", column.key, 1.0, both("recognition.matrix-side")
    if column.kind == "person":
        return "role", column.key, 1.0, both("recognition.person-counted", header=text)
    weak = set(spellings(text)) & set(column.weak) and not set(spellings(text)) & set(column.headers)
    key = "recognition.by-weak-header" if weak else "recognition.by-header"
    return "role", column.key, 0.5 if weak else 1.0, both(key, header=text, role=role)


def _why_apart(header: Header, text: str) -> Words:
    if not text:
        return both("recognition.no-header")
    for spelling in spellings(text):
        if known := header.form.by_header.get(spelling):
            return both("recognition.taken", role=role_words(header.form, known[0].key))
    return both("recognition.unknown-header", header=masked(text))


def _capital(words: Words) -> Words:
    return Words(words.fr[:1].upper() + words.fr[1:], words.en[:1].upper() + words.en[1:])


def with_proposals(
    header: Header, columns: Sequence[RecognisedColumn], values: Sequence[Sequence[Cell]]
) -> list[RecognisedColumn]:
    """The columns, those without a role with what their values suggest; two columns for one role suggest none."""
    taken = frozenset(column.role for column in columns if column.role)
    seen = {
        column.position: found
        for column in columns
        if column.use == "extra" and (found := look(values[column.position]))
    }
    roles = {at: roles_for(header.form, found, taken, columns[at].header) for at, found in seen.items()}
    wanted = [options[0] for options in roles.values() if len(options) == 1]
    told = {at: _proposal(header, seen[at], options, wanted) for at, options in roles.items()}
    return [replace(_proposed(column, told), options=tuple(roles.get(column.position, ()))) for column in columns]


def _proposal(
    header: Header, seen: Seen, options: Sequence[str], wanted: Sequence[str]
) -> tuple[str | None, Seen, Words]:
    names = [role_words(header.form, role) for role in options]
    if not options:
        return None, seen, seen.words()
    several = header.form.columns[options[0]].kind in SEVERAL
    if len(options) == 1 and (several or wanted.count(options[0]) == 1):
        return options[0], seen, both("recognition.proposed", why=seen.words(), role=names[0])
    key = "recognition.ambiguous" if len(names) <= MOST_NAMED else "recognition.ambiguous-many"
    return None, seen, both(key, why=seen.words(), roles=listed(names))


def _proposed(column: RecognisedColumn, told: Mapping[int, tuple[str | None, Seen, Words]]) -> RecognisedColumn:
    if column.position not in told:
        return column
    role, seen, why = told[column.position]
    hidden = seen.kind in ("person", "phone")
    both_why = Words(f"{column.why.fr} {why.fr}", f"{column.why.en} {why.en}")
    samples = () if hidden else column.samples
    score = BY_VALUES * seen.share if role else 0.0
    return replace(column, proposal=role, score=score, why=both_why, samples=samples, looks=seen.kind)
