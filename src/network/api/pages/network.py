"""Who works with whom: the drawing, its table twin, and the lens as a form and as words."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from network.api.dependencies import LangDep, LensQuery, StateDep, TwoLenses
from network.api.pages.lenses import chips, choices
from network.api.rendering import PATIENCE, html, waiting
from network.api.views import drawn
from network.views import ViewDocument, inline_json

router = APIRouter()


@router.get("/reseau", response_class=HTMLResponse)
def network_page(
    request: Request, state: StateDep, lens: LensQuery, two: TwoLenses, lang: LangDep, focus: str = ""
) -> Response:
    before, after = two if two else (None, lens)
    job = drawn(state, after, before, lang)
    if not job.finished(PATIENCE):
        return waiting(request, job)
    document: ViewDocument = job.result()
    values: dict[str, Any] = {"document": document, "data": inline_json(document.as_dict()), "focus": focus}
    return html(
        request,
        "pages/network.html",
        lens=lens,
        chips=chips(request, lens, lang, state.lists()),
        choices=choices(state.lists()),
        compared=two is not None,
        **values,
    )
