"""edit: an actor, a tie, a mission, a meeting said by hand, in the words that a file would use."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from network import editing
from network.cli.opening import now, opened, today, who
from network.cli.options import LangOption, StoreOption, settings_of
from network.cli.printing import tell, warn
from network.editing import Entry, Likely
from network.sentences import Language, say

AnswersArgument = Annotated[
    list[str] | None, typer.Argument(help='réponse=valeur : field=santé postcode=75019 since="mars 2024"')
]
UidArgument = Annotated[str, typer.Argument(help="uid")]
DayArgument = Annotated[str, typer.Argument(help='31/12/2025, "mars 2025"')]
NewOption = Annotated[
    bool, typer.Option("--new", help="Ce n'est aucun de ceux qui ressemblent. · It is none of those alike.")
]
PresentOption = Annotated[
    list[str] | None,
    typer.Option("--present", help="uid ou nom connu, =statut : CAF=excusé. · uid or known name, =status."),
]


def add_to(app: typer.Typer) -> None:
    edit = typer.Typer(no_args_is_help=True, help="Saisir et corriger à la main. · Enter and correct by hand.")
    for noun, verbs in _VERBS.items():
        group = typer.Typer(no_args_is_help=True)
        for name, command in verbs.items():
            group.command(name)(command)
        edit.add_typer(group, name=noun)
    app.add_typer(edit, name="edit")


def add_actor(
    name: Annotated[str, typer.Argument()],
    answers: AnswersArgument = None,
    new: NewOption = False,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Ajouter un acteur. · Add an actor."""
    _said(editing.add_actor, {"name": name, **_given(answers)}, store=store, lang=lang, new=new)


def correct_actor(
    uid: UidArgument, answers: AnswersArgument = None, store: StoreOption = "", lang: LangOption = ""
) -> None:
    """Corriger un acteur ; une valeur vide retire. · Correct an actor; an empty value takes away."""
    _said(editing.correct_actor, uid, _given(answers), store=store, lang=lang)


def close_actor(uid: UidArgument, until: DayArgument, store: StoreOption = "", lang: LangOption = "") -> None:
    """Fermer un acteur. · Close an actor."""
    _said(editing.close_actor, uid, until, store=store, lang=lang)


def confirm_actor(uid: UidArgument, store: StoreOption = "", lang: LangOption = "") -> None:
    """Toujours exact aujourd'hui. · Still right today."""
    _said(editing.confirm_actor, uid, store=store, lang=lang)


def add_tie(
    source: Annotated[str, typer.Argument(help="uid | nom connu")],
    kind: Annotated[str, typer.Argument(help='"travaille avec", convention, "oriente vers"…')],
    target: Annotated[str, typer.Argument(help="uid | nom connu")],
    answers: AnswersArgument = None,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Ajouter un lien entre deux acteurs. · Add a tie between two actors."""
    given = {"source": source, "target": target, "kind": kind, **_given(answers)}
    _said(editing.add_tie, given, store=store, lang=lang)


def correct_tie(
    uid: UidArgument, answers: AnswersArgument = None, store: StoreOption = "", lang: LangOption = ""
) -> None:
    """Corriger un lien. · Correct a tie."""
    _said(editing.correct_tie, uid, _given(answers), store=store, lang=lang)


def close_tie(uid: UidArgument, until: DayArgument, store: StoreOption = "", lang: LangOption = "") -> None:
    """Terminer un lien. · Close a tie."""
    _said(editing.close_tie, uid, until, store=store, lang=lang)


def add_mission(
    title: Annotated[str, typer.Argument()],
    answers: AnswersArgument = None,
    carrier: Annotated[
        list[str] | None, typer.Option("--carrier", help="uid ou nom connu, =rôle : CAF=pilote. · =role.")
    ] = None,
    new: NewOption = False,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Ajouter une mission ou une action. · Add a mission or an action."""
    carriers = [_pair(one, "carrier", "role") for one in carrier or ()]
    _said(editing.add_mission, {"title": title, **_given(answers)}, carriers, store=store, lang=lang, new=new)


def correct_mission(
    uid: UidArgument, answers: AnswersArgument = None, store: StoreOption = "", lang: LangOption = ""
) -> None:
    """Corriger une mission. · Correct a mission."""
    _said(editing.correct_mission, uid, _given(answers), store=store, lang=lang)


def close_mission(uid: UidArgument, until: DayArgument, store: StoreOption = "", lang: LangOption = "") -> None:
    """Terminer une mission. · Close a mission."""
    _said(editing.close_mission, uid, until, store=store, lang=lang)


def add_meeting(
    when: DayArgument,
    answers: AnswersArgument = None,
    present: PresentOption = None,
    name: Annotated[list[str] | None, typer.Option("--add", help="Structure à ajouter. · Organisation to add.")] = None,
    residents: Annotated[int | None, typer.Option("--residents", min=0, help="Habitants. · Residents.")] = None,
    decision: Annotated[
        list[str] | None, typer.Option("--decision", help='"Atelier écrans=CAF" : décision=pilote. · =leader.')
    ] = None,
    same: Annotated[str | None, typer.Option("--same", help="uid de la rencontre à compléter. · To complete.")] = None,
    new: NewOption = False,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Saisir une rencontre. · Enter a meeting."""
    there = [
        *(_pair(one, "actor", "status") for one in present or ()),
        *({"name": one, "new": new} for one in name or ()),
    ]
    decided = [_pair(one, "title", "leaders") for one in decision or ()]
    rows = [{**one, "leaders": [one["leaders"]] if "leaders" in one else []} for one in decided]
    given, options = {"when": when, **_given(answers)}, {"residents": residents, "same": same, "new": new}
    _said(editing.add_meeting, given, there, rows, store=store, lang=lang, **options)


def correct_meeting(
    uid: UidArgument,
    answers: AnswersArgument = None,
    present: PresentOption = None,
    store: StoreOption = "",
    lang: LangOption = "",
) -> None:
    """Corriger une rencontre. · Correct a meeting."""
    there = [_pair(one, "actor", "status") for one in present or ()]
    _said(editing.correct_meeting, uid, _given(answers), there, store=store, lang=lang)


_VERBS: dict[str, dict[str, Callable[..., None]]] = {
    "actor": {"add": add_actor, "correct": correct_actor, "close": close_actor, "confirm": confirm_actor},
    "tie": {"add": add_tie, "correct": correct_tie, "close": close_tie},
    "mission": {"add": add_mission, "correct": correct_mission, "close": close_mission},
    "meeting": {"add": add_meeting, "correct": correct_meeting},
}


def _said(entry: Callable[..., Entry], *told: Any, store: str, lang: str, **options: Any) -> None:
    settings, language = settings_of(lang)
    with opened(store, settings) as base:
        try:
            made = entry(base, *told, by=who(), today=today(), now=now(), **options)
        except Likely as error:
            _candidates(error, language)
            raise
    tell(say("cli.entered", language, uid=made.uid, batch=made.batch), language)


def _candidates(error: Likely, lang: Language) -> None:
    for one in error.candidates:
        places = f" ({', '.join(one.territories)})" if one.territories else ""
        warn(f"  {one.uid}  {one.name}{places}  {say('pages.entry-alike', lang, score=round(one.score))}")


def _given(answers: list[str] | None) -> dict[str, str]:
    """`name=value` as answers."""
    given = {}
    for one in answers or ():
        name, sign, value = one.partition("=")
        if not sign:
            raise typer.BadParameter(f"{one} – réponse=valeur")
        given[name.strip()] = value.strip()
    return given


def _pair(text: str, first: str, second: str) -> dict[str, str]:
    """`what=how`; what comes after the last sign of equality."""
    what, sign, how = text.rpartition("=")
    return {first: what, second: how} if sign else {first: text}
