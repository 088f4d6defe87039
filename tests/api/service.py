"""A service on a small invented quartier: nine structures, three sessions, one action, a few ties."""

import datetime as dt
import time
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from network.api import create_app
from network.forms import Source
from network.importing import import_files
from network.settings import Settings
from network.store import Store

TODAY = dt.date(2026, 1, 5)
NOW = dt.datetime(2026, 1, 5, 10, 0, tzinfo=dt.UTC)
HERE = "http://127.0.0.1:8000"

ACTORS = """Structure;Type;Champ;Quartier
Centre social Les Tilleuls;structure;social;Tilleuls
Crèche des Lilas;structure;social;Tilleuls
PMI de la Fontaine;service;santé;Tilleuls
Maison de santé du Verger;structure;santé;Tilleuls
École maternelle Tanger;structure;éducation;Tilleuls
Collège Mandela;structure;éducation;Tilleuls
Club de prévention du Canal;structure;prévention;Tilleuls
Bibliothèque du Marais;structure;culture;Tilleuls
Les Œillets;structure;;Tilleuls
"""
TERRITORIES = "Territoire;Type;Rôle\nTilleuls;micro-quartier;pilote\n"
PRESENCES = """Date;Réunion;Format;Structure;Présence;Quartier
05/03/2024;Parler des écrans;théâtre-forum;Centre social Les Tilleuls;présent;Tilleuls
05/03/2024;Parler des écrans;théâtre-forum;PMI de la Fontaine;présent;Tilleuls
05/03/2024;Parler des écrans;théâtre-forum;École maternelle Tanger;excusé;Tilleuls
02/04/2024;Suivi;comité;Centre social Les Tilleuls;présent;Tilleuls
02/04/2024;Suivi;comité;Collège Mandela;présent;Tilleuls
02/04/2024;Suivi;comité;PMI de la Fontaine;présent;Tilleuls
"""
TIES = """Structure 1;Structure 2;Lien;Depuis
Centre social Les Tilleuls;PMI de la Fontaine;convention;1er septembre 2023
Collège Mandela;Club de prévention du Canal;travaille avec;mars 2024
École maternelle Tanger;PMI de la Fontaine;oriente vers;mars 2024
"""
ACTIONS = """Action;Type;Porteur;Rôle;Thème;Public;Depuis
Café des parents;action;Centre social Les Tilleuls;pilote;parentalité;familles;sept. 2023
Café des parents;action;École maternelle Tanger;accueille;parentalité;familles;sept. 2023
"""
FILES = {
    "territoires.csv": TERRITORIES,
    "annuaire.csv": ACTORS,
    "presences.csv": PRESENCES,
    "conventions.csv": TIES,
    "actions.csv": ACTIONS,
}


def bring(store: Store, **files: str) -> None:
    """Import files into a store, applied."""
    given = files or FILES
    sources = [Source(name, text.encode()) for name, text in given.items()]
    outcomes = import_files(store, sources, today=TODAY, now=NOW, by="test", apply=True)
    assert [outcome.refused for outcome in outcomes] == [None] * len(given)


def serve(store: Store, uploads: Path) -> TestClient:
    return TestClient(create_app(Settings(uploads=str(uploads)), store), base_url=HERE, follow_redirects=False)


def settled(client: TestClient, path: str, **asked: str) -> Response:
    """The answer once the work behind it is done: a busy machine answers 202 first."""
    answer = client.get(path, params=asked)
    for _ in range(600):
        if answer.status_code != 202:
            break
        time.sleep(0.1)
        answer = client.get(path, params=asked)
    return answer


def result_of(client: TestClient, answer: Response) -> Response:
    """The same for what was asked by a form: the job is followed to its result."""
    if answer.status_code != 202:
        return answer
    while (told := client.get(answer.headers["location"]).json())["state"] in ("waiting", "running"):
        time.sleep(0.1)
    return Response(told["problem"]["status"] if told["problem"] else 200, json=told["problem"] or told["result"])
