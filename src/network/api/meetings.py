"""Encounters: who was in the same room, when, in which format."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from network.api.dependencies import StateDep, fresh
from network.api.paging import CursorQuery, LimitQuery, Page, SearchQuery, matching, one, page, searched
from network.api.problems import documented
from network.api.state import Row

router = APIRouter(prefix="/meetings", tags=["Meetings"], dependencies=[Depends(fresh)])

EXAMPLE = {
    "uid": "mee-91d2c3b4a5f60718293a",
    "date": "2023-03-14",
    "title": "Théâtre-forum",
    "format": "theatre-forum",
    "headcount_other": 0,
}


@router.get(
    "",
    summary="Meetings by date",
    response_model=Page,
    responses=documented(503, example={"items": [EXAMPLE], "total": 1, "next": None}),
)
def list_meetings(
    state: StateDep,
    q: SearchQuery = "",
    format: Annotated[str, Query(description="Code of the format")] = "",
    territory: Annotated[str, Query(description="Uid of the territory")] = "",
    cursor: CursorQuery = "",
    limit: LimitQuery = 50,
) -> Page:
    """A sign-in sheet, a grid of dates and minutes of one session are one meeting."""
    rows = searched(matching(state.lists()["meetings"], format=format, territory=territory), q, "title")
    return page(rows, by=("date", "uid"), cursor=cursor, limit=limit)


@router.get("/{uid}", summary="One meeting and who came", responses=documented(404, 503, example=EXAMPLE))
def read_meeting(uid: Annotated[str, Path(examples=["mee-91d2c3b4a5f60718293a"])], state: StateDep) -> Row:
    """`presences`: organisations with their status and number of people; never anybody's name."""
    lists = state.lists()
    presences = [
        {name: row[name] for name in ("actor", "status", "role", "people")}
        for row in matching(lists["presences"], meeting=uid)
    ]
    return {**one(lists["meetings"], "meetings", uid), "presences": presences}
