"""A directory: who each actor is, where, in which field, what it is part of and who runs it."""

from collections.abc import Mapping, Sequence

from network.forms import Row
from network.identity.areas import commune_of
from network.importing.actors import Mention
from network.importing.folding import json_text
from network.importing.resolver import Resolver
from network.importing.rows.renamings import say_renaming
from network.model import Properties, When
from network.store.checking import ends_before_it_begins

PLAIN = (
    "short_name", "kind", "status", "public", "natural_person", "accepts_partners", "introduces", "seeks", "offers",
    "contact", "phone", "website", "address", "postcode", "fields", "codes",
)  # fmt: skip


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    actors = [_say_one(row, resolver) for row in rows]
    for actor, row in zip(actors, rows, strict=True):
        for role, noun in (("parent", "part_of"), ("run_by", "run_by")):
            if row.values.get(role) or row.values.get(f"{role}_ids"):
                _say_above(noun, role, actor, row, resolver)
        say_renaming(actor, row, resolver)


def _say_one(row: Row, resolver: Resolver) -> str:
    values = row.values
    said: Properties = {name: values.get(name) for name in PLAIN} | _dates(row) | _extra(row)
    if values.get("field"):
        said |= {"field": values["field"], "field_source": values.get("field_source", "file")}
    if values.get("confidential"):
        said["address"] = None
    mention = Mention(
        str(values["name"]),
        tuple(values.get("ids") or ()),
        home=resolver.territory(row),
        postcode=values.get("postcode"),
        listed=True,
    )
    actor = resolver.actor(mention, row, said)
    if _has_place(row):
        _say_place(actor, row, resolver)
    return actor


def _has_place(row: Row) -> bool:
    """A place is made of a point, or of the word that it must not be found."""
    values = row.values
    return bool(values.get("confidential")) or (values.get("lat") is not None and values.get("lon") is not None)


def _extra(row: Row) -> Properties:
    """Columns that fit nothing; the commune too, when no place holds it."""
    insee = _commune(row)
    kept = {**row.extra, "insee": insee} if insee and not _has_place(row) else dict(row.extra)
    return {"extra": json_text(kept)} if kept else {}


def _commune(row: Row) -> str | None:
    """The commune that a line tells; « 75056 » is Paris, and the postcode tells which arrondissement."""
    insee = row.values.get("insee")
    return commune_of(str(insee), row.values.get("postcode")) if insee else None


def _say_place(actor: str, row: Row, resolver: Resolver) -> None:
    """Where an actor is found; a place that shelters people has neither address nor point."""
    values = row.values
    found = () if values.get("confidential") else ("address", "lat", "lon")
    told = ("postcode", "insee", "confidential", *found)
    said: Properties = {name: values.get(name) for name in told} | {"insee": _commune(row)}
    place = resolver.place_of(actor, str(values["name"]), row, said)
    resolver.claims.tie("located_at-actor", actor, place, {}, row)


def _dates(row: Row) -> Properties:
    return _days(row, {name: name for name in ("since", "until", "last_confirmed")})


def _days(row: Row, roles: Mapping[str, str]) -> Properties:
    """Properties and the days that their columns give."""
    days = {name: row.values.get(role) for name, role in roles.items()}
    return {name: when.date for name, when in days.items() if isinstance(when, When)}


def _say_above(noun: str, role: str, actor: str, row: Row, resolver: Resolver) -> None:
    ids = tuple(row.values.get(f"{role}_ids") or ())
    written = str(row.values.get(role) or "")
    above = resolver.by_number(ids, row)
    if above is None and written:
        above = resolver.actor(Mention(written, ids, near=resolver.territory(row)), row)
    if above is None:
        resolver.remark("above-unknown", "info", row, column=f"{role}_ids", value=ids[0].split(":")[1])
    elif above == actor:
        resolver.remark("loop", "warning", row, column=role, value=written)
    else:
        said = _days(row, {name: f"{role}_{name}" for name in ("since", "until")})
        if ends_before_it_begins(said):
            since, until = str(said["since"]), str(said.pop("until"))
            resolver.remark("end-before-start", "warning", row, column=f"{role}_until", value=until, since=since)
        if noun == "part_of":
            resolver.part_of(actor, above, written, row, said)
        else:
            resolver.claims.tie(noun, actor, above, said, row)
