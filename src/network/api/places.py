"""Resource places; a confidential one is listed without its address."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from network.api.dependencies import StateDep, fresh
from network.api.paging import CursorQuery, LimitQuery, Page, SearchQuery, matching, one, page, searched
from network.api.problems import documented
from network.api.state import Row

router = APIRouter(prefix="/places", tags=["Places"], dependencies=[Depends(fresh)])

EXAMPLE = {
    "uid": "pla-3a4b5c6d7e8f90a1b2c3",
    "name": "Maison de quartier",
    "kind": "equipement",
    "confidential": False,
    "lat": 48.8412,
    "lon": 2.3876,
}


@router.get(
    "",
    summary="Places by name",
    response_model=Page,
    responses=documented(503, example={"items": [EXAMPLE], "total": 1, "next": None}),
)
def list_places(
    state: StateDep,
    q: SearchQuery = "",
    kind: Annotated[str, Query(description="Kind of place")] = "",
    cursor: CursorQuery = "",
    limit: LimitQuery = 100,
) -> Page:
    """A confidential place has neither address nor coordinates here, nor anywhere else."""
    rows = searched(matching(state.lists()["places"], kind=kind), q, "name")
    return page(rows, by=("name", "uid"), cursor=cursor, limit=limit)


@router.get("/{uid}", summary="One place", responses=documented(404, 503, example=EXAMPLE))
def read_place(uid: Annotated[str, Path(examples=["pla-3a4b5c6d7e8f90a1b2c3"])], state: StateDep) -> Row:
    """Where it is, as far as it may be told."""
    return one(state.lists()["places"], "places", uid)
