"""Resource places: where they are, and which actors are found there."""

from collections.abc import Sequence

from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver, extra

PLAIN = ("kind", "address", "postcode", "insee", "lat", "lon", "confidential")


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values, territory = row.values, resolver.territory(row)
        said = {name: values.get(name) for name in PLAIN} | extra(row)
        place = resolver.place(str(values["name"]), territory, row, said)
        actor = resolver.by_number(tuple(values.get("actor_ids") or ()), row)
        if actor is None and values.get("actor"):
            actor = resolver.actor(Mention(str(values["actor"]), near=territory), row)
        if actor:
            resolver.claims.tie("located_at-actor", actor, place, {}, row)
