"""Pages of the actors: the list with its search, and one card each."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from network.api.dependencies import StateDep
from network.api.pages.cards import attended, carried, circles, origins
from network.api.paging import matching, one, page, searched
from network.api.previews import BY
from network.api.rendering import html, see
from network.api.state import Row, now, today
from network.fields import assign
from network.sources import named, sources_of
from network.store import Store
from network.vocabulary import fields

router = APIRouter(prefix="/acteurs")

SHOWN = 60


@router.get("", response_class=HTMLResponse)
def list_page(
    request: Request,
    state: StateDep,
    q: Annotated[str, Query(max_length=200)] = "",
    field: str = "",
    kind: str = "",
    cursor: str = "",
) -> HTMLResponse:
    lists = state.lists()
    rows = matching(lists["actors"], kind=kind, field="" if field == "none" else field)
    if field == "none":
        rows = [row for row in rows if not row["field"]]
    rows = searched(rows, q, "name", "short_name", "aliases")
    found = page(rows, by=("name", "uid"), cursor=cursor, limit=SHOWN)
    return html(
        request,
        "pages/actors.html",
        rows=found.items,
        total=found.total,
        following=found.next,
        asked={"q": q, "field": field, "kind": kind},
        fields=list(fields()),
        places={row["uid"]: row["name"] for row in lists["territories"]},
    )


@router.get("/{uid}", response_class=HTMLResponse)
def card_page(request: Request, state: StateDep, uid: str, done: str = "", lot: str = "") -> HTMLResponse:
    lists = state.lists()
    actor = one(lists["actors"], "actors", uid)
    places = {row["uid"]: row["name"] for row in lists["territories"]}
    names = {row["uid"]: row["name"] for row in lists["actors"]}
    return html(
        request,
        "pages/actor.html",
        actor=actor,
        home=places.get(actor["territory"]),
        facts=_facts(actor, names),
        circles=circles(lists, uid),
        said_by=lambda sources: origins(lists, sources),
        meetings=attended(lists, uid),
        missions=carried(lists, uid),
        sources=sources_told(state.store, uid),
        done=done,
        lot=lot,
        fields=list(fields()),
    )


def sources_told(store: Store, uid: str) -> list[Row]:
    """What says an actor and its duplicates."""
    return [{**one, "called": named(one)} for one in sources_of(store, uid)]


@router.post("/{uid}/champ")
def give_field(request: Request, state: StateDep, uid: str, field: Annotated[str, Form()]) -> RedirectResponse:
    """A hand edit: it wins over the files."""
    with state.writing:
        assign(state.store, uid, field, by=BY, today=today(), now=now())
    return see(request, f"/acteurs/{uid}")


def _facts(actor: Row, names: dict[str, str]) -> list[tuple[str, str]]:
    """What is known of it, in the order of a visiting card; nothing is shown for what is not known."""
    address = " ".join(part for part in (actor["address"], actor["postcode"]) if part)
    told = (
        ("aliases", " · ".join(actor["aliases"])),
        ("part_of", names.get(actor["part_of"], "")),
        ("run_by", names.get(actor["run_by"], "")),
        ("became", names.get(actor["became"], "")),
        ("address", address),
        ("contact", actor["contact"]),
        ("phone", actor["phone"]),
        ("website", actor["website"]),
        ("ids", " · ".join(identifier.rpartition(":")[0] for identifier in actor["ids"])),
        ("since", actor["since"]),
        ("until", actor["until"]),
        ("last_confirmed", actor["last_confirmed"]),
    )
    return [(name, value) for name, value in told if value]
