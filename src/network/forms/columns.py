"""What becomes of the columns that a form does not know: kept apart, dropped because about persons, or blocked."""

from functools import cache
from typing import Literal

from network.forms.headers import LEVEL, Header
from network.forms.row import Notes
from network.identity import fold
from network.sentences import Words, both
from network.tables import Sheet
from network.vocabulary import aside, people


def loose_columns(sheet: Sheet, header: Header, notes: Notes) -> dict[int, str]:
    """Position → name in `extra` of the columns kept apart; each column that is not read is said once."""
    loose: dict[int, str] = {}
    seen: set[str] = set()
    width = max((len(row) for row in sheet.rows), default=0)
    for position in range(width):
        text = header.texts[position] if position < len(header.texts) else ""
        name = header.named(position)
        if position in header.dropped:
            continue
        if text and fold(text) in seen and not (position in header.columns or position in header.dated):
            notes.add("duplicate-column", "warning", line=header.line, column=name)
        seen.add(fold(text))
        if _about_persons(header, notes, position, text) or _is_understood(header, position, text):
            continue
        if is_total(header, text):
            notes.add("total-column", "info", line=header.line, column=text)
        elif text:
            _say_unknown(sheet, header, notes, position, name)
            loose[position] = name if name not in loose.values() else f"{name} ({position + 1})"
        elif any(position < len(row) and row[position] is not None for row in sheet.rows[header.line :]):
            notes.add("unnamed-column", "warning", line=header.line, column=header.named(position))
            loose[position] = header.named(position)
    return loose


def _is_understood(header: Header, position: int, text: str) -> bool:
    return position in header.columns or position in header.flags or position in header.dated or is_switch(text)


def is_switch(text: str) -> bool:
    """Whether a column is a switch of a template (`__ignore__`) rather than data."""
    return text.startswith("__") and text.endswith("__")


def is_total(header: Header, text: str) -> bool:
    """Whether a column only counts the marks of a grid."""
    return header.form.dated_columns and f"{fold(text.split(LEVEL)[-1])} ".startswith(aside().totals)


def _say_unknown(sheet: Sheet, header: Header, notes: Notes, position: int, text: str) -> None:
    row = sheet.rows[header.line - 1]
    typed_as_text = position >= len(row) or row[position] is None or isinstance(row[position], str)
    if typed_as_text:
        notes.add("unknown-column", "info", line=header.line, column=text)
    else:  # a date or a number where a name should be: somebody typed over the header
        notes.add("overwritten-header", "warning", line=header.line, column=text)


def _about_persons(header: Header, notes: Notes, position: int, text: str) -> bool:
    about = about_persons(header, position, text)
    if about is None:
        return False
    use, words = about
    if use == "blocked":
        notes.add("blocked-column", "warning", line=header.line, column=text, why=words)
    else:
        notes.add("person-column", "info", line=header.line, column=text, about=words)
    return True


def about_persons(header: Header, position: int, text: str) -> tuple[Literal["blocked", "dropped"], Words] | None:
    """Whether a column must not be in a file, or is about persons and dropped, and what it holds."""
    column = header.columns.get(position)
    if column is not None and column.kind not in {"person", "mark"}:
        return None
    word = fold(text.split(LEVEL)[-1].partition("(")[0])
    if column is None and (why := _blocked(text)):
        return "blocked", both(f"vocabulary.blocked-{why}")
    kind = people().dropped.get(word) or ("person" if column is not None and column.kind == "person" else None)
    return ("dropped", both(f"vocabulary.dropped-{kind}")) if kind else None


@cache
def _blocked(header: str) -> str | None:
    """Why a column must not be in a file: its header, or either end of it, is a phrase about a family or a child."""
    last = header.split(LEVEL)[-1]
    for word in (fold(last), fold(last.partition("(")[0])):
        if word in people().blocked:
            return people().blocked[word]
        for phrase, why in people().blocked.items():
            if " " in phrase and (word.startswith(f"{phrase} ") or word.endswith(f" {phrase}")):
                return why
    return None
