"""Work that lasts, seen from a page: how far it is, and the button that stops it."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from network.api.dependencies import LangDep, StateDep
from network.api.rendering import see

router = APIRouter(prefix="/travaux")

BACK = ("/fichiers", "/")
"""Pages that a stopped work leads back to."""


@router.get("/{uid}")
def progress(state: StateDep, uid: str, lang: LangDep) -> dict[str, Any]:
    """How far a job is, without its result: asked every second by the page that waits."""
    job = state.jobs.find(uid)
    doing = job.doing.to(lang) if job.doing else ""
    return {"state": job.state, "done": job.done, "total": job.total, "doing": doing}


@router.post("/{uid}/arreter")
def stop(request: Request, state: StateDep, uid: str, back: Annotated[str, Form()] = "/") -> Response:
    state.jobs.cancel(uid)
    return see(request, "/fichiers", done="stopped") if back == BACK[0] else see(request, "/")
