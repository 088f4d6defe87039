"""The form of an actor: to add one, to correct one, to close it, to say that it is still right."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
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
    numbers,
    said,
    written,
)
from network.api.paging import one
from network.api.rendering import see
from network.api.state import Row, State
from network.vocabulary import fields

router = APIRouter(prefix="/acteur")

PAGE = "pages/entry-actor.html"
ANSWERS = (
    "name", "short_name", "kind", "field", "territory", "address", "postcode", "contact", "website",
    "siret", "rna", "uai", "finess", "parent", "run_by", "since", "until", "status",
)  # fmt: skip


@router.get("", response_class=HTMLResponse)
def form_page(request: Request, state: StateDep, uid: str = "", name: str = "", territory: str = "") -> HTMLResponse:
    told = _known(state, uid) if uid else {"name": name, "territory": territory}
    return blank(request, PAGE, told, **_around(state, uid))


@router.post("")
def save(request: Request, state: StateDep, posted: Posted, uid: str = "") -> Response:
    """With `uid`, a correction: what the form leaves empty is taken away."""
    given = answers(posted, ANSWERS, empty=bool(uid))
    if uid:
        entry = said(state, editing.correct_actor, uid, given)
    else:
        entry = said(state, editing.add_actor, given, new="new" in posted)
    if isinstance(entry, Trouble):
        return again(request, PAGE, entry, posted, **_around(state, uid))
    return see(request, f"/acteurs/{entry.uid}", done="corrected" if uid else "added", lot=entry.batch)


@router.post("/confirmer")
def confirm(request: Request, state: StateDep, uid: Annotated[str, Form()]) -> Response:
    """One click: what is known is still right today."""
    entry = said(state, editing.confirm_actor, uid)
    if isinstance(entry, Trouble):
        raise entry.error
    return see(request, f"/acteurs/{entry.uid}", done="confirmed", lot=entry.batch)


def _known(state: State, uid: str) -> Row:
    """What the form of a known actor begins with."""
    row = one(state.lists()["actors"], "actors", uid)
    told = {name: row.get(name) for name in ANSWERS} | numbers(row["ids"])
    told |= {name: written(row[name]) for name in ("since", "until")}
    return {name: value or "" for name, value in told.items()} | {"parent": row["part_of"] or ""}


def _around(state: State, uid: str) -> Row:
    lists = state.lists()
    return {
        "uid": uid,
        "actors": actors_by_place(lists, uid),
        "territories": choices(lists["territories"]),
        "fields": [*fields(), *state.own_fields()],
    }
