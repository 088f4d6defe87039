"""import, batches, templates: files in, and back out again."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from network import importing
from network.cli.handed import handed, source_of
from network.cli.opening import now, opened, today, who
from network.cli.options import JsonOption, LangOption, OutOption, StoreOption, settings_of
from network.cli.printing import as_json, progress, table, tell, warn
from network.exports.blanks import write_blank
from network.forms import Mapping, Source, form_named, forms, read_mapping
from network.importing import Outcome
from network.sentences import Language, say
from network.store import Store
from network.tables import ENCODINGS

SHOWN = 30  # remarks printed per file; all of them are in --json and on the page


def add_to(app: typer.Typer) -> None:
    app.command("import", help="Lire des tableurs : essai à blanc, puis application. · Read spreadsheets.")(import_)
    batches = typer.Typer(no_args_is_help=True, help="Imports faits, et leur annulation. · Imports, and undoing them.")
    batches.command("list")(list_)
    batches.command("show")(show)
    batches.command("undo")(undo)
    app.add_typer(batches, name="batches")
    blanks = typer.Typer(no_args_is_help=True, help="Modèles à remplir. · Templates to fill in.")
    blanks.command("list")(list_templates)
    blanks.command("download")(download)
    app.add_typer(blanks, name="templates")


def import_(
    files: Annotated[list[Path], typer.Argument(help="FICHIER, DOSSIER ou .zip… · Files, folders, .zip.")],
    form: Annotated[str | None, typer.Option("--form", help="Forme imposée. · Form to read by.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="Correspondance .toml. · Mapping.")] = None,
    territory: Annotated[str | None, typer.Option("--territory", help="Territoire par défaut. · Default.")] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help=f"Encodage des textes ({', '.join(ENCODINGS)}). · Encoding.")
    ] = None,
    separator: Annotated[str | None, typer.Option("--separator", help="Séparateur : ; , tab | $ · Separator.")] = None,
    hidden: Annotated[
        str | None,
        typer.Option("--hidden", help="Ce qui est masqué : ask, read ou leave. · What becomes of hidden cells."),
    ] = None,
    beside: Annotated[
        bool,
        typer.Option("--beside", help="Garder aussi l'ancienne version du fichier. · Keep the former version too."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Ne rien écrire. · Write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Appliquer sans demander. · Apply without asking.")] = False,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    settings, language = settings_of(lang)
    sources, missing, left = handed(files)
    if left:
        warn(say("cli.left-in-folder", language, n=len(left), files=", ".join(left[:SHOWN])))
    told = read_mapping(source_of(mapping)) if mapping else None
    opening = {"encoding": encoding, "separator": separator, "hidden": hidden}
    call = Call(sources, form, told, territory, opening, beside, language)
    if yes and not dry_run:
        with opened(store, settings, make=True) as base:
            outcomes = call.made(base, apply=True)
        _say_all([*missing, *outcomes], language, json)
    else:
        with opened(store, settings, scratch=True) as base:
            outcomes = call.made(base, apply=False)
        _say_all([*missing, *outcomes], language, json)
        while _agreed(dry_run or json, language):
            with opened(store, settings, make=True) as base:
                again = call.made(base, apply=False)
                if [one.counts for one in again] == [one.counts for one in outcomes]:
                    outcomes = call.made(base, apply=True)
                    tell(say("cli.applied", language, n=sum(one.batch is not None for one in outcomes)), language)
                    break
            warn(say("cli.changed-meanwhile", language))
            outcomes = again
            _say_all(outcomes, language, json)
        else:
            warn("" if json else say("cli.nothing-written", language))
    if any(outcome.refused for outcome in (*missing, *outcomes)):
        raise typer.Exit(1)


@dataclass(frozen=True)
class Call:
    """One import as it was asked for."""

    sources: list[Source]
    form: str | None
    mapping: Mapping | None
    territory: str | None
    opening: dict[str, str | None]
    beside: bool
    lang: Language

    def made(self, store: Store, *, apply: bool) -> list[Outcome]:
        with progress("cli.importing", self.lang) as bar:
            return importing.import_files(
                store,
                self.sources,
                form=self.form,
                mapping=self.mapping,
                territory=self.territory,
                **self.opening,
                today=today(),
                now=now(),
                by=who(),
                apply=apply,
                beside=self.beside,
                progress=bar,
            )


def _say_all(outcomes: list[Outcome], lang: Language, json: bool) -> None:
    if json:
        as_json([outcome.as_dict(lang) for outcome in outcomes])
        return
    for outcome in outcomes:
        say_outcome(outcome, lang)


def _agreed(settled: bool, lang: Language) -> bool:
    """A terminal asks; anything else only dry-runs."""
    if settled or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return typer.confirm(say("cli.apply-now", lang), err=True)


def say_outcome(outcome: Outcome, lang: Language) -> None:
    """One file: its dry-run sentence, its remarks with their place, the pairs that wait."""
    if outcome.refused:
        warn(f"{outcome.file}: {outcome.refused.words(lang)}")
        return
    tell(f"{outcome.file}: {outcome.sentence.to(lang)}", lang)
    for remark in outcome.remarks[:SHOWN]:
        place = ", ".join(
            str(part)
            for part in (
                remark.sheet,
                remark.line is not None and say("cli.line", lang, line=remark.line),
                remark.column,
            )
            if part
        )
        warn(f"  {place}: {remark.message(lang)} {remark.suggestion(lang)}".rstrip())
    if len(outcome.remarks) > SHOWN:
        warn("  " + say("cli.more-remarks", lang, n=len(outcome.remarks) - SHOWN))
    if outcome.pairs:
        warn("  " + say("cli.pairs-wait", lang, n=len(outcome.pairs)))


def list_(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        batches = importing.batches(base)
    if json:
        as_json(batches)
        return
    names = ("uid", "file", "form", "time", "by", "state")
    headers = [say(f"cli.batch-{name}", language) for name in names]
    table("", headers, [[batch[name] for name in names] for batch in batches])


def show(
    batch: Annotated[str, typer.Argument(help="uid")],
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        told = importing.batch(base, batch)
    if json:
        as_json(told)
        return
    for name, value in told.items():
        tell(f"{name}: {value}", language)


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


def list_templates(lang: LangOption = "", json: JsonOption = False) -> None:
    _, language = settings_of(lang)
    told = [(form.code, form.title.to(language), form.grain.to(language)) for form in forms().values()]
    if json:
        as_json([dict(zip(("form", "title", "grain"), one, strict=True)) for one in told])
        return
    table("", [say(f"cli.template-{name}", language) for name in ("form", "title", "grain")], told)


def download(
    form: Annotated[str, typer.Argument(help="actors, attendance-list…")],
    out: OutOption,
    lang: LangOption = "",
) -> None:
    _, language = settings_of(lang)
    write_blank(form_named(form), out, language)
    warn(say("cli.written", language, file=out))
