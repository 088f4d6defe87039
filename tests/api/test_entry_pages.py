"""Forms filled in by hand, without any script: values kept on error, what is wrong linked to its answer."""

import re

import pytest
from fastapi.testclient import TestClient

from network.store import Store


@pytest.fixture
def client(own_quartier: TestClient) -> TestClient:
    return own_quartier


def uids(client: TestClient, noun: str = "actors", name: str = "name") -> dict[str, str]:
    return {row[name]: row["uid"] for row in client.get(f"/api/v1/{noun}").json()["items"]}


def followed(client: TestClient, answer) -> str:
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["location"]).text


def test_an_actor_is_added_and_its_page_offers_to_undo(client: TestClient):
    page = followed(client, client.post("/saisie/acteur", data={"name": "Ludothèque", "field": "social", "kind": ""}))
    assert "Ludothèque" in page and "Enregistré." in page
    undo = re.search(r'action="(/fichiers/lots/edi-[^"]+/annuler)"', page)
    assert undo and client.post(undo[1]).status_code == 303
    assert "Ludothèque" not in uids(client)


def test_what_is_wrong_is_summed_up_at_the_top_with_links_and_nothing_typed_is_lost(client: TestClient):
    answer = client.post("/saisie/acteur", data={"name": "Ludothèque", "postcode": "7501", "siret": "123"})
    assert answer.status_code == 422
    assert "<title>Erreur : Ajouter un acteur" in answer.text.replace("\u00a0", " ")
    for name, value in (("postcode", "7501"), ("siret", "123")):
        assert f'href="#f-{name}"' in answer.text and f'id="e-{name}"' in answer.text
        assert re.search(rf'id="f-{name}" name="{name}" aria-invalid="true"[^>]*value="{value}"', answer.text)
    assert 'value="Ludothèque"' in answer.text
    assert "Ludothèque" not in uids(client)


def test_every_answer_of_every_form_has_a_label(client: TestClient):
    for path in ("/saisie/acteur", "/saisie/lien", "/saisie/mission", "/saisie/rencontre"):
        page = client.get(path).text
        assert page.count("<h1>") == 1
        for control in re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page):
            assert f'for="{control}"' in page, (path, control)


def test_an_actor_that_looks_known_is_shown_before_it_is_added(client: TestClient):
    tilleuls = next(row["uid"] for row in client.get("/api/v1/territories").json()["items"])
    data = {"name": "CS Tilleuls", "territory": tilleuls}
    answer = client.post("/saisie/acteur", data=data)
    assert answer.status_code == 409
    assert "Centre social Les Tilleuls" in answer.text and "Est-ce l&#39;un d&#39;eux" in answer.text
    assert "CS Tilleuls" in followed(client, client.post("/saisie/acteur", data={**data, "new": "1"}))


def test_a_correction_begins_with_what_is_known_and_keeps_the_rest(client: TestClient):
    uid = uids(client)["Collège Mandela"]
    page = client.get(f"/saisie/acteur?uid={uid}").text
    assert 'value="Collège Mandela"' in page and '<option value="education" selected>' in page
    answer = client.post(f"/saisie/acteur?uid={uid}", data={"name": "Collège Nelson-Mandela", "field": "education"})
    assert "Correction enregistrée" in followed(client, answer)
    actor = client.get(f"/api/v1/actors/{uid}").json()
    assert (actor["name"], actor["aliases"]) == ("Collège Nelson-Mandela", ["Collège Mandela"])
    again = client.post(f"/saisie/acteur?uid={uid}", data={"name": "Collège Nelson-Mandela", "field": "education"})
    assert again.status_code == 422 and "Rien n&#39;est différent" in again.text


def test_still_right_is_one_click(client: TestClient):
    uid = uids(client)["Collège Mandela"]
    assert "Confirmé aujourd" in followed(client, client.post("/saisie/acteur/confirmer", data={"uid": uid}))
    assert client.get(f"/api/v1/actors/{uid}").json()["last_confirmed"]
    assert client.post("/saisie/acteur/confirmer", data={"uid": "act-0"}).status_code == 404


def test_a_tie_shows_its_step_of_evidence_and_is_closed_from_the_page_of_the_actor(client: TestClient):
    known = uids(client)
    form = client.get("/saisie/lien").text
    assert "Niveau 5" in form and "Niveau 4" in form and "même salle" in form
    data = {"source": known["Collège Mandela"], "target": known["Les Œillets"], "kind": "collaborates"}
    page = followed(client, client.post("/saisie/lien", data={**data, "since": "mars 2024"}))
    (uid,) = [
        row["uid"]
        for row in client.get("/api/v1/ties").json()["items"]
        if row["since"] == "2024-03" and "Œillets" in page and known["Les Œillets"] in (row["source"], row["target"])
    ]
    assert f"/saisie/lien?uid={uid}" in page
    data = {"kind": "collaborates", "since": "2024-03", "until": "juin 2025", "declared_by": "coordinator"}
    followed(client, client.post(f"/saisie/lien?uid={uid}", data=data))
    (tie,) = [row for row in client.get("/api/v1/ties").json()["items"] if row["uid"] == uid]
    assert tie["until"] == "2025-06"
    assert client.post("/saisie/lien", data={"source": known["Collège Mandela"]}).status_code == 422


def test_a_mission_with_its_carriers_and_one_more(client: TestClient):
    known = uids(client)
    data = {"title": "Kiosque", "kind": "action", "carrier-0": known["Collège Mandela"], "role-0": "leads"}
    page = followed(client, client.post("/saisie/mission", data=data))
    assert "Kiosque" in page and "Collège Mandela" in page and "1 acteur la porte" in page
    uid = uids(client, "missions", "title")["Kiosque"]
    more = {"carrier": known["Les Œillets"], "role": "hosts", "since": ""}
    assert "2 acteurs la portent" in followed(client, client.post(f"/saisie/mission/porteur?uid={uid}", data=more))
    told = client.get(f"/saisie/mission?uid={uid}").text
    assert 'value="Kiosque"' in told
    followed(
        client, client.post(f"/saisie/mission?uid={uid}", data={"title": "Kiosque", "kind": "action", "until": "2025"})
    )
    assert client.get(f"/api/v1/missions/{uid}").json()["until"] == "2025"
    assert client.post("/saisie/mission", data={"title": "kiosque"}).status_code == 409


def test_the_two_minute_form_from_a_list_to_tick_to_the_page_of_the_meeting(client: TestClient):
    known = uids(client)
    tilleuls = next(row["uid"] for row in client.get("/api/v1/territories").json()["items"])
    form = client.get(f"/saisie/rencontre?territory={tilleuls}").text
    assert "Acteurs du territoire (9)" in form
    data = {
        "when": "14/03/2025",
        "title": "Écrans",
        "format": "groupe-travail",
        "territory": tilleuls,
        "present": [known["Collège Mandela"], known["Les Œillets"]],
        f"status-{known['Les Œillets']}": "excused",
        "new_names": "Ludothèque\nCentre social des Tilleuls\n",
        "residents": "4",
        "decision-0": "Atelier écrans",
        "leader-0": known["Collège Mandela"],
    }
    asked = client.post("/saisie/rencontre", data=data)
    assert asked.status_code == 409 and "« Centre social des Tilleuls » : est-ce l" in asked.text.replace(
        "\u202f", " "
    ).replace("\u00a0", " ")
    assert re.search(rf'value="{known["Les Œillets"]}" checked', asked.text)
    data["who-Centre social des Tilleuls"] = known["Centre social Les Tilleuls"]
    page = followed(client, client.post("/saisie/rencontre", data=data))
    for name in ("Collège Mandela", "Les Œillets", "Ludothèque", "Centre social Les Tilleuls", "Habitants – Tilleuls"):
        assert name in page
    assert "Rencontre saisie à la main" in page and "Atelier écrans" in page
    again = client.post("/saisie/rencontre", data=data)
    assert again.status_code == 409 and "Est-ce cette rencontre" in again.text


def test_a_meeting_is_corrected_by_ticking(client: TestClient):
    known = uids(client)
    uid = next(row["uid"] for row in client.get("/api/v1/meetings").json()["items"] if row["date"] == "2024-03-05")
    form = client.get(f"/saisie/rencontre?uid={uid}").text
    assert form.count(" checked") == 3
    data = {
        "when": "2024-03-06",
        "title": "Parler des écrans",
        "format": "theatre-forum",
        "present": [known["Centre social Les Tilleuls"], known["École maternelle Tanger"]],
        f"status-{known['École maternelle Tanger']}": "present",
    }
    followed(client, client.post(f"/saisie/rencontre?uid={uid}", data=data))
    meeting = client.get(f"/api/v1/meetings/{uid}").json()
    told = {row["actor"]: row["status"] for row in meeting["presences"]}
    assert meeting["date"] == "2024-03-06"
    assert told[known["PMI de la Fontaine"]] == "absent" and told[known["École maternelle Tanger"]] == "present"


def test_the_pages_of_an_actor_a_meeting_and_a_mission_tell_their_sources(client: TestClient):
    actor = client.get(f"/acteurs/{uids(client)['PMI de la Fontaine']}").text
    for said in ("annuaire.csv", "presences.csv", "conventions.csv", "ligne", "par test"):
        assert said in actor.replace("\u00a0", " ")
    meeting = next(row["uid"] for row in client.get("/api/v1/meetings").json()["items"])
    assert "presences.csv" in client.get(f"/rencontres/{meeting}").text
    mission = uids(client, "missions", "title")["Café des parents"]
    assert "actions.csv" in client.get(f"/missions/{mission}").text
    assert client.get("/rencontres/mee-0").status_code == 404


def test_contradictions_are_settled_on_their_page(client: TestClient, embedded: Store):
    from service import bring

    bring(embedded, **{"mairie.csv": "Structure;Champ;Quartier\nCollège Mandela;social;Tilleuls\n"})
    page = client.get("/contradictions").text
    assert "Collège Mandela" in page and "mairie.csv" in page and "annuaire.csv" in page
    key = uids(client)["Collège Mandela"]
    data = {"noun": "actor", "key": key, "property": "field", "value": "social"}
    assert "0 contradiction attend" in followed(client, client.post("/contradictions", data=data)).replace(
        "\u00a0", " "
    )
