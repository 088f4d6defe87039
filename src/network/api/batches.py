"""Imports: files sent, previewed, applied; the batches they made, and how to undo one."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Path, UploadFile
from fastapi.responses import JSONResponse, Response

from network import importing
from network.api.dependencies import LangDep, StateDep
from network.api.jobs import ACCEPTED, PATIENCE, address, answered, told
from network.api.previews import Preview, apply, preview
from network.api.problems import documented
from network.api.state import State, now
from network.api.uploads import Upload
from network.sentences import Language

router = APIRouter(prefix="/batches", tags=["Imports"])

BATCH = {
    "uid": "bat-7c1d2e3f4a5b6c7d8e9f",
    "file": "suivi_GT.xlsx",
    "form": "attendance-grid",
    "time": "2024-03-01T10:12:00+00:00",
    "state": "applied",
    "counts": {"presences": 118},
}
OUTCOME = {"file": "suivi_GT.xlsx", "forms": ["attendance-grid"], "counts": {"presences": 118}, "remarks": []}
PREVIEW = {
    "upload": "pK3v…",
    "files": ["suivi_GT.xlsx"],
    "plan": "12-9f86d081884c7d659a2f",
    "sentence": "118 présences. Rien n'est encore écrit.",
    "outcomes": [OUTCOME],
}

TokenPath = Annotated[str, Path(description="As given when the files were sent", examples=["pK3v"])]
BatchPath = Annotated[str, Path(examples=["bat-7c1d2e3f4a5b6c7d8e9f"])]


@router.post(
    "/uploads",
    status_code=201,
    summary="Send files and see what their import would do",
    responses={
        **documented(413, 503),
        **ACCEPTED,
        201: {"content": {"application/json": {"example": PREVIEW}}},
    },
)
def send(
    state: StateDep,
    lang: LangDep,
    files: Annotated[
        list[UploadFile],
        File(description="Spreadsheets, .docx, .json, .zip, graph files; a .toml among them is the mapping"),
    ],
    form: Annotated[str, Form(description="Form to read by; empty: recognised")] = "",
    territory: Annotated[str, Form(description="Territory of what names none")] = "",
) -> Response:
    """Nothing is written. The files wait in a private folder for a day at most, until applied or dropped."""
    given = [(file.filename or "", file.file) for file in files]
    upload = state.uploads.keep(given, form=form or None, territory=territory or None, now=now())
    return _previewed(state, upload, lang, 201)


@router.get(
    "/uploads/{token}",
    summary="The dry run of files that wait",
    responses={**documented(404, 503, example=PREVIEW), **ACCEPTED},
)
def see(token: TokenPath, state: StateDep, lang: LangDep) -> Response:
    """Run again if the facts have changed; `plan` says which dry run this is."""
    return _previewed(state, state.uploads.find(token, now()), lang, 200)


@router.post(
    "/uploads/{token}/apply",
    summary="Import files that wait",
    responses={**documented(404, 409, 503, example=[{**OUTCOME, "batch": BATCH["uid"]}]), **ACCEPTED},
)
def apply_upload(
    token: TokenPath,
    state: StateDep,
    lang: LangDep,
    plan: Annotated[str, Form(description="`plan` of the dry run that was read")],
) -> Response:
    """One batch a file, one transaction each. Refused with 409 if it would no longer do what the dry run said."""
    return answered(apply(state, state.uploads.find(token, now()), plan), lang)


@router.post(
    "/uploads/{token}/beside",
    summary="Keep both versions of files that come again",
    responses={**documented(404, 503, example=PREVIEW), **ACCEPTED},
)
def keep_both(token: TokenPath, state: StateDep, lang: LangDep) -> Response:
    """Otherwise a new version of a file replaces the former one: `version` of an outcome says what changes."""
    return _previewed(state, state.uploads.keep_both(state.uploads.find(token, now())), lang, 200)


@router.delete(
    "/uploads/{token}",
    status_code=204,
    summary="Drop files that wait",
    responses=documented(404, 503),
)
def drop(token: TokenPath, state: StateDep) -> None:
    """They are deleted at once."""
    state.uploads.forget(state.uploads.find(token, now()))


@router.get("", summary="Batches, the latest first", responses=documented(503, example=[BATCH]))
def list_batches(state: StateDep) -> list[dict[str, Any]]:
    """Each import and each hand edit is a batch; an undone one stays in the list."""
    return importing.batches(state.store)


@router.get("/{uid}", summary="One batch and its remarks", responses=documented(404, 503, example=BATCH))
def read_batch(uid: BatchPath, state: StateDep) -> dict[str, Any]:
    """Where it came from, what it counted, what was remarked."""
    return importing.batch(state.store, uid)


@router.post("/{uid}/undo", summary="Undo a batch", responses=documented(404, 503, example=BATCH))
def undo_batch(uid: BatchPath, state: StateDep, lang: LangDep) -> dict[str, Any]:
    """What other batches also say stays; what nobody says any more goes.

    `kept`: records that a person has edited since; they stay as long as such an edit stands.
    """
    with state.writing:
        kept = importing.undo(state.store, uid, now=now())
    return {**importing.batch(state.store, uid), "kept": [one.as_dict(lang) for one in kept]}


def _previewed(state: State, upload: Upload, lang: Language, status: int) -> Response:
    job = preview(state, upload)
    held = {"upload": upload.token, "files": list(upload.names)}
    if not job.finished(PATIENCE):
        return JSONResponse({**held, "job": told(job, lang)}, 202, headers={"Location": address(job)})
    shown: Preview = job.result()
    outcomes = [outcome.as_dict(lang) for outcome in shown.outcomes]
    said = {"plan": shown.plan, "sentence": shown.sentence.to(lang), "outcomes": outcomes}
    return JSONResponse({**held, **said}, status)
