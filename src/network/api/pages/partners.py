"""Finding a partner: who is worth meeting and why, and who could introduce."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from network.api.dependencies import StateDep
from network.api.rendering import html
from network.partners import path_between, suggest_partners

router = APIRouter()

NamedQuery = Annotated[str, Query(max_length=300)]


@router.get("/partenaires", response_class=HTMLResponse)
def partners_page(request: Request, state: StateDep, actor: NamedQuery = "", other: NamedQuery = "") -> HTMLResponse:
    """Without a name, the form; with one, suggestions; with two, the chain from the one to the other."""
    names = {row["uid"]: row["name"] for row in state.lists()["actors"] if row["name"]}
    return html(
        request,
        "pages/partners.html",
        actor=names.get(actor, actor),
        other=names.get(other, other),
        names=sorted(set(names.values())),
        suggestions=suggest_partners(state.store, actor) if actor and not other else [],
        steps=path_between(state.store, actor, other) if actor and other else [],
    )
