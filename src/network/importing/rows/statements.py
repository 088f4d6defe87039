"""Qualitative observations, coded, without any person, and the needs they support."""

from collections.abc import Sequence

from network.forms import Row
from network.identity import fold
from network.importing.folding import texts
from network.importing.resolver import Resolver, extra
from network.model import Properties, When, uid


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values, territory = row.values, resolver.territory(row)
        said: Properties = {name: values.get(name) for name in ("summary", "theme", "public", "method")} | extra(row)
        when = values.get("when")
        if isinstance(when, When):
            said |= {"date": when.date, "precision": when.precision}
        node = uid("sta", fold(str(values["summary"])), str(said.get("date") or ""), territory or "")
        resolver.claims.node("statement", node, said, row)
        resolver.locate("statement", node, territory, row)
        for title in texts(values.get("needs")):
            resolver.claims.tie("supports-statement", node, resolver.need(title, territory, row), {}, row)
