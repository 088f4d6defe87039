"""One sheet per meeting, signed at the door: title lines, headers on line 5, ditto marks, « + 4 mamans »."""

from territory.ambiguous import Place
from territory.books import Cell, Merge, Sheet
from territory.clerk import Clerk
from territory.words import in_full, with_weekday
from territory.world import FICTION, Actor, Meeting, Quartier, names

_MERGES: list[Merge] = [(1, 1, 1, 5), (2, 1, 2, 3), (2, 4, 2, 5), (3, 1, 3, 2), (3, 3, 3, 5)]
_MARKS = {"present": "x", "excused": "excusée", "represented": "repr."}


def signed_sheet(clerk: Clerk, file: str, quartier: Quartier, meeting: Meeting) -> Sheet:
    name, convener = in_full(meeting.date), clerk.convener(meeting)
    rows: list[list[Cell]] = [
        [FICTION, None, None, None, None],
        [meeting.title, None, None, f"Organisé par : {convener}" if convener else None, None],
        [f"Quartier : {quartier.name}", None, f"Date : {with_weekday(meeting.date)}", None, None],
        [None] * 5,
        ["Nom", "Structure", "Fonction", "Tél / mél", "Signature"],
    ]
    for actor, status, people, other in _two_in_a_cell(clerk, clerk.lines(meeting)):
        if actor.kind == "group":
            rows += _residents(clerk, people)
        elif other:
            both = f"{clerk.pen.write(actor)} / {clerk.pen.write(other)}"
            rows.append([clerk.person(status), both, clerk.function(), clerk.contact(), _MARKS[status]])
        else:
            rows += _people(clerk, actor, meeting, status, Place(file, name, len(rows) + 1, "B"))
    rows += [[clerk.person("present"), None, None, None, "x"] for _ in range(meeting.other)]
    return Sheet(name, rows, _MERGES, header=5)


def _people(clerk: Clerk, actor: Actor, meeting: Meeting, status: str, place: Place) -> list[list[Cell]]:
    """One line per person; the structure is written again, or a ditto mark, or the person signs for it too."""
    rows: list[list[Cell]] = []
    for row in range(meeting.people[actor.key]):
        if row == 0:
            structure = clerk.name(actor, [meeting], place)
        else:
            structure = '"' if clerk.rng.random() < 0.7 else clerk.pen.write(actor)
        again = meeting.people[actor.key] == 1 and place.line > 6 and clerk.rng.random() < 0.04
        person = '"' if again else _another(clerk.person(status), [str(one[0]) for one in rows])
        rows.append([person, structure, clerk.function(), clerk.contact(), _MARKS[status]])
    return rows


def _another(person: str | None, signed: list[str]) -> str | None:
    """The person drawn, under another name when someone of the same structure has signed with it."""
    known = names()["people"]["names"]
    while person in signed:
        name = next(one for one in known if one.casefold() in person.casefold())
        person = f"Mme {known[(known.index(name) + 1) % len(known)]}"
    return person


def _two_in_a_cell(clerk: Clerk, lines: list[tuple[Actor, str, int]]) -> list[tuple[Actor, str, int, Actor | None]]:
    """Now and then one person signs for two structures: « CS Bateliers / PMI Roseaux »."""
    told: list[tuple[Actor, str, int, Actor | None]] = []
    for actor, status, people in lines:
        before = told[-1] if told else None
        alone = people == 1 and actor.kind != "group" and before and before[1:] == (status, 1, None)
        if alone and before and before[0].kind != "group" and clerk.rng.random() < 0.05:
            told[-1] = (before[0], status, 1, actor)
        else:
            told.append((actor, status, people, None))
    return told


def _residents(clerk: Clerk, people: int) -> list[list[Cell]]:
    """« habitante relais » for one, « + 4 mamans » for the others."""
    relay: list[Cell] = [clerk.person("present"), "habitante relais", None, clerk.contact(), "x"]
    if people == 1:
        return [relay]
    if clerk.rng.random() < 0.5:
        return [relay, [f"+ {people - 1} {'mamans' if people > 2 else 'maman'}", None, None, None, None]]
    return [[f"+ {people} mamans", None, None, None, None]]
