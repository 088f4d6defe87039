"""Where what is known comes from: file, sheet, line, date of import, who, licence of a public source."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path

from network.api.dependencies import LangDep, StateDep, fresh
from network.api.problems import documented
from network.api.state import State
from network.sentences import Language
from network.sources import named, sources_of

router = APIRouter(tags=["Sources"], dependencies=[Depends(fresh)])

EXAMPLE = {
    "batch": "bat-7c1d2e3f4a5b6c7d8e9f",
    "called": "suivi_GT.xlsx",
    "file": "suivi_GT.xlsx",
    "form": "attendance-grid",
    "sheet": "2024",
    "line": 12,
    "time": "2024-03-01T10:12:00+00:00",
    "by": "service",
    "state": "applied",
    "source": None,
    "licence": None,
    "source_date": None,
    "source_url": None,
}
ANSWERS = documented(404, 503, example=[EXAMPLE])
Uid = Annotated[str, Path(examples=["act-2240ba5fd95b28fa32cc"])]


def _told(state: State, lang: Language, uid: str, other: str | None = None) -> list[dict[str, Any]]:
    return [{**one, "called": named(one).to(lang)} for one in sources_of(state.store, uid, other)]


@router.get("/actors/{uid}/sources", summary="What says an actor", responses=ANSWERS)
def of_actor(uid: Uid, state: StateDep, lang: LangDep) -> list[dict[str, Any]]:
    """Its duplicates' sources too; each with the first line of the file that says it."""
    return _told(state, lang, uid)


@router.get("/ties/{uid}/sources", summary="What says a tie", responses=ANSWERS)
def of_tie(uid: Uid, state: StateDep, lang: LangDep) -> list[dict[str, Any]]:
    """One entry a file or hand edit."""
    return _told(state, lang, uid)


@router.get("/missions/{uid}/sources", summary="What says a mission", responses=ANSWERS)
def of_mission(uid: Uid, state: StateDep, lang: LangDep) -> list[dict[str, Any]]:
    """One entry a file or hand edit."""
    return _told(state, lang, uid)


@router.get("/meetings/{uid}/sources", summary="What says a meeting", responses=ANSWERS)
def of_meeting(uid: Uid, state: StateDep, lang: LangDep) -> list[dict[str, Any]]:
    """One entry a file or hand edit."""
    return _told(state, lang, uid)


@router.get("/meetings/{uid}/presences/{actor}/sources", summary="What says a presence", responses=ANSWERS)
def of_presence(uid: Uid, actor: Uid, state: StateDep, lang: LangDep) -> list[dict[str, Any]]:
    """The line of the sheet on which the actor is."""
    return _told(state, lang, actor, uid)
