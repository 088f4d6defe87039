"""Territories: their name, code, kind and vintage, and the territory each lies in."""

from collections.abc import Sequence

from network.forms import Row
from network.importing.resolver import Resolver, extra
from network.importing.territories import territory_uid
from network.model import Properties, When


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    """All are known before any says what it lies in: a quartier may come before its arrondissement."""
    nodes = [_say_one(row, resolver) for row in rows]
    for node, row in zip(nodes, rows, strict=True):
        if written := row.values.get("within"):
            _say_within(node, str(written), row, resolver)


def _say_one(row: Row, resolver: Resolver) -> str:
    values = row.values
    start = values.get("programme_start")
    said: Properties = {name: values.get(name) for name in ("code", "name", "kind", "vintage", "role")}
    said["programme_start"] = start.date if isinstance(start, When) else None
    said["name"] = said["name"] or said["code"]
    name, code = str(values.get("name") or ""), values.get("code")
    node = resolver.territories.listed(name, code) or territory_uid(name, code, values.get("vintage"))
    resolver.territories.add(node, said)
    return resolver.claims.node("territory", node, said | extra(row), row)


def _say_within(node: str, written: str, row: Row, resolver: Resolver) -> None:
    whole = resolver.territories.find(written)
    if whole is None or whole == node:
        problem = "part-of-circular" if whole else "within-unknown"
        resolver.remark(problem, "warning", row, column="within", value=written)
        return
    resolver.claims.node("territory", whole, {"name": resolver.territories.names[whole]}, row)
    resolver.claims.tie("within", node, whole, {}, row)
