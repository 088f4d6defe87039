"""Who works with whom: the drawing, its table twin, and the lens as a form and as words."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from network.api.dependencies import LangDep, LensQuery, StateDep, TwoLenses
from network.api.pages.lenses import chips, choices
from network.api.rendering import PATIENCE, html, waiting
from network.api.views import drawn

router = APIRouter()


@router.get("/reseau", response_class=HTMLResponse)
def network_page(request: Request, state: StateDep, lens: LensQuery, two: TwoLenses, lang: LangDep) -> Response:
    """The picture is painted by the explorer from the document; without script, the table is there all the same."""
    before, after = two if two else (None, lens)
    job = drawn(state, after, before, lang)
    if not job.finished(PATIENCE):
        return waiting(request, job)
    asked = request.query_params.get("lang")
    source = request.url.include_query_params(lang=lang)
    return html(
        request,
        "pages/network.html",
        lens=after,
        chips=chips(request, lens, lang, state.lists()),
        choices=choices(state.lists()),
        view=job.result(),
        view_src=f"/api/v1/views/{'change' if two else 'network'}?{source.query}",
        actor_href=f"/acteurs/{{uid}}?lang={asked}" if asked else "/acteurs/{uid}",
    )
