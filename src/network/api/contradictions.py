"""Files that contradict each other: both values, their sources, and the decision of a person."""

from typing import Annotated, Any

from fastapi import APIRouter, Body
from pydantic import BaseModel, Field

from network import editing
from network.api.dependencies import StateDep
from network.api.previews import BY
from network.api.problems import documented
from network.api.state import now

router = APIRouter(prefix="/contradictions", tags=["Contradictions"])

EXAMPLE = {
    "noun": "actor",
    "key": ["act-2240ba5fd95b28fa32cc"],
    "name": "CAF de Paris",
    "property": "postcode",
    "values": [{"value": "75018", "sources": ["bat-1||2"]}, {"value": "75019", "sources": ["bat-2||2"]}],
}


class Choice(BaseModel):
    """The value to keep, among those that files give."""

    noun: str
    key: list[str] = Field(description="As the list gives it", min_length=1, max_length=3)
    property: str
    value: str


@router.get("", summary="What files say differently", responses=documented(503, example=[EXAMPLE]))
def list_contradictions(state: StateDep) -> list[dict[str, Any]]:
    """The first value of each is the one kept so far; a source is `batch|sheet|line`."""
    return [one.as_dict() for one in editing.contradictions(state.store)]


@router.post("", summary="Keep one of the values", responses=documented(404, 503, example={"batch": "edi-1"}))
def decide(
    state: StateDep,
    body: Annotated[
        Choice, Body(examples=[{"noun": "actor", "key": EXAMPLE["key"], "property": "postcode", "value": "75019"}])
    ],
) -> dict[str, str]:
    """A hand edit: it wins over the files, and can be undone like any batch."""
    with state.writing:
        batch = editing.decide(state.store, body.noun, tuple(body.key), body.property, body.value, by=BY, now=now())
    return {"batch": batch}
