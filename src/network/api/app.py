"""The service: one application, its errors, its guard, its routers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from network.api import (
    actors,
    batches,
    compare,
    contradictions,
    editing,
    exports,
    fields,
    health,
    jobs,
    measures,
    meetings,
    missions,
    pages,
    partners,
    places,
    reading,
    reports,
    resolve,
    sources,
    templates,
    territories,
    ties,
    views,
)
from network.api.dependencies import FRESH_HEADERS, Unchanged
from network.api.guard import Guard
from network.api.problems import answer, tell_problems
from network.api.state import State, now
from network.api.uploads import Uploads
from network.errors import NetworkError
from network.resources import folder
from network.settings import Settings
from network.store import Store, open_store

NOUNS = (actors, missions, meetings, ties, territories, places)
WORK = (
    editing,
    sources,
    batches,
    reading,
    templates,
    resolve,
    contradictions,
    fields,
    measures,
    compare,
    views,
    partners,
    reports,
    exports,
    jobs,
    health,
)


def create_app(settings: Settings | None = None, store: Store | None = None) -> FastAPI:
    """The service on one store.

    Parameters
    ----------
    settings : Settings, optional
        Where the store and the uploads are, and the language of who states none; by default the environment.
    store : Store, optional
        An open store, which the caller closes. Otherwise the one of the settings is opened here, so that a
        wrong address is said before anything listens, and closed when the service stops.

    Returns
    -------
    FastAPI
        Answers on loopback hosts only.
    """
    chosen = settings or Settings.from_environment()
    uploads = Uploads(chosen.uploads)
    opened = store if store is not None else open_store(chosen.store, settings=chosen)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        app.state.held = State(chosen, opened, uploads)
        uploads.sweep(now())
        yield
        app.state.held.close()
        if store is None:
            opened.close()

    app = FastAPI(
        title="Passerelles",
        version=version("passerelles"),
        summary="Who works with whom in a territory, across fields",
        lifespan=life,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # the ready-made pages load scripts from other sites
        redoc_url=None,
    )
    app.state.settings = chosen
    app.add_middleware(Guard, refuse=_refuse)
    tell_problems(app)
    app.add_exception_handler(Unchanged, _unchanged)
    for room in (*NOUNS, *WORK):
        app.include_router(room.router, prefix="/api/v1")
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=folder("visualizations") / "static"), name="static")
    return app


def _refuse(scope: Scope, refusal: NetworkError) -> ASGIApp:
    return answer(Request(scope), refusal)


def _unchanged(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unchanged)
    return Response(status_code=304, headers={"ETag": error.tag, **FRESH_HEADERS})
