"""The dry run of an upload: one sentence, each file, each remark with its cell; then apply, or drop."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from network.api.dependencies import LangDep, StateDep
from network.api.downloads import attached
from network.api.pages.remarks import ChosenDep, shown
from network.api.pages.uploaded import file_of
from network.api.previews import Preview, applied, apply, moved, preview
from network.api.refusals import Changed
from network.api.rendering import PATIENCE, html, see, waiting
from network.api.state import now
from network.exports import commented, remarks_csv
from network.importing import Outcome, Pair, whole_sentence
from network.jobs import Progress
from network.remarks import Remark

router = APIRouter(prefix="/fichiers")

HERE = "/fichiers"
NAMES = 50


@router.get("/{token}", response_class=HTMLResponse)
def preview_page(request: Request, state: StateDep, token: str, chosen: ChosenDep, changed: bool = False) -> Response:
    job = preview(state, state.uploads.find(token, now()))
    if not job.finished(PATIENCE):
        return waiting(request, job, back=HERE)
    tried: Preview = job.result()
    return html(
        request,
        "pages/preview.html",
        preview=tried,
        remarks=shown(remarks_of(tried.outcomes), chosen),
        chosen=chosen,
        pairs=pairs_of(tried.outcomes),
        changed=changed,
        names=NAMES,
    )


@router.get("/{token}/remarques.csv")
def preview_remarks(request: Request, state: StateDep, token: str, lang: LangDep) -> Response:
    job = preview(state, state.uploads.find(token, now()))
    if not job.finished(PATIENCE):
        return waiting(request, job, back=HERE)
    return attached(remarks_csv(remarks_of(job.result().outcomes), lang), "remarques.csv")


@router.get("/{token}/commente")
def commented_file(request: Request, state: StateDep, token: str, file: str, lang: LangDep) -> Response:
    """The file as it was sent, its remarks written on its cells."""
    upload = state.uploads.find(token, now())
    source = file_of(state, upload, file)
    tried = preview(state, upload)
    if not tried.finished(PATIENCE):
        return waiting(request, tried, back=HERE)
    remarks = [one for one in remarks_of(tried.result().outcomes) if one.file == source.name]

    def work(progress: Progress) -> bytes:
        return commented(source, remarks, lang)

    job = state.computed("commented", (upload, file, lang), work)
    if not job.finished(PATIENCE):
        return waiting(request, job, back=HERE)
    return attached(job.result(), f"{PurePath(source.name).stem} - remarques.xlsx")


@router.post("/{token}/importer")
def apply_upload(request: Request, state: StateDep, token: str, plan: Annotated[str, Form()]) -> Response:
    job = applied(state, token, plan) or apply(state, state.uploads.find(token, now()), plan)
    return see(request, f"/fichiers/{token}/import/{job.uid}")


@router.get("/{token}/import/{uid}", response_class=HTMLResponse)
def import_page(request: Request, state: StateDep, token: str, uid: str) -> Response:
    job = state.jobs.find(uid)
    if not job.finished(PATIENCE):
        return waiting(request, job, back=HERE)
    try:
        outcomes: list[Outcome] = job.result()
    except Changed:
        return see(request, f"/fichiers/{token}", changed="true")
    return html(
        request,
        "pages/imported.html",
        outcomes=outcomes,
        sentence=whole_sentence(outcomes),
        pairs=pairs_of(outcomes),
        token=token if any(moved(outcome) for outcome in outcomes) else "",
        names=NAMES,
    )


@router.post("/{token}/garder-les-deux")
def keep_both(request: Request, state: StateDep, token: str) -> Response:
    """New versions of known files stand beside them; the dry run is made again so."""
    state.uploads.keep_both(state.uploads.find(token, now()))
    return see(request, f"/fichiers/{token}")


@router.post("/{token}/abandonner")
def drop(request: Request, state: StateDep, token: str) -> Response:
    state.uploads.forget(state.uploads.find(token, now()))
    return see(request, "/fichiers", done="dropped")


def remarks_of(outcomes: Sequence[Outcome]) -> list[Remark]:
    return [remark for outcome in outcomes for remark in outcome.remarks]


def pairs_of(outcomes: Sequence[Outcome]) -> list[Pair]:
    """The doubtful pairs of a call, each once, the most alike first."""
    pairs = {pair.uids: pair for outcome in outcomes for pair in outcome.pairs}
    return sorted(pairs.values(), key=lambda pair: (-pair.score, pair.names))
