"""batches: imports and hand edits that were applied, their remarks, and undoing them."""

from pathlib import Path
from typing import Annotated

import typer

from network import importing
from network.cli.opening import now, opened
from network.cli.options import JsonOption, LangOption, StoreOption, settings_of
from network.cli.outcomes import say_remarks
from network.cli.printing import as_json, table, tell, warn
from network.exports import remarks_csv, whole_file
from network.sentences import say

COLUMNS = ("uid", "file", "form", "time", "by", "state")


def add_to(app: typer.Typer) -> None:
    batches = typer.Typer(no_args_is_help=True, help="Imports faits, et leur annulation. · Imports, and undoing them.")
    batches.command("list")(list_)
    batches.command("show")(show)
    batches.command("undo")(undo)
    app.add_typer(batches, name="batches")


def list_(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        batches = importing.batches(base)
    if json:
        as_json(batches)
        return
    headers = [say(f"cli.batch-{name}", language) for name in COLUMNS]
    table("", headers, [[batch[name] for name in COLUMNS] for batch in batches])


def show(
    batch: Annotated[str, typer.Argument(help="uid")],
    remarks: Annotated[Path | None, typer.Option("--remarks", help="Remarques en CSV. · Remarks as CSV.")] = None,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        told, said = importing.batch(base, batch), importing.remarks_of(base, batch)
    if remarks:
        whole_file(remarks, remarks_csv(said, language))
        warn(say("cli.written", language, file=remarks))
    if json:
        as_json(told)
        return
    for name in COLUMNS:
        tell(f"{say(f'cli.batch-{name}', language)} : {told[name] or ''}", language)
    for name, n in told["counts"].items():
        tell(f"  {name}: {n}", language)
    tell(say("pages.remarks", language, n=len(said)), language)
    say_remarks(said, language)


def undo(
    batch: Annotated[str, typer.Argument(help="uid")],
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        kept = importing.undo(base, batch, now=now())
    tell(say("cli.undone", language, batch=batch), language)
    for one in kept:
        tell(one.words.to(language), language)
