"""import: files in."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from network import importing
from network.cli.handed import handed, source_of
from network.cli.opening import now, opened, today, who
from network.cli.options import JsonOption, LangOption, StoreOption, settings_of
from network.cli.outcomes import Telling
from network.cli.printing import progress, tell, warn
from network.errors import Refused
from network.forms import Mapping, Source, read_mapping
from network.importing import Outcome
from network.sentences import Language, say
from network.settings import Settings
from network.store import Store
from network.tables import ENCODINGS
from network.workspace import proposed

SHOWN = 30  # names of files left aside
INTERRUPTED = 130  # as a shell ends what Ctrl+C stopped


def add_to(app: typer.Typer) -> None:
    app.command("import", help="Lire des tableurs : essai à blanc, puis application. · Read spreadsheets.")(import_)


def import_(
    files: Annotated[list[Path], typer.Argument(help="FICHIER, DOSSIER ou .zip… · Files, folders, .zip.")],
    form: Annotated[str | None, typer.Option("--form", help="Forme imposée. · Form to read by.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="Correspondance .toml. · Mapping.")] = None,
    territory: Annotated[str | None, typer.Option("--territory", help="Territoire par défaut. · Default.")] = None,
    template: Annotated[
        str | None, typer.Option("--template", help="Modèle enregistré à suivre. · Saved template to follow.")
    ] = None,
    no_template: Annotated[
        bool, typer.Option("--no-template", help="Ne suivre aucun modèle enregistré. · Follow no saved template.")
    ] = False,
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
    remarks: Annotated[Path | None, typer.Option("--remarks", help="Remarques en CSV. · Remarks as CSV.")] = None,
    commented: Annotated[
        Path | None, typer.Option("--commented", help="DOSSIER des fichiers commentés. · FOLDER of commented files.")
    ] = None,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    settings, language = settings_of(lang)
    sources, missing, left = handed(files)
    if left:
        warn(say("cli.left-in-folder", language, n=len(left), files=", ".join(left[:SHOWN])))
    read = read_mapping(source_of(mapping)) if mapping else None
    opening = {"encoding": encoding, "separator": separator, "hidden": hidden}
    follow = Follow.of(template, settled=bool(no_template or read or form))
    call = Call(sources, form, read, territory, opening, beside, language, follow)
    told = Telling(sources, missing, language, json=json, remarks=remarks, commented=commented)
    try:
        if yes and not dry_run:
            with opened(store, settings, make=True) as base:
                outcomes = call.made(base, apply=True)
            said = told.all_of(outcomes)
        else:
            said = told_then_asked(call, store, settings, told, settled=dry_run or json)
    except KeyboardInterrupt:
        warn("\n" + say("cli.stopped", language))
        raise typer.Exit(INTERRUPTED) from None
    if any(outcome.refused for outcome in said):
        raise typer.Exit(1)


def told_then_asked(
    call: "Call",
    store: str,
    settings: Settings,
    told: Telling,
    *,
    settled: bool,
) -> list[Outcome]:
    """A dry run, then the question; what is written is what was said, else the dry run is said again."""
    with opened(store, settings, scratch=True) as base:
        outcomes = call.made(base, apply=False)
    said = told.all_of(outcomes)
    while _agreed(settled, call.lang):
        with opened(store, settings, make=True) as base:
            applied = call.made(base, apply=True, shown=outcomes)
        moved = [one for one in applied if one.refused and one.refused.key == "importing.changed"]
        tell(say("cli.applied", call.lang, n=sum(one.batch is not None for one in applied)), call.lang)
        if not moved:
            return [*told.missing, *applied]
        warn(say("cli.changed-meanwhile", call.lang))
        outcomes = applied
        said = told.all_of(outcomes)
    warn("" if told.json else say("cli.nothing-written", call.lang))
    return said


@dataclass(frozen=True)
class Follow:
    """Which saved templates an import follows: one that is named, or those of the same headers."""

    named: str | None = None
    proposals: bool = True

    @classmethod
    def of(cls, named: str | None, *, settled: bool) -> "Follow":
        """None of them when something else says already how the files are read, which a named one contradicts."""
        if named and settled:
            raise Refused("cli.template-or")
        return cls(named, proposals=not settled)

    def mapping(self, store: Store, sources: Sequence[Source]) -> Mapping | None:
        if not (self.named or self.proposals):
            return None
        return proposed(store, sources, name=self.named)


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
    follow: Follow = Follow()

    def made(self, store: Store, *, apply: bool, shown: Sequence[Outcome] | None = None) -> list[Outcome]:
        with progress("cli.importing", self.lang) as bar:
            return importing.import_files(
                store,
                self.sources,
                form=self.form,
                mapping=self.mapping or self.follow.mapping(store, self.sources),
                territory=self.territory,
                **self.opening,
                today=today(),
                now=now(),
                by=who(),
                apply=apply,
                beside=self.beside,
                shown=None if shown is None else {outcome.plan for outcome in shown},
                progress=bar,
            )


def _agreed(settled: bool, lang: Language) -> bool:
    """A terminal asks; anything else only dry-runs."""
    if settled or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return typer.confirm(say("cli.apply-now", lang), err=True)
