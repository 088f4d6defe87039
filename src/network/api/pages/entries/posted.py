"""What a form posted, what is wrong with it, and the choices that its lists offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from network.api.previews import BY
from network.api.problems import status_of
from network.api.rendering import html
from network.api.state import Lists, Row, State, now, today
from network.editing import Candidate, Entry, Likely, Slip, Unfit
from network.errors import Refused
from network.reports.templates import day


async def _posted(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_posted)]


class Filled(dict[str, Any]):
    """Answers of a form; one that is not there is empty."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True)
class Trouble:
    """Why an entry was not kept: answers to correct, something known that it may be, or a sentence."""

    error: Refused

    @property
    def slips(self) -> tuple[Slip, ...]:
        return self.error.slips if isinstance(self.error, Unfit) else ()

    @cached_property
    def by_name(self) -> dict[str, Slip]:
        return {slip.name: slip for slip in reversed(self.slips)}

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        return self.error.candidates if isinstance(self.error, Likely) else ()


def said(state: State, say: Any, *told: Any, **options: Any) -> Entry | Trouble:
    """The entry, or why it is not kept."""
    try:
        with state.writing:
            entry: Entry = say(state.store, *told, by=BY, today=today(), now=now(), **options)
            return entry
    except Refused as error:
        return Trouble(error)


def answers(posted: FormData, names: Iterable[str], *, empty: bool) -> dict[str, str]:
    """Texts of the answers; the empty ones too when they are to take away what was there."""
    texts = {name: text(posted, name) for name in names if name in posted}
    return {name: told for name, told in texts.items() if told or empty}


def text(posted: FormData, name: str) -> str:
    value = posted.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def several(posted: FormData, name: str) -> list[str]:
    return [value for value in posted.getlist(name) if isinstance(value, str) and value]


def blank(request: Request, template: str, answers: Mapping[str, Any], **values: Any) -> HTMLResponse:
    """The form as it begins: empty, or with what is known."""
    return html(request, template, trouble=None, answers=Filled(answers), posted=None, **values)


def again(request: Request, template: str, trouble: Trouble, posted: FormData, **values: Any) -> HTMLResponse:
    """The form as it was filled in, with what is to be corrected."""
    status = status_of(trouble.error)
    return html(request, template, status, trouble=trouble, answers=Filled(posted), posted=posted, **values)


def numbers(ids: Iterable[str]) -> dict[str, str]:
    """The identifiers of an actor, by register, as a form shows them.

    Examples
    --------
    >>> numbers(["siret:73282932000074:valid"])
    {'siret': '73282932000074'}
    """
    parts = (identifier.split(":") for identifier in ids)
    return {scheme: ":".join(rest[:-1]) for scheme, *rest in parts}


def written(date: str | None) -> str:
    """A date of a list as a person writes it, and as it is read again.

    Examples
    --------
    >>> written("2024-03"), written("2024-03-01"), written(None)
    ('mars 2024', '1er mars 2024', '')
    """
    return day(date, "fr") if date else ""


def choices(rows: Iterable[Mapping[str, Any]], without: str = "") -> list[tuple[str, str]]:
    """Uid and name of each, by name."""
    told = [(str(row["uid"]), str(row["name"] or row["uid"])) for row in rows if row["uid"] != without]
    return sorted(told, key=lambda pair: (pair[1].casefold(), pair[0]))


def actors_by_place(lists: Lists, without: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """Actors as a list to choose from, under their territory."""
    places = {row["uid"]: row["name"] for row in lists["territories"]}
    groups: dict[str, list[Row]] = {}
    for row in lists["actors"]:
        groups.setdefault(places.get(row["territory"]) or "", []).append(row)
    return [(place, choices(groups[place], without)) for place in sorted(groups, key=lambda name: (not name, name))]
