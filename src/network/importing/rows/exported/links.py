"""What a thing leads to: its territory, what it is part of, the missions a meeting was about."""

from collections.abc import Mapping
from typing import Any

from network.forms import Row
from network.forms.exported import Column, Table
from network.importing.rows.exported.known import Known
from network.model import RELATIONSHIPS


def say_links(table: Table, row: Row, node: str, known: Known) -> None:
    """The relationships that the line of a thing states."""
    for code, column in table.columns.items():
        if column.part != "link":
            continue
        for ref in row.values.get(code) or ():
            other = known.found(ref, column.to, row, code, known.home(row))
            if other == node:
                known.resolver.remark("loop", "warning", row, column=code, value=ref.name or other)
            elif other:
                ends = (node, other) if column.source else (other, node)
                _say(column, code, ends, ref.said, row, known)


def _say(column: Column, code: str, ends: tuple[str, str], said: Mapping[str, Any], row: Row, known: Known) -> None:
    resolver, (source, target) = known.resolver, ends
    if column.by == "part_of":
        if problem := resolver.wholes.problem(source, target):
            resolver.remark(problem, "warning", row, column=code)
            return
        resolver.wholes.add(source, target)
    told = dict(said) or ({"how": "worked_on"} if column.by == "about" else {})
    parts = [str(told[name]) for name in ("how",) if RELATIONSHIPS[column.by].keyed and told.get(name)]
    resolver.claims.tie(column.by, source, target, told, row, *parts)
