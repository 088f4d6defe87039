"""Whoever acts: institutions, structures, services, groups."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from network.api.dependencies import StateDep, fresh
from network.api.paging import CursorQuery, LimitQuery, Page, SearchQuery, matching, one, page, searched
from network.api.problems import documented
from network.api.state import Row

router = APIRouter(prefix="/actors", tags=["Actors"], dependencies=[Depends(fresh)])

EXAMPLE = {
    "uid": "act-2240ba5fd95b28fa32cc",
    "name": "Centre social Les Tilleuls",
    "aliases": ["CS Tilleuls"],
    "kind": "structure",
    "field": "social",
    "territory": "ter-8f0e5a1c2b3d4e5f6a7b",
}


@router.get(
    "",
    summary="Actors by name",
    response_model=Page,
    responses=documented(503, example={"items": [EXAMPLE], "total": 1, "next": None}),
)
def list_actors(
    state: StateDep,
    q: SearchQuery = "",
    field: Annotated[str, Query(description="Code of the main field")] = "",
    kind: Annotated[str, Query(description="institution, structure, service or group")] = "",
    territory: Annotated[str, Query(description="Uid of the territory")] = "",
    cursor: CursorQuery = "",
    limit: LimitQuery = 50,
) -> Page:
    """Duplicates that were resolved are one actor, found under each of its spellings."""
    rows = matching(state.lists()["actors"], field=field, kind=kind, territory=territory)
    return page(searched(rows, q, "name", "short_name", "aliases"), by=("name", "uid"), cursor=cursor, limit=limit)


@router.get("/{uid}", summary="One actor", responses=documented(404, 503, example=EXAMPLE))
def read_actor(uid: Annotated[str, Path(examples=["act-2240ba5fd95b28fa32cc"])], state: StateDep) -> Row:
    """All that is known of it, and the lines of the files that say so."""
    return one(state.lists()["actors"], "actors", uid)
