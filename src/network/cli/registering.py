"""register: public registers, which are looked up in small extracts and never loaded whole."""

from pathlib import Path
from typing import Annotated

import typer

from network.cli.opening import today
from network.cli.options import JsonOption, LangOption, settings_of
from network.cli.printing import as_json, progress, tell, warn
from network.prefilter import prefilter
from network.sentences import say
from network.tables import MAX_LINES

MEGABYTE = 1_000_000


def add_to(app: typer.Typer) -> None:
    register = typer.Typer(no_args_is_help=True, help="Registres publics. · Public registers.")
    register.command("prefilter", help="Extrait de quelques communes. · Extract of some communes.")(prefilter_)
    app.add_typer(register, name="register")


def prefilter_(
    file: Annotated[Path, typer.Argument(help="FICHIER national (.csv, .gz, .zip)")],
    communes: Annotated[str, typer.Option("--communes", help="75112,75119… ou 75")],
    out: Annotated[Path, typer.Option("--out", help="EXTRAIT.csv")],
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    _, language = settings_of(lang)
    size = file.stat().st_size if file.is_file() else 0
    with progress("registers.reading", language) as told:
        made = prefilter(
            file,
            communes,
            out,
            today=today(),
            lang=language,
            told=lambda read: told(read // MEGABYTE, size // MEGABYTE + 1),
        )
    if json:
        as_json({"out": str(made.out), "kept": made.kept, "total": made.total, "sha256": made.sha256})
    else:
        tell(
            say("registers.extracted", language, kept=made.kept, total=made.total, out=made.out, note=made.note),
            language,
        )
    if made.too_long:
        warn(say("registers.too-long", language, limit=MAX_LINES))
