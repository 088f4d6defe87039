"""What a person typed, read by the rules of a file: dates, codes, numbers with their keys, and no person."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from network.errors import Refused
from network.forms import Column, form_named
from network.forms.cells import parse
from network.forms.parsed import Problem, Setting, text_of
from network.forms.row import masked
from network.forms.rows import keep
from network.identity import MASK
from network.model import When
from network.remarks import Remark
from network.sentences import Language, Words, both, catalogue

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")  # as our own lists write it, no file does

Given = Mapping[str, Any]
"""Answers by the name of their column; an empty text takes away what was there."""


@dataclass(frozen=True)
class Slip:
    """What is wrong with one answer, or with the absence of one."""

    name: str
    words: Words

    def as_dict(self, lang: Language = "fr") -> dict[str, str]:
        return {"name": self.name, "message": self.words.to(lang)}


class Unfit(Refused):
    """Answers that cannot be kept, all at once, each with its reason; nothing was written."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        self.slips = tuple(slips)
        what = Words(" ".join(slip.words.fr for slip in slips), " ".join(slip.words.en for slip in slips))
        super().__init__("editing.unfit", n=len(slips), what=what)


class Answers:
    """The answers of one form: typed values by role, and what is wrong with the others.

    `fields`: codes of the workspace's own nomenclature, accepted beside the known fields.

    Examples
    --------
    >>> answers = Answers("actors", {"name": "PMI Flandre", "postcode": "7501"}, today=dt.date(2025, 3, 5))
    >>> answers.values
    {'name': 'PMI Flandre'}
    >>> [slip.name for slip in answers.slips]
    ['postcode']
    """

    def __init__(
        self, form: str, given: Given, *, today: dt.date, required: Sequence[str] = (), fields: Iterable[str] = ()
    ) -> None:
        self._columns = form_named(form).columns
        self._setting = Setting(today, nomenclature={code: code for code in fields})
        self.values: dict[str, Any] = {}
        self.slips: list[Slip] = []
        self.given = {name: answer for name, answer in given.items() if answer is not None}
        for name in required:
            if not _told(self.given.get(name)):
                self.wrong(name, "missing")
        for name, answer in self.given.items():
            self._read(name, answer)

    def wrong(self, name: str, reason: str, **values: Any) -> None:
        """Say that an answer cannot be kept: `editing.<reason>`."""
        self.slips.append(Slip(name, both(f"editing.{reason}", name=label(name), **values)))

    def check(self) -> None:
        """Raise what is wrong, if anything is.

        Raises
        ------
        Unfit
            With every slip.
        """
        if self.slips:
            raise Unfit(self.slips)

    def _read(self, name: str, answer: Any) -> None:
        column = self._columns.get(name)
        if column is None or column.kind in ("person", "mark"):
            self.wrong(name, "unknown-answer", known=", ".join(self._columns))
        elif not _told(answer):
            self.values.setdefault(column.role, None)
        else:
            self._keep(column, answer)

    def _keep(self, column: Column, answer: Any) -> None:
        kind = "name" if column.kind == "organisation" else column.kind  # one is expected, not a list
        month = _MONTH.fullmatch(_text(answer)) if kind == "date" else None
        if month:
            self.values[column.role] = When(dt.date(int(month[1]), int(month[2]), 1), "month")
            return
        parsed = parse(_text(answer), kind, column.role, self._setting)
        if parsed.problem:
            self.slips.append(Slip(column.key, _said(parsed.problem, column.key, _text(answer))))
        elif parsed.value is not None:
            if self.values.get(column.role) is None:
                self.values.pop(column.role, None)
            keep(self.values, column, parsed.value)


def label(name: str) -> Words:
    """What an answer is called on screen."""
    key = f"editing.label-{name}"
    return both(key) if key in catalogue() else Words(name, name)


def _told(answer: Any) -> bool:
    return answer is not None and bool(_text(answer))


def _text(answer: Any) -> str:
    return "; ".join(map(text_of, answer)).strip() if isinstance(answer, list | tuple) else text_of(answer).strip()


def _said(problem: Problem, name: str, text: str) -> Words:
    """Why an answer cannot be kept; as the remark that a file would get says it, unless that says what was kept.

    The value is not shown when it is a person.
    """
    shown, called = MASK if problem.masked else masked(text), label(name)
    code = "private-life" if problem.code.startswith("private-life") else problem.code
    if f"editing.slip-{code}" in catalogue():
        return both(f"editing.slip-{code}", name=called, value=shown)
    told = [
        Remark(problem.code, "error", column=called.to(lang), value=shown, values=problem.values)
        for lang in ("fr", "en")
    ]
    fr, en = (
        f"{told[0].message('fr')} {told[0].suggestion('fr')}",
        f"{told[1].message('en')} {told[1].suggestion('en')}",
    )
    return Words(fr.strip(), en.strip())
