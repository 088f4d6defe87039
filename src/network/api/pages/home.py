"""The first page: the territory, what it holds, what to do next, and a door for each question."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from network.api.dependencies import LangDep, StateDep
from network.api.rendering import html
from network.api.state import Lists, State
from network.sentences import Language, say

router = APIRouter()

COUNTED = ("actors", "meetings", "ties", "missions")
NAMED = 4  # names of territories that fit in a title


@router.get("/", response_class=HTMLResponse)
def home_page(request: Request, state: StateDep, lang: LangDep) -> HTMLResponse:
    lists: Lists = state.meanwhile("lists")
    dates = sorted(row["date"] for row in lists["meetings"] if row["date"])
    territories = sorted(
        (row for row in lists["territories"] if row["role"]), key=lambda row: (row["role"] != "pilot", row["name"])
    )
    return html(
        request,
        "pages/home.html",
        title=_title(lists, lang),
        counts=[(noun, len(lists[noun])) for noun in COUNTED] if lists["actors"] else [],
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        todo=_todo(state, lists),
        territories=territories or lists["territories"],
    )


def _title(lists: Lists, lang: Language) -> str:
    names = sorted(row["name"] for row in lists["territories"] if row["role"] == "pilot")
    if not 0 < len(names) <= NAMED:
        return say("pages.home", lang)
    return names[0] if len(names) == 1 else say("pages.and", lang, some=", ".join(names[:-1]), last=names[-1])


Task = tuple[str, int | None, str, dict[str, Any]]  # key of its words, how many, where to go, with what


def _todo(state: State, lists: Lists) -> list[Task]:
    """What a person would do next, the most useful first; nothing that is done already."""
    if not lists["actors"]:
        return [("first", None, "/fichiers", {})]
    fieldless = sum(not row["field"] and row["kind"] != "group" for row in lists["actors"])  # mixed groups have none
    guessed = sum(row["field_source"] == "guessed" for row in lists["actors"])
    undated = sum(not row["date"] for row in lists["meetings"])
    told: list[Task] = [
        ("pairs", state.meanwhile("pairs"), "/fichiers/paires", {}),
        ("contradictions", state.meanwhile("contradictions"), "/contradictions", {}),
        ("fields", fieldless, "/champs", {}),
        ("guessed", guessed, "/champs", {}),
        ("undated", undated, "/fichiers", {}),
    ]
    return [task for task in told if task[1]]
