"""The two survey waves: who was asked and answered, whom they named, which missions they know."""

import datetime as dt

from territory.books import Cell, Sheet, csv_bytes, xlsx_bytes
from territory.collaborations import Wave
from territory.contents import Contents
from territory.spellings import Pen
from territory.words import STATES
from territory.world import FICTION, WAVES, Actor

INSTRUMENT = "questionnaire sur liste"
_ANSWERS = ("Structure répondante", "Structure citée", "Liens", "Mission connue", "Niveau", "Vague", "Date")


def surveys(waves: tuple[Wave, Wave], made: Contents, actors: list[Actor], pen: Pen) -> dict[str, bytes]:
    by_key = {actor.key: actor for actor in actors}
    first, second = waves
    return {
        f"enquete_{first.name}_liste.csv": csv_bytes(_roster(first, by_key, pen), encoding="cp1252"),
        f"enquete_{first.name}_reponses.xlsx": xlsx_bytes(
            [Sheet("Réponses", _answers(first, made, by_key, pen), [(1, 1, 1, len(_ANSWERS))], header=2)]
        ),
        f"enquete_{second.name}_liste.csv": csv_bytes(_roster(second, by_key, pen)),
        f"enquete_{second.name}_reponses.csv": csv_bytes(_answers(second, made, by_key, pen), encoding="cp1252"),
    }


def answered_on(wave: str, row: int) -> dt.date:
    """Answers come in during the fortnight before the wave closes."""
    return WAVES[wave] - dt.timedelta(days=row % 14)


def _roster(wave: Wave, by_key: dict[str, Actor], pen: Pen) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Structure", "Vague", "État", "Date", "Instrument", "Remarque"]]
    for row, (key, state) in enumerate(wave.state.items()):
        day = answered_on(wave.name, row) if state in ("answered", "partial") else None
        rows.append([pen.write(by_key[key]), wave.name, STATES[state], day, INSTRUMENT, FICTION if row == 0 else None])
    return rows


def _answers(wave: Wave, made: Contents, by_key: dict[str, Actor], pen: Pen) -> list[list[Cell]]:
    """One line per structure named, all its links in one cell, as a form exports them."""
    titles = {m.key: m.title for m in made.missions}
    known = {(k["actor"], k["target"]): k for k in made.knows if k["wave"] == wave.name}
    referrals = set(wave.referrals)
    asked = list(wave.state)
    rows: list[list[Cell]] = [[FICTION, *[None] * (len(_ANSWERS) - 1)], list(_ANSWERS)]
    for pair in wave.reports:
        respondent, target = pair
        mission = known.get(pair)
        rows.append(
            [
                pen.write(by_key[respondent]),
                pen.write(by_key[target]),
                "travaille avec; oriente vers" if pair in referrals else "travaille avec",
                titles[mission["mission"]] if mission else None,
                mission["level"] if mission else None,
                wave.name,
                answered_on(wave.name, asked.index(respondent)),
            ]
        )
    return rows
