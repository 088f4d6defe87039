"""Long lists, one line per presence, and the minutes of committees: structures only."""

from territory.ambiguous import Place
from territory.books import Cell, Sheet
from territory.clerk import Clerk
from territory.words import FORMATS, in_full
from territory.world import FICTION, Meeting, Quartier

_LIST = (
    "Date",
    "Quartier",
    "Réunion",
    "Type de rencontre",
    "Organisé par",
    "Structure",
    "Nom",
    "Fonction",
    "Présence",
    "Nombre",
)
_STATUSES = {"present": "présent", "excused": "excusé", "represented": "représenté"}


def long_list(clerk: Clerk, file: str, quartier: Quartier, name: str, meetings: list[Meeting]) -> Sheet:
    rows: list[list[Cell]] = [[FICTION, *[None] * (len(_LIST) - 1)], list(_LIST)]
    for meeting in meetings:
        rows += _of_one_meeting(clerk, quartier, meeting, Place(file, name, len(rows) + 1, "F"))
    return Sheet(name, rows, [(1, 1, 1, len(_LIST))], header=2)


def _of_one_meeting(clerk: Clerk, quartier: Quartier, meeting: Meeting, first: Place) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    head: list[Cell] = [
        _day(meeting),
        quartier.name,
        meeting.title,
        FORMATS[meeting.format],
        clerk.convener(meeting),
    ]
    for actor, status, people in clerk.lines(meeting):
        said = _STATUSES[status]
        if actor.kind == "group":
            rows.append([*head, "habitants", None, None, said, people])
            continue
        structure = clerk.name(actor, [meeting], first.below(len(rows)))
        if people == 1 or clerk.rng.random() < 0.5:
            number = people if people > 1 else None
            rows.append([*head, structure, clerk.person(status), clerk.function(), said, number])
        else:
            rows += [[*head, structure, person, clerk.function(), said, None] for person in clerk.people(people)]
    return rows + [[*head, None, clerk.person("present"), None, "présent", None] for _ in range(meeting.other)]


def minutes(clerk: Clerk, quartier: Quartier, meetings: list[Meeting]) -> list[list[Cell]]:
    """Sessions that signed sheets tell too."""
    rows: list[list[Cell]] = [["Date", "Réunion", "Quartier", "Structure", "Présence", "Nombre", "Remarque"]]
    for meeting in meetings:
        for actor, status, people in clerk.lines(meeting):
            name = "habitants" if actor.kind == "group" else clerk.pen.write(actor)
            head: list[Cell] = [meeting.date, meeting.title, quartier.name]
            rows.append([*head, name, _STATUSES[status], people if people > 1 else None, FICTION])
    return rows


def _day(meeting: Meeting) -> Cell:
    """A day; a month when no one knows better; « 14 et 15 mai 2019 » when it lasted."""
    if meeting.precision == "month":
        return in_full(meeting.date).split(" ", 1)[1]
    if meeting.end:
        return f"{meeting.date.day} et {in_full(meeting.end)}"
    return meeting.date
