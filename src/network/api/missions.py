"""What is done for whom: standing services, and actions that several build."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from network.api.dependencies import StateDep, fresh
from network.api.paging import CursorQuery, LimitQuery, Page, SearchQuery, matching, one, page, searched
from network.api.problems import documented
from network.api.state import Row

router = APIRouter(prefix="/missions", tags=["Missions"], dependencies=[Depends(fresh)])

EXAMPLE = {
    "uid": "mis-0c4a6b8d0e2f41638597",
    "title": "Café des parents",
    "kind": "action",
    "themes": ["parentalite"],
    "publics": ["parents"],
    "since": "2021-09",
}


@router.get(
    "",
    summary="Missions by title",
    response_model=Page,
    responses=documented(503, example={"items": [EXAMPLE], "total": 1, "next": None}),
)
def list_missions(
    state: StateDep,
    q: SearchQuery = "",
    kind: Annotated[str, Query(description="service or action")] = "",
    cursor: CursorQuery = "",
    limit: LimitQuery = 50,
) -> Page:
    """A service is what one structure does day after day; an action is built together."""
    rows = searched(matching(state.lists()["missions"], kind=kind), q, "title", "summary")
    return page(rows, by=("title", "uid"), cursor=cursor, limit=limit)


@router.get("/{uid}", summary="One mission and who carries it", responses=documented(404, 503, example=EXAMPLE))
def read_mission(uid: Annotated[str, Path(examples=["mis-0c4a6b8d0e2f41638597"])], state: StateDep) -> Row:
    """`carriers`: uid of each actor, its role and dates."""
    lists = state.lists()
    carriers = [
        {name: row[name] for name in ("actor", "role", "since", "until")}
        for row in matching(lists["carries"], mission=uid)
    ]
    return {**one(lists["missions"], "missions", uid), "carriers": carriers}
