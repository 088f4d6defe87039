"""Figures of territories: what is counted, where, in which year, or why there is no figure."""

from collections.abc import Sequence

from network.forms import Row
from network.identity import fold
from network.identity.areas import area_kind
from network.importing.resolver import Resolver
from network.importing.territories import territory_uid
from network.model import Properties, uid

NO_FIGURE = ("suppressed", "not_available")


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        territory = _territory(row, resolver)
        if territory is None:
            continue
        values = row.values
        code, year = str(values["code"]), int(values["year"])
        node = uid("ind", territory, fold(code), str(year))
        said: Properties = {"code": code, "year": year, "source": values.get("source"), **_figure(row)}
        resolver.claims.node("indicator", node, said, row)
        resolver.claims.node("territory", territory, {"code": None}, row)
        resolver.claims.tie("describes", node, territory, {}, row)


def _figure(row: Row) -> Properties:
    """A figure and its state; without a figure the state says why."""
    value, state = row.values.get("value"), row.values.get("state")
    if isinstance(value, str):
        return {"state": value}
    if value is None or state in NO_FIGURE:
        return {"state": state or "not_available"}
    return {"value": value, "state": "ok"}


def _territory(row: Row, resolver: Resolver) -> str | None:
    """The territory of a code or of a name; a code that nobody knew yet is a territory without a name."""
    written = str(row.values["territory"])
    found = resolver.territories.find(written)
    if found:
        return found
    kind = area_kind(written)
    if kind is None:
        resolver.remark("indicator-without-territory", "error", row, column="territory", value=written)
        return None
    node = territory_uid("", written, kind[1])
    resolver.territories.add(node, {"code": written})
    said: Properties = {"code": written, "kind": kind[0], "vintage": kind[1]}
    return resolver.claims.node("territory", node, said, row)
