"""resolve: pairs that wait for a person's decision."""

from typing import Annotated

import typer

from network import resolving
from network.cli.opening import now, opened, today, who
from network.cli.options import JsonOption, LangOption, StoreOption, settings_of
from network.cli.printing import as_json, table, tell
from network.sentences import say


def add_to(app: typer.Typer) -> None:
    pairs = typer.Typer(no_args_is_help=True, help="Paires à trancher. · Pairs to decide.")
    pairs.command("list")(waiting)
    pairs.command("decide")(decide)
    pairs.command("undo")(undo_decision)
    app.add_typer(pairs, name="resolve")


def waiting(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        pairs = resolving.waiting(base)
    if json:
        as_json([pair.as_dict() for pair in pairs])
        return
    headers = [say(f"cli.pair-{name}", language) for name in ("score", "one", "other", "uids")]
    rows = [(round(pair.score), pair.names[0], pair.names[1], " ".join(pair.uids)) for pair in pairs]
    table(say("cli.pairs", language, n=len(pairs)), headers, rows)


def decide(
    one: Annotated[str, typer.Argument(help="uid")],
    other: Annotated[str, typer.Argument(help="uid")],
    verdict: Annotated[str, typer.Argument(help="same | different | part-of")],
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        batch = resolving.decide(base, one, other, verdict, by=who(), today=today(), now=now())
    tell(say("cli.decided", language, batch=batch), language)


def undo_decision(
    one: Annotated[str, typer.Argument(help="uid")],
    other: Annotated[str, typer.Argument(help="uid")],
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        resolving.undo_decision(base, one, other, by=who(), now=now())
    tell(say("cli.undecided", language), language)
