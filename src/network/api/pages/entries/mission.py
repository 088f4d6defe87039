"""The form of a mission: what is done, for whom, since when, and who carries it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from network import editing
from network.api.dependencies import StateDep
from network.api.pages.entries.posted import (
    Posted,
    Trouble,
    actors_by_place,
    again,
    answers,
    blank,
    choices,
    said,
    text,
    written,
)
from network.api.paging import one
from network.api.rendering import see
from network.api.state import Row, State
from network.vocabulary import publics, themes

router = APIRouter(prefix="/mission")

PAGE = "pages/entry-mission.html"
ANSWERS = ("title", "kind", "summary", "themes", "publics", "since", "until", "territory")
ROLES = ("leads", "partner", "hosts", "facilitates", "funds")
CARRIERS = range(4)  # lines of the form; others are added from the page of the mission


@router.get("", response_class=HTMLResponse)
def form_page(request: Request, state: StateDep, uid: str = "", territory: str = "") -> HTMLResponse:
    told = _known(state, uid) if uid else {"territory": territory}
    return blank(request, PAGE, told, **_around(state, uid))


@router.post("")
def save(request: Request, state: StateDep, posted: Posted, uid: str = "") -> Response:
    """With `uid`, a correction; otherwise a new mission with those who carry it."""
    given = answers(posted, ANSWERS, empty=bool(uid))
    if uid:
        entry = said(state, editing.correct_mission, uid, given)
    else:
        entry = said(state, editing.add_mission, given, _carriers(posted), new="new" in posted)
    if isinstance(entry, Trouble):
        return again(request, PAGE, entry, posted, **_around(state, uid))
    return see(request, f"/missions/{entry.uid}", done="corrected" if uid else "added", lot=entry.batch)


@router.post("/porteur")
def add_carrier(request: Request, state: StateDep, posted: Posted, uid: str) -> Response:
    """One more actor that carries a mission."""
    given = answers(posted, ("carrier", "role", "since"), empty=False)
    entry = said(state, editing.add_carrier, uid, given)
    if isinstance(entry, Trouble):
        raise entry.error
    return see(request, f"/missions/{entry.uid}", done="added", lot=entry.batch)


def _carriers(posted: Posted) -> list[dict[str, str]]:
    rows = [{"carrier": text(posted, f"carrier-{n}"), "role": text(posted, f"role-{n}")} for n in CARRIERS]
    return [{name: told for name, told in row.items() if told} for row in rows if row["carrier"]]


def _known(state: State, uid: str) -> Row:
    row = one(state.lists()["missions"], "missions", uid)
    told = {name: row[name] or "" for name in ANSWERS}
    told |= {name: written(row[name]) for name in ("since", "until")}
    return told | {name: "; ".join(row[name] or ()) for name in ("themes", "publics")}


def _around(state: State, uid: str) -> Row:
    lists = state.lists()
    return {
        "uid": uid,
        "actors": actors_by_place(lists),
        "territories": choices(lists["territories"]),
        "themes": list(themes()),
        "publics": list(publics()),
        "roles": ROLES,
        "carriers": CARRIERS,
    }
