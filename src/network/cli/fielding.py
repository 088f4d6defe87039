"""fields: who has none, what is proposed and why, and what a person decides."""

from pathlib import Path
from typing import Annotated

import typer

from network import fields
from network.cli.opening import now, opened, today, who
from network.cli.options import JsonOption, LangOption, StoreOption, settings_of
from network.cli.printing import as_json, table, tell
from network.errors import Refused
from network.sentences import Language, say
from network.vocabulary import fields as known_fields

ChosenArgument = Annotated[
    list[str] | None, typer.Argument(help="uid | uid=champ : tel que proposé, ou un autre. · As proposed, or another.")
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Tout ce qui n'est pas contredit. · All that nothing contradicts.")
]
NomenclatureOption = Annotated[
    Path | None,
    typer.Option("--nomenclature", exists=True, dir_okay=False, help="TOML: [nomenclature] code = libellé · label"),
]


def add_to(app: typer.Typer) -> None:
    champs = typer.Typer(no_args_is_help=True, help="Champs des acteurs. · Fields of actors.")
    champs.command("list")(without_field)
    champs.command("propose")(propose)
    champs.command("confirm")(confirm)
    champs.command("assign")(assign)
    app.add_typer(champs, name="fields")


def without_field(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    """Acteurs sans champ. · Actors without field."""
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        actors = fields.without_field(base)
    if json:
        as_json(actors)
        return
    table(
        say("cli.no-field", language, n=len(actors)),
        ("uid", say("cli.name", language)),
        [(actor["uid"], actor["name"]) for actor in actors],
    )


def propose(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    """Champs proposés, avec leurs raisons. · Proposed fields, with their reasons."""
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        found = fields.proposals(base)
    if json:
        as_json([one.as_dict(language) for one in found])
        return
    headers = ("uid", say("cli.name", language), say("pages.field", language), say("fields.reason", language))
    rows = [(one.uid, one.name, _proposed(one, language), one.reason.to(language)) for one in found]
    table(say("fields.told", language, n=len(found)), headers, rows)


def _proposed(one: fields.Proposal, lang: Language) -> str:
    labels = [known_fields()[code].words.to(lang) for code in (one.choices if one.contradicted else (one.field,))]
    return f"{' | '.join(labels)} ({say('fields.to-decide', lang)})" if one.contradicted else labels[0]


def confirm(
    chosen: ChosenArgument = None,
    everything: AllOption = False,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    """Confirmer des champs proposés, en une fois. · Confirm proposed fields, at once."""
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        proposed = {one.uid: one for one in fields.proposals(base)}
        decided = {uid: one.field for uid, one in proposed.items() if everything and not one.contradicted}
        for said in chosen or ():
            uid, _, field = said.partition("=")
            if not field and uid not in proposed:
                raise Refused("fields.not-proposed", actor=uid)
            decided[uid] = field or proposed[uid].field
        batch = fields.confirm(base, decided, by=who(), now=now())
    if json:
        as_json({"batch": batch, "confirmed": len(decided)})
    else:
        tell(say("fields.confirmed-batch", language, n=len(decided), batch=batch), language)


def assign(
    actor: Annotated[str, typer.Argument(help="uid")] = "",
    field: Annotated[str, typer.Argument(help="social, sante, education…")] = "",
    nomenclature: NomenclatureOption = None,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Donner un champ à un acteur ; garder sa propre nomenclature. · Give a field; keep a nomenclature of one's own."""
    settings, language = settings_of(lang)
    if not nomenclature and not (actor and field):
        raise typer.BadParameter("ACTOR FIELD | --nomenclature")
    with opened(store, settings) as base:
        if nomenclature:
            own = fields.keep_nomenclature(base, nomenclature.read_text("utf-8-sig"))
            tell(say("fields.nomenclature-kept", language, n=len(own), labels=", ".join(own.values())), language)
        if actor and field:
            batch = fields.assign(base, actor, field, by=who(), today=today(), now=now())
            tell(say("cli.decided", language, batch=batch), language)
