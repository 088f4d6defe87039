"""Work that lasts: how far it is, its result, and the way to stop it."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse, Response

from network.api.answers import as_json
from network.api.dependencies import LangDep, StateDep
from network.api.problems import document, documented
from network.errors import NetworkError
from network.jobs import Job
from network.sentences import Language

PATIENCE = 1.0  # seconds a caller waits before it is given a job instead of the answer

router = APIRouter(prefix="/jobs", tags=["Jobs"])
UidPath = Annotated[str, Path(description="As given by the answer 202", examples=["job-5f0c"])]

EXAMPLE = {"uid": "job-5f0c", "state": "running", "done": 3, "total": 9, "doing": None, "result": None, "problem": None}
ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {
        "description": "It takes longer than a second: follow the job",
        "content": {"application/json": {"example": EXAMPLE}},
    }
}


def address(job: Job) -> str:
    return f"/api/v1/jobs/{job.uid}"


def told(job: Job, lang: Language) -> dict[str, Any]:
    """The job as JSON: `result` once done, `problem` once failed."""
    result, problem = None, None
    if job.state in ("done", "failed"):
        try:
            result = as_json(job.result(), lang)
        except NetworkError as error:
            problem = document(error, lang, address(job))
    return {
        "uid": job.uid,
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "doing": job.doing.to(lang) if job.doing else None,
        "result": result,
        "problem": problem,
    }


def answered(job: Job, lang: Language, headers: Mapping[str, str] | None = None) -> Response:
    """The result when it is there within a second, else 202 and the address of the job."""
    if job.finished(PATIENCE):
        return JSONResponse(as_json(job.result(), lang), headers=headers)
    return JSONResponse(told(job, lang), 202, headers={"Location": address(job), "Retry-After": "1"})


@router.get("/{uid}", summary="How far a job is, and its result", responses=documented(404, example=EXAMPLE))
def follow(uid: UidPath, state: StateDep, lang: LangDep) -> dict[str, Any]:
    """`done` of `total` steps; the result stays until a hundred later jobs have ended."""
    return told(state.jobs.find(uid), lang)


@router.delete("/{uid}", summary="Cancel a job", responses=documented(404, example={**EXAMPLE, "state": "cancelled"}))
def cancel(uid: UidPath, state: StateDep, lang: LangDep) -> dict[str, Any]:
    """A waiting job stops at once, a running one at its next step; nothing is half written."""
    return told(state.jobs.cancel(uid), lang)
