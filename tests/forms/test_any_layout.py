"""Any presences, written in any layout, kind of file, encoding, separator and style of dates, read back the same."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.layouts import Presence, Style, long, minutes, sheets, wide
from forms.readings import TODAY
from network.forms import Reading, Source, read_files

TYPES = ("École", "Collège", "Crèche", "PMI", "Centre social", "Association", "Maison de quartier", "CMP", "CAF")
PLACES = ("Tanger", "de Flandre", "des Tilleuls", "du Canal", "Pernety", "Curial & Cie", "l'Œuvre", "à côté", "12/14e")
TITLES = ("COPIL", "Théâtre-forum", "Kiosque", "Café des parents")
MARKS = (("x", "exc.", "repr.", "abs"), ("présent", "excusée", "représenté", "absente"), ("✓", "E", "R", "-"))
DATES = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y", "%d-%m-%Y", "words", "weekday", "cell")
STATUSES = ("present", "excused", "represented", "absent")

names = st.builds(lambda kind, place: f"{kind} {place}", st.sampled_from(TYPES), st.sampled_from(PLACES))
days = st.dates(dt.date(2019, 1, 1), TODAY)
said = st.one_of(
    st.tuples(st.sampled_from(STATUSES), st.none()),
    st.tuples(st.just("present"), st.integers(min_value=2, max_value=8)),
)


@st.composite
def tables(draw: st.DrawFn) -> list[Presence]:
    """Structures at meetings: each meeting has somebody, no structure is twice at one; days are not shared."""
    meetings = draw(
        st.lists(st.tuples(days, st.sampled_from(TITLES)), min_size=2, max_size=4, unique_by=lambda m: m[0])
    )
    structures = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    found = []
    for day, title in meetings:
        there = draw(st.lists(st.sampled_from(structures), min_size=1, unique=True))
        found += [Presence(name, day, title, *draw(said)) for name in there]
    return found


@st.composite
def styles(draw: st.DrawFn, *kinds: str) -> Style:
    kind = draw(st.sampled_from(kinds))
    marks = draw(st.sampled_from(MARKS))
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")))
    if "✓" in marks and encoding == "cp1252":  # which has no such sign
        marks = MARKS[0]
    separator = draw(st.sampled_from((";", ",", "\t", "|", "$")))
    return Style(draw(st.sampled_from(DATES)), marks, kind, encoding, separator)


def read_back(files: list[tuple[str, bytes]]) -> list[tuple[object, ...]]:
    rows = []
    for one in read_files([Source(*file) for file in files], today=TODAY):
        assert isinstance(one, Reading), one.error.words()
        assert not [remark for remark in one.remarks if remark.severity == "error"]
        rows += [row.values for row in one.rows]
    return sorted(
        (str(row["organisation"]), row["when"].date, row["title"], row["status"], row.get("people") or 0)
        for row in rows
    )


def as_written(presences: list[Presence]) -> list[tuple[object, ...]]:
    return sorted((one.structure, one.date, one.title, one.status, one.people or 0) for one in presences)


@settings(max_examples=120, deadline=None)
@given(tables(), styles("csv", "xlsx", "ods"), st.sampled_from((long, wide, sheets)))
def test_any_table_in_any_layout_reads_back_to_the_same_presences(presences, style, layout):
    assert read_back(list(layout(presences, style))) == as_written(presences)


@settings(max_examples=12, deadline=None)
@given(tables(), styles("xls"), st.sampled_from((long, wide, sheets)))
def test_old_workbooks_read_back_to_the_same_presences(presences, style, layout):
    assert read_back(list(layout(presences, style))) == as_written(presences)


@settings(max_examples=30, deadline=None)
@given(tables(), styles("docx"))
def test_minutes_read_back_to_the_same_presences(presences, style):
    assert read_back(list(minutes(presences, style))) == as_written(presences)
