"""The attendance files: sheets signed at each meeting, a grid of dates, long lists; each quartier keeps its own way."""

import random

from territory.ambiguous import Ambiguities
from territory.books import Cell, Sheet, csv_bytes, ods_bytes, xls_bytes, xlsx_bytes
from territory.spellings import Pen
from territory.words import FORMATS, in_full, with_weekday
from territory.world import FICTION, Actor, Meeting, Quartier, draws, names, quartiers

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


class Attendance:
    """Writes who came where; names of structures go through the pen, doubtful cells through `doubts`."""

    def __init__(self, seed: int, actors: list[Actor], pen: Pen, doubts: Ambiguities) -> None:
        self.rng: random.Random = draws(seed, "attendance files")
        self.actors = {actor.key: actor for actor in actors}
        self.pen, self.doubts = pen, doubts

    def files(self, meetings: list[Meeting]) -> dict[str, bytes]:
        kept: dict[tuple[str, str], list[Meeting]] = {}
        for meeting in meetings:
            kept.setdefault((meeting.territory, "2019-2020" if meeting.programme_time else "2017-2018"), []).append(
                meeting
            )
        til, gly, forge, canal = quartiers()
        signed = {years: f"emargements_Haut-Canal_{years}.xlsx" for years in ("2017-2018", "2019-2020")}
        grid, old, new = (
            "suivi_rencontres_Tilleuls.xlsx",
            "presences_Glycieres_2017-2018.xls",
            "presences_2019-2020.ods",
        )
        plain = "presences_Forge-Neuve_2017-2018.csv"
        return {
            **{name: xlsx_bytes(self._signed(name, canal, kept[canal.code, years])) for years, name in signed.items()},
            grid: xlsx_bytes([self._grid(grid, til, [*kept[til.code, "2017-2018"], *kept[til.code, "2019-2020"]])]),
            old: xls_bytes([self._list(old, gly, gly.name, kept[gly.code, "2017-2018"])]),
            plain: csv_bytes(self._list(plain, forge, "", kept[forge.code, "2017-2018"]).rows, encoding="cp1252"),
            new: ods_bytes([self._list(new, q, q.name, kept[q.code, "2019-2020"]) for q in (gly, forge)]),
            "recap_comites_Haut-Canal.csv": csv_bytes(
                self._recap([m for m in meetings if m.format == "comite" and m.territory == canal.code]),
                encoding="cp1252",
            ),
        }

    # --- one sheet per meeting --------------------------------------------------------------------

    def _signed(self, file: str, quartier: Quartier, meetings: list[Meeting]) -> list[Sheet]:
        return [self._signed_sheet(file, quartier, meeting) for meeting in meetings]

    def _signed_sheet(self, file: str, quartier: Quartier, meeting: Meeting) -> Sheet:
        """Three title lines, headers on line 5, ditto marks, residents without a name, excused people."""
        name = in_full(meeting.date)
        rows: list[list[Cell]] = [
            [FICTION, None, None, None, None],
            [meeting.title, None, None, self._convener(meeting), None],
            [f"Quartier : {quartier.name}", None, f"Date : {with_weekday(meeting.date)}", None, None],
            [None] * 5,
            ["Nom", "Structure", "Fonction", "Tél / mél", "Signature"],
        ]
        for actor, status, people, other in self._two_in_a_cell(self._lines(meeting)):
            mark = {"present": "x", "excused": "excusée", "represented": "repr."}[status]
            if actor.kind == "group":
                rows += self._residents(people)
                continue
            if other:
                both = f"{self.pen.write(actor)} / {self.pen.write(other)}"
                rows.append([self._person(status), both, self._function(), self._contact(), mark])
                continue
            for row in range(people):
                ditto = row > 0 and self.rng.random() < 0.7
                structure = '"' if ditto else self._name(actor, meeting, file, name, len(rows) + 1, "B", row)
                # the same person as on the line above signs for another structure
                again = people == 1 and len(rows) > 5 and self.rng.random() < 0.04
                person = '"' if again else self._person(status)
                rows.append([person, structure, self._function(), self._contact(), mark])
        rows += [[self._person("present"), None, None, None, "x"] for _ in range(meeting.other)]
        merges = [(1, 1, 1, 5), (2, 1, 2, 3), (2, 4, 2, 5), (3, 1, 3, 2), (3, 3, 3, 5)]
        return Sheet(name, rows, merges, header=5)

    def _convener(self, meeting: Meeting) -> str | None:
        return f"Organisé par : {self.actors[meeting.held_by].name}" if meeting.held_by else None

    def _two_in_a_cell(self, lines: list[tuple[Actor, str, int]]) -> list[tuple[Actor, str, int, Actor | None]]:
        """Now and then one person signs for two structures: « CS Bateliers / PMI Roseaux »."""
        told: list[tuple[Actor, str, int, Actor | None]] = []
        for actor, status, people in lines:
            last = told[-1] if told else None
            single = people == 1 and actor.kind != "group"
            if (
                last
                and single
                and last[1:] == (status, 1, None)
                and last[0].kind != "group"
                and self.rng.random() < 0.05
            ):
                told[-1] = (last[0], status, people, actor)
            else:
                told.append((actor, status, people, None))
        return told

    def _residents(self, people: int) -> list[list[Cell]]:
        """« habitante relais » for one, « + 4 mamans » for the others."""
        relay: list[Cell] = [self._person("present"), "habitante relais", None, self._contact(), "x"]
        if people == 1:
            return [relay]
        if self.rng.random() < 0.5:
            return [relay, [f"+ {people - 1} {'mamans' if people > 2 else 'maman'}", None, None, None, None]]
        return [[f"+ {people} mamans", None, None, None, None]]

    # --- a grid of dates ----------------------------------------------------------------------------

    def _grid(self, file: str, quartier: Quartier, meetings: list[Meeting]) -> Sheet:
        """One row per structure, one column per date under the format's name, marks, colours and a total."""
        ordered = sorted(meetings, key=lambda m: (m.format, m.date))
        keys = sorted({key for m in ordered for key in m.status}, key=lambda k: (self.actors[k].kind == "group", k))
        rows: list[list[Cell]] = [
            [FICTION, *[None] * len(ordered)],
            [f"Suivi des rencontres – {quartier.name}", *[None] * len(ordered)],
            [None] * (len(ordered) + 1),
            [None, *(FORMATS[m.format] for m in ordered)],
            ["Structure", *(m.date for m in ordered)],
        ]
        merges = [(1, 1, 1, len(ordered) + 1), *_merged_titles(rows[3])]
        green: list[tuple[int, int]] = []
        for key in keys:
            actor, line = self.actors[key], len(rows) + 1
            group = actor.kind == "group"
            first = next(m for m in ordered if key in m.status)
            label = "habitants" if group else self._name(actor, first, file, quartier.name, line, "A", 0, ordered)
            rows.append([label, *(self._mark(m, key) for m in ordered)])
            green += [(line, c) for c, m in enumerate(ordered, start=2) if m.status.get(key) == "present"]
        rows.append(["Total", *(sum(1 for s in m.status.values() if s == "present") for m in ordered)])
        return Sheet(quartier.name, rows, merges, header=5, green=green[::3])

    def _mark(self, meeting: Meeting, key: str) -> Cell:
        status, people = meeting.status.get(key), meeting.people.get(key, 1)
        if status is None:
            return None
        if status != "present":
            return {"excused": "exc.", "represented": "repr."}[status]
        return people if people > 1 else self.rng.choice(("x", "x", "X"))

    # --- one line per presence ------------------------------------------------------------------------

    def _list(self, file: str, quartier: Quartier, name: str, meetings: list[Meeting]) -> Sheet:
        rows: list[list[Cell]] = [[FICTION, *[None] * (len(_LIST) - 1)], list(_LIST)]
        for meeting in meetings:
            head: list[Cell] = [
                _day(meeting),
                quartier.name,
                meeting.title,
                FORMATS[meeting.format],
                self.actors[meeting.held_by].name if meeting.held_by else None,
            ]
            for actor, status, people in self._lines(meeting):
                said = {"present": "présent", "excused": "excusé", "represented": "représenté"}[status]
                if actor.kind == "group":
                    rows.append([*head, "habitants", None, None, said, people])
                    continue
                structure = self._name(actor, meeting, file, name, len(rows) + 1, "F", 0)
                if people == 1 or self.rng.random() < 0.5:
                    number = people if people > 1 else None
                    rows.append([*head, structure, self._person(status), self._function(), said, number])
                    continue
                for person in self._people(people):
                    rows.append([*head, structure, person, self._function(), said, None])
            rows += [[*head, None, self._person("present"), None, "présent", None] for _ in range(meeting.other)]
        return Sheet(name, rows, [(1, 1, 1, len(_LIST))], header=2)

    def _recap(self, meetings: list[Meeting]) -> list[list[Cell]]:
        """Minutes of the committees, structures only: sessions that signed sheets tell too."""
        rows: list[list[Cell]] = [["Date", "Réunion", "Quartier", "Structure", "Présence", "Nombre", "Remarque"]]
        places = {quartier.code: quartier.name for quartier in quartiers()}
        for meeting in meetings:
            for actor, status, people in self._lines(meeting):
                said = {"present": "présent", "excused": "excusé", "represented": "représenté"}[status]
                name = "habitants" if actor.kind == "group" else self.pen.write(actor)
                head: list[Cell] = [meeting.date, meeting.title, places[meeting.territory]]
                rows.append([*head, name, said, people if people > 1 else None, FICTION])
        return rows

    # --- cells ------------------------------------------------------------------------------------

    def _lines(self, meeting: Meeting) -> list[tuple[Actor, str, int]]:
        return [(self.actors[key], status, meeting.people[key]) for key, status in meeting.status.items()]

    def _name(
        self,
        actor: Actor,
        meeting: Meeting,
        file: str,
        sheet: str,
        line: int,
        column: str,
        row: int,
        meetings: list[Meeting] | None = None,
    ) -> str:
        """The structure's cell: one spelling, or now and then something that nobody could resolve for sure."""
        doubtful = self.doubts.draw(actor, meetings or [meeting], file, sheet, line, column) if row == 0 else None
        return doubtful or self.pen.write(actor)

    def _person(self, status: str) -> str | None:
        return self._people(1)[0] if status == "present" or self.rng.random() < 0.5 else None

    def _people(self, count: int) -> list[str]:
        people = names()["people"]
        return [self._called(name, people) for name in self.rng.sample(people["names"], count)]

    def _called(self, name: str, people: dict[str, list[str]]) -> str:
        """« Mme Varnoux », or « VARNOUX Cl. »."""
        if self.rng.random() < 0.7:
            return f"{self.rng.choice(people['titles'])} {name}"
        return f"{name.upper()} {self.rng.choice(('Cl.', 'M.', 'Jo.', 'A.'))}"

    def _function(self) -> str | None:
        return self.rng.choice(names()["people"]["functions"]) if self.rng.random() < 0.6 else None

    def _contact(self) -> str | None:
        return f"06 39 98 {self.rng.randint(10, 99)} {self.rng.randint(10, 99)}" if self.rng.random() < 0.4 else None


def _day(meeting: Meeting) -> Cell:
    """A day; a month when no one knows better; « 14 et 15 mai 2019 » when it lasted."""
    if meeting.precision == "month":
        return in_full(meeting.date).split(" ", 1)[1]
    if meeting.end:
        return f"{meeting.date.day} et {in_full(meeting.end)}"
    return meeting.date


def _merged_titles(row: list[Cell]) -> list[tuple[int, int, int, int]]:
    """Equal neighbours of the line of formats, from the second column on, become one cell."""
    merges: list[tuple[int, int, int, int]] = []
    start = 1
    for column in range(2, len(row) + 1):
        if column == len(row) or row[column] != row[start]:
            if column - start > 1:
                merges.append((4, start + 1, 4, column))
            start = column
    return merges
