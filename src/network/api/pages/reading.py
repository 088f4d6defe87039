"""How files are read: what each sheet was taken for and why, twenty lines of it, and how to correct it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from network.api import readings
from network.api.dependencies import StateDep
from network.api.readings import Opened, choose, open_as, opened, repeat, save, tried, with_sheet
from network.api.rendering import PATIENCE, html, see, waiting
from network.api.state import State, now
from network.errors import NetworkError, Refused
from network.forms import DROPPED, Recognised, RecognisedSheet, SheetChoice, forms, role_words
from network.forms import Form as FormOf
from network.forms.handling import encodings
from network.jobs import Job
from network.sentences import Words
from network.tables import SEPARATORS
from network.vocabulary import labels

router = APIRouter(prefix="/fichiers/{token}/lecture")

CONSTANTS = ("territory", "when", "title", "format", "place", "held_by", "kind", "wave", "field", "since")
"""Roles that may hold one value for a whole sheet, in the order in which they are asked."""
TEXTS = (".csv", ".tsv", ".txt")
POSITION, LINE = re.compile(r"role-[0-9]{1,4}"), re.compile(r"[0-9]{1,6}")


async def _fields(request: Request) -> Mapping[str, str]:
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Fields = Annotated[Mapping[str, str], Depends(_fields)]


def _job(state: State, token: str) -> Job:
    return opened(state, state.uploads.find(token, now()))


def _found(state: State, token: str) -> Opened:
    return readings.found(state, state.uploads.find(token, now()))


@router.get("", response_class=HTMLResponse)
def reading_page(request: Request, state: StateDep, token: str, done: str = "") -> Response:
    job = _job(state, token)
    if not job.finished(PATIENCE):
        return waiting(request, job)
    found: Opened = job.result()
    return html(
        request,
        "pages/readings.html",
        opened=found,
        done=done,
        encodings=encodings(),
        separators=SEPARATORS,
        texts=TEXTS,
        forms=list(forms().values()),
    )


@router.post("/modeles/refuser")
def refuse(request: Request, state: StateDep, token: str) -> Response:
    state.uploads.read_with(state.uploads.find(token, now()), "")
    return see(request, f"/fichiers/{token}/lecture", done="refused")


@router.post("/{file}/ouverture")
def open_file(
    request: Request,
    state: StateDep,
    token: str,
    file: int,
    encoding: Annotated[str, Form()] = "",
    separator: Annotated[str, Form()] = "",
    hidden: Annotated[str, Form()] = "",
) -> Response:
    found = _found(state, token)
    how = {"encoding": encoding or None, "separator": separator or None, "hidden": hidden or None}
    open_as(state, found, found.file(file), **how)
    return see(request, f"/fichiers/{token}/lecture", done="opened")


@router.post("/{file}/modele")
def keep(request: Request, state: StateDep, token: str, file: int, name: Annotated[str, Form()] = "") -> Response:
    found = _found(state, token)
    save(state, found, found.file(file), name)
    return see(request, f"/fichiers/{token}/lecture", done="kept")


@router.get("/{file}/{sheet}", response_class=HTMLResponse)
def sheet_page(
    request: Request, state: StateDep, token: str, file: int, sheet: int, form: str = "", line: str = ""
) -> Response:
    job = _job(state, token)
    if not job.finished(PATIENCE):
        return waiting(request, job)
    found: Opened = job.result()
    whole, one = found.sheet(file, sheet)
    shown = one
    if form or line:
        choice = SheetChoice(one.name, form=form or None, header_line=_line(line, one))
        shown = tried(state, found, whole, choice)
    return _sheet(request, state, found, file, sheet, shown)


@router.post("/{file}/{sheet}")
def correct(request: Request, state: StateDep, token: str, file: int, sheet: int, fields: Fields) -> Response:
    found = _found(state, token)
    whole, one = found.sheet(file, sheet)
    try:
        choice = _choice(one, fields)
        shown = one if choice.leave else tried(state, found, whole, replace(choice, roles=None, constants={}))
    except NetworkError as refused:
        return _sheet(request, state, found, file, sheet, one, fields, refused)
    try:
        _keep(state, token, found, with_sheet(whole, shown), one, choice, fields)
    except NetworkError as refused:
        return _sheet(request, state, found, file, sheet, shown, fields, refused)
    return see(request, f"/fichiers/{token}", done="read")


def _keep(
    state: State,
    token: str,
    found: Opened,
    whole: Recognised,
    sheet: RecognisedSheet,
    choice: SheetChoice,
    fields: Mapping[str, str],
) -> None:
    """Say how the sheet is read, the sheets alike when asked, and keep it as a template when it is given a name."""
    upload = choose(state, found, whole, [choice])
    if fields.get("alike"):
        repeat(state, upload, found, whole, sheet)
    if name := fields.get("template", "").strip():
        again = _found(state, token)
        save(state, again, again.named(whole.file), name)


def _choice(sheet: RecognisedSheet, fields: Mapping[str, str]) -> SheetChoice:
    if fields.get("leave"):
        return SheetChoice(sheet.name, leave=True)
    form = fields.get("form") or None
    line = _line(fields.get("line", ""), sheet)
    roles = {int(name[5:]): value for name, value in fields.items() if POSITION.fullmatch(name)}
    constants = {
        name[9:]: value.strip() for name, value in fields.items() if name.startswith("constant-") and value.strip()
    }
    return SheetChoice(sheet.name, False, form, line, roles, constants)


def _line(given: str, sheet: RecognisedSheet) -> int | None:
    if not given.strip():
        return sheet.line
    if not LINE.fullmatch(given.strip()):
        raise Refused("recognition.wrong-line", line=given[:20], sheet=sheet.name)
    return int(given)


@dataclass(frozen=True)
class Asked:
    """One value that may hold for a whole sheet: its role, what it is called, and the values to choose from."""

    role: str
    name: Words
    value: str
    choices: Sequence[tuple[str, Words]] = ()


def _asked(form: FormOf, sheet: RecognisedSheet, given: Mapping[str, str]) -> list[Asked]:
    taken = {column.role for column in sheet.columns}
    asked = []
    for role in CONSTANTS:
        column = form.constant_of(role) if role not in taken else None
        if column is None or column.kind in ("mark", "person"):
            continue
        listed = column.kind.partition(":")[0] in ("code", "codes")
        choices = list(labels(column.vocabulary).items()) if listed else []
        asked.append(Asked(role, role_words(form, role), given.get(role, ""), choices))
    return asked


def _sheet(
    request: Request,
    state: State,
    found: Opened,
    file: int,
    rank: int,
    shown: RecognisedSheet,
    fields: Mapping[str, str] | None = None,
    refused: NetworkError | None = None,
) -> HTMLResponse:
    whole, one = found.sheet(file, rank)
    told = found.mapping.of_sheet(whole.file, one.name) if found.mapping else None
    same_form = told is not None and shown.form is not None and told.form == shown.form.code
    said = {role: str(value) for role, value in told.constants.items()} if told and same_form else {}
    if fields is not None:
        said = {name[9:]: value for name, value in fields.items() if name.startswith("constant-")}
    return html(
        request,
        "pages/reading.html",
        422 if refused else 200,
        opened=found,
        file=whole,
        file_rank=file,
        sheet=shown,
        sheet_rank=rank,
        roles=_roles(shown, fields, proposed=not (told and told.columns)),
        role_names={key: role_words(shown.form, key) for key in shown.form.columns} if shown.form else {},
        asked=_asked(shown.form, shown, said) if shown.form else [],
        alike=len(found.alike(one)),
        forms=list(forms().values()),
        territories=sorted(row["name"] for row in state.lists()["territories"] if row["name"]),
        refused=refused,
        saved_as=fields.get("template", "") if fields else "",
    )


def _roles(sheet: RecognisedSheet, fields: Mapping[str, str] | None, *, proposed: bool) -> dict[int, str]:
    """The role that each column's list shows: as sent, else as read, else as the values suggest."""
    if fields is not None:
        return {column.position: fields.get(f"role-{column.position}", "") for column in sheet.columns}
    return {
        column.position: column.role
        or (DROPPED if column.use == "left" else "")
        or ((column.proposal or "") if proposed else "")
        for column in sheet.columns
    }
