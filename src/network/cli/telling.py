"""sources, contradictions: where what is known comes from, and what files say differently."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from network import editing
from network.cli.opening import now, opened, who
from network.cli.options import JsonOption, LangOption, StoreOption, settings_of
from network.cli.printing import as_json, table, tell
from network.editing.contradictions import shown
from network.sentences import Language, say
from network.sources import named, sources_of, told


def add_to(app: typer.Typer) -> None:
    app.command("sources", help="Fichier, feuille, ligne d'un acteur, d'un lien… · Where a thing comes from.")(sources)
    group = typer.Typer(no_args_is_help=True, help="Ce que les fichiers disent différemment. · What files contradict.")
    group.command("list")(list_)
    group.command("decide")(decide)
    app.add_typer(group, name="contradictions")


def sources(
    uid: Annotated[str, typer.Argument(help="uid")],
    meeting: Annotated[
        str | None, typer.Argument(help="uid de la rencontre, pour une présence · of a presence")
    ] = None,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        found = sources_of(base, uid, meeting)
    if json:
        as_json(found)
        return
    headers = [say(f"cli.source-{name}", language) for name in ("file", "sheet", "line", "time", "by", "licence")]
    rows = [
        (
            named(one).to(language),
            one["sheet"],
            one["line"],
            one["time"],
            one["by"],
            f"{one['source']} ({one['licence']})" if one["source"] else "",
        )
        for one in found
    ]
    table("", headers, rows)


def list_(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    """Ce qui attend une décision. · What waits for a decision."""
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        found = editing.contradictions(base)
        batches = {row["uid"]: row for row in base.read("batch/list")}
        rows = [
            (one.noun, " ".join(one.key), one.name, one.property, shown(voice.value), _files(voice, batches, language))
            for one in found
            for voice in one.voices
        ]
    if json:
        as_json([one.as_dict() for one in found])
        return
    headers = [
        say(f"cli.contradiction-{name}", language) for name in ("noun", "key", "name", "property", "value", "from")
    ]
    table(say("pages.contradictions-n", language, n=len(found)), headers, rows)


def decide(
    noun: Annotated[str, typer.Argument(help="actor, mission…")],
    key: Annotated[str, typer.Argument(help='"uid", "uid uid"')],
    property: Annotated[str, typer.Argument(help="postcode, field…")],
    value: Annotated[str, typer.Argument(help="Une des valeurs de la liste. · One of the values of the list.")],
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Garder une des valeurs. · Keep one of the values."""
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        batch = editing.decide(base, noun, tuple(key.split()), property, value, by=who(), now=now())
    tell(say("cli.decided", language, batch=batch), language)


def _files(voice: editing.Voice, batches: Mapping[str, Mapping[str, Any]], lang: Language) -> str:
    return ", ".join(dict.fromkeys(named(one).to(lang) for one in told(voice.sources, batches)))
