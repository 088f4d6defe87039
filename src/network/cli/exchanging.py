"""export: the facts as plain tables, for other tools."""

from typing import Annotated

import typer

from network import exports
from network.cli.opening import opened
from network.cli.options import LangOption, OutOption, StoreOption, settings_of
from network.cli.printing import warn
from network.listings import tables
from network.sentences import say


def add_to(app: typer.Typer) -> None:
    app.command("export", help="Les faits en tableaux. · The facts as tables.")(export)


def export(
    out: OutOption,
    format: Annotated[str | None, typer.Option("--format", help="json | csv | xlsx | graphml | gexf")] = None,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        exports.write_tables(tables(base), out, format or out.suffix.removeprefix(".") or "json")
    warn(say("cli.written", language, file=out))
