"""The two-minute form of a meeting: when, who was there among the known, who is new, what was decided."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData

from network import editing
from network.api.dependencies import StateDep
from network.api.pages.entries.known import Room, room
from network.api.pages.entries.posted import (
    Filled,
    Posted,
    Trouble,
    actors_by_place,
    again,
    answers,
    blank,
    choices,
    said,
    several,
    text,
    written,
)
from network.api.paging import one
from network.api.rendering import html, see
from network.api.state import Row, State, today
from network.identity import fold
from network.vocabulary import formats

router = APIRouter(prefix="/rencontre")

PAGE = "pages/entry-meeting.html"
ANSWERS = ("when", "title", "format", "territory", "place", "held_by", "mission")
DECISIONS = range(3)  # lines of the form
OTHER = "new"  # the answer of who says that a name is none of those it looks like


@router.get("", response_class=HTMLResponse)
def form_page(
    request: Request,
    state: StateDep,
    uid: str = "",
    territory: Annotated[str, Query(description="Uid")] = "",
    held_by: Annotated[str, Query(description="Uid of the group")] = "",
) -> HTMLResponse:
    told = (
        _known(state, uid)
        if uid
        else {"territory": territory, "held_by": held_by, "when": written(today().isoformat())}
    )
    return blank(request, PAGE, told, doubts={}, **_around(state, uid, told))


@router.post("")
def save(request: Request, state: StateDep, posted: Posted, uid: str = "") -> Response:
    """With `uid`, the meeting is corrected; otherwise it is added, once every doubtful name is settled."""
    told = Filled(posted)
    present, doubts = _present(state, posted, uid)
    if doubts:
        around = _around(state, uid, told)
        return html(request, PAGE, 409, trouble=None, answers=told, doubts=doubts, posted=posted, **around)
    given = answers(posted, ANSWERS, empty=bool(uid))
    if uid:
        entry = said(state, editing.correct_meeting, uid, given, present)
    else:
        which = text(posted, "which")
        options: dict[str, Any] = {"new": which == OTHER, "same": which if which not in ("", OTHER) else None}
        options["residents"] = text(posted, "residents")
        entry = said(state, editing.add_meeting, given, present, _decisions(posted), **options)
    if isinstance(entry, Trouble):
        return again(request, PAGE, entry, posted, doubts={}, **_around(state, uid, told))
    return see(request, f"/rencontres/{entry.uid}", done="corrected" if uid else "added", lot=entry.batch)


def _present(state: State, posted: FormData, uid: str) -> tuple[list[Row], dict[str, tuple[editing.Candidate, ...]]]:
    """Who was there, and the new names that look like known actors and that nobody has settled yet.

    A name written as a known actor is that actor. In a correction only what differs is said: who is not ticked any
    more was absent.
    """
    there = room(state.lists(), "", "", uid).there
    ticked = {one: text(posted, f"status-{one}") or "present" for one in several(posted, "present")}
    ticked = dict.fromkeys(there, "absent") | ticked
    rows: list[Row] = [{"actor": one, "status": status} for one, status in ticked.items() if there.get(one) != status]
    doubts = {}
    for name in filter(None, map(str.strip, text(posted, "new_names").splitlines())):
        chosen = text(posted, f"who-{name}")
        found = () if chosen else editing.alike(state.store, name, text(posted, "territory") or None)
        if found and fold(found[0].name) == fold(name):
            chosen = found[0].uid
        if found and not chosen:
            doubts[name] = found
        else:
            rows.append({"actor": chosen} if chosen and chosen != OTHER else {"name": name, "new": True})
    return rows, doubts


def _decisions(posted: FormData) -> list[Row]:
    rows: list[Row] = []
    for number in DECISIONS:
        if title := text(posted, f"decision-{number}"):
            rows.append({"title": title, "leaders": several(posted, f"leader-{number}")})
    return rows


def _known(state: State, uid: str) -> Row:
    row = one(state.lists()["meetings"], "meetings", uid)
    told = {"when": written(row["date"]), "title": row["title"], "format": row["format"], "territory": row["territory"]}
    return {name: value or "" for name, value in told.items()}


def _around(state: State, uid: str, told: Row) -> Row:
    lists = state.lists()
    around: Room = room(lists, str(told.get("territory") or ""), str(told.get("held_by") or ""), uid)
    return {
        "uid": uid,
        "room": around,
        "actors": actors_by_place(lists),
        "groups": choices(row for row in lists["actors"] if row["kind"] == "group"),
        "territories": choices(lists["territories"]),
        "formats": list(formats()),
        "titles": sorted({row["title"] for row in lists["missions"] if row["title"]}),
        "places": sorted({row["name"] for row in lists["places"] if row["name"]}),
        "decisions": DECISIONS,
    }
