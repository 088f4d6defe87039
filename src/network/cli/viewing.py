"""view: the network as a page, a picture or a graph file."""

from typing import Annotated

import typer

from network import exports
from network.cli.opening import opened, today
from network.cli.options import SEED, LangOption, OutOption, SeedOption, StoreOption, lensed, settings_of
from network.cli.printing import warn
from network.demonstration import is_fictional
from network.networks import read
from network.sentences import say
from network.study import Lens
from network.views import document


def add_to(app: typer.Typer) -> None:
    app.command("view", help="Le réseau en page, en image ou en graphe. · The network as a page, picture, graph.")(view)


@lensed
def view(
    *,
    lens: Lens,
    out: OutOption,
    format: Annotated[str | None, typer.Option("--format", help="html | pyvis | svg | gexf | graphml | json")] = None,
    store: StoreOption = "",
    lang: LangOption = "",
    seed: SeedOption = SEED,
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        network = read(base, lens)
        fictional = is_fictional(base)
    told = document(network, title=lens.words(language), lang=language, today=today(), seed=seed, fictional=fictional)
    exports.write(told, out, format or out.suffix.removeprefix("."))
    warn(say("cli.written", language, file=out))
