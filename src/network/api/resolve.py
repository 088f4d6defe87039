"""Doubtful names: pairs that wait for a person, and what was decided."""

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path

from network import resolving
from network.api.dependencies import LangDep, StateDep
from network.api.previews import BY
from network.api.problems import documented
from network.api.state import now, today

router = APIRouter(prefix="/resolve", tags=["Names"])

PAIR = {
    "uids": ["act-2240ba5fd95b28fa32cc", "act-5c1d2e3f4a5b6c7d8e9f"],
    "names": ["Centre social Les Tilleuls", "CS Tilleuls Nord"],
    "score": 84,
    "facts": 12,
}
PROOF = {
    **PAIR,
    "reasons": ["nom proche : tilleuls", "publics ou secteurs différents : nord"],
    "sides": [{"uid": "act-2240ba5fd95b28fa32cc", "name": "Centre social Les Tilleuls", "territories": ["Tilleuls"]}],
    "part": None,
}
Uid = Annotated[str, Form(description="Uid of one of the pair", examples=["act-2240ba5fd95b28fa32cc"])]
PathUid = Annotated[str, Path(description="Uid of one of the pair", examples=["act-2240ba5fd95b28fa32cc"])]
Verdict = Annotated[resolving.Verdict, Form(description="What the first is to the second")]
Day = Annotated[dt.date | None, Form(description="Of « part of », or the day of a renaming")]


@router.get("", summary="Pairs that wait, best first", responses=documented(503, example=[PAIR]))
def list_pairs(state: StateDep) -> list[dict[str, Any]]:
    """Until somebody decides, the two stay two actors."""
    return [pair.as_dict() for pair in resolving.waiting(state.store)]


@router.get("/{one}/{other}", summary="A pair side by side", responses=documented(404, 503, example=PROOF))
def show(state: StateDep, lang: LangDep, one: PathUid, other: PathUid) -> dict[str, Any]:
    """What each of the two is, and the reasons for and against, in words."""
    pair = resolving.pair_between(state.store, one, other)
    return resolving.beside(state.store, pair).as_dict(lang)


@router.post("", summary="Decide of a pair", responses=documented(404, 422, 503, example={"batch": "edi-1"}))
def decide(
    state: StateDep, one: Uid, other: Uid, verdict: Verdict, since: Day = None, until: Day = None
) -> dict[str, Any]:
    """The decision is a batch of its own: it holds at the next import, and can be undone."""
    with state.writing:
        batch = resolving.decide(
            state.store, one, other, verdict, by=BY, today=today(), now=now(), since=since, until=until
        )
    return {"batch": batch}


@router.delete("", status_code=204, summary="Take a decision back", responses=documented(404, 503))
def undo(state: StateDep, one: Uid, other: Uid) -> None:
    """The pair waits again."""
    with state.writing:
        resolving.undo_decision(state.store, one, other, by=BY, now=now())
