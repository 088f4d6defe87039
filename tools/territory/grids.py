"""A grid: one row per structure, one column per date under the name of its format; marks, colours, a total."""

from territory.ambiguous import Place
from territory.books import Cell, Merge, Sheet
from territory.clerk import Clerk
from territory.words import FORMATS
from territory.world import FICTION, Meeting, Quartier


def grid(clerk: Clerk, file: str, quartier: Quartier, meetings: list[Meeting]) -> Sheet:
    ordered = sorted(meetings, key=lambda m: (m.format, m.date))
    keys = {key for m in ordered for key in m.status}
    width = len(ordered) + 1
    rows: list[list[Cell]] = [
        [FICTION, *[None] * len(ordered)],
        [f"Suivi des rencontres – {quartier.name}", *[None] * len(ordered)],
        [None] * width,
        [None, *(FORMATS[m.format] for m in ordered)],
        ["Structure", *(m.date for m in ordered)],
    ]
    merges = [(1, 1, 1, width), *_merged_titles(rows[3])]
    green: list[tuple[int, int]] = []
    for key in sorted(keys, key=lambda k: (clerk.actors[k].kind == "group", k)):
        actor, line = clerk.actors[key], len(rows) + 1
        came = [m for m in ordered if key in m.status]
        label = "habitants" if actor.kind == "group" else clerk.name(actor, came, Place(file, quartier.name, line, "A"))
        rows.append([label, *(_mark(clerk, m, key) for m in ordered)])
        green += [(line, c) for c, m in enumerate(ordered, start=2) if m.status.get(key) == "present"]
    rows.append(["Total", *(sum(1 for s in m.status.values() if s == "present") for m in ordered)])
    return Sheet(quartier.name, rows, merges, header=5, green=green[::3])


def _mark(clerk: Clerk, meeting: Meeting, key: str) -> Cell:
    status, people = meeting.status.get(key), meeting.people.get(key, 1)
    if status is None:
        return None
    if status != "present":
        return {"excused": "exc.", "represented": "repr."}[status]
    return people if people > 1 else clerk.rng.choice(("x", "x", "X"))


def _merged_titles(row: list[Cell]) -> list[Merge]:
    """Equal neighbours of the line of formats, from the second column on, become one cell."""
    merges: list[Merge] = []
    start = 1
    for column in range(2, len(row) + 1):
        if column == len(row) or row[column] != row[start]:
            if column - start > 1:
                merges.append((4, start + 1, 4, column))
            start = column
    return merges
