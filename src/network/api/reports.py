"""The written report of a comparison: one file, to keep, print and send."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from network.api.dependencies import LangDep, StateDep, TwoLenses
from network.api.jobs import ACCEPTED, PATIENCE, address, told
from network.api.measures import SEED
from network.api.problems import documented
from network.api.state import State, today
from network.demonstration import is_fictional
from network.errors import Refused
from network.jobs import Job, Progress
from network.reports import report
from network.sentences import Language
from network.study import Lens

router = APIRouter(prefix="/reports", tags=["Findings"])


def written(state: State, two: tuple[Lens, Lens] | None, lang: Language) -> Job:
    """The report of two lenses, as a job; its result is the text of an HTML file."""
    if two is None:
        raise Refused("api.two-times")
    before, after = two

    def work(progress: Progress) -> str:
        progress(0, 1)
        fictional = is_fictional(state.store)
        return report(state.store, before, after, lang=lang, today=today(), seed=SEED, fictional=fictional)

    return state.computed("report", (before, after, lang, today()), work)


@router.get(
    "",
    summary="The written report of a comparison",
    response_class=HTMLResponse,
    responses={
        **documented(404, 503),
        **ACCEPTED,
        200: {"content": {"text/html": {"example": "<!doctype html>…"}}},
    },
)
def read_report(state: StateDep, two: TwoLenses, lang: LangDep) -> Response:
    """One HTML file without any remote address. After a 202, ask again at the same address."""
    job = written(state, two, lang)
    if not job.finished(PATIENCE):
        return JSONResponse({**told(job, lang), "result": None}, 202, headers={"Location": address(job)})
    return HTMLResponse(job.result(), headers={"Content-Disposition": 'attachment; filename="passerelles.html"'})
