"""Is the service up, and on which store?"""

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter

from network.api.dependencies import StoreDep
from network.api.problems import documented

router = APIRouter(prefix="/health", tags=["Service"])

EXAMPLE = {"status": "ok", "version": "0.1.0", "revision": 12}


@router.get(
    "",
    summary="Whether the service answers, its version and the revision of its facts",
    responses=documented(503, example=EXAMPLE),
)
def health(store: StoreDep) -> dict[str, Any]:
    """The revision grows with every committed change of facts."""
    return {"status": "ok", "version": version("passerelles"), "revision": store.revision()}
