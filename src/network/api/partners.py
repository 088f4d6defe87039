"""Who is worth meeting, and by whom to be introduced."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from network.api.dependencies import LensQuery, StateDep, fresh
from network.api.problems import documented
from network.partners import path_between, suggest_partners

router = APIRouter(prefix="/partners", tags=["Partners"], dependencies=[Depends(fresh)])

SUGGESTION = {
    "uid": "act-5c1d2e3f4a5b6c7d8e9f",
    "name": "PMI de la Fontaine",
    "field": "sante",
    "score": 1.44,
    "reasons": [{"fr": "1 partenaire commun : École Tanger", "en": "1 common partner: École Tanger"}],
}
STEP = {"uid": "act-5c1d2e3f4a5b6c7d8e9f", "name": "PMI de la Fontaine", "layers": ["agreements"]}
ActorQuery = Annotated[str, Query(description="Uid, or a name as any file writes it", examples=["PMI de la Fontaine"])]


@router.get(
    "/suggest", summary="Actors worth meeting, with reasons", responses=documented(404, 503, example=[SUGGESTION])
)
def suggest(
    state: StateDep, lens: LensQuery, actor: ActorQuery, limit: Annotated[int, Query(ge=1, le=50)] = 5
) -> list[dict[str, Any]]:
    """Of other fields and not tied yet; of `score` only the order means something."""
    return [one.as_dict() for one in suggest_partners(state.store, actor, lens=lens, limit=limit)]


@router.get("/path", summary="The shortest chain of introductions", responses=documented(404, 503, example=[STEP]))
def path(state: StateDep, lens: LensQuery, one: ActorQuery, other: ActorQuery) -> list[dict[str, Any]]:
    """Actors who work together, from the first to the last; empty when nothing connects them."""
    steps = path_between(state.store, one, other, lens=lens)
    return [{"uid": step.uid, "name": step.name, "layers": list(step.layers)} for step in steps]
