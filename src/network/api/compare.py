"""Two periods or two waves side by side."""

from fastapi import APIRouter
from fastapi.responses import Response

from network.api.dependencies import FRESH_HEADERS, Fresh, LangDep, StateDep, TwoLenses
from network.api.jobs import ACCEPTED, answered
from network.api.measures import SEED, SeedQuery
from network.api.problems import documented
from network.api.state import State
from network.comparison import Comparison, compare
from network.errors import Refused
from network.jobs import Job, Progress
from network.study import Lens

router = APIRouter(prefix="/compare", tags=["Findings"])

EXAMPLE = {"before": {"wave": "2019"}, "after": {"wave": "2022"}, "sentences": [{"fr": "…", "en": "…"}]}


def compared(state: State, before: Lens, after: Lens, seed: int = SEED) -> Job:
    """The comparison of two lenses, as a job; its result is a `Comparison`."""

    def work(progress: Progress) -> Comparison:
        progress(0, 1)
        return compare(state.reader(before, after), before, after, seed=seed)

    return state.computed("compare", (before, after, seed), work)


@router.get(
    "",
    summary="What changed between two periods or two waves",
    responses={**documented(404, 503, example=EXAMPLE), **ACCEPTED},
)
def compare_two(state: StateDep, two: TwoLenses, lang: LangDep, tag: Fresh, seed: SeedQuery = SEED) -> Response:
    """Only actors present at both dates count, and only ties collected alike at both."""
    if two is None:
        raise Refused("api.two-times")
    return answered(compared(state, *two, seed), lang, {"ETag": tag, **FRESH_HEADERS})
