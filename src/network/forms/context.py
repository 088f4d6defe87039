"""What stands around a table: the meeting told by title lines, the sheet's name and the file's name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from network.forms.cells import read_when
from network.forms.dates import NotADate, find_date, find_year, year_of_file
from network.forms.form import Form
from network.forms.guarding import guarded
from network.forms.headers import Header
from network.forms.prose import read_prose
from network.identity import fold
from network.model import When
from network.tables import Cell, Sheet
from network.vocabulary import aside, format_in, format_words, formats

_OF = re.compile(r"^(?:du |de la |de l.|des |de )(?=\S)", re.IGNORECASE)  # « Compte rendu du … »
_EDGES = re.compile(r"^[\s\-–—:,;_/|]+|[\s\-–—:,;_/|]+$")
FREE = frozenset({"title", "place"})
"""What may be written around a table in any words."""


@dataclass
class Context:
    """A meeting as far as the surroundings tell it, and the year they give to dates without one."""

    values: dict[str, Any] = field(default_factory=dict)
    year: int | None = None
    problem: NotADate | None = None
    said: str = ""  # the text in which the date was looked for
    sheet_territory: str | None = None


def read_context(file: str, sheet: Sheet, header: Header) -> Context:
    """The meeting (or the set of meetings) that a sheet is about."""
    if sheet.prose:
        prose = read_prose(sheet, header.form)
        labelled: dict[str, Cell] = {role: text for role, text in prose.said(header.form.labels.values())}
        return context_of(file, sheet.name, header.form, labelled, prose.titles)
    lines = [[text] for text in sheet.above] + list(_title_lines(sheet, header))
    labelled, titles = _labelled(lines, header.form)
    return context_of(file, sheet.name, header.form, labelled, titles)


def context_of(file: str, sheet: str, form: Form, labelled: dict[str, Cell], titles: list[str]) -> Context:
    """The meeting that labels and titles tell, then the names of the sheet and of the file.

    Parameters
    ----------
    file, sheet : str
        Their names, which may hold a date, a format or a territory.
    labelled : dict
        Role → what is written after its label.
    titles : list of str
        The other texts, the first ones first.
    """
    stem = PurePath(file).stem
    told = (*titles, *_texts(labelled), sheet)
    context = Context(year=next((found for text in told if (found := find_year(text))), None) or year_of_file(file))
    if not form.dated_columns:
        _date_of(context, labelled.pop("when", None), (*titles, sheet, stem))
    for role, cell in labelled.items():
        context.values[role] = " ".join(str(cell).split())
    _title_of(context, titles, only_about=form.dated_columns)
    _guard(context)
    _format_of(context, (*titles, sheet, stem))
    context.sheet_territory = sheet_territory(sheet)
    return context


def _title_lines(sheet: Sheet, header: Header) -> Iterator[Sequence[Cell]]:
    leftmost = min(header.columns, default=0)
    for line, row in enumerate(sheet.rows[: header.first - 1], start=1):
        cells = [cell for cell in row if cell is not None]
        # A line just above a grid that starts right of its first column heads a group of dates: no title.
        heads_a_group = line == header.first - 1 and all(cell is None for cell in row[: leftmost + 1])
        if cells and not (heads_a_group and header.dated):
            yield cells


def _labelled(lines: Sequence[Sequence[Cell]], form: Form) -> tuple[dict[str, Cell], list[str]]:
    """« Lieu : École Tanger » in one cell, « Lieu » and « École Tanger » in two; the rest are titles."""
    found: dict[str, Cell] = {}
    titles: list[str] = []
    for cells in lines:
        texts = [str(cell) for cell in cells]
        if len(cells) == 2 and (role := form.labels.get(fold(texts[0]))):
            found.setdefault(role, cells[1])
            continue
        for text in texts:
            label, colon, said = text.partition(":")
            role = form.labels.get(fold(label))
            if colon and role:  # left empty, it tells nothing and titles nothing
                found.update({role: said.strip()} if said.strip() and role not in found else {})
            else:
                titles.append(text)
    return found, titles


def _texts(labelled: dict[str, Cell]) -> list[str]:
    return [str(cell) for cell in labelled.values()]


def _date_of(context: Context, cell: Cell, texts: tuple[str, ...]) -> None:
    if cell is not None:
        when = read_when(cell, context.year)
        found = find_date(str(cell), context.year) if isinstance(when, NotADate) else None
        _keep_date(context, found.when if found else when, str(cell))
    for text in texts:
        if "when" in context.values:
            return
        if found := find_date(text, context.year):
            _keep_date(context, found.when, text)


def _keep_date(context: Context, when: When | NotADate, said: str) -> None:
    if isinstance(when, When):
        context.values["when"], context.problem, context.said = when, None, said
    elif context.problem is None:
        context.problem, context.said = when, said


def _guard(context: Context) -> None:
    """« Réunion chez Mme Diallo »: what is written around a table is kept as its cells are, without anybody."""
    for role in FREE & context.values.keys():
        kept = guarded(context.values.pop(role))[0]
        context.values |= {role: kept} if kept else {}


def _title_of(context: Context, titles: list[str], *, only_about: bool) -> None:
    """The first line that names a format of meeting, else the first line; a grid's title is not its meetings'."""
    if "title" in context.values:
        return
    tidy = [title for text in titles if (title := tidy_title(text))]
    about = [title for title in tidy if format_in(title)]
    chosen = about or ([] if only_about else tidy)
    if chosen:
        context.values["title"] = chosen[0]


def tidy_title(text: str) -> str:
    """A title without « Feuille d'émargement », its date and what is left hanging.

    Examples
    --------
    >>> tidy_title("Feuille d'émargement – Théâtre-forum du 14 mars 2024")
    'Théâtre-forum'
    """
    found = find_date(text, 2000)
    text = found.rest if found else text
    tidy = " ".join(_EDGES.sub("", aside().boilerplate.sub(" ", text)).split())
    return tidy if tidy == text else _capital(_OF.sub("", tidy))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _format_of(context: Context, texts: tuple[str, ...]) -> None:
    said = context.values.pop("format", None)
    for text in (said, context.values.get("title"), *texts):
        if text and (code := format_in(str(text))):
            context.values["format"] = code
            return


def sheet_territory(name: str) -> str | None:
    """What may be a territory in a sheet's name, once its date and its format are out.

    Examples
    --------
    >>> sheet_territory("19e - Flandre"), sheet_territory("14 mars"), sheet_territory("Feuil1")
    ('19e - Flandre', None, None)
    """
    found = find_date(name, 2000)
    rest = found.rest if found else name
    for words, code in format_words():
        if fold(rest) == words or code == fold(rest):
            return None
        for label in (formats()[code].words.fr, words.upper()):
            rest = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", " ", rest, flags=re.I)
    rest = " ".join(_EDGES.sub("", rest).split())
    folded = fold(rest)
    if not folded or folded.isdigit() or folded.rstrip("0123456789 ") in aside().generic:
        return None
    return rest
