"""templates: blank files to fill in, attendance sheets to print, ways of reading that were saved."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from network import importing, workspace
from network.cli.handed import source_of
from network.cli.opening import now, opened, today, who
from network.cli.options import JsonOption, LangOption, OutOption, StoreOption, settings_of
from network.cli.printing import as_json, table, tell, warn
from network.errors import Refused
from network.exports.blanks import fillable, known_names, write_blank
from network.exports.sign_in import Planned, expected, sign_in
from network.exports.whole import whole_file
from network.forms import form_named, read_mapping
from network.forms.dates import NotADate, read_date
from network.sentences import say
from network.vocabulary import code_of


def add_to(app: typer.Typer) -> None:
    templates = typer.Typer(
        no_args_is_help=True,
        help="Modèles : à remplir, à imprimer, enregistrés. · Templates: to fill in, to print, saved.",
    )
    templates.command("list", help="Modèles à remplir et enregistrés. · Blank and saved templates.")(list_)
    templates.command("download", help="Un modèle vide. · A blank file.")(download)
    templates.command("save", help="Garder la lecture d'un fichier. · Keep how a file is read.")(save)
    templates.command("forget", help="Oublier un modèle enregistré. · Forget a saved template.")(forget)
    templates.command("sign-in", help="Feuille d'émargement à imprimer. · Attendance sheet to print.")(print_sheet)
    app.add_typer(templates, name="templates")


def list_(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings, scratch=True) as base:
        saved = workspace.mappings(base)
    blanks = [(form.code, form.title.to(language), form.grain.to(language)) for form in fillable()]
    if json:
        told = [dict(zip(("form", "title", "grain"), one, strict=True)) for one in blanks]
        as_json([*told, *({"saved": one.uid, "form": "+".join(one.forms), "title": one.name} for one in saved)])
        return
    table("", [say(f"cli.template-{name}", language) for name in ("form", "title", "grain")], blanks)
    if saved:
        headers = [say(f"cli.template-{name}", language) for name in ("name", "form", "time")]
        rows = [(one.name, ", ".join(one.forms), one.time) for one in saved]
        table(say("cli.templates-saved", language), headers, rows)


def download(
    form: Annotated[str, typer.Argument(help="actors, attendance-list…")],
    out: OutOption,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    told = form_named(form)
    with opened(store, settings, scratch=True) as base:
        names = known_names(base)
    write_blank(told, out, language, names=names)
    warn(say("cli.written", language, file=out))


def save(
    name: Annotated[str, typer.Argument(help="Nom du modèle. · Name of the template.")],
    file: Annotated[Path, typer.Argument(help="FICHIER déjà bien lu. · A file that is read well.")],
    form: Annotated[str | None, typer.Option("--form", help="Forme imposée. · Form to read by.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="Correspondance .toml. · Mapping.")] = None,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    told = read_mapping(source_of(mapping)) if mapping else None
    with opened(store, settings, make=True) as base:
        [found] = importing.recognise(base, [source_of(file)], form=form, mapping=told, today=today())
        if found.refused:
            raise found.refused
        text, shapes = workspace.template_of(found, told)
        workspace.save_mapping(base, name, text, shapes, by=who(), now=now())
    tell(say("cli.template-saved", language, name=name), language)


def forget(
    name: Annotated[str, typer.Argument(help="Nom ou uid du modèle. · Name or uid of the template.")],
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        workspace.forget_mapping(base, name)
    tell(say("cli.template-forgotten", language, name=name), language)


def print_sheet(
    title: Annotated[str, typer.Option("--title", help="Intitulé de la rencontre. · Title of the meeting.")],
    date: Annotated[str, typer.Option("--date", help="2026-03-14 ou 14/03/2026. · Date.")],
    out: OutOption,
    format: Annotated[str | None, typer.Option("--format", help="Format de la rencontre. · Format.")] = None,
    territory: Annotated[str | None, typer.Option("--territory", help="Son quartier. · Its territory.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Lieu. · Place.")] = None,
    held_by: Annotated[str | None, typer.Option("--held-by", help="Organisateur. · Organiser.")] = None,
    whole: Annotated[
        bool, typer.Option("--whole-territory", help="Attendre tout le quartier. · Expect the whole territory.")
    ] = False,
    group: Annotated[str | None, typer.Option("--group", help="Attendre un groupe. · Expect a group.")] = None,
    actor: Annotated[
        list[str] | None, typer.Option("--actor", help="Structure invitée, répétable. · Invited, may be repeated.")
    ] = None,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    planned = Planned(title, _day(date), _format(format), territory, place, held_by)
    with opened(store, settings) as base:
        here = territory if whole or not (group or actor) else None
        found = expected(base, territory=here, group=group, actors=actor or ())
    if out.suffix != ".xlsx":
        raise Refused("sign-in.ending", file=out.name)
    whole_file(out, sign_in(planned, found, language))
    warn(say("cli.sign-in-written", language, file=out, n=len(found)))


def _day(written: str) -> dt.date:
    """A day, as a coordinator writes it."""
    when = read_date(written)
    if isinstance(when, NotADate) or when.precision != "day":
        raise Refused("sign-in.date", value=written)
    return when.date


def _format(written: str | None) -> str | None:
    if not written:
        return None
    return code_of("formats", written) or written
