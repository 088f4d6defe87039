"""The findings of a lens as sentences, and two dates side by side."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from network.api.compare import compared
from network.api.dependencies import LangDep, LensQuery, StateDep, TwoLenses
from network.api.measures import SEED, found
from network.api.pages.lenses import chips, choices
from network.api.rendering import PATIENCE, html, waiting
from network.api.reports import written

router = APIRouter()


@router.get("/mesures", response_class=HTMLResponse)
def findings_page(request: Request, state: StateDep, lens: LensQuery, two: TwoLenses, lang: LangDep) -> Response:
    """Without two dates: the panel. With two: what changed first, then the panel of the second."""
    comparison = compared(state, *two) if two else None
    panel = found(state, two[1] if two else lens, (), SEED)
    for job in (comparison, panel):
        if job is not None and not job.finished(PATIENCE):
            return waiting(request, job)
    return html(
        request,
        "pages/findings.html",
        lens=two[1] if two else lens,
        two=two,
        findings=panel.result(),
        comparison=comparison.result() if comparison else None,
        places={row["code"]: row["name"] for row in state.lists()["territories"]},
        chips=chips(request, lens, lang, state.lists()),
        choices=choices(state.lists()),
        asked=request.query_params,
        report_address=f"/rapport?{request.url.query}",
    )


@router.get("/rapport")
def report_page(request: Request, state: StateDep, two: TwoLenses, lang: LangDep) -> Response:
    """The written report of a comparison, as a file to keep."""
    job = written(state, two, lang)
    if not job.finished(PATIENCE):
        return waiting(request, job)
    return HTMLResponse(job.result(), headers={"Content-Disposition": 'attachment; filename="passerelles.html"'})
