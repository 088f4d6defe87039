"""Presences: one row per line, meeting and structure, whatever the layout of the sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from network.forms.cells import doubtful_date
from network.forms.context import Context
from network.forms.dates import NotADate
from network.forms.headers import Header
from network.forms.organisations import Organisations, read_organisations, residents_in
from network.forms.parsed import Setting, text_of
from network.forms.presence import Mark, read_mark, strongest
from network.forms.row import Known, Notes, Row
from network.forms.row_codes import ROLE as ROW_CODE
from network.forms.rows import Line, Lines
from network.identity import fold
from network.model import When
from network.tables import Cell
from network.vocabulary import aside, format_in

_LINE_ROLES = ("role", "ids")  # what a line says of the structure; the rest is about the meeting


@dataclass
class Attendance:
    """Reads the presences of one sheet."""

    header: Header
    lines: Lines
    notes: Notes
    setting: Setting
    context: Context
    constants: Mapping[str, Any]
    known: Known | None = None
    seen: set[tuple[Any, ...]] = field(default_factory=set)
    found: dict[int, Organisations] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        if self.header.dated:
            yield from self._grid()
            return
        self._check_context()
        lines = list(self.lines)
        self._check_unread(lines)
        # Where somebody signed, a line without a signature is somebody expected who did not come; so is a line that
        # was printed with its code. Where only the excused and the absent are marked, the others came.
        signs = any(column.kind == "mark" and not column.says for column in self.header.columns.values())
        marked = signs and any(line.marks for line in lines)
        unsigned = 0
        for line in lines:
            mark = self._mark(line)
            if mark is None or line.failed:
                continue
            if mark.status is None and (marked or ROW_CODE in line.values):
                unsigned += not self._counts_itself(line)
                mark = Mark("present" if self._counts_itself(line) else "absent", mark.people)
            yield from self._presences(line, mark, self._meeting_of_line(line))
        if unsigned:
            self.notes.add("unsigned-lines", "info", n=unsigned)

    def _check_unread(self, lines: Sequence[Line]) -> None:
        """A column that fits nothing and says who did not come: without it, everyone listed counts as present."""
        if any(column.kind == "mark" for column in self.header.columns.values()):
            return
        apart: dict[str, set[str]] = {}
        for line in lines:
            for header, text in line.extra.items():
                apart.setdefault(header, set()).add(text)
        for header, texts in apart.items():
            if _says_who_came(texts):
                self.notes.add("unread-marks", "warning", line=self.header.line, column=header)

    def _grid(self) -> Iterator[Row]:
        territories: set[str] = set()
        meetings = {at: meeting for at in self.header.dated if (meeting := self._meeting_of_column(at)) is not None}
        for line in self.lines:
            if _only_counts(line):
                self.notes.add("total-line", "info", line=line.number)
                continue
            territories |= {line.values["territory"]} if "territory" in line.values else set()
            for position, cell in line.cells.items():
                if position not in meetings:
                    continue
                mark = read_mark(cell)
                if mark.unknown:
                    self._unknown_mark(line, self.header.named(position), cell)
                elif mark.status:
                    yield from self._presences(line, mark, {**meetings[position], **line.values})

        if len(territories) > 1:
            self.notes.add("several-territories", "warning", line=self.header.line, n=len(territories))

    def _meeting_of_column(self, position: int) -> dict[str, Any] | None:
        dated = self.header.dated[position]
        when, title = dated.when, dated.title
        column = self.header.named(position)
        if isinstance(when, NotADate):
            self.notes.add(when.code, "error", line=self.header.line, column=column, value=column, **when.values)
            return None
        if aside().cancelled & set(fold(title).split()):
            self.notes.add("meeting-cancelled", "warning", line=self.header.line, column=column)
            return None
        self._check_date(when, self.header.line, column)
        meeting = {**self.context.values, **self.constants, "when": when}
        if title:
            meeting["title"] = title
            if code := format_in(title):
                meeting["format"] = code
        return meeting

    def _check_context(self) -> None:
        when = self.context.values.get("when")
        if isinstance(when, When):
            self._check_date(when, None, None)
        elif self.header.form.context and "when" not in self.constants:
            problem = self.context.problem or NotADate("meeting-without-date")
            self.notes.add(problem.code, "warning", value=self.context.said or None, **problem.values)

    def _check_date(self, when: When, line: int | None, column: str | None) -> None:
        if problem := doubtful_date(when, self.setting.today):
            self.notes.add(problem.code, problem.severity, line=line, column=column, value=when.date.isoformat())

    def _meeting_of_line(self, line: Line) -> dict[str, Any]:
        meeting = {**self.context.values, **self.constants, **line.values}
        if "format" not in meeting and "title" in meeting and (code := format_in(meeting["title"])):
            meeting["format"] = code
        return meeting

    def _mark(self, line: Line) -> Mark | None:
        """The strongest mark of the line; None when one cannot be read, which leaves the line out."""
        read = list(map(read_mark, line.marks))
        for cell, mark in zip(line.marks, read, strict=True):
            if mark.unknown:
                self._unknown_mark(line, self._headed("mark"), cell)
                return None
        if len(read) == 1 and read[0].status:
            return read[0]
        statuses = [mark.status for mark in read if mark.status]
        people = max((mark.people for mark in read if mark.people), default=None)
        if not statuses and not self._has_mark_column():
            return Mark("present", people)
        return Mark(strongest(statuses) if statuses else None, people)

    def _has_mark_column(self) -> bool:
        return any(column.kind == "mark" for column in self.header.columns.values())

    def _headed(self, kind: str) -> str | None:
        """The header of the first column of that kind, where a remark of the line points."""
        at = next((position for position, column in sorted(self.header.columns.items()) if column.kind == kind), None)
        return None if at is None else self.header.named(at)

    def _unknown_mark(self, line: Line, column: str | None, cell: Cell) -> None:
        self.notes.add("unknown-mark", "error", line=line.number, column=column, value=text_of(cell))

    def _counts_itself(self, line: Line) -> bool:
        return any(
            (found := residents_in(text)) is not None and found[1] for text in (*line.person, line.organisation or "")
        )

    def _presences(self, line: Line, mark: Mark, meeting: Mapping[str, Any]) -> Iterator[Row]:
        if mark.status is None:
            mark = Mark("present", mark.people)
        if "when" not in meeting and "title" not in meeting:
            self.notes.add("meeting-unknown", "error", line=line.number)
            return
        found = self._who(line)
        named = " ".join(line.person)
        people = line.values.get("people") or mark.people
        if people is None and line.person and found.residents is None:
            people = 1
        said = {**meeting, "status": mark.status}
        said.pop("people", None)
        number = people if found.residents is None else max(found.residents, people or 1)
        if number:
            said["people"] = number
        for who in self._each(found, line):
            if not named or self._first_time(said, who, named, line):
                yield Row(self.header.form.code, self.notes.sheet, line.number, {**who, **said}, line.extra)

    def _who(self, line: Line) -> Organisations:
        """Who a line is about, said once per line even when a grid asks for each date."""
        if line.number not in self.found:
            self.found[line.number] = self._read_who(line)
        return self.found[line.number]

    def _read_who(self, line: Line) -> Organisations:
        for text in line.person:
            if (residents := residents_in(text)) is not None:
                return Organisations(residents=residents[0], counted=residents[1])
        if line.organisation is None:
            return Organisations(person=bool(line.person))
        if line.values.keys() & {"ids", ROW_CODE}:  # one number, one structure: its name is taken whole
            return Organisations((line.organisation,))
        found = read_organisations(line.organisation, self.known)
        if found.person and found.names:
            column = self._headed("organisation")
            self.notes.add("person-beside-name", "info", line=line.number, column=column, value="[personne]")
        if len(found.names) > 1:
            self.notes.add(
                "several-organisations",
                "info",
                line=line.number,
                column=self._headed("organisation"),
                value=" / ".join(found.names),
                n=len(found.names),
                names=" · ".join(found.names),
            )
        return found

    def _each(self, found: Organisations, line: Line) -> Iterator[dict[str, Any]]:
        if found.residents is not None:
            yield {"residents": True}
        elif found.names:
            for name in found.names:
                yield {"organisation": name}
        elif line.values.keys() & {"ids", ROW_CODE}:
            yield {}
        elif found.person:
            self.notes.add("no-organisation", "warning", line=line.number, column=self._headed("organisation"))
            line.values.setdefault("people", 1)
            yield {"people": 1}
        else:
            column = self._headed("organisation")
            self.notes.add("no-organisation-no-name", "error", line=line.number, column=column)

    def _first_time(self, meeting: Mapping[str, Any], who: Mapping[str, Any], named: str, line: Line) -> bool:
        """The same name of the same structure twice at one meeting, its words in any order, is one person."""
        name = " ".join(sorted(fold(named).split()))
        if len(name) < 2 or who.get("residents"):
            return True
        key = (str(meeting.get("when")), meeting.get("title"), who.get("organisation"), name)
        if key in self.seen:
            self.notes.add("same-person-twice", "info", line=line.number)
            return False
        self.seen.add(key)
        return True


def _only_counts(line: Line) -> bool:
    """Whether a line of a grid names nobody and holds numbers alone: sums that nothing labels."""
    nobody = line.organisation is None and not line.person
    return nobody and all(text_of(cell).isdigit() for cell in line.cells.values())


def _says_who_came(texts: Iterable[str]) -> bool:
    """Whether all are marks and some say that somebody did not come; numbers count other things."""
    found = [Mark(unknown=True) if text.isdigit() else read_mark(text) for text in texts]
    return any(mark.status in ("absent", "excused") for mark in found) and not any(mark.unknown for mark in found)
