"""Who sits in which group, in which role, and since when."""

from collections.abc import Sequence

from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver, extra, validity


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values, territory = row.values, resolver.territory(row)
        group = resolver.actor(Mention(str(values["group"]), home=territory), row, {"kind": "group"})
        actor = resolver.actor(Mention(str(values["actor"]), near=territory), row)
        if actor == group:
            resolver.remark("loop", "error", row, column="group", value=str(values["group"]))
            continue
        said = {"role": values.get("role"), **validity(row, resolver), **extra(row)}
        since = said.get("since")
        resolver.claims.tie("member_of", actor, group, said, row, str(since or ""), str(said["role"] or ""))
