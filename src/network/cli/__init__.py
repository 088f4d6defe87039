"""The command `passerelles`: each verb calls one function of the work floor and says what it gave."""

import sys
from itertools import pairwise
from typing import Annotated

import typer

from network import __version__
from network.cli import (
    batches,
    editing,
    exchanging,
    fielding,
    importing,
    measuring,
    objecting,
    partnering,
    registering,
    resolving,
    serving,
    storing,
    telling,
    templates,
    viewing,
)
from network.errors import NetworkError, StoreUnavailable
from network.sentences import LANGUAGES, Language
from network.settings import Settings

DONE, REFUSED, USAGE, UNAVAILABLE = 0, 1, 2, 3  # typer itself ends a usage error with 2

app = typer.Typer(
    name="passerelles",
    no_args_is_help=True,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Qui travaille avec qui, d'un champ à l'autre. · Who works with whom, across fields.",
)


@app.callback()
def passerelles(
    version: Annotated[
        bool, typer.Option("--version", help="Version, et rien d'autre. · Version, nothing else.")
    ] = False,
) -> None:
    if version:
        sys.stdout.write(f"passerelles {__version__}\n")
        raise typer.Exit


for room in (
    serving,
    importing,
    templates,
    batches,
    registering,
    editing,
    resolving,
    telling,
    fielding,
    measuring,
    viewing,
    partnering,
    exchanging,
    storing,
    objecting,
):
    room.add_to(app)


def main(arguments: list[str] | None = None) -> None:
    """Run one command; a failure is one sentence with its remedy, and an exit code, never a traceback."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Exit code of one command: 0 done, 1 refused, 2 usage, 3 store unavailable."""
    try:
        app(arguments, prog_name="passerelles")
    except NetworkError as error:
        sys.stderr.write(f"{error.words(_language(arguments))}\n")
        return UNAVAILABLE if isinstance(error, StoreUnavailable) else REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except SystemExit as ended:  # how typer ends every command, with a usage error among them
        return ended.code if isinstance(ended.code, int) else DONE
    return DONE


def _language(arguments: list[str]) -> Language:
    """The language of a failure: that of the command even when the command did not come to read it."""
    for flag, value in pairwise(arguments):
        if flag == "--lang" and value in LANGUAGES:
            return value
    for lang in LANGUAGES:
        if f"--lang={lang}" in arguments:
            return lang
    try:
        return Settings.from_environment().lang
    except NetworkError:
        return "fr"
