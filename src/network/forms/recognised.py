"""What was recognised of a file before anything is imported: shown to a person, who confirms or corrects it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from network.errors import UnreadableFile
from network.forms.form import Column, Form
from network.sentences import Language, Words, catalogue

State = Literal["read", "aside", "unknown", "hidden"]
Use = Literal["role", "meeting", "relation", "extra", "left", "dropped", "blocked", "switch", "empty"]


@dataclass(frozen=True)
class Candidate:
    """A form that the sheet could be read by: how much its header says so, and what it lacks."""

    form: Form
    score: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecognisedColumn:
    """One column: what becomes of it, and why.

    `role` is the key of the form's column; `proposal` a role that only the values suggest, which nothing
    applies by itself; `score` in [0, 1], 1 for a header that means nothing else.
    """

    position: int
    letter: str
    header: str
    use: Use
    role: str | None
    score: float
    why: Words
    samples: tuple[str, ...] = ()
    proposal: str | None = None
    looks: str | None = None  # the kind of its values, when its header says nothing
    options: tuple[str, ...] = ()  # roles that may hold such values

    @property
    def name(self) -> str:
        """How a mapping and a person call it: its header, else its letter."""
        return self.header or f"colonne {self.letter}"


@dataclass(frozen=True)
class ReadCell:
    """A cell as it is written (persons masked), and how it was understood when that is not the same."""

    text: str
    reading: Words | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class PreviewLine:
    """A line of the table: `left` says why it gives no row, when it gives none."""

    number: int
    cells: tuple[ReadCell, ...]
    left: Words | None = None


@dataclass(frozen=True)
class RecognisedSheet:
    """One sheet: the form it is read by, the line of its header (0: none), its columns, its first lines.

    `score` is how much the header says that it is of this form, without unit, at least 0; `shape` names the
    set of its headers: a file of the same shape may be read the same way.
    """

    name: str
    state: State
    form: Form | None
    line: int | None
    score: float
    why: tuple[Words, ...]
    columns: tuple[RecognisedColumn, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    preview: tuple[PreviewLine, ...] = ()
    context: tuple[tuple[Words, Words], ...] = ()
    shape: str = ""
    template: str | None = None
    origin: Words | None = None  # a public register, or this product itself: its files have no form

    @property
    def title(self) -> Words | None:
        """What it is read as."""
        return self.form.title if self.form else self.origin

    @property
    def is_read(self) -> bool:
        return self.state in ("read", "hidden")

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            "name": self.name,
            "state": self.state,
            "form": self.form.code if self.form else None,
            "title": self.title.to(lang) if self.title else None,
            "header_line": self.line,
            "score": round(self.score, 2),
            "why": [one.to(lang) for one in self.why],
            "columns": [_column(one, lang) for one in self.columns],
            "candidates": [
                {"form": one.form.code, "score": round(one.score, 2), "missing": list(one.missing)}
                for one in self.candidates
            ],
            "preview": [_line(one, lang) for one in self.preview],
            "context": [{"what": what.to(lang), "value": value.to(lang)} for what, value in self.context],
            "shape": self.shape,
            "template": self.template,
        }


@dataclass(frozen=True)
class Recognised:
    """One file: its sheets, or why it cannot be opened."""

    file: str
    refused: UnreadableFile | None = None
    sheets: tuple[RecognisedSheet, ...] = ()

    def as_dict(self, lang: Language = "fr") -> dict[str, Any]:
        return {
            "file": self.file,
            "refused": {"message": self.refused.message(lang), "remedy": self.refused.remedy(lang)}
            if self.refused
            else None,
            "sheets": [sheet.as_dict(lang) for sheet in self.sheets],
        }


def role_words(form: Form, role: str) -> Words:
    """What a person calls a role of a form.

    Examples
    --------
    >>> from network.forms.form import form_named
    >>> role_words(form_named("ties"), "kind").fr, role_words(form_named("actors"), "kind").fr
    ('type de lien', 'type de structure')
    """
    for key in (f"roles.{form.code}-{role}", f"roles.{role}"):
        if key in catalogue():
            return catalogue()[key]
    column: Column | None = form.columns.get(role)
    label = column.label if column else role
    return Words(label, label)


def listed(words: Sequence[Words], between: str = ", ") -> Words:
    """Several words as one list."""
    return Words(between.join(one.fr for one in words), between.join(one.en for one in words))


def _column(column: RecognisedColumn, lang: Language) -> dict[str, Any]:
    return {
        "position": column.position,
        "letter": column.letter,
        "header": column.header,
        "use": column.use,
        "role": column.role,
        "score": round(column.score, 2),
        "why": column.why.to(lang),
        "samples": list(column.samples),
        "proposal": column.proposal,
        "looks": column.looks,
        "options": list(column.options),
    }


def _line(line: PreviewLine, lang: Language) -> dict[str, Any]:
    return {
        "line": line.number,
        "left": line.left.to(lang) if line.left else None,
        "cells": [
            {"text": cell.text, "reading": cell.reading.to(lang) if cell.reading else None, "doubtful": cell.doubtful}
            for cell in line.cells
        ],
    }
