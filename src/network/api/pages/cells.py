"""A remark followed to its cell: the lines around it as the spreadsheet shows them, persons masked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from network.api.dependencies import StateDep
from network.api.pages.trial import HERE, remarks_of
from network.api.pages.uploaded import file_of
from network.api.previews import preview
from network.api.rendering import PATIENCE, html, waiting
from network.api.state import State, now
from network.api.uploads import Upload
from network.errors import Unknown
from network.forms.parsed import text_of
from network.forms.row import masked
from network.identity import MASK
from network.jobs import Job, Progress
from network.people import objected
from network.remarks import Remark
from network.tables import Cell, Sheet, column_letter, read_book

router = APIRouter(prefix="/fichiers")

AROUND = 4
PERSONS = ("person-column", "blocked-column")  # said at the header of the column


@dataclass(frozen=True)
class Around:
    """Lines of a sheet around one of them: the letters of its columns, then each line with its texts."""

    letters: list[str]
    lines: list[tuple[int, list[str]]]


@router.get("/{token}/cellule", response_class=HTMLResponse)
def cell_page(
    request: Request,
    state: StateDep,
    token: str,
    file: str,
    line: Annotated[int, Query(ge=1)],
    sheet: str = "",
    column: str = "",
) -> Response:
    upload = state.uploads.find(token, now())
    tried = preview(state, upload)
    if not tried.finished(PATIENCE):
        return waiting(request, tried, back=HERE)
    remarks = [one for one in remarks_of(tried.result().outcomes) if (one.file, one.sheet) == (file, sheet)]
    job = _around(state, upload, file, sheet, line, remarks)
    if not job.finished(PATIENCE):
        return waiting(request, job, back=HERE)
    here = [one for one in remarks if one.line == line and (one.letter or "") == column]
    asked: dict[str, Any] = {"file": file, "sheet": sheet, "line": line, "column": column}
    return html(request, "pages/cell.html", token=token, around=job.result(), remarks=here, **asked)


def _around(state: State, upload: Upload, file: str, sheet: str, line: int, remarks: list[Remark]) -> Job:
    source = file_of(state, upload, file)
    hidden = {one.letter: one.line or 0 for one in remarks if one.code in PERSONS and one.letter}

    def work(progress: Progress) -> Around:
        found = next((one for one in read_book(source.name, source.content).sheets if one.name == sheet), None)
        if found is None or line > len(found.rows):
            raise Unknown("api.cell", file=file, sheet=sheet, line=line)
        person = objected(state.store)
        return around(person.without_them(found)[0] if person else found, line, hidden)

    return state.computed("cell", (upload, file, sheet, line), work)


def around(sheet: Sheet, line: int, hidden: Mapping[str, int]) -> Around:
    """The lines before and after one; cells that look like a person are masked.

    `hidden`: letters of the columns of persons, masked whole below the line of their header.

    Examples
    --------
    >>> around(Sheet("Mars", [["Structure", "Nom"], ["CAF", "Awa"]]), 2, {"B": 1}).lines
    [(1, ['Structure', 'Nom']), (2, ['CAF', '[personne]'])]
    """
    first = max(1, line - AROUND)
    rows = list(enumerate(sheet.rows[first - 1 : line + AROUND], start=first))
    letters = [column_letter(position) for position in range(max((len(row) for _, row in rows), default=0))]

    def shown(number: int, position: int, row: Sequence[Cell]) -> str:
        cell = row[position] if position < len(row) else None
        if cell is None:
            return ""
        return MASK if number > hidden.get(letters[position], number) else masked(text_of(cell))

    return Around(letters, [(number, [shown(number, at, row) for at in range(len(letters))]) for number, row in rows])
