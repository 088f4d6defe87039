"""A directory: who each actor is, where, in which field, what it is part of and who runs it."""

from collections.abc import Sequence

from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver, extra
from network.model import Properties, When

PLAIN = (
    "short_name", "kind", "status", "public", "natural_person", "accepts_partners", "introduces", "seeks", "offers",
    "contact", "website", "address", "postcode", "fields", "codes",
)  # fmt: skip


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    actors = [_say_one(row, resolver) for row in rows]
    for actor, row in zip(actors, rows, strict=True):
        for role, noun in (("parent", "part_of"), ("run_by", "run_by")):
            if written := row.values.get(role):
                _say_above(noun, role, actor, str(written), row, resolver)


def _say_one(row: Row, resolver: Resolver) -> str:
    values = row.values
    said: Properties = {name: values.get(name) for name in PLAIN} | _dates(row) | extra(row)
    if values.get("field"):
        said |= {"field": values["field"], "field_source": "file"}
    mention = Mention(
        str(values["name"]),
        tuple(values.get("ids") or ()),
        home=resolver.territory(row),
        postcode=values.get("postcode"),
        listed=True,
    )
    return resolver.actor(mention, row, said)


def _dates(row: Row) -> Properties:
    days = {name: row.values.get(name) for name in ("since", "until", "last_confirmed")}
    return {name: when.date for name, when in days.items() if isinstance(when, When)}


def _say_above(noun: str, role: str, actor: str, written: str, row: Row, resolver: Resolver) -> None:
    above = resolver.actor(Mention(written, near=resolver.territory(row)), row)
    if above == actor:
        resolver.remark("loop", "warning", row, column=role, value=written)
    elif noun == "part_of":
        resolver.part_of(actor, above, written, row)
    else:
        resolver.claims.tie(noun, actor, above, {}, row)
