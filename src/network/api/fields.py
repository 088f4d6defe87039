"""Fields of social action: the list, the actors without one, what is proposed, and giving them by hand."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Form, Path

from network import fields as work
from network.api.dependencies import LangDep, StateDep
from network.api.previews import BY
from network.api.problems import documented
from network.api.state import now, today
from network.vocabulary import fields

router = APIRouter(prefix="/fields", tags=["Fields"])

FIELD = {"code": "petite-enfance", "core": "social", "label": "Petite enfance", "own": False}
ACTOR = {"uid": "act-2240ba5fd95b28fa32cc", "name": "Centre social Les Tilleuls", "kind": "structure"}
PROPOSAL = ACTOR | {
    "field": "social",
    "fields": [],
    "evidence": "finess",
    "choices": ["social"],
    "contradicted": False,
    "guessed": None,
    "reason": "catégorie FINESS 220 (centre social)",
}


@router.get("", summary="Fields, and the core field each rolls up to", responses=documented(503, example=[FIELD]))
def list_fields(state: StateDep, lang: LangDep) -> list[dict[str, Any]]:
    """Seven core fields make the headline; the others roll up to one of them. `own`: the workspace's nomenclature."""
    ours = [
        {"code": code, "core": one.core, "label": one.words.to(lang), "own": False} for code, one in fields().items()
    ]
    own = [{"code": code, "core": code, "label": label, "own": True} for code, label in state.own_fields().items()]
    return [*ours, *own]


@router.get("/unknown", summary="Actors without a field", responses=documented(503, example=[ACTOR]))
def without(state: StateDep) -> list[dict[str, Any]]:
    """They are counted and said, never guessed silently."""
    return work.without_field(state.store)


@router.get("/proposals", summary="Fields that are proposed, and why", responses=documented(503, example=[PROPOSAL]))
def propose(state: StateDep, lang: LangDep) -> list[dict[str, Any]]:
    """From register codes, then names; where two of them disagree, each is a choice. Nothing is written."""
    return [one.as_dict(lang) for one in work.proposals(state.store)]


@router.post(
    "/confirmations",
    summary="Give many actors their field at once",
    responses=documented(404, 503, example={"batch": "edi-1", "confirmed": 34}),
)
def confirm(
    state: StateDep,
    chosen: Annotated[
        dict[str, str], Body(embed=True, description="Actor → field", examples=[{"act-2240ba5fd95b28fa32cc": "social"}])
    ],
) -> dict[str, Any]:
    """One decision, undone as one batch; each field keeps what says it as its source."""
    with state.writing:
        batch = work.confirm(state.store, chosen, by=BY, now=now())
    return {"batch": batch, "confirmed": len(chosen)}


@router.put("/{actor}", summary="Give an actor its field", responses=documented(404, 503, example={"batch": "edi-1"}))
def assign(
    actor: Annotated[str, Path(examples=["act-2240ba5fd95b28fa32cc"])],
    state: StateDep,
    field: Annotated[str, Form(description="Code of the field", examples=["social"])],
) -> dict[str, Any]:
    """A hand edit: it wins over the files, and can be undone like any batch."""
    with state.writing:
        batch = work.assign(state.store, actor, field, by=BY, today=today(), now=now())
    return {"batch": batch}
