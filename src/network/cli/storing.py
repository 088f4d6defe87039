"""info, check, dump, restore, copy: the store itself."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from network.cli.opening import opened
from network.cli.options import JsonOption, LangOption, StoreOption, settings_of
from network.cli.printing import as_json, table, tell, warn
from network.errors import Refused
from network.sentences import say
from network.store import archive, checking


def add_to(app: typer.Typer) -> None:
    app.command("info", help="Ce que contient la base. · What the store holds.")(info)
    app.command("check", help="La base est-elle saine ? · Is the store sound?")(check)
    app.command("dump", help="Archive complète. · Whole archive.")(dump)
    app.command("restore", help="Relire une archive. · Read an archive back.")(restore)
    app.command("copy", help="D'une base à une autre. · From one store to another.")(copy)


def info(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        told = asdict(base.about())
    if json:
        as_json(told)
        return
    counts = told.pop("counts")
    tell(" · ".join(f"{name} {value}" for name, value in told.items()), language)
    table("", (say("cli.noun", language), say("cli.number", language)), [(n, c) for n, c in counts.items() if c])


def check(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        faults = checking.check(base)
    if json:
        as_json([{"fr": fault.fr, "en": fault.en} for fault in faults])
    else:
        for fault in faults:
            tell(fault.to(language), language)
        tell(say("cli.checked", language, n=len(faults)), language)
    if faults:
        raise typer.Exit(1)


ArchivePath = Annotated[Path, typer.Argument(help="FICHIER.jsonl.gz")]


def dump(file: ArchivePath, store: StoreOption = "", lang: LangOption = "") -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        digest = archive.dump(base, file)
    warn(say("cli.dumped", language, file=file, digest=digest))


def restore(file: ArchivePath, store: StoreOption = "", lang: LangOption = "") -> None:
    settings, language = settings_of(lang)
    with opened(store, settings, make=True) as base:
        facts = archive.restore(base, file)
    warn(say("cli.restored", language, file=file, n=facts))


def copy(
    source: Annotated[str, typer.Argument(help="FROM")],
    target: Annotated[str, typer.Argument(help="TO")],
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    if source == target:
        raise Refused("cli.same-store", store=source)
    with opened(source, settings) as old, opened(target, settings, make=True) as new:
        facts = archive.copy(old, new)
    warn(say("cli.copied", language, source=source, target=target, n=facts))
