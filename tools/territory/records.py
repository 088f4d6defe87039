"""The coordinator's other files: missions, groups, conventions, needs, what was heard, places."""

from territory.books import Cell, Sheet, csv_bytes, ods_bytes, xlsx_bytes
from territory.contents import Contents
from territory.spellings import Pen
from territory.words import METHODS, PUBLICS, ROLES, THEMES
from territory.world import FICTION, Actor, quartiers


def records(made: Contents, actors: list[Actor], pen: Pen) -> dict[str, bytes]:
    by_key = {actor.key: actor for actor in actors}
    places = {quartier.code: quartier.name for quartier in quartiers()}
    return {
        "missions.xlsx": xlsx_bytes([Sheet("Missions", _missions(made, by_key, places, pen), header=2)]),
        "groupes.csv": csv_bytes(_groups(made, by_key, places, pen)),
        "conventions.csv": csv_bytes(_agreements(made, by_key, pen), encoding="cp1252"),
        "besoins.csv": csv_bytes(_needs(made, places)),
        "paroles_recueillies.ods": ods_bytes([Sheet("Constats", _statements(made, places), header=2)]),
        "lieux.csv": csv_bytes(_places(made, places)),
    }


_MISSIONS = ("Intitulé", "Nature", "Porteur", "Rôle", "Début", "Fin", "Programme", "Quartier", "Montant")


def _missions(made: Contents, by_key: dict[str, Actor], places: dict[str, str], pen: Pen) -> list[list[Cell]]:
    """One line per carrier: the title is written again for each."""
    rows: list[list[Cell]] = [[FICTION, *[None] * (len(_MISSIONS) - 1)], list(_MISSIONS)]
    for mission in made.missions:
        for actor, role in mission.carriers:
            rows.append(
                [
                    mission.title,
                    mission.kind,
                    pen.write(by_key[actor]),
                    ROLES[role],
                    mission.since,
                    mission.until,
                    "oui" if mission.programme else "non",
                    places[mission.territory],
                    mission.amount if role == "funds" else None,
                ]
            )
    return rows


def _groups(made: Contents, by_key: dict[str, Actor], places: dict[str, str], pen: Pen) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Structure", "Groupe", "Rôle", "Depuis", "Jusqu'au", "Quartier", "Remarque"]]
    for row in made.memberships:
        group = by_key[row["group"]]
        group.spellings.add(group.name)
        place = places[group.territory or ""]
        member = pen.write(by_key[row["actor"]])
        rows.append([member, group.name, row["role"], row["since"], row["until"], place, FICTION])
    return rows


def _agreements(made: Contents, by_key: dict[str, Actor], pen: Pen) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Structure A", "Structure B", "Type de lien", "Début", "Fin", "Déclaré par", "Remarque"]]
    for tie in made.agreements:
        ends: list[Cell] = [pen.write(by_key[tie["source"]]), pen.write(by_key[tie["target"]])]
        rows.append([*ends, "convention", tie["since"], tie["until"], "document", FICTION])
    return rows


def _needs(made: Contents, places: dict[str, str]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Besoin", "Thème", "Public", "Quartier", "Missions", "Remarque"]]
    for need in made.needs:
        rows.append(
            [
                need["title"],
                THEMES[need["theme"]],
                PUBLICS[need["public"]],
                places[need["territory"]],
                "; ".join(need["missions"]) or None,
                FICTION,
            ]
        )
    return rows


def _statements(made: Contents, places: dict[str, str]) -> list[list[Cell]]:
    head: list[Cell] = ["Constat", "Thème", "Public", "Méthode", "Date", "Quartier", "Besoins"]
    rows: list[list[Cell]] = [[FICTION, *[None] * (len(head) - 1)], head]
    for said in made.statements:
        rows.append(
            [
                said["summary"],
                THEMES[said["theme"]],
                PUBLICS[said["public"]],
                METHODS[said["method"]],
                said["date"],
                places[said["territory"]],
                "; ".join(said["needs"]),
            ]
        )
    return rows


def _places(made: Contents, places: dict[str, str]) -> list[list[Cell]]:
    kinds = {"equipement": "salle", "espace-public": "espace public", "autre": "autre"}
    rows: list[list[Cell]] = [["Nom du lieu", "Type", "Code postal", "Confidentiel", "Quartier", "Remarque"]]
    for place in made.places:
        rows.append(
            [
                place["name"],
                kinds[place["kind"]],
                place["postcode"],
                "oui" if place["confidential"] else "non",
                places[place["territory"]],
                FICTION,
            ]
        )
    return rows
