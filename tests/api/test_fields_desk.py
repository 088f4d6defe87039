"""The fields desk in the service: what is proposed, ticked, confirmed as one decision, and undone."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from service import NOW, TODAY

from network.fields import keep_nomenclature
from network.forms import Source
from network.importing import import_files
from network.store import Store

DIRECTORY = """Structure;Code APE;Catégorie FINESS;UAI
Espace Curial;88.99B;;
Centre social Ourcq;85.20Z;;
Les Lilas;;220;
Mozart;;;0750654D
Clg N. Mandela;;;
Quartier Uni;;;
"""


@pytest.fixture
def desk(embedded: Store, own: TestClient) -> TestClient:
    source = Source("annuaire.csv", DIRECTORY.encode())
    import_files(embedded, [source], form="actors", today=TODAY, now=NOW, by="tests", apply=True)
    return own


def ticked(page: str) -> list[str]:
    return re.findall(r'name="actor" value="([^"]+)" checked', page)


def selected(page: str) -> list[str]:
    return re.findall(r'<option value="([^"]+)" selected', page)


def test_proposals_are_grouped_by_reason_and_the_contradicted_one_is_not_ticked(desk: TestClient) -> None:
    page = unescape(desk.get("/champs").text)
    assert len(ticked(page)) == 4
    assert "code NAF 88.99B (action sociale sans hébergement)" in page
    assert "Deux indices se contredisent" in page
    assert "5 propositions" in page
    assert "1 acteur dont rien ne dit le champ" in page


def test_what_is_ticked_is_confirmed_and_may_be_undone(desk: TestClient) -> None:
    page = desk.get("/champs").text
    answer = desk.post("/champs", data={"actor": ticked(page), "field": selected(page)}, follow_redirects=True)
    assert "4 champs confirmés." in unescape(answer.text)
    assert len(desk.get("/api/v1/fields/unknown").json()) == 1
    [undo] = re.findall(r'action="(/fichiers/lots/[^"]+)"', answer.text)
    desk.post(undo)
    assert len(ticked(desk.get("/champs").text)) == 4


def test_another_field_may_be_chosen_before_it_is_confirmed(desk: TestClient) -> None:
    [one] = [row for row in desk.get("/api/v1/fields/proposals").json() if row["name"] == "Centre social Ourcq"]
    assert one["choices"] == ["education", "social"]
    desk.post("/champs", data={"actor": [one["uid"]], "field": [f"{one['uid']} social"]})
    actor = desk.get(f"/api/v1/actors/{one['uid']}").json()
    assert (actor["field"], actor["field_source"]) == ("social", "name")


def test_nothing_ticked_is_said(desk: TestClient) -> None:
    answer = desk.post("/champs", data={})
    assert answer.status_code == 422
    assert "Aucune proposition" in unescape(answer.text)


def test_an_actor_of_which_nothing_is_known_is_given_its_field(desk: TestClient) -> None:
    [one] = [row for row in desk.get("/api/v1/fields/unknown").json() if row["name"] == "Quartier Uni"]
    desk.post("/champs/seuls", data={"field": ["", f"{one['uid']} vie-locale"]})
    actor = desk.get(f"/api/v1/actors/{one['uid']}").json()
    assert (actor["field"], actor["field_source"]) == ("vie-locale", "edit")


def test_many_are_confirmed_by_one_call(desk: TestClient) -> None:
    found = desk.get("/api/v1/fields/proposals", params={"lang": "en"}).json()
    chosen = {row["uid"]: row["field"] for row in found if not row["contradicted"]}
    answer = desk.post("/api/v1/fields/confirmations", json={"chosen": chosen}).json()
    assert answer["confirmed"] == len(chosen) == 4
    assert desk.get("/api/v1/batches").json()[0]["uid"] == answer["batch"]


def test_a_nomenclature_of_ones_own_is_shown_by_its_labels(embedded: Store, desk: TestClient) -> None:
    keep_nomenclature(embedded, '[nomenclature]\nngo = "Organisation non gouvernementale"\n')
    assert {"code": "ngo", "core": "ngo", "label": "Organisation non gouvernementale", "own": True} in desk.get(
        "/api/v1/fields"
    ).json()
    [one] = [row for row in desk.get("/api/v1/fields/unknown").json() if row["name"] == "Quartier Uni"]
    desk.post("/champs/seuls", data={"field": [f"{one['uid']} ngo"]})
    assert "Organisation non gouvernementale" in desk.get(f"/acteurs/{one['uid']}").text
    assert "Organisation non gouvernementale" in desk.get("/acteurs").text


def test_the_first_page_says_who_has_no_field_and_whose_is_guessed(desk: TestClient) -> None:
    page = unescape(desk.get("/").text)
    assert "acteurs sans champ" in page
    assert "champs devinés d'après le nom" in page
    assert 'href="/champs"' in page


def test_the_page_after_an_import_leads_to_the_desk(own: TestClient) -> None:
    sent = own.post("/fichiers", files=[("files", ("annuaire.csv", DIRECTORY.encode()))], data={"form": "actors"})
    trial = own.get(sent.headers["location"]).text
    [plan] = re.findall(r'name="plan" value="([^"]+)"', trial)[:1]
    [action] = re.findall(r'action="([^"]+/importer[^"]*)"', trial)
    done = unescape(own.post(action, data={"plan": plan}, follow_redirects=True).text)
    assert "Confirmer 6 champs" in done
    assert 'href="/champs"' in done
