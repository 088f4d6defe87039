"""Lists given page by page: filtered, searched, cut by a cursor that stays right when rows come or go."""

import base64
import binascii
import json
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from network.api.state import Row
from network.errors import Refused, Unknown
from network.identity import fold


class Page(BaseModel):
    """Some rows of a list, how many there are in all, and where the next ones begin."""

    items: list[Row] = Field(description="Rows, sorted by name, title or date, then by uid")
    total: int = Field(description="Rows of the whole list, filters applied")
    next: str | None = Field(description="Value of `cursor` that gives the next page; null on the last one")


CursorQuery = Annotated[str, Query(description="`next` of the page before")]
LimitQuery = Annotated[int, Query(ge=1, le=500, description="Most rows of a page")]
SearchQuery = Annotated[str, Query(alias="q", max_length=200, description="Beginnings of words")]


def one(rows: Iterable[Row], noun: str, uid: str) -> Row:
    """The row of that uid."""
    found = next((row for row in rows if row["uid"] == uid), None)
    if found is None:
        raise Unknown("api.unknown-row", noun=noun, uid=uid[:80])
    return found


def matching(rows: list[Row], **wanted: str) -> list[Row]:
    """Rows that hold those values; an empty value asks nothing.

    Examples
    --------
    >>> matching([{"kind": "group"}, {"kind": "service"}], kind="group")
    [{'kind': 'group'}]
    """
    asked = {column: value for column, value in wanted.items() if value}
    return [row for row in rows if all(row[column] == value for column, value in asked.items())]


def searched(rows: list[Row], text: str, *columns: str) -> list[Row]:
    """Rows in which each word of the search begins a word of one of the columns, accents and case aside.

    Examples
    --------
    >>> searched([{"name": "École Jean-Jaurès"}, {"name": "Crèche"}], "jaures eco", "name")
    [{'name': 'École Jean-Jaurès'}]
    """
    words = fold(text).split()
    return [row for row in rows if all(f" {word}" in _told(row, columns) for word in words)]


def _told(row: Row, columns: tuple[str, ...]) -> str:
    texts = (row[column] for column in columns)
    return f" {fold(' '.join(' '.join(text) if isinstance(text, list) else text or '' for text in texts))}"


def page(rows: list[Row], *, by: tuple[str, ...], cursor: str, limit: int) -> Page:
    """The page that follows the cursor. Its place is a value and a uid, not a number of rows to skip."""
    keyed = sorted(((_key(row, by), row) for row in rows), key=lambda pair: pair[0])
    if cursor:
        after = _read(cursor)
        keyed = [pair for pair in keyed if pair[0] > after]
    shown = keyed[:limit]
    following = _written(shown[-1][0]) if len(keyed) > limit else None
    return Page(items=[row for _, row in shown], total=len(rows), next=following)


def _key(row: Row, by: tuple[str, ...]) -> list[str]:
    return [fold(str(row[column] or "")) for column in by]


def _written(key: list[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _read(cursor: str) -> list[str]:
    try:
        key: Any = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        raise Refused("api.cursor") from None
    if not isinstance(key, list):
        raise Refused("api.cursor")
    return [str(part) for part in key]
