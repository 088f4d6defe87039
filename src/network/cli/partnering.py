"""partners: who is worth meeting, and through whom."""

from typing import Annotated

import typer

from network.cli.opening import opened
from network.cli.options import JsonOption, LangOption, StoreOption, lensed, settings_of
from network.cli.printing import as_json, tell
from network.partners import path_between, suggest_partners
from network.sentences import say
from network.study import Lens
from network.vocabulary import fields


def add_to(app: typer.Typer) -> None:
    verbs = typer.Typer(no_args_is_help=True, help="Trouver un partenaire, avec les raisons. · Find a partner.")
    verbs.command("suggest")(suggest)
    verbs.command("path")(path)
    app.add_typer(verbs, name="partners")


@lensed
def suggest(
    actor: Annotated[str, typer.Argument(help="ACTEUR : nom ou uid. · ACTOR: name or uid.")],
    *,
    lens: Lens,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 5,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        found = suggest_partners(base, actor, lens=lens, limit=limit)
    if json:
        as_json([one.as_dict() for one in found])
        return
    for number, one in enumerate(found, 1):
        known = fields().get(one.field or "")
        label = known.words.to(language) if known else one.field
        tell(f"{number}. {one.name}{f' ({label})' if label else ''}", language)
        for reason in one.reasons:
            tell(f"   – {reason.to(language)}", language)
    if not found:
        tell(say("partners.none", language), language)


@lensed
def path(
    one: Annotated[str, typer.Argument(help="A")],
    other: Annotated[str, typer.Argument(help="B")],
    *,
    lens: Lens,
    store: StoreOption = "",
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        steps = path_between(base, one, other, lens=lens)
    if json:
        as_json([{"uid": step.uid, "name": step.name, "layers": list(step.layers)} for step in steps])
        return
    if not steps:
        tell(say("partners.no-path", language, one=one, other=other), language)
    for step in steps:
        how = ", ".join(say(f"lens.layer-{layer}", language) for layer in step.layers)
        tell(f"{step.name}{f'  ↓ {how}' if how else ''}", language)
