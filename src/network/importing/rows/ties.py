"""An edge list: who is tied to whom, how, since when, and who says so."""

from collections.abc import Sequence

from network import vocabulary
from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver, validity
from network.model import Properties, Value


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values, near = row.values, resolver.territory(row)
        source = resolver.actor(_end(row, "source", near), row)
        target = resolver.actor(_end(row, "target", near), row)
        said = {"weight": values.get("weight"), "began_with_programme": values.get("began_with_programme")}
        declared_by = values.get("declared_by")
        if wave := values.get("wave"):
            resolver.wave(str(wave), row)
        say_tie(
            source, target, str(values["kind"]), row, resolver, said | validity(row), declared_by, values.get("wave")
        )


def _end(row: Row, role: str, near: str | None) -> Mention:
    return Mention(str(row.values[role]), tuple(row.values.get(f"{role}_ids") or ()), near=near)


def say_tie(
    source: str,
    target: str,
    kind: str,
    row: Row,
    resolver: Resolver,
    said: Properties,
    declared_by: Value,
    wave: Value,
) -> None:
    """One tie; what tells it from others between the same two is its kind, start, wave and who declares it.

    A respondent's word keeps its direction, so that two respondents who say the same can confirm each other.
    """
    if source == target:
        resolver.remark("loop", "error", row, column="target", value=str(row.values.get("target") or ""))
        return
    if not vocabulary.kinds()[kind].directed and declared_by != "respondent":
        source, target = sorted((source, target))
    since = said.get("since")
    parts = (kind, str(since or ""), str(wave or ""), str(declared_by or ""))
    told = {**said, "kind": kind, "wave": wave, "declared_by": declared_by}
    resolver.claims.tie("tie", source, target, told, row, *parts)
