"""Minutes of a meeting: who was there, who was excused, and the decisions, which a person enters."""

from collections.abc import Iterator, Mapping
from typing import Any

from network.forms.cells import doubtful_date
from network.forms.context import Context
from network.forms.dates import NotADate
from network.forms.form import Form
from network.forms.listed import LONGEST, Listed, read_list
from network.forms.parsed import Setting
from network.forms.prose import DECISION, Passage, read_prose
from network.forms.row import Known, Notes, Row, without_names
from network.model import When
from network.tables import Sheet


def minutes_rows(
    sheet: Sheet, form: Form, context: Context, constants: Mapping[str, Any], notes: Notes, setting: Setting
) -> Iterator[Row]:
    """One row for each structure of each list; its persons are a number."""
    meeting = {**context.values, **constants}
    _say_date(context, meeting, notes, setting)
    if "when" not in meeting and "title" not in meeting:
        notes.add("meeting-unknown", "error")
        return
    prose = read_prose(sheet, form)
    for passage in prose.of(set(form.lists.values()) - {DECISION}):
        yield from _passage_rows(passage, form, notes, meeting, setting.known)
    for passage in prose.of({DECISION}):
        for line, text in passage.texts:
            notes.add("decision-to-enter", "info", line=line, text=without_names(text))


def _say_date(context: Context, meeting: Mapping[str, Any], notes: Notes, setting: Setting) -> None:
    when = meeting.get("when")
    if not isinstance(when, When):
        problem = context.problem or NotADate("meeting-without-date")
        notes.add(problem.code, "warning", value=context.said or None, **problem.values)
    elif doubt := doubtful_date(when, setting.today):
        notes.add(doubt.code, doubt.severity, value=when.date.isoformat())


def _passage_rows(
    passage: Passage, form: Form, notes: Notes, meeting: Mapping[str, Any], known: Known | None
) -> Iterator[Row]:
    for line, text in passage.texts:
        if len(text) > LONGEST:
            notes.add("list-cut", "warning", line=line, limit=LONGEST)
        for listed in read_list(text, form.functions, known):
            if len(listed.names) > 1:
                names = " · ".join(listed.names)
                shown = " / ".join(listed.names)
                notes.add("several-organisations", "info", line=line, value=shown, n=len(listed.names), names=names)
            for who in _each(listed, line, notes):
                yield Row(form.code, notes.sheet, line, {**who, "status": passage.role, **meeting})


def _each(listed: Listed, line: int, notes: Notes) -> Iterator[dict[str, Any]]:
    number = {"people": listed.people} if listed.people else {}
    if listed.residents is not None:
        yield {"residents": True, "people": listed.residents}
    elif listed.names:
        for name in listed.names:
            yield {"organisation": name, **number}
    elif listed.people:
        notes.add("no-organisation", "warning", line=line)
        yield number
