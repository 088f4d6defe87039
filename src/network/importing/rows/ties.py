"""An edge list: who is tied to whom, how, since when, and who says so."""

from collections.abc import Sequence

from network import vocabulary
from network.forms import Row
from network.importing.actors import Mention
from network.importing.resolver import Resolver, extra, validity
from network.model import Properties

PLAIN = ("kind", "weight", "wave", "declared_by", "began_with_programme")
TOLD_BY = ("kind", "since", "wave", "declared_by")
"""What tells a tie from others between the same two."""


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values, near = row.values, resolver.territory(row)
        source = resolver.actor(_end(row, "source", near), row)
        target = resolver.actor(_end(row, "target", near), row)
        if wave := values.get("wave"):
            resolver.wave(str(wave), row)
        said: Properties = {name: values.get(name) for name in PLAIN}
        say_tie(source, target, said | validity(row, resolver), row, resolver)


def _end(row: Row, role: str, near: str | None) -> Mention:
    return Mention(str(row.values[role]), tuple(row.values.get(f"{role}_ids") or ()), near=near)


def say_tie(source: str, target: str, said: Properties, row: Row, resolver: Resolver) -> None:
    """One tie, without direction when its kind has none.

    A respondent's word keeps its direction, so that two respondents who say the same can confirm each other.
    """
    if source == target:
        resolver.remark("loop", "error", row, column="target", value=str(row.values["target"]))
        return
    if not vocabulary.kinds()[str(said["kind"])].directed and said.get("declared_by") != "respondent":
        source, target = sorted((source, target))
    parts = (str(said.get(name) or "") for name in TOLD_BY)
    resolver.claims.tie("tie", source, target, said | extra(row), row, *parts)
