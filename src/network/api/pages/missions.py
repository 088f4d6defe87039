"""The page of a mission: what is done, for whom, who carries it, where it was worked on, and what says so."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from network.api.dependencies import StateDep
from network.api.pages.cards import origins
from network.api.pages.entries.mission import ROLES
from network.api.pages.entries.posted import actors_by_place
from network.api.paging import matching, one
from network.api.rendering import html
from network.api.state import Lists, Row, by_uid

router = APIRouter(prefix="/missions")


@router.get("/{uid}", response_class=HTMLResponse)
def mission_page(request: Request, state: StateDep, uid: str, done: str = "", lot: str = "") -> HTMLResponse:
    lists = state.lists()
    mission = one(lists["missions"], "missions", uid)
    needs = by_uid(lists["needs"])
    return html(
        request,
        "pages/mission.html",
        mission=mission,
        home=by_uid(lists["territories"]).get(mission["territory"], {}).get("name"),
        needs=[needs[need]["title"] for need in mission["needs"] if need in needs],
        carriers=carriers(lists, uid),
        meetings=sorted(
            (row for row in lists["meetings"] if uid in row["about"]), key=lambda row: row["date"] or "", reverse=True
        ),
        sources=origins(lists, mission["sources"]),
        actors=actors_by_place(lists),
        roles=ROLES,
        done=done,
        lot=lot,
    )


def carriers(lists: Lists, uid: str) -> list[Row]:
    """Who carries it, those who lead first, each with its actor and what says so."""
    actors = by_uid(lists["actors"])
    told = [
        {**row, "actor": actors[row["actor"]], "sources": origins(lists, row["sources"])}
        for row in matching(lists["carries"], mission=uid)
        if row["actor"] in actors
    ]
    return sorted(told, key=lambda row: (row["role"] != "leads", row["actor"]["name"] or ""))
