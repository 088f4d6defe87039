"""The form of a tie: two actors, a kind with its step of evidence, dates."""

from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from network import editing
from network.api.dependencies import StateDep
from network.api.pages.entries.posted import Posted, Trouble, actors_by_place, again, answers, blank, said, written
from network.api.paging import one
from network.api.rendering import see
from network.api.state import Row, State, by_uid
from network.vocabulary import kinds

router = APIRouter(prefix="/lien")

PAGE = "pages/entry-tie.html"
ANSWERS = ("source", "target", "kind", "since", "until", "declared_by")


@router.get("", response_class=HTMLResponse)
def form_page(request: Request, state: StateDep, uid: str = "", source: str = "") -> HTMLResponse:
    told = _known(state, uid) if uid else {"source": source}
    return blank(request, PAGE, told, **_around(state, uid))


@router.post("")
def save(request: Request, state: StateDep, posted: Posted, uid: str = "") -> Response:
    """With `uid`, a correction: the two ends stay."""
    given = answers(posted, ANSWERS[2:] if uid else ANSWERS, empty=bool(uid))
    entry = said(state, editing.correct_tie, uid, given) if uid else said(state, editing.add_tie, given)
    if isinstance(entry, Trouble):
        return again(request, PAGE, entry, posted, **_around(state, uid))
    source = _known(state, entry.uid)["source"]
    return see(request, f"/acteurs/{source}", done="corrected" if uid else "added", lot=entry.batch)


def _known(state: State, uid: str) -> Row:
    row = one(state.lists()["ties"], "ties", uid)
    told = {name: row[name] or "" for name in ANSWERS}
    return told | {name: written(row[name]) for name in ("since", "until")}


def _around(state: State, uid: str) -> Row:
    lists = state.lists()
    ladder = groupby(sorted(kinds().values(), key=lambda kind: -kind.evidence), lambda kind: kind.evidence)
    ends: Row = {}
    if uid:
        names, row = by_uid(lists["actors"]), one(lists["ties"], "ties", uid)
        ends = {name: names[row[name]]["name"] for name in ("source", "target")}
    return {
        "uid": uid,
        "ends": ends,
        "actors": actors_by_place(lists),
        "ladder": [(level, [kind.code for kind in some]) for level, some in ladder],
    }
