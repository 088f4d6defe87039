"""What files say differently: both values with their sources, and the choice of a person."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from network import editing
from network.api.dependencies import StateDep
from network.api.pages.cards import origins
from network.api.previews import BY
from network.api.rendering import html, see
from network.api.state import Row, now
from network.editing import Contradiction
from network.editing.contradictions import shown

router = APIRouter(prefix="/contradictions")

SHOWN = 100
PAGES = {"actor": "/acteurs/", "meeting": "/rencontres/", "mission": "/missions/"}


@router.get("", response_class=HTMLResponse)
def contradictions_page(request: Request, state: StateDep, done: str = "", lot: str = "") -> HTMLResponse:
    lists, found = state.lists(), editing.contradictions(state.store)

    def told(one: Contradiction) -> Row:
        values = [{"value": shown(v.value), "sources": origins(lists, list(v.sources))} for v in one.voices]
        page = f"{PAGES[one.noun]}{one.key[0]}" if one.noun in PAGES else ""
        return {"one": one, "key": " ".join(one.key), "page": page, "values": values}

    return html(
        request,
        "pages/contradictions.html",
        rows=[told(one) for one in found[:SHOWN]],
        total=len(found),
        done=done,
        lot=lot,
    )


@router.post("")
def decide(
    request: Request,
    state: StateDep,
    noun: Annotated[str, Form()],
    key: Annotated[str, Form()],
    property: Annotated[str, Form()],
    value: Annotated[str, Form()],
) -> Response:
    """A hand edit: it wins over the files."""
    with state.writing:
        lot = editing.decide(state.store, noun, tuple(key.split()), property, value, by=BY, now=now())
    return see(request, "/contradictions", done="corrected", lot=lot)
