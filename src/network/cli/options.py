"""What every command takes: the store, the language, and the lens as options."""

import datetime as dt
import functools
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from network.errors import Refused
from network.networks.periods import days_of
from network.sentences import LANGUAGES, Language
from network.settings import Settings
from network.study import Boundary, Layer, Lens, Unit

StoreOption = Annotated[str, typer.Option("--store", help="Dossier ou URL de la base. · Folder or URL of the store.")]
LangOption = Annotated[str, typer.Option("--lang", help="fr | en")]
JsonOption = Annotated[bool, typer.Option("--json", help="Sortie lisible par un programme. · Machine-readable output.")]
SeedOption = Annotated[int, typer.Option("--seed", min=0, max=2**32 - 1, help="Graine du hasard. · Seed of chance.")]
OutOption = Annotated[Path, typer.Option("--out", help="Fichier ou dossier à écrire. · File or folder to write.")]

SEED = 2017

_LENS: dict[str, Any] = {
    "layer": (str, "works-with", "--layer", "Couche de liens. · Layer of ties."),
    "wave": (str | None, None, "--wave", "Vague d'enquête. · Survey wave."),
    "since": (str | None, None, "--since", "Depuis (AAAA-MM-JJ). · Since."),
    "until": (str | None, None, "--until", "Jusqu'à, inclus. · Until, included."),
    "territory": (list[str] | None, None, "--territory", "Territoire, répétable. · Territory, may be repeated."),
    "unit": (str, "structure", "--unit", "service | structure | institution"),
    "boundary": (str, "active", "--boundary", "active | roster | all"),
    "fields": (str, "core", "--fields", "core | extended"),
    "confirmed": (bool, False, "--confirmed", "Liens confirmés des deux côtés. · Ties confirmed by both sides."),
    "without": (list[str] | None, None, "--without", "À laisser de côté : programme, un format… · To leave out."),
}


def settings_of(lang: str) -> tuple[Settings, Language]:
    """Settings of the environment, and the language of the command or, without one, theirs."""
    settings = Settings.from_environment()
    if lang and lang not in LANGUAGES:
        raise Refused("settings.language", value=lang)
    return settings, lang or settings.lang


def lensed(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes `lens` the options of a lens instead."""

    @functools.wraps(command)
    def with_options(**given: Any) -> None:
        command(lens=lens_of(**{name: given.pop(name) for name in _LENS}), **given)

    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[kind, typer.Option(flag, help=words)],
        )
        for name, (kind, default, flag, words) in _LENS.items()
    ]
    own = [one for name, one in inspect.signature(command).parameters.items() if name != "lens"]
    with_options.__signature__ = inspect.Signature([*own, *parameters])  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in (*own, *parameters)}
    return with_options


def lens_of(
    *,
    layer: str,
    wave: str | None,
    since: str | None,
    until: str | None,
    territory: list[str] | None,
    unit: str,
    boundary: str,
    fields: str,
    confirmed: bool,
    without: list[str] | None,
) -> Lens:
    """The lens that options say; a value outside its list is refused with the list."""
    return Lens(
        layer=_among("layer", layer, Layer),
        wave=wave,
        since=edge(since, 0),
        until=edge(until, 1),
        territories=tuple(territory or ()),
        unit=_among("unit", unit, Unit),
        boundary=_among("boundary", boundary, Boundary),
        fields=fields,
        confirmed=confirmed,
        without=tuple(without or ()),
    )


def _among(name: str, value: str, choices: Any) -> Any:
    if value not in get_args(choices):
        raise typer.BadParameter(f"{value} – {' | '.join(get_args(choices))}", param_hint=f"--{name}")
    return value


def edge(text: str | None, end: int) -> dt.date | None:
    """First (0) or last (1) day of a date given to the day, the month or the year."""
    if text is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text.strip())
    try:
        year, month, day = (int(part) if part else None for part in match.groups()) if match else (0, 0, 0)
        precision = "day" if day else "month" if month else "year"
        return days_of(dt.date(year or 0, month or 1, day or 1), precision)[end]
    except ValueError as error:
        raise typer.BadParameter(f"{text} – AAAA-MM-JJ, AAAA-MM, AAAA") from error


def period(text: str | None) -> tuple[dt.date | None, dt.date | None] | None:
    """Both ends of `A..B`.

    Examples
    --------
    >>> [str(day) for day in period("2017..2018-06")]
    ['2017-01-01', '2018-06-30']
    """
    if text is None:
        return None
    since, dots, until = text.partition("..")
    if not dots:
        raise typer.BadParameter(f"{text} – AAAA-MM-JJ..AAAA-MM-JJ")
    return edge(since or None, 0), edge(until or None, 1)
