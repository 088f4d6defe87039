"""Where the header of a sheet is, and which form it is the header of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from network.forms.cells import read_when
from network.forms.dates import Found, NotADate, find_date, find_year
from network.forms.form import SEVERAL, Column, Form, forms
from network.forms.guarding import guarded
from network.forms.matrix import find_matrix
from network.forms.prose import weigh
from network.forms.row import replaces_structure
from network.identity import fold
from network.model import When
from network.tables import HEADER_LINES, Cell, Sheet, column_letter
from network.vocabulary import code_of, format_in

LEVEL = " › "
LEVELS = 3  # lines of a header at most: year, month, date
_DAY_ALONE = re.compile(r"(?:(?:lun|mar|mer|jeu|ven|sam|dim)\w*\.?\s+)?\d{1,2}(?:er)?", re.IGNORECASE)  # « jeu 12 »
_PARTS = re.compile(r"\s*/\s*|\s+(?:ou|et)\s+", re.IGNORECASE)
YEAR = "year"  # what misses when the dates of a grid are there without their year


@dataclass(frozen=True)
class Dated:
    """A column of a grid: the meeting its header says."""

    when: When | NotADate
    title: str


@dataclass(frozen=True)
class Header:
    """The header of a sheet read as one form: which column holds which role."""

    form: Form
    line: int  # last line of the header, as the spreadsheet shows it
    texts: tuple[str, ...]  # header of each column, "" when there is none
    columns: Mapping[int, Column]
    flags: Mapping[int, str] = field(default_factory=dict)
    dated: Mapping[int, Dated] = field(default_factory=dict)
    score: float = 0.0
    missing: tuple[str, ...] = ()
    first: int = 1  # first line of the header
    dropped: frozenset[int] = frozenset()  # columns that a mapping does not even keep apart
    file_year: int | None = None  # year told by the file's name, for whoever recognises the sheet again

    def named(self, column: int) -> str:
        """How a remark names a column: its header, else its letter; « Mme Diallo » heads a column too."""
        text = self.texts[column] if column < len(self.texts) else ""
        if text and (column in self.columns or not replaces_structure(text)):
            return text
        return column_letter(column)


def best_header(
    sheet: Sheet,
    candidates: Sequence[Form],
    given: Mapping[str, Column] | None = None,
    file_year: int | None = None,
    at: int | None = None,
) -> Header | None:
    """The header that explains most columns, among the first ten lines and the forms given.

    `given` is what a mapping says: folded header → column of the form; `file_year` the year of the file's name,
    for dates whose year neither title nor sheet tells; `at` the line of the header when a person told it, 0 when
    there is none.
    """
    best = _of_text(sheet, candidates)
    if sheet.prose:
        return best
    best = _of_matrix(sheet, candidates)
    candidates = [form for form in candidates if form.layout not in ("minutes", "matrix")]
    context = find_year(sheet.name)
    for first, line, texts in possible_headers(sheet, at):
        year = context or find_year(" ".join(text_of_line(sheet, first))) or file_year
        for form in candidates:
            header = match(form, texts, line, first=first, given=given, year=year)
            if at is None and _repeats(sheet, header):
                continue
            if best is None or _rank(header) > _rank(best):
                best = header
    return replace(best, file_year=file_year) if best else None


def _repeats(sheet: Sheet, header: Header) -> bool:
    """Whether the name of a required column stands again right below it: it is a value, or the header comes next."""
    below = sheet.rows[header.line] if header.line < len(sheet.rows) else ()
    required = (at for at, column in header.columns.items() if column.required and at < len(below))
    return any(fold(_label(below[at])) == fold(header.texts[at].split(LEVEL)[-1]) != "" for at in required)


def _of_text(sheet: Sheet, candidates: Sequence[Form]) -> Header | None:
    """A text has no header: its labels tell whether it is minutes."""
    for form in candidates if sheet.prose else ():
        if form.layout == "minutes":
            score, missing = weigh(sheet, form)
            return Header(form, 0, (), {}, score=score, missing=missing)
    return None


def _of_matrix(sheet: Sheet, candidates: Sequence[Form]) -> Header | None:
    """A matrix is headed by the names that also stand down its side."""
    form = next((form for form in candidates if form.layout == "matrix"), None)
    matrix = find_matrix(sheet) if form else None
    if form is None or matrix is None:
        return None
    texts = tuple(_label(cell) for cell in sheet.rows[matrix.line - 1])
    score = 3.0 + min(matrix.shared, 10)
    return Header(form, matrix.line, texts, {matrix.left: form.columns["source"]}, score=score, first=matrix.line)


def _rank(header: Header) -> tuple[bool, float, bool, int, int, bool]:
    """At equal score, the reading that knows most days: below « Novembre » may stand « 5 » and « 19 »; then the
    first line, and the reading that gives its dated columns the title merged above them.

    A grid that only lacks its year is the grid it looks like: read as a directory, its marks would be lost.
    """
    titled = any(dated.title for dated in header.dated.values())
    whens = [] if header.missing else [dated.when for dated in header.dated.values()]
    days = sum(isinstance(when, When) and when.precision == "day" for when in whens)
    return (header.missing in ((), (YEAR,)), header.score, not header.missing, days, -header.line, titled)


def text_of_line(sheet: Sheet, before: int) -> list[str]:
    """Texts of the lines above a header."""
    return [str(cell) for row in sheet.rows[: before - 1] for cell in row if cell is not None]


def possible_headers(sheet: Sheet, at: int | None = None) -> list[tuple[int, int, tuple[str, ...]]]:
    """Each of the first lines alone, then below the one or two lines of group titles above it: first, last, texts."""
    if at == 0:
        return [(1, 0, ("",) * max(map(len, sheet.rows), default=0))]
    found = []
    lines = range(1, min(HEADER_LINES, len(sheet.rows)) + 1) if at is None else range(at, min(at, len(sheet.rows)) + 1)
    for line in lines:
        texts = tuple(_label(cell) for cell in sheet.rows[line - 1])
        if not any(texts):
            continue
        found.append((line, line, texts))
        for above in range(line - 1, max(line - LEVELS, 0), -1):
            if not _heads_groups(sheet, above):
                break
            texts = _under(sheet, above, texts)
            found.append((above, line, texts))
    return found


def _label(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _heads_groups(sheet: Sheet, line: int) -> bool:
    """Whether a line heads groups of columns: a text alone at the left, even merged over the width, is a title."""
    filled = [at for at, cell in enumerate(sheet.rows[line - 1]) if cell is not None]
    return bool(filled) and filled != [0]


def _under(sheet: Sheet, line: int, below: Sequence[str]) -> tuple[str, ...]:
    """Texts under group titles filled to the right inside their merged cells (in a text file, until the next one)."""
    lower = list(below)
    upper = [_label(cell) for cell in sheet.rows[line - 1]]
    upper += [""] * (len(lower) - len(upper))
    lower += [""] * (len(upper) - len(lower))
    for merge in sheet.merges:
        if merge.top <= line - 1 <= merge.bottom:
            title = _label(sheet.rows[merge.top][merge.left]) if merge.left < len(sheet.rows[merge.top]) else ""
            for column in range(merge.left, min(merge.right + 1, len(upper))):
                upper[column] = title
    if not sheet.merges:
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and upper[column - 1]:
                upper[column] = upper[column - 1]
    return tuple(
        low if not up or up == low else up if not low else f"{up}{LEVEL}{low}"
        for up, low in zip(upper, lower, strict=True)
    )


def match(
    form: Form,
    texts: Sequence[str],
    line: int,
    *,
    first: int | None = None,
    given: Mapping[str, Column] | None = None,
    year: int | None = None,
) -> Header:
    """Read header texts as one form: each role takes the header it prefers."""
    columns, flags, told = _columns(form, texts, given or {})
    dated = _dated(form, texts, columns, year)
    keys = {column.key for column in columns.values()}
    missing = [column.key for column in form.required if column.key not in keys]
    if form.any_of and not form.any_of & keys:
        missing.append(" | ".join(sorted(form.any_of)))
    if form.dated_columns and not any(isinstance(one.when, When) for one in dated.values()):
        missing.append(YEAR if dated else "date")
    score = sum(told.values()) + 2 * min(len(flags), 2) + (2 + min(len(dated), 2) if dated else 0)
    return Header(form, line, tuple(texts), columns, flags, dated, score, tuple(missing), first or line)


def _columns(
    form: Form, texts: Sequence[str], given: Mapping[str, Column]
) -> tuple[dict[int, Column], dict[int, str], dict[str, float]]:
    """Columns by position, flag columns by position, and what each role says of the form."""
    claims: dict[str, list[tuple[int, int, Column, float]]] = {}
    flags: dict[int, str] = {}
    for position, text in enumerate(texts):
        if not (text or given):
            continue
        if claim := _claim(form, text, given, position):
            column, rank, told = claim
            claims.setdefault(column.key, []).append((rank, position, column, told))
        elif form.flags and (code := code_of(form.flags[1], text.split(LEVEL)[-1])):
            flags[position] = code
    columns: dict[int, Column] = {}
    for claimed in claims.values():
        claimed.sort(key=lambda claim: claim[:2])
        several = claimed[0][2].kind in SEVERAL
        for _, position, column, _ in claimed if several else claimed[:1]:
            columns[position] = column
    return columns, flags, {key: max(claim[3] for claim in claimed) for key, claimed in claims.items()}


def _claim(form: Form, text: str, given: Mapping[str, Column], position: int) -> tuple[Column, int, float] | None:
    for spelling in names_of(text, position):
        if spelling in given:
            return given[spelling], 0, given[spelling].weight
    if given:
        return None  # a mapping says all: nothing else is recognised
    for spelling in spellings(text):
        if spelling in form.by_header:
            column, rank = form.by_header[spelling]
            return column, rank, column.told_by(spelling)
    return _claim_of_parts(form, text)


def _claim_of_parts(form: Form, text: str) -> tuple[Column, int, float] | None:
    """« Association / institution », « Présent / Absent / Excusé »: several words for one role, and no other one."""
    parts = [fold(part) for part in _PARTS.split(text.split(LEVEL)[-1])]
    known = [form.by_header[part] for part in parts if part in form.by_header]
    if len(parts) < 2 or len(known) < len(parts) or len({column.role for column, _ in known}) > 1:
        return None
    column, rank = next((one for one in known if not one[0].says), known[0])
    return (column, rank, column.weight) if not column.says else None


def names_of(text: str, position: int) -> list[str]:
    """What a mapping may call a column: by its place, else by its header."""
    return [fold(f"colonne {column_letter(position)}"), *spellings(text)]


def spellings(text: str) -> list[str]:
    """« Structure * », « Réunions › Structure », « Structure (nom complet) », « Structure [nom] » are « structure »."""
    last = text.split(LEVEL)[-1]
    return list(dict.fromkeys(fold(one) for one in (text, last, re.split(r"[(\[]", last)[0])))


def _dated(form: Form, texts: Sequence[str], columns: Mapping[int, Column], year: int | None) -> dict[int, Dated]:
    if not form.dated_columns:
        return {}
    found = {}
    for position, text in enumerate(texts):
        if text and position not in columns and (dated := _meeting(text, year)):
            found[position] = replace(dated, title=guarded(dated.title)[0] or "")
    found |= _run_of_months(found)
    real = [dated for dated in found.values() if isinstance(dated.when, When)]
    undated = [
        dated for dated in found.values() if isinstance(dated.when, NotADate) and dated.when.code == "year-missing"
    ]
    # One « 12/03 » may be anything; two are the meetings of a grid.
    return found if real or len(undated) > 1 else {}


def _run_of_months(found: Mapping[int, Dated]) -> dict[int, Dated]:
    """« nov-24, déc-24, janv-25 »: months and years, for days of the month would not repeat nor stand in order."""
    doubtful = {at: one.when for at, one in found.items() if isinstance(one.when, NotADate) and one.when.expected}
    months = {at: read_when(when.expected) for at, when in doubtful.items()}
    dates = [month.date for month in months.values() if isinstance(month, When)]
    years = {date.year for date in dates}
    if len(dates) < 2 or dates != sorted(set(dates)) or len(years) == len(dates):
        return {}
    return {at: replace(found[at], when=month) for at, month in months.items()}


def _meeting(text: str, year: int | None) -> Dated | None:
    group, _, last = text.rpartition(LEVEL)
    year = find_year(group) or year
    title = " ".join(re.sub(r"\b20\d\d\b", " ", group).split(LEVEL)[-1].split())
    if (title != group and format_in(title) is None) or _is_month(title):
        title = ""  # « Comité 2025 » is the meeting; « Réunions 2025 » only tells the year, « Mars » the month
    month = group.split(LEVEL)[-1]
    if _DAY_ALONE.fullmatch(last) and _is_month(month):
        return Dated(read_when(f"{last} {month}", year), "")
    whole = read_when(last, year)
    if isinstance(whole, When) and whole.precision != "year":
        return Dated(whole, title)
    if isinstance(whole, NotADate) and whole.code != "bad-date":
        return Dated(whole, title)
    found: Found | None = find_date(last, year)
    return Dated(found.when, found.rest or title) if found else None


def _is_month(text: str) -> bool:
    when = read_when(text, 2000)
    return isinstance(when, When) and when.precision == "month"


def recognise(sheet: Sheet, file_year: int | None = None, at: int | None = None) -> list[Header]:
    """The best header of each form for this sheet, best first."""
    candidates = (best_header(sheet, [form], file_year=file_year, at=at) for form in forms().values())
    headers = [header for header in candidates if header]
    return sorted(headers, key=_rank, reverse=True)
