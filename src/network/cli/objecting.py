"""people: who objects to being named, without any name."""

from typing import Annotated

import typer

from network import people
from network.cli.opening import now, opened, who
from network.cli.options import JsonOption, LangOption, StoreOption, settings_of
from network.cli.printing import as_json, table, tell
from network.sentences import say

OrganisationOption = Annotated[str, typer.Option("--organisation", help="Sa structure. · Their organisation.")]


def add_to(app: typer.Typer) -> None:
    personnes = typer.Typer(no_args_is_help=True, help="Personnes opposées. · Persons who object.")
    personnes.command("object")(object_to)
    personnes.command("withdraw")(withdraw)
    personnes.command("list")(objections)
    app.add_typer(personnes, name="people")


def object_to(
    name: Annotated[str, typer.Argument(help="Prénom et nom. · Given name and surname.")],
    organisation: OrganisationOption = "",
    email: Annotated[str, typer.Option("--email")] = "",
    phone: Annotated[str, typer.Option("--phone")] = "",
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Noter une opposition ; le nom disparaît et ne revient pas. · Note an objection; the name goes for good."""
    settings, language = settings_of(lang)
    with opened(store, settings, make=True) as base:  # whoever objects may do it before the first file
        uid = people.object_to(
            base,
            name,
            organisation=organisation or None,
            email=email or None,
            phone=phone or None,
            by=who(),
            now=now(),
            settings=settings,
        )
    tell(say("people.kept", language, uid=uid), language)


def withdraw(uid: Annotated[str, typer.Argument(help="obj-…")], store: StoreOption = "", lang: LangOption = "") -> None:
    """Lever une opposition. · Withdraw an objection."""
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        people.withdraw(base, uid)
    tell(say("people.withdrawn", language), language)


def objections(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    """Oppositions, sans les noms. · Objections, without names."""
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        found = people.objections(base)
    if json:
        as_json([one.as_dict() for one in found])
        return
    headers = ("uid", say("people.since", language), say("people.by", language))
    table(say("people.told", language, n=len(found)), headers, [(one.uid, one.since, one.by) for one in found])
