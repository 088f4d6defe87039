"""What a person says by hand, over HTTP: actors, ties, missions and meetings added, corrected, confirmed."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path
from pydantic import BaseModel, ConfigDict, Field

from network import editing
from network.api.dependencies import StateDep
from network.api.previews import BY
from network.api.problems import documented
from network.api.state import State, now, today
from network.editing import Entry

router = APIRouter()

Answer = str | int | float | bool | list[str] | None
DONE = {"uid": "act-2240ba5fd95b28fa32cc", "batch": "edi-0c4a6b8d0e2f41638597"}
ADDED: dict[int | str, dict[str, Any]] = {
    **documented(404, 409, 503),
    201: {"content": {"application/json": {"example": DONE}}},
}
CORRECTED = documented(404, 503, example=DONE)


class Answers(BaseModel):
    """Answers by the name of their column, as a file would say them; an empty text takes away what was there."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Answer] = Field(init=False)

    @property
    def given(self) -> dict[str, Answer]:
        return dict(self.__pydantic_extra__ or {})


class NewActor(Answers):
    """Columns of a directory of structures: name, kind, field, territory, postcode, siret…"""

    new: bool = Field(False, description="It is none of the actors it looks like")


class Carrier(BaseModel):
    """Who carries a mission."""

    carrier: str = Field(description="Uid or known name")
    role: str = ""
    since: str = ""
    until: str = ""


class NewMission(Answers):
    """Columns of a list of missions: title, kind, themes, publics, since, until, territory…"""

    carriers: list[Carrier] = Field(default_factory=list)
    new: bool = Field(False, description="It is not the mission known by that title")


class Presence(BaseModel):
    """Somebody at a meeting: a known actor, or the name of one to add."""

    actor: str = Field("", description="Uid or known name")
    name: str = Field("", description="Name of an actor to add")
    new: bool = Field(False, description="It is none of the actors it looks like")
    status: str = Field("present", description="present, represented, excused or absent, in French too")
    people: int = Field(1, ge=1, le=500)


class Decision(BaseModel):
    """A mission decided at a meeting, and who will lead it."""

    title: str
    leaders: list[str] = Field(default_factory=list, description="Uids or known names")


class Corrected(Answers):
    """Columns of a list of presences: when, title, format, territory; and presences to add or correct."""

    present: list[Presence] = Field(default_factory=list)


class NewMeeting(Corrected):
    """Columns of a list of presences, who was there, how many residents, what was decided."""

    residents: int | None = Field(None, ge=0, le=500, description="Anonymous residents: a number")
    decisions: list[Decision] = Field(default_factory=list)
    same: str | None = Field(None, description="Uid of the meeting that this completes")
    new: bool = Field(False, description="It is none of the meetings known already")


ActorPath = Annotated[str, Path(examples=["act-2240ba5fd95b28fa32cc"])]
TiePath = Annotated[str, Path(examples=["tie-2240ba5fd95b28fa32cc"])]
MissionPath = Annotated[str, Path(examples=["mis-0c4a6b8d0e2f41638597"])]
MeetingPath = Annotated[str, Path(examples=["mee-91d2c3b4a5f60718293a"])]
ACTOR = {"name": "PMI Flandre", "field": "santé", "postcode": "75019"}


@router.post("/actors", status_code=201, tags=["Actors"], summary="Add an actor", responses=ADDED)
def add_actor(state: StateDep, body: Annotated[NewActor, Body(examples=[ACTOR])]) -> dict[str, str]:
    """409 with `candidates` when it looks like actors that are known: choose one of them, or say `new`."""
    return _said(state, editing.add_actor, body.given, new=body.new)


@router.patch("/actors/{uid}", tags=["Actors"], summary="Correct an actor", responses=CORRECTED)
def correct_actor(
    uid: ActorPath, state: StateDep, body: Annotated[Answers, Body(examples=[{"postcode": "75019"}])]
) -> dict[str, str]:
    """Only what is given changes; it wins over the files. To close it: `{"until": "31/12/2025", "status": "fermé"}`."""
    return _said(state, editing.correct_actor, uid, body.given)


@router.post("/actors/{uid}/confirm", tags=["Actors"], summary="Still right today", responses=CORRECTED)
def confirm_actor(uid: ActorPath, state: StateDep) -> dict[str, str]:
    """Its `last_confirmed` becomes today."""
    return _said(state, editing.confirm_actor, uid)


@router.post("/ties", status_code=201, tags=["Ties"], summary="Add a tie", responses=ADDED)
def add_tie(
    state: StateDep,
    body: Annotated[
        Answers,
        Body(examples=[{"source": "CAF", "target": "PMI Flandre", "kind": "oriente vers", "since": "mars 2024"}]),
    ],
) -> dict[str, str]:
    """Its two ends are uids or known names. To have been at one meeting is no tie."""
    return _said(state, editing.add_tie, body.given)


@router.patch("/ties/{uid}", tags=["Ties"], summary="Correct or close a tie", responses=CORRECTED)
def correct_tie(
    uid: TiePath, state: StateDep, body: Annotated[Answers, Body(examples=[{"until": "31/08/2025"}])]
) -> dict[str, str]:
    """Its kind, its dates; its two ends stay."""
    return _said(state, editing.correct_tie, uid, body.given)


@router.post("/missions", status_code=201, tags=["Missions"], summary="Add a mission", responses=ADDED)
def add_mission(
    state: StateDep, body: Annotated[NewMission, Body(examples=[{"title": "Café des parents", "kind": "action"}])]
) -> dict[str, str]:
    """409 with `candidates` when one of that title is known in the territory."""
    return _said(state, editing.add_mission, body.given, _rows(body.carriers), new=body.new)


@router.patch("/missions/{uid}", tags=["Missions"], summary="Correct or close a mission", responses=CORRECTED)
def correct_mission(
    uid: MissionPath, state: StateDep, body: Annotated[Answers, Body(examples=[{"until": "2025"}])]
) -> dict[str, str]:
    """Only what is given changes."""
    return _said(state, editing.correct_mission, uid, body.given)


@router.post(
    "/missions/{uid}/carriers", status_code=201, tags=["Missions"], summary="Say who carries it", responses=ADDED
)
def add_carrier(
    uid: MissionPath, state: StateDep, body: Annotated[Carrier, Body(examples=[{"carrier": "CAF", "role": "pilote"}])]
) -> dict[str, str]:
    """An actor that is known, its role and its dates."""
    return _said(state, editing.add_carrier, uid, _rows([body])[0])


@router.post("/meetings", status_code=201, tags=["Meetings"], summary="Add a meeting", responses=ADDED)
def add_meeting(
    state: StateDep,
    body: Annotated[
        NewMeeting, Body(examples=[{"when": "14/03/2025", "title": "Écrans", "present": [{"actor": "CAF"}]}])
    ],
) -> dict[str, str]:
    """409 with `candidates` when the meeting, or a name to add, looks like one that is known."""
    given = {"residents": body.residents, "same": body.same, "new": body.new}
    return _said(state, editing.add_meeting, body.given, _rows(body.present), _rows(body.decisions), **given)


@router.patch("/meetings/{uid}", tags=["Meetings"], summary="Correct a meeting", responses=CORRECTED)
def correct_meeting(
    uid: MeetingPath, state: StateDep, body: Annotated[Corrected, Body(examples=[{"when": "21/03/2025"}])]
) -> dict[str, str]:
    """Its date, title, format; presences given here are added or corrected."""
    return _said(state, editing.correct_meeting, uid, body.given, _rows(body.present))


def _said(state: State, say: Callable[..., Entry], *told: Any, **options: Any) -> dict[str, str]:
    with state.writing:
        entry = say(state.store, *told, by=BY, today=today(), now=now(), **options)
    return entry.as_dict()


def _rows(bodies: list[Any]) -> list[dict[str, Any]]:
    """Bodies as answers; what was left empty says nothing."""
    return [{name: value for name, value in one.model_dump().items() if value != ""} for one in bodies]
