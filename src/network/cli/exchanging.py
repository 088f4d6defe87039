"""export: the facts as plain tables, or one network as a graph, for other tools."""

from typing import Annotated

import typer

from network import exports
from network.cli.opening import opened
from network.cli.options import SEED, LangOption, OutOption, SeedOption, StoreOption, lensed, settings_of
from network.cli.printing import warn
from network.cli.viewing import drawn
from network.sentences import say
from network.study import Lens

GRAPHS = ("graphml", "gexf")


def add_to(app: typer.Typer) -> None:
    app.command("export", help="Les faits en tableaux, un réseau en graphe. · Facts as tables, a network.")(export)


@lensed
def export(
    *,
    lens: Lens,
    out: OutOption,
    format: Annotated[str | None, typer.Option("--format", help="json | csv | xlsx | graphml | gexf")] = None,
    store: StoreOption = "",
    lang: LangOption = "",
    seed: SeedOption = SEED,
) -> None:
    """Tables hold every fact whatever the lens; a graph is what the lens sees."""
    settings, language = settings_of(lang)
    wanted = format or out.suffix.removeprefix(".") or "json"
    with opened(store, settings) as base:
        if wanted in GRAPHS:
            exports.write(drawn(base, lens, language, seed), out, wanted)
        else:
            exports.write_facts(base, out, wanted, language)
    warn(say("cli.written", language, file=out))
