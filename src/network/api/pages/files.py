"""My files: send, read the dry run, import, undo."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, Response

from network import importing, resolving
from network.api.dependencies import StateDep
from network.api.previews import BY, apply, preview
from network.api.refusals import Changed
from network.api.rendering import PATIENCE, html, see, waiting
from network.api.state import now, today
from network.forms import forms

router = APIRouter(prefix="/fichiers")

SHOWN_REMARKS = 200
SHOWN_PAIRS = 6


@router.get("", response_class=HTMLResponse)
def files_page(request: Request, state: StateDep, done: str = "", pairs: str = "") -> HTMLResponse:
    waiting_pairs = resolving.waiting(state.store)
    return html(
        request,
        "pages/files.html",
        batches=importing.batches(state.store),
        pairs=waiting_pairs if pairs == "all" else waiting_pairs[:SHOWN_PAIRS],
        pairs_total=len(waiting_pairs),
        forms=list(forms().values()),
        territories=sorted(row["name"] for row in state.lists()["territories"] if row["name"]),
        done=done,
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


@router.get("/{token}", response_class=HTMLResponse)
def preview_page(request: Request, state: StateDep, token: str, changed: bool = False) -> Response:
    job = preview(state, state.uploads.find(token, now()))
    if not job.finished(PATIENCE):
        return waiting(request, job)
    return html(request, "pages/preview.html", preview=job.result(), changed=changed, shown=SHOWN_REMARKS)


@router.post("/{token}/importer")
def apply_upload(request: Request, state: StateDep, token: str, plan: Annotated[str, Form()]) -> Response:
    job = apply(state, state.uploads.find(token, now()), plan)
    return see(request, f"/fichiers/{token}/import/{job.uid}")


@router.get("/{token}/import/{uid}", response_class=HTMLResponse)
def import_page(request: Request, state: StateDep, token: str, uid: str) -> Response:
    job = state.jobs.find(uid)
    if not job.finished(PATIENCE):
        return waiting(request, job)
    try:
        outcomes = job.result()
    except Changed:
        return see(request, f"/fichiers/{token}", changed="true")
    return html(request, "pages/imported.html", outcomes=outcomes)


@router.post("/{token}/abandonner")
def drop(request: Request, state: StateDep, token: str) -> Response:
    state.uploads.forget(state.uploads.find(token, now()))
    return see(request, "/fichiers", done="dropped")


@router.post("/lots/{uid}/annuler")
def undo(request: Request, state: StateDep, uid: str) -> Response:
    with state.writing:
        importing.undo(state.store, uid, now=now())
    return see(request, "/fichiers", done="undone")


@router.post("/paires/decider")
def decide(
    request: Request,
    state: StateDep,
    one: Annotated[str, Form()],
    other: Annotated[str, Form()],
    verdict: Annotated[resolving.Verdict, Form()],
) -> Response:
    with state.writing:
        resolving.decide(state.store, one, other, verdict, by=BY, today=today(), now=now())
    return see(request, "/fichiers", done="decided")
