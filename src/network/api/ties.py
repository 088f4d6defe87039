"""Ties from one actor to another, as they were declared or documented."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from network.api.dependencies import StateDep, fresh
from network.api.paging import CursorQuery, LimitQuery, Page, matching, page
from network.api.problems import documented

router = APIRouter(prefix="/ties", tags=["Ties"], dependencies=[Depends(fresh)])

EXAMPLE = {
    "source": "act-2240ba5fd95b28fa32cc",
    "target": "act-5c1d2e3f4a5b6c7d8e9f",
    "kind": "collaborates",
    "wave": "2022",
    "since": None,
    "until": None,
}


@router.get(
    "",
    summary="Ties by actor",
    response_model=Page,
    responses=documented(503, example={"items": [EXAMPLE], "total": 1, "next": None}),
)
def list_ties(
    state: StateDep,
    actor: Annotated[str, Query(description="Uid of one end")] = "",
    kind: Annotated[str, Query(description="Code of the kind of tie")] = "",
    wave: Annotated[str, Query(description="Name of the survey wave")] = "",
    cursor: CursorQuery = "",
    limit: LimitQuery = 100,
) -> Page:
    """A tie that both ends declare is one row, `confirmed`. Shared meetings and actions are not in this list."""
    rows = matching(state.lists()["ties"], kind=kind, wave=wave)
    if actor:
        rows = [row for row in rows if actor in (row["source"], row["target"])]
    by = ("source", "target", "kind", "since", "wave", "declared_by", "until")
    return page(rows, by=by, cursor=cursor, limit=limit)
