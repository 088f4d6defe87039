"""The fields desk: what is proposed for each actor without field, by reason, confirmed by many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from network.api.dependencies import StateDep
from network.api.previews import BY
from network.api.rendering import html, see
from network.api.state import now
from network.fields import Proposal, confirm, proposals, without_field
from network.sentences import Words
from network.vocabulary import fields

router = APIRouter(prefix="/champs")

SHOWN = 200  # proposals of one page: confirming them brings the next
OPEN = 100  # actors of which nothing is known, on one page


@dataclass(frozen=True)
class Group:
    """Proposals that one reason makes: the same words say the same field."""

    field: str
    reason: Words
    contradicted: bool
    proposals: list[Proposal]


@router.get("", response_class=HTMLResponse)
def fields_page(request: Request, state: StateDep, done: int = 0, batch: str = "") -> HTMLResponse:
    found = proposals(state.store)
    proposed = {one.uid for one in found}
    open_ones = [row for row in without_field(state.store) if row["uid"] not in proposed]
    return html(
        request,
        "pages/fields.html",
        groups=_grouped(found[:SHOWN]),
        shown=min(len(found), SHOWN),
        total=len(found),
        ticked=sum(not one.contradicted for one in found[:SHOWN]),
        open_ones=open_ones[:OPEN],
        open_total=len(open_ones),
        fields=[*fields(), *state.own_fields()],
        done=done,
        batch=batch,
    )


@router.post("")
def confirm_fields(
    request: Request,
    state: StateDep,
    actor: Annotated[list[str] | None, Form(description="Uids of the ticked actors")] = None,
    field: Annotated[list[str] | None, Form(description="Uid and field of each line: « act-1 social »")] = None,
) -> RedirectResponse:
    """One decision for all that is ticked; it can be undone like an import."""
    said = dict(one.split(" ", 1) for one in field or () if " " in one)
    chosen = {uid: said[uid] for uid in actor or () if uid in said}
    with state.writing:
        batch = confirm(state.store, chosen, by=BY, now=now())
    return see(request, "/champs", done=str(len(chosen)), batch=batch)


@router.post("/seuls")
def give_fields(
    request: Request, state: StateDep, field: Annotated[list[str] | None, Form()] = None
) -> RedirectResponse:
    """Fields that only a person can say: the lines whose list was moved."""
    chosen = dict(one.split(" ", 1) for one in field or () if " " in one)
    with state.writing:
        batch = confirm(state.store, chosen, by=BY, now=now())
    return see(request, "/champs", done=str(len(chosen)), batch=batch)


def _grouped(found: Iterable[Proposal]) -> list[Group]:
    def reason(one: Proposal) -> tuple[bool, str, str, str]:
        return (one.contradicted, one.field, one.signs[0].words.fr, one.signs[0].words.en)

    return [
        Group(field, Words(french, english), contradicted, list(some))
        for (contradicted, field, french, english), some in groupby(found, key=reason)
    ]
