"""Doubtful names: pairs that wait for a person, and what was decided."""

from typing import Annotated, Any

from fastapi import APIRouter, Form

from network import resolving
from network.api.dependencies import StateDep
from network.api.previews import BY
from network.api.problems import documented
from network.api.state import now, today

router = APIRouter(prefix="/resolve", tags=["Names"])

PAIR = {
    "uids": ["act-2240ba5fd95b28fa32cc", "act-5c1d2e3f4a5b6c7d8e9f"],
    "names": ["Centre social Les Tilleuls", "CS Tilleuls Nord"],
    "score": 84,
}
Uid = Annotated[str, Form(description="Uid of one of the pair", examples=["act-2240ba5fd95b28fa32cc"])]
Verdict = Annotated[resolving.Verdict, Form(description="What they are to each other")]


@router.get("", summary="Pairs that wait, the most alike first", responses=documented(503, example=[PAIR]))
def list_pairs(state: StateDep) -> list[dict[str, Any]]:
    """Until somebody decides, the two stay two actors."""
    return [pair.as_dict() for pair in resolving.waiting(state.store)]


@router.post("", summary="Decide of a pair", responses=documented(404, 503, example={"batch": "edi-1"}))
def decide(state: StateDep, one: Uid, other: Uid, verdict: Verdict) -> dict[str, Any]:
    """The decision is a batch of its own: it holds at the next import, and can be undone."""
    with state.writing:
        batch = resolving.decide(state.store, one, other, verdict, by=BY, today=today(), now=now())
    return {"batch": batch}


@router.delete("", status_code=204, summary="Take a decision back", responses=documented(404, 503))
def undo(state: StateDep, one: Uid, other: Uid) -> None:
    """The pair waits again."""
    with state.writing:
        resolving.undo_decision(state.store, one, other, by=BY, now=now())
