"""The page of a meeting: when, where, who was there with which status, and what says so."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from network.api.dependencies import StateDep
from network.api.pages.cards import origins
from network.api.paging import matching, one
from network.api.rendering import html
from network.api.state import Lists, Row, by_uid
from network.forms.presence import STRENGTH
from network.vocabulary import formats

router = APIRouter(prefix="/rencontres")


@router.get("/{uid}", response_class=HTMLResponse)
def meeting_page(request: Request, state: StateDep, uid: str, done: str = "", lot: str = "") -> HTMLResponse:
    lists = state.lists()
    meeting = one(lists["meetings"], "meetings", uid)
    actors, missions = by_uid(lists["actors"]), by_uid(lists["missions"])
    return html(
        request,
        "pages/meeting.html",
        meeting=meeting,
        known_format=meeting["format"] in formats(),
        home=by_uid(lists["territories"]).get(meeting["territory"], {}).get("name"),
        places=[by_uid(lists["places"])[place]["name"] for place in meeting["places"]],
        held_by=[actors[one] for one in meeting["held_by"] if one in actors],
        about=[missions[one] for one in meeting["about"] if one in missions],
        presences=presences(lists, uid),
        sources=origins(lists, meeting["sources"]),
        done=done,
        lot=lot,
    )


def presences(lists: Lists, uid: str) -> list[Row]:
    """Who was there, the present first, each with its actor and what says so."""
    actors = by_uid(lists["actors"])
    told = [
        {**row, "actor": actors[row["actor"]], "sources": origins(lists, row["sources"])}
        for row in matching(lists["presences"], meeting=uid)
        if row["actor"] in actors
    ]
    order = {status: rank for rank, status in enumerate(STRENGTH)}
    return sorted(told, key=lambda row: (order.get(row["status"], len(order)), row["actor"]["name"] or ""))
