"""view: the network as a page, a picture or a graph file."""

from typing import Annotated

import typer

from network import exports
from network.cli.opening import opened, today
from network.cli.options import SEED, LangOption, OutOption, SeedOption, StoreOption, lensed, settings_of
from network.cli.printing import warn
from network.demonstration import is_fictional
from network.networks import read
from network.sentences import Language, say
from network.store import Store
from network.study import Lens, Network
from network.views import ViewDocument, document


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
        exports.write(drawn(base, lens, language, seed), out, format or out.suffix.removeprefix("."))
    warn(say("cli.written", language, file=out))


def drawn(store: Store, lens: Lens, lang: Language, seed: int, network: Network | None = None) -> ViewDocument:
    """What a lens sees, ready to be drawn, with the day and what it must say of itself."""
    title, fictional = lens.words(lang), is_fictional(store)
    return document(network or read(store, lens), title=title, lang=lang, today=today(), seed=seed, fictional=fictional)
