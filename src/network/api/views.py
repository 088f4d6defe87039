"""Networks ready to be drawn: one document for every painter."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from network.api.dependencies import FRESH_HEADERS, Fresh, LangDep, LensQuery, StateDep, TwoLenses
from network.api.jobs import ACCEPTED, answered
from network.api.problems import documented
from network.api.state import State, today
from network.demonstration import is_fictional
from network.errors import Refused, Unknown
from network.jobs import Job, Progress
from network.sentences import Language
from network.study import Lens
from network.views import ViewDocument, document, map_places

router = APIRouter(prefix="/views", tags=["Views"])

VIEWS = ("network", "change")
EXAMPLE = {
    "v": 1,
    "actors": {"id": ["act-2240ba5fd95b28fa32cc"], "label": ["Centre social Les Tilleuls"], "x": [0], "y": [0]},
    "ties": {"a": [], "b": []},
    "legend": {"fields": []},
    "meta": {"title": "…"},
}


def draw(state: State, lens: Lens, before: Lens | None, lang: Language, progress: Progress) -> ViewDocument:
    """The drawing of a lens, beside an earlier one when it is given.

    Places are those of the same layer without dates nor territories: filtering moves nobody.
    """
    progress(0, 2)
    everyone = replace(lens, wave=None, since=None, until=None, territories=(), without=())
    lenses = [one for one in (before, lens, everyone) if one is not None]
    read = state.reader(*lenses)
    places = map_places(*(read(one) for one in lenses))
    progress(1, 2)
    return document(
        read(lens),
        title=lens.words(lang),
        lang=lang,
        positions=places,
        fictional=is_fictional(state.store),
        today=today(),
        territories={row["code"]: row["name"] for row in state.lists()["territories"]},
        before=read(before) if before else None,
    )


def drawn(state: State, lens: Lens, before: Lens | None, lang: Language) -> Job:
    """The drawing of a lens, as a job; its result is a `ViewDocument`."""
    asked = (lens, before, lang, today())
    return state.computed("view", asked, lambda progress: draw(state, lens, before, lang, progress))


@router.get(
    "/{name}",
    summary="A network ready to be drawn",
    responses={**documented(404, 503, example=EXAMPLE), **ACCEPTED},
)
def read_view(
    name: Annotated[str, Path(examples=["network"], description="network, or change for two dates")],
    state: StateDep,
    lens: LensQuery,
    two: TwoLenses,
    lang: LangDep,
    tag: Fresh,
) -> Response:
    """Columns of whole numbers and words: actors, ties, groups, legend. `change` marks ties kept, new and gone."""
    if name not in VIEWS:
        raise Unknown("api.view", name=name[:40], known=", ".join(VIEWS))
    if name == "change" and two is None:
        raise Refused("api.two-times")
    before, after = two if name == "change" and two else (None, lens)
    return answered(drawn(state, after, before, lang), lang, {"ETag": tag, **FRESH_HEADERS})
