"""The queue of doubtful pairs: one at a time with its evidence side by side, or all of them as a list."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from network import resolving
from network.api.dependencies import StateDep
from network.api.previews import BY
from network.api.rendering import html, see
from network.api.state import now, today
from network.errors import Unknown
from network.store import Store

router = APIRouter(prefix="/fichiers/paires")

Rank = Annotated[int, Query(ge=0, description="How many pairs are skipped for now")]
Decided = Annotated[int, Query(ge=0, description="How many pairs were decided in this go")]


@router.get("", response_class=HTMLResponse)
def pairs_page(
    request: Request,
    state: StateDep,
    rank: Rank = 0,
    decided: Decided = 0,
    done: str = "",
    one: str = "",
    other: str = "",
) -> HTMLResponse:
    """The pair to decide now; `done`, `one` and `other` say what was just decided, so that it can be taken back."""
    pairs = resolving.waiting(state.store)
    rank = min(rank, len(pairs))
    beside = resolving.beside(state.store, pairs[rank]) if rank < len(pairs) else None
    last = last_names(state.store, one, other) if done in (*resolving.VERDICTS, "again") else None
    return html(
        request,
        "pages/pairs.html",
        pair=pairs[rank] if beside else None,
        beside=beside,
        rank=rank,
        decided=decided,
        total=decided + len(pairs),
        left=len(pairs),
        done=done,
        last=last,
        one=one,
        other=other,
    )


@router.get("/liste", response_class=HTMLResponse)
def list_page(request: Request, state: StateDep) -> HTMLResponse:
    return html(request, "pages/pairs_list.html", pairs=resolving.waiting(state.store))


@router.post("/decider")
def decide(
    request: Request,
    state: StateDep,
    one: Annotated[str, Form()],
    other: Annotated[str, Form()],
    verdict: Annotated[resolving.Verdict, Form()],
    first: Annotated[str, Form()] = "",
    rank: Annotated[int, Form(ge=0)] = 0,
    decided: Annotated[int, Form(ge=0)] = 0,
) -> Response:
    """`first` is the one that is part of the other, or its old name."""
    if verdict in ("part-of", "became") and first == other:
        one, other = other, one
    with state.writing:
        resolving.decide(state.store, one, other, verdict, by=BY, today=today(), now=now())
    return _next(request, rank, decided + 1, verdict, one, other)


@router.post("/reprendre")
def take_back(
    request: Request,
    state: StateDep,
    one: Annotated[str, Form()],
    other: Annotated[str, Form()],
    rank: Annotated[int, Form(ge=0)] = 0,
    decided: Annotated[int, Form(ge=0)] = 0,
) -> Response:
    """The last decision is undone: the pair waits again, and is shown."""
    with state.writing:
        resolving.undo_decision(state.store, one, other, by=BY, now=now())
    waiting = [frozenset(pair.uids) for pair in resolving.waiting(state.store)]
    asked = frozenset((one, other))
    place = waiting.index(asked) if asked in waiting else rank
    return _next(request, place, max(decided - 1, 0), "again", one, other)


def _next(request: Request, rank: int, decided: int, done: str, one: str, other: str) -> Response:
    asked = {"rank": str(rank), "decided": str(decided), "done": done, "one": one, "other": other}
    return see(request, "/fichiers/paires", **asked)


def last_names(store: Store, one: str, other: str) -> tuple[str, str] | None:
    """The names of the pair that was just decided; None when they have left the store since."""
    try:
        return resolving.pair_between(store, one, other).names
    except Unknown:
        return None
