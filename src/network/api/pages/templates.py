"""Templates: blank files to fill in, attendance sheets to print, ways of reading that were saved."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from network import workspace
from network.api.dependencies import LangDep, StateDep
from network.api.downloads import attached
from network.api.rendering import html, see
from network.errors import Refused
from network.exports.blanks import blank, fillable, known_names
from network.exports.sign_in import Planned, expected, sign_in
from network.forms import form_named
from network.vocabulary import labels

router = APIRouter(prefix="/modeles")


def _day(date: str) -> dt.date:
    try:
        return dt.date.fromisoformat(date)
    except ValueError:
        raise Refused("api.date", name="date", value=date[:40]) from None


@router.get("", response_class=HTMLResponse)
def templates_page(request: Request, state: StateDep, done: str = "") -> HTMLResponse:
    lists = state.lists()
    return html(
        request,
        "pages/templates.html",
        blanks=fillable(),
        saved=workspace.mappings(state.store),
        formats=labels("formats"),
        territories=sorted(row["name"] for row in lists["territories"] if row["name"]),
        groups=sorted(row["name"] for row in lists["actors"] if row["name"] and row["kind"] == "group"),
        done=done,
    )


@router.get("/emargement.xlsx")
def print_sheet(
    state: StateDep,
    lang: LangDep,
    title: str = "",
    date: str = "",
    format: str = "",
    territory: str = "",
    place: str = "",
    held_by: Annotated[str, Query(alias="organisateur")] = "",
    whole: str = "",
    group: str = "",
    actors: str = "",
) -> Response:
    """The sheet of a planned meeting, with those of its territory, of a group, or invited one by one."""
    planned = Planned(title, _day(date), format or None, territory or None, place or None, held_by or None)
    invited = [name.strip() for name in actors.splitlines() if name.strip()]
    who = expected(state.store, territory=territory if whole else None, group=group or None, actors=invited)
    return attached(sign_in(planned, who, lang), f"émargement {planned.date.isoformat()}.xlsx")


@router.get("/{form}.xlsx")
def download(state: StateDep, lang: LangDep, form: str) -> Response:
    """The blank file of a form, with the names that are known."""
    told = form_named(form)
    return attached(blank(told, lang, names=known_names(state.store)), f"{told.title.to(lang)}.xlsx")


@router.post("/{uid}/oublier")
def forget(request: Request, state: StateDep, uid: str) -> Response:
    workspace.forget_mapping(state.store, uid)
    return see(request, "/modeles", done="forgotten")
