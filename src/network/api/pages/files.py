"""My files: send them, what waits, what was imported, and how to take an import back."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, Response

from network import importing
from network.api.dependencies import LangDep, StateDep
from network.api.downloads import attached
from network.api.pages.remarks import ChosenDep, shown
from network.api.rendering import html, see
from network.api.state import now
from network.exports import remarks_csv
from network.forms import forms

router = APIRouter(prefix="/fichiers")

RECENT = 20


@router.get("", response_class=HTMLResponse)
def files_page(request: Request, state: StateDep, done: str = "", lot: str = "", imports: str = "") -> HTMLResponse:
    batches = importing.batches(state.store)
    return html(
        request,
        "pages/files.html",
        batches=batches if imports == "all" else batches[:RECENT],
        batches_total=len(batches),
        pairs_total=state.meanwhile("pairs"),
        waiting=state.uploads.waiting(now()),
        forms=list(forms().values()),
        territories=sorted(row["name"] for row in state.meanwhile("lists")["territories"] if row["name"]),
        done=done,
        kept=importing.spared(state.store, lot) if done == "undone" and lot else [],
    )


@router.post("")
def send(
    request: Request,
    state: StateDep,
    files: Annotated[list[UploadFile], File()],
    form: Annotated[str, Form()] = "",
    territory: Annotated[str, Form()] = "",
) -> Response:
    given = [(file.filename or "", file.file) for file in files]
    upload = state.uploads.keep(given, form=form or None, territory=territory or None, now=now())
    return see(request, f"/fichiers/{upload.token}")


@router.get("/lots/{uid}", response_class=HTMLResponse)
def batch_page(request: Request, state: StateDep, uid: str, chosen: ChosenDep) -> Response:
    batch, remarks = importing.batch(state.store, uid), importing.remarks_of(state.store, uid)
    kept, told = importing.spared(state.store, uid), shown(remarks, chosen)
    return html(request, "pages/batch.html", batch=batch, remarks=told, chosen=chosen, kept=kept)


@router.get("/lots/{uid}/remarques.csv")
def batch_remarks(state: StateDep, uid: str, lang: LangDep) -> Response:
    return attached(remarks_csv(importing.remarks_of(state.store, uid), lang), "remarques.csv")


@router.post("/lots/{uid}/annuler")
def undo(request: Request, state: StateDep, uid: str) -> Response:
    with state.writing:
        importing.undo(state.store, uid, now=now())
    return see(request, "/fichiers", done="undone", lot=uid)
