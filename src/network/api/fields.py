"""Fields of social action: the list, the actors without one, and giving one by hand."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Path

from network import fields as assigning
from network.api.dependencies import LangDep, StateDep
from network.api.previews import BY
from network.api.problems import documented
from network.api.state import now, today
from network.vocabulary import fields

router = APIRouter(prefix="/fields", tags=["Fields"])

FIELD = {"code": "petite-enfance", "core": "social", "label": "Petite enfance"}
ACTOR = {"uid": "act-2240ba5fd95b28fa32cc", "name": "Centre social Les Tilleuls"}


@router.get("", summary="Fields, and the core field each rolls up to", responses=documented(503, example=[FIELD]))
def list_fields(lang: LangDep) -> list[dict[str, Any]]:
    """Seven core fields make the headline; the others roll up to one of them."""
    return [{"code": code, "core": one.core, "label": one.words.to(lang)} for code, one in fields().items()]


@router.get("/unknown", summary="Actors without a field", responses=documented(503, example=[ACTOR]))
def without(state: StateDep) -> list[dict[str, Any]]:
    """They are counted and said, never guessed silently."""
    return assigning.without_field(state.store)


@router.put("/{actor}", summary="Give an actor its field", responses=documented(404, 503, example={"batch": "edi-1"}))
def assign(
    actor: Annotated[str, Path(examples=["act-2240ba5fd95b28fa32cc"])],
    state: StateDep,
    field: Annotated[str, Form(description="Code of the field", examples=["social"])],
) -> dict[str, Any]:
    """A hand edit: it wins over the files, and can be undone like any batch."""
    with state.writing:
        batch = assigning.assign(state.store, actor, field, by=BY, today=today(), now=now())
    return {"batch": batch}
