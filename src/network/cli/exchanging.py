"""export: the facts as plain tables, or one network as a graph, for other tools."""

from typing import Annotated

import typer

from network import exports
from network.cli.opening import opened, today
from network.cli.options import SEED, LangOption, OutOption, SeedOption, StoreOption, lensed, settings_of
from network.cli.printing import warn
from network.cli.viewing import drawn
from network.demonstration import is_fictional
from network.exports.interchange import GRAPH_FORMATS, about, graph_of, write_graph
from network.networks import read
from network.sentences import say
from network.study import Lens

DRAWN = ("graphml", "gexf")
ENDINGS = {".net": "pajek"}  # what a file is called, where that is not its format
FORMATS = "json | csv | xlsx | graphml | gexf | gephi | kumu | nodexl | pajek | dl"


def add_to(app: typer.Typer) -> None:
    app.command("export", help="Les faits en tableaux, un réseau en graphe. · Facts as tables, a network.")(export)


@lensed
def export(
    *,
    lens: Lens,
    out: OutOption,
    format: Annotated[str | None, typer.Option("--format", help=FORMATS)] = None,
    store: StoreOption = "",
    lang: LangOption = "",
    seed: SeedOption = SEED,
) -> None:
    """Tables hold every fact whatever the lens, xlsx and csv import again; a graph is what the lens sees."""
    settings, language = settings_of(lang)
    wanted = format or ENDINGS.get(out.suffix, out.suffix.removeprefix(".")) or "json"
    with opened(store, settings) as base:
        if wanted in DRAWN:
            network = read(base, lens)
            exports.write(drawn(base, lens, language, seed, network), out, wanted, network)
        elif wanted in GRAPH_FORMATS:
            network = read(base, lens)
            lines = about(network, language, today=today(), fictional=is_fictional(base))
            write_graph(graph_of(network, language), out, wanted, lines)
        else:
            exports.write_facts(base, out, wanted, language)
    warn(say("cli.written", language, file=out))
