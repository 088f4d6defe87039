"""What is done for whom, and who carries it: one row a carrier."""

from collections.abc import Sequence

from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver, extra, validity
from network.model import Properties


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    told: set[str] = set()
    counted: dict[tuple[str, int], Row] = {}
    for row in rows:
        values, territory = row.values, resolver.territory(row)
        said: Properties = {
            name: values.get(name) for name in ("kind", "summary", "themes", "publics", "programme")
        } | extra(row)
        mission = _mission(territory, said, row, resolver)
        if mission not in told:  # the dates of a later row are those of its carrier
            resolver.claims.node("mission", mission, validity(row, resolver), row)
            told.add(mission)
        if values.get("carrier") or values.get("carrier_ids"):
            amount = _amount(row, counted.setdefault((row.sheet, row.line), row), resolver)
            _say_carrier(mission, territory, amount, row, resolver)
        if values.get("place"):
            place = resolver.place(str(values["place"]), territory, row)
            resolver.claims.tie("located_at-mission", mission, place, {}, row)
        for title in values.get("needs") or ():
            resolver.claims.tie("answers", mission, resolver.need(title, territory, row), {}, row)


def _mission(territory: str | None, said: Properties, row: Row, resolver: Resolver) -> str:
    """The mission of a title; a service that its structure's number carries is that structure's own."""
    title, numbers = str(row.values["title"]), row.values.get("carrier_ids")
    if numbers and row.values.get("kind") == "service":
        return resolver.mission_of(str(numbers[0]), title, territory, row, said)
    return resolver.mission(title, territory, row, said)


def _amount(row: Row, first: Row, resolver: Resolver) -> float | None:
    """The amount of a line counts once: it is that of the first carrier when the cell names several."""
    amount = row.values.get("amount")
    if row is first or amount is None:
        return amount
    shown, carrier = str(amount).removesuffix(".0"), str(first.values["carrier"])
    resolver.remark("amount-shared", "info", row, column="amount", value=shown, carrier=carrier)
    return None


def _carrier(territory: str | None, row: Row, resolver: Resolver) -> str | None:
    """Who carries a mission: by its number, else by its name."""
    ids, name = tuple(row.values.get("carrier_ids") or ()), row.values.get("carrier")
    carrier = resolver.by_number(ids, row)
    if carrier is None and name:
        return resolver.actor(Mention(str(name), ids, near=territory), row)
    if carrier is None:
        resolver.remark("carrier-unknown", "warning", row, column="carrier_ids", value=ids[0].split(":")[1])
    return carrier


def _say_carrier(mission: str, territory: str | None, amount: float | None, row: Row, resolver: Resolver) -> None:
    values = row.values
    carrier = _carrier(territory, row, resolver)
    if carrier is None:
        return
    said = {name: values.get(name) for name in ("role", "wave")} | {"amount": amount, **validity(row, resolver)}
    if values.get("wave"):
        resolver.wave(str(values["wave"]), row)
    parts = (str(said["role"] or ""), str(said.get("since") or ""), str(said["wave"] or ""))
    resolver.claims.tie("carries", carrier, mission, said, row, *parts)
