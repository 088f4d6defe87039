"""Who sits in which group, in which role, and since when."""

from collections.abc import Sequence

from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver, extra, validity


def _member(territory: str | None, row: Row, resolver: Resolver) -> str | None:
    """Who sits in the group: by name; a line that only gives a number must mean somebody known."""
    ids = tuple(row.values.get("actor_ids") or ())
    if not ids:
        return resolver.actor(Mention(str(row.values["actor"]), near=territory), row)
    member = resolver.by_number(ids, row)
    if member is None:
        resolver.remark("member-unknown", "info", row, column="actor_ids", value=ids[0].split(":")[1])
    return member


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values, territory = row.values, resolver.territory(row)
        group = resolver.actor(Mention(str(values["group"]), home=territory), row, {"kind": "group"})
        actor = _member(territory, row, resolver)
        if actor is None:
            continue
        if actor == group:
            resolver.remark("loop", "error", row, column="group", value=str(values["group"]))
            continue
        said = {"role": values.get("role"), **validity(row, resolver), **extra(row)}
        since = said.get("since")
        resolver.claims.tie("member_of", actor, group, said, row, str(since or ""), str(said["role"] or ""))
