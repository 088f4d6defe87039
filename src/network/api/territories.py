"""Where it happens: neighbourhoods, communes, and what they lie in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from network.api.dependencies import StateDep, fresh
from network.api.paging import CursorQuery, LimitQuery, Page, one, page
from network.api.problems import documented
from network.api.state import Row

router = APIRouter(prefix="/territories", tags=["Territories"], dependencies=[Depends(fresh)])

EXAMPLE = {
    "uid": "ter-8f0e5a1c2b3d4e5f6a7b",
    "code": "tilleuls",
    "name": "Les Tilleuls",
    "kind": "quartier",
    "role": "pilot",
}


@router.get(
    "",
    summary="Territories by name",
    response_model=Page,
    responses=documented(503, example={"items": [EXAMPLE], "total": 1, "next": None}),
)
def list_territories(state: StateDep, cursor: CursorQuery = "", limit: LimitQuery = 100) -> Page:
    """`role` tells the pilots of a programme from the territories that it is compared with."""
    return page(state.lists()["territories"], by=("name", "uid"), cursor=cursor, limit=limit)


@router.get("/{uid}", summary="One territory", responses=documented(404, 503, example=EXAMPLE))
def read_territory(uid: Annotated[str, Path(examples=["ter-8f0e5a1c2b3d4e5f6a7b"])], state: StateDep) -> Row:
    """`within` is the uid of the territory that it lies in."""
    return one(state.lists()["territories"], "territories", uid)
