"""The lists of structures: the coordinator's directory, the town hall's list, an old list of associations."""

import itertools
import random

from territory.books import Cell, Sheet, csv_bytes, xls_bytes, xlsx_bytes
from territory.spellings import Pen
from territory.words import FIELDS, KINDS
from territory.world import FICTION, Actor, Quartier, draws, names, quartiers

_DIRECTORY = (
    "Nom de la structure",
    "Nature",
    "Champ",
    "Adresse",
    "Code postal",
    "UAI",
    "FINESS",
    "RNA",
    "Rattachée à",
    "Gérée par",
    "Référent",
    "Tél.",
    "Date d'ouverture",
    "Date de fermeture",
)


def directories(seed: int, actors: list[Actor], pen: Pen) -> dict[str, bytes]:
    rng = draws(seed, "directories")
    by_key = {actor.key: actor for actor in actors}
    return {
        "territoires.csv": _territories(),
        "institutions.csv": _institutions([a for a in actors if a.kind == "institution"]),
        "annuaire_acteurs.xlsx": xlsx_bytes([_sheet(q, _listed(actors, q), by_key, rng) for q in quartiers()]),
        "liste_mairie.csv": _town_hall(actors, pen, rng),
        "associations_19e.xls": _associations([a for a in _listed(actors, quartiers()[-1]) if a.ids], pen),
    }


def _listed(actors: list[Actor], quartier: Quartier) -> list[Actor]:
    return [a for a in actors if a.territory == quartier.code and a.kind != "group" and a.listed]


def _territories() -> bytes:
    rows: list[list[Cell]] = [["Code", "Nom", "Type", "Millésime", "Rôle", "Début du programme", "Dans", "Remarque"]]
    for quartier in quartiers():
        number = quartier.district.rstrip("e")
        rows.append([f"751{number}", f"Paris {quartier.district}", "arrondissement", "2020", None, None, None, FICTION])
    for quartier in quartiers():
        within = f"751{quartier.district.rstrip('e')}"
        rows.append([quartier.code, quartier.name, "micro-quartier", "2017", "pilote", "01/01/2019", within, FICTION])
    return csv_bytes(rows, encoding="utf-8-sig")


def _institutions(bodies: list[Actor]) -> bytes:
    rows: list[list[Cell]] = [["Structure", "Nature", "Champ", "Remarque"]]
    for body in bodies:
        body.spellings.add(body.name)
        rows.append([body.name, "institution", FIELDS[body.extended or ""], FICTION])
    return csv_bytes(rows)


def _sheet(quartier: Quartier, listed: list[Actor], by_key: dict[str, Actor], rng: random.Random) -> Sheet:
    """Title over the whole width, headers on line 5, the field written once and merged over its structures."""
    width = len(_DIRECTORY)
    rows: list[list[Cell]] = [
        [FICTION, *[None] * (width - 1)],
        [f"Annuaire des acteurs – {quartier.name} ({quartier.district})", *[None] * (width - 1)],
        ["Mis à jour en décembre 2020", *[None] * (width - 1)],
        [None] * width,
        list(_DIRECTORY),
    ]
    merges = [(1, 1, 1, width), (2, 1, 2, width)]
    ordered = sorted(listed, key=lambda a: list(FIELDS).index(a.extended or ""))
    for code, group in itertools.groupby(ordered, key=lambda a: a.extended):
        first = len(rows) + 1
        rows += [_line(actor, quartier, by_key, rng) for actor in group]
        rows[first - 1][2] = FIELDS[code or ""]
        if len(rows) > first:
            merges.append((first, 3, len(rows), 3))
    return Sheet(quartier.name, rows, merges, header=5)


def _line(actor: Actor, quartier: Quartier, by_key: dict[str, Actor], rng: random.Random) -> list[Cell]:
    actor.spellings.add(actor.name)
    ids = dict(identifier.split(":")[:2] for identifier in actor.ids)
    people = names()["people"]
    return [
        actor.name,
        KINDS[actor.kind],
        None,
        f"{rng.randint(1, 90)} {rng.choice([t for t in quartier.toponyms if t.startswith('rue')])}",
        quartier.postcode,
        ids.get("uai"),
        ids.get("finess"),
        ids.get("rna"),
        by_key[actor.part_of].name if actor.part_of else None,
        by_key[actor.run_by].name if actor.run_by else None,
        f"{rng.choice(people['titles'])} {rng.choice(people['names'])}" if rng.random() < 0.7 else None,
        f"01 99 00 {rng.randint(10, 99)} {rng.randint(10, 99)}" if rng.random() < 0.5 else None,
        actor.since,
        actor.until,
    ]


def _town_hall(actors: list[Actor], pen: Pen, rng: random.Random) -> bytes:
    """Nearly half of the structures again, spelled the town hall's way, in the encoding of an old PC."""
    rows: list[list[Cell]] = [[FICTION, None, None, None], ["Structure", "Quartier", "Code postal", "Observations"]]
    for quartier in quartiers():
        for actor in _listed(actors, quartier):
            if rng.random() < 0.45:
                note = rng.choice((None, None, None, "à rappeler", "plaquette reçue"))
                rows.append([pen.write(actor), quartier.name, quartier.postcode, note])
    return csv_bytes(rows, encoding="cp1252")


def _associations(listed: list[Actor], pen: Pen) -> bytes:
    rows: list[list[Cell]] = [
        [FICTION, None, None, None],
        ["Association", "RNA", "Quartier", "Site internet"],
    ]
    for row, actor in enumerate(a for a in listed if a.label == "Association"):
        rna = actor.ids[0].split(":")[1]
        rows.append([pen.write(actor), rna, "Haut-Canal", f"https://association-{row + 1}.example.org"])
    return xls_bytes([Sheet("Associations", rows, [(1, 1, 1, 4)], header=2)])
