"""resolve: pairs that wait for a person's decision."""

from typing import Annotated, Any

import typer

from network import resolving
from network.cli.opening import now, opened, today, who
from network.cli.options import JsonOption, LangOption, StoreOption, edge, settings_of
from network.cli.printing import as_json, table, tell
from network.sentences import say

One = Annotated[str, typer.Argument(help="uid")]

SHOWN = (
    *("uid", "spellings", "kind", "field_label", "format_label", "territories", "address", "postcode", "ids", "parent"),
    *("meetings", "first", "last", "present", "sources"),
)
"""What of each side is shown, one line each, as far as either has it."""


def add_to(app: typer.Typer) -> None:
    pairs = typer.Typer(no_args_is_help=True, help="Paires à trancher. · Pairs to decide.")
    pairs.command("list")(waiting)
    pairs.command("show")(show)
    pairs.command("decide")(decide)
    pairs.command("undo")(undo_decision)
    app.add_typer(pairs, name="resolve")


def waiting(store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        pairs = resolving.waiting(base)
        if json:
            as_json([resolving.beside(base, pair).as_dict(language) for pair in pairs])
            return
    headers = [say(f"cli.pair-{name}", language) for name in ("score", "one", "other", "facts", "uids")]
    rows = [(round(pair.score), *pair.names, pair.facts, " ".join(pair.uids)) for pair in pairs]
    table(say("cli.pairs", language, n=len(pairs)), headers, rows)


def show(one: One, other: One, store: StoreOption = "", lang: LangOption = "", json: JsonOption = False) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        found = resolving.beside(base, resolving.pair_between(base, one, other))
    if json:
        as_json(found.as_dict(language))
        return
    sides = [side.as_dict(language) for side in found.sides]
    rows = [(say(f"resolving.side-{name}", language), *(_cell(side[name]) for side in sides)) for name in SHOWN]
    table("", ["", *(side["name"] for side in sides)], [row for row in rows if any(row[1:])])
    for reason in found.reasons:
        tell(f"- {reason.to(language)}", language)
    if found.part:
        names = {side.uid: side.name for side in found.sides}
        part, (whole,) = names.pop(found.part), names.values()
        tell(say("resolving.rather-part", language, part=part, whole=whole), language)


def _cell(value: Any) -> str:
    """A value of a side in one cell: lists one a line, where it is said as file, sheet and line."""
    if not isinstance(value, list):
        return "" if value in (None, 0) else str(value)
    return "\n".join(_source(one) if isinstance(one, dict) else str(one) for one in value)


def _source(said: dict[str, Any]) -> str:
    return ", ".join(str(said[name]) for name in ("file", "sheet", "line") if said[name])


def decide(
    one: One,
    other: One,
    verdict: Annotated[str, typer.Argument(help=" | ".join(resolving.VERDICTS))],
    since: Annotated[str, typer.Option("--since", help="part-of, became : depuis le… · from…")] = "",
    until: Annotated[str, typer.Option("--until", help="part-of : jusqu'au… · until…")] = "",
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    period = {"since": edge(since or None, 0), "until": edge(until or None, 1)}
    with opened(store, settings) as base:
        batch = resolving.decide(base, one, other, verdict, by=who(), today=today(), now=now(), **period)
    tell(say("cli.decided", language, batch=batch), language)


def undo_decision(
    one: One,
    other: One,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        resolving.undo_decision(base, one, other, by=who(), now=now())
    tell(say("cli.undecided", language), language)
