"""Lines that join two things: presences, ties, who carries what, who sits in which group, who was asked."""

from collections.abc import Mapping

from network.forms import Row
from network.forms.exported import Ref, Table
from network.importing.resolver import extra, validity
from network.importing.rows.exported.known import Known
from network.importing.rows.exported.nodes import said_of
from network.importing.rows.ties import say_tie
from network.model import RELATIONSHIPS, Properties

RECIPES: Mapping[str, tuple[str, ...]] = {
    "member_of": ("since", "role"),
    "carries": ("role", "since", "wave"),
    "knows": ("wave",),
}
"""What tells such a relationship from others between the same two, where a line has no identifier of its own."""

NEEDED: Mapping[str, str] = {"tie": "kind", "attended": "status"}
"""Without it a line says nothing."""

DIFFERENT = "distinct_from-"


def say_relationship(table: Table, row: Row, known: Known) -> None:
    """One line as a relationship; with its own identifier when it left with one."""
    ends = _ends(table, row, known)
    if ends is None:
        return
    source, target = ends
    claims, said = known.resolver.claims, _said(table, row, known)
    needed = NEEDED.get(table.noun)
    if needed and not said.get(needed):
        known.lacks(row, needed)
    elif node := row.values.get("uid"):
        claims.same_tie(table.noun, source, target, node, said, row)
    elif table.noun == "tie":
        say_tie(source, target, said, row, known.resolver)
    else:
        parts = (str(said.get(name) or "") for name in RECIPES.get(table.noun, ()))
        claims.tie(table.noun, source, target, said, row, *parts)


def _said(table: Table, row: Row, known: Known) -> Properties:
    said = said_of(table, row)
    if "since_precision" in RELATIONSHIPS[table.noun].properties:
        said = {name: value for name, value in said.items() if not name.startswith(("since", "until"))}
        said |= validity(row, known.resolver) | extra(row)
    if table.noun.startswith(DIFFERENT):
        said["verdict"] = "different"
    if wave := said.get("wave"):
        known.found(Ref(None, str(wave)), "wave", row, "wave")
    return said


def _ends(table: Table, row: Row, known: Known) -> tuple[str, str] | None:
    """Both ends; the target first, for a meeting tells where its actors are met."""
    columns = [(code, column) for code, column in table.columns.items() if column.part == "end"]
    found: dict[bool, str] = {}
    near: str | None = None
    for code, column in sorted(columns, key=lambda one: one[1].source):
        refs = row.values.get(code)
        if not refs:
            known.lacks(row, code)
            return None
        end = known.found(refs[0], column.to, row, code, near)
        if end is None:
            return None
        found[column.source], near = end, known.home_of(end)
    if found[True] == found[False]:
        known.resolver.remark("loop", "error", row, column=columns[1][0])
        return None
    return found[True], found[False]
