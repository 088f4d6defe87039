"""Needs of families: what, for whom, where, and the missions that answer them."""

from collections.abc import Sequence

from network.forms import Row
from network.importing.folding import texts
from network.importing.resolver import Resolver, extra


def say(rows: Sequence[Row], resolver: Resolver) -> None:
    for row in rows:
        values, territory = row.values, resolver.territory(row)
        said = {"theme": values.get("theme"), "public": values.get("public")} | extra(row)
        need = resolver.need(str(values["title"]), territory, row, said)
        for title in texts(values.get("missions")):
            resolver.claims.tie("answers", resolver.mission(title, territory, row), need, {}, row)
