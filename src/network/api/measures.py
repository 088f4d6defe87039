"""What was found: the whole panel, or one measure."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from network.api.dependencies import FRESH_HEADERS, Fresh, LangDep, LensQuery, StateDep
from network.api.jobs import ACCEPTED, answered
from network.api.problems import documented
from network.api.state import State
from network.jobs import Job, Progress
from network.measures import find
from network.panel import panel
from network.study import Finding, Lens

router = APIRouter(prefix="/measures", tags=["Findings"])

SEED = 2017
SeedQuery = Annotated[int, Query(ge=0, le=2**32 - 1, description="Seed of the draws: the same gives the same")]
EXAMPLE = {
    "measure": "openness",
    "value": 0.68,
    "expected": 0.76,
    "interval": [0.6, 0.77],
    "p": 0.01,
    "n_actors": 60,
    "n_ties": 142,
    "verdict": "solid",
    "sentence": {"fr": "Sur 100 liens, 52 relient deux champs différents…", "en": "Of 100 ties, 52 join two…"},
}


def found(state: State, lens: Lens, names: tuple[str, ...], seed: int) -> Job:
    """The findings of a lens, as a job; its result is a list of `Finding`."""

    def work(progress: Progress) -> list[Finding]:
        progress(0, 1)
        return panel(state.reader(lens), lens, names=list(names) or None, seed=seed)

    return state.computed("panel", (lens, names, seed), work)


@router.get(
    "",
    summary="Every finding of the panel for a lens",
    responses={**documented(404, 503, example=[EXAMPLE]), **ACCEPTED},
)
def measure_all(state: StateDep, lens: LensQuery, lang: LangDep, tag: Fresh, seed: SeedQuery = SEED) -> Response:
    """Undefined results are `null`, and `why_empty` says in words what was missing."""
    return answered(found(state, lens, (), seed), lang, {"ETag": tag, **FRESH_HEADERS})


@router.get(
    "/{name}",
    summary="One finding for a lens",
    responses={**documented(404, 503, example=[EXAMPLE]), **ACCEPTED},
)
def measure_one(
    name: Annotated[str, Path(examples=["openness"])],
    state: StateDep,
    lens: LensQuery,
    lang: LangDep,
    tag: Fresh,
    seed: SeedQuery = SEED,
) -> Response:
    """A list of one finding, in the form of the whole panel."""
    return answered(found(state, lens, (find(name).name,), seed), lang, {"ETag": tag, **FRESH_HEADERS})
