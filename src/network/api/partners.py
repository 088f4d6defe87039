"""Who is worth meeting, and by whom to be introduced."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from network.api.dependencies import StateDep, WideLensQuery, fresh
from network.api.problems import documented
from network.errors import Refused
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
    state: StateDep, lens: WideLensQuery, actor: ActorQuery, limit: Annotated[int, Query(ge=1, le=50)] = 5
) -> list[dict[str, Any]]:
    """Of other fields and not tied yet; of `score` only the order means something."""
    return [one.as_dict() for one in suggest_partners(state.store, _named("actor", actor), lens=lens, limit=limit)]


@router.get("/path", summary="The shortest chain of introductions", responses=documented(404, 503, example=[STEP]))
def path(state: StateDep, lens: WideLensQuery, one: ActorQuery, other: ActorQuery) -> list[dict[str, Any]]:
    """Actors who work together, from the first to the last; empty when nothing connects them."""
    steps = path_between(state.store, _named("one", one), _named("other", other), lens=lens)
    return [{"uid": step.uid, "name": step.name, "layers": list(step.layers)} for step in steps]


def _named(name: str, value: str) -> str:
    """The actor asked for; a box left empty names nobody, which is not the same as an unknown name."""
    if not value.strip():
        raise Refused("api.missing", where=name)
    return value
