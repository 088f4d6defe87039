"""What operations ask for: the store, the reader's language, the lens, a fresh answer or none."""

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response

from network.api.language import language
from network.api.state import State
from network.errors import Refused
from network.sentences import Language
from network.store import Store
from network.study import LAYERS, NOMENCLATURES, Lens

UNITS = ("service", "structure", "institution")
BOUNDARIES = ("active", "roster", "all")


def _state(request: Request) -> State:
    state: State = request.app.state.held
    return state


def _store(state: "StateDep") -> Store:
    return state.store


def _lang(request: Request, lang: Annotated[str, Query(description="Language: fr or en")] = "") -> Language:
    return language(request.query_params, request.headers, request.app.state.settings.lang)


StateDep = Annotated[State, Depends(_state)]
StoreDep = Annotated[Store, Depends(_store)]
LangDep = Annotated[Language, Depends(_lang)]


def _choice(name: str, value: str, choices: tuple[str, ...]) -> Any:
    if value not in choices:
        raise Refused("api.choice", name=name, value=value[:40], choices=", ".join(choices))
    return value


def _date(name: str, value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise Refused("api.date", name=name, value=value[:40]) from None


def _one_of(names: tuple[str, ...]) -> dict[str, Any]:
    return {"enum": list(names)}


def _seen(
    layer: Annotated[str, Query(json_schema_extra=_one_of(LAYERS), description="Which ties are read")] = "works-with",
    wave: Annotated[str, Query(description="Name of a survey wave", examples=["2022"])] = "",
    since: Annotated[str, Query(description="First day, included", examples=["2022-01-01"])] = "",
    until: Annotated[str, Query(description="Last day, included", examples=["2023-12-31"])] = "",
    territory: Annotated[list[str] | None, Query(description="Codes of territories; none: all")] = None,
    unit: Annotated[str, Query(json_schema_extra=_one_of(UNITS))] = "structure",
    fields: Annotated[str, Query(json_schema_extra=_one_of(NOMENCLATURES), description="Nomenclature")] = "core",
    confirmed: Annotated[bool, Query(description="Only ties that both sides declare")] = False,
    without: Annotated[list[str] | None, Query(description="Formats, conveners, actions or `programme`")] = None,
) -> Lens:
    """The lens of a request, but its boundary. An empty value is the default: a form sends its empty boxes too."""
    return Lens(
        layer=_choice("layer", layer, LAYERS),
        wave=wave or None,
        since=_date("since", since),
        until=_date("until", until),
        territories=tuple(sorted({code for code in territory or () if code})),
        unit=_choice("unit", unit, UNITS),
        fields=fields or "core",
        confirmed=confirmed,
        without=tuple(sorted({name for name in without or () if name})),
    )


SeenDep = Annotated[Lens, Depends(_seen)]
BoundaryQuery = Annotated[str, Query(json_schema_extra=_one_of(BOUNDARIES), description="Which actors count")]


def _lens(seen: SeenDep, boundary: BoundaryQuery = "active") -> Lens:
    return replace(seen, boundary=_choice("boundary", boundary or "active", BOUNDARIES))


def _wide_lens(seen: SeenDep, boundary: BoundaryQuery = "all") -> Lens:
    return replace(seen, boundary=_choice("boundary", boundary or "all", BOUNDARIES))


LensQuery = Annotated[Lens, Depends(_lens)]
WideLensQuery = Annotated[Lens, Depends(_wide_lens)]  # who is looked for may not be active yet: everyone known counts


def _before_after(
    lens: LensQuery,
    before_since: Annotated[str, Query(description="First day of the first period")] = "",
    before_until: Annotated[str, Query(description="Last day of the first period")] = "",
    after_since: Annotated[str, Query(description="First day of the second period")] = "",
    after_until: Annotated[str, Query(description="Last day of the second period")] = "",
    before_wave: Annotated[str, Query(description="Or two survey waves: the first")] = "",
    after_wave: Annotated[str, Query(description="Or two survey waves: the second")] = "",
) -> tuple[Lens, Lens] | None:
    """The same lens at two times; None when the request names none."""
    days = [
        _date(name, value)
        for name, value in (
            ("before_since", before_since),
            ("before_until", before_until),
            ("after_since", after_since),
            ("after_until", after_until),
        )
    ]
    if before_wave and after_wave and not any(days):
        return lens.at(before_wave), lens.at(after_wave)
    if all(days) and not (before_wave or after_wave):
        return lens.over(days[0], days[1]), lens.over(days[2], days[3])
    if any(days) or before_wave or after_wave:
        raise Refused("api.two-times")
    return None


TwoLenses = Annotated[tuple[Lens, Lens] | None, Depends(_before_after)]


class Unchanged(Exception):
    """The reader already holds this answer: 304, nothing more."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        super().__init__(tag)


def fresh(request: Request, response: Response, state: StateDep, lang: LangDep) -> str:
    """Tag of the answer: the facts' revision, and what is asked of them."""
    asked = f"{state.edition} {request.url.path} {sorted(request.query_params.multi_items())} {lang}"
    tag = f'W/"{state.store.revision()}-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"'
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if tag in known:
        raise Unchanged(tag)
    response.headers.update({"ETag": tag, **FRESH_HEADERS})
    return tag


FRESH_HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Accept-Language"}
Fresh = Annotated[str, Depends(fresh)]


def whole(lens: Lens) -> Lens:
    """The lens without its dates: what a form of two periods starts from."""
    return replace(lens, wave=None, since=None, until=None)
