"""Networks made for tests: a territory of invented actors, seeded, with the names that hurt drawings."""

import datetime as dt

import numpy as np
import pandas as pd

from network.study import Lens, Network

FIELDS = ("social", "medico-social", "education", "sante", "prevention", "habitants", "autres")
EXTENDED = {
    "social": ("social", "petite-enfance", "logement", "emploi-insertion", "acces-aux-droits"),
    "habitants": ("habitants", "vie-locale"),
    "autres": ("autres", "culture-loisirs-sport"),
}
BODIES = {
    "social": ("Centre social", "Espace insertion", "Crèche municipale", "Service social de proximité"),
    "medico-social": ("CAMSP", "SESSAD", "Institut médico-éducatif"),
    "education": ("École élémentaire", "Collège", "Lycée", "Réseau d'éducation prioritaire"),
    "sante": ("PMI", "Centre de santé", "CMP enfants", "Maison de santé pluriprofessionnelle"),
    "prevention": ("Club de prévention", "Équipe de médiation"),
    "habitants": ("Association d'habitantes", "Collectif de parents", "Amicale des locataires"),
    "autres": ("Bibliothèque", "Club de football", "Théâtre de quartier"),
}
NAMES = ("Tilleuls", "Œillets", "Hauts-Prés", "Canal", "Moulin", "Belle-Étoile", "Verger", "Marronniers", "Fontaine")
QUARTERS = ("Les Tilleuls", "Le Canal", "Les Hauts-Prés", "Belle-Étoile")


def territory(n: int = 200, seed: int = 2017, *, ties: int = 3) -> Network:
    """`n` actors of four quarters with a long tail of partners, one in thirty without tie or without field."""
    rng = np.random.default_rng(seed)
    actors = _actors(n, rng)
    quarter = actors["stratum"].to_numpy()
    draw = rng.pareto(1.8, size=n) + 0.3
    pairs = set()
    for one in range(n):
        if one % 30 == 7:
            continue
        for _ in range(ties):
            near = (quarter == quarter[one]) if rng.random() < 0.88 else np.ones(n, bool)
            chance = draw * near * (np.arange(n) % 30 != 7)
            other = int(rng.choice(n, p=chance / chance.sum()))
            if other != one:
                pairs.add((min(one, other), max(one, other)))
    table = pd.DataFrame(sorted(pairs), columns=["source", "target"])
    days = [dt.date(2019, 1, 15) + dt.timedelta(int(day)) for day in rng.integers(0, 1400, len(table))]
    table["since"] = days
    table["until"] = [day + dt.timedelta(500) if at % 4 == 0 else None for at, day in enumerate(days)]
    for end in ("source", "target"):
        table[end] = actors["uid"].to_numpy()[table[end]]
    return Network.from_tables(actors, table, lens=Lens(), left_out={"undated": 37, "rolled_up": 2})


def _actors(n: int, rng: np.random.Generator) -> pd.DataFrame:
    fields = rng.choice(FIELDS, size=n, p=(0.28, 0.08, 0.2, 0.16, 0.08, 0.12, 0.08))
    rows = []
    for at, field in enumerate(fields):
        quarter = QUARTERS[at % len(QUARTERS)]
        body, name = rng.choice(BODIES[field]), rng.choice(NAMES)
        kind = rng.choice(("structure", "service", "institution", "group"), p=(0.68, 0.18, 0.08, 0.06))
        unknown = at % 30 == 11
        rows.append(
            {
                "uid": f"act-{at:020x}",
                "name": f"{body} {name} {at + 1}",
                "kind": kind,
                "field": None if unknown else field,
                "extended": None if unknown else str(rng.choice(EXTENDED.get(field, (field,)))),
                "stratum": quarter,
            }
        )
    return pd.DataFrame(rows)


def meetings(n: int = 60, events: int = 25, seed: int = 2017) -> Network:
    """A two-mode network: actors of one quarter and the meetings they came to."""
    rng = np.random.default_rng(seed)
    actors = _actors(n, rng)
    came = {(actors["uid"][int(a)], f"mee-{e:020x}") for e in range(events) for a in rng.integers(0, n, size=8)}
    told = pd.DataFrame(
        {
            "uid": [f"mee-{e:020x}" for e in range(events)],
            "title": [f"Groupe ressource {e + 1}" for e in range(events)],
            "date": [dt.date(2021, 1, 10) + dt.timedelta(30 * e) for e in range(events)],
            "format": "groupe-ressource",
        }
    )
    presences = pd.DataFrame(sorted(came), columns=["actor", "event"])
    return Network.from_tables(actors, presences=presences, events=told, lens=Lens(layer="meetings"))
