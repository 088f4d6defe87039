"""By hand over HTTP: added, corrected, confirmed; refusals that name every answer, and what is known already."""

import pytest
from fastapi.testclient import TestClient


def uid_of(client: TestClient, name: str) -> str:
    return next(row["uid"] for row in client.get("/api/v1/actors").json()["items"] if row["name"] == name)


def test_an_actor_is_added_corrected_confirmed_and_undone(own_quartier: TestClient) -> None:
    added = own_quartier.post("/api/v1/actors", json={"name": "Maison des familles", "field": "social"})
    assert added.status_code == 201
    uid = added.json()["uid"]
    assert own_quartier.patch(f"/api/v1/actors/{uid}", json={"postcode": "75019"}).status_code == 200
    assert own_quartier.post(f"/api/v1/actors/{uid}/confirm").status_code == 200
    actor = own_quartier.get(f"/api/v1/actors/{uid}").json()
    assert (actor["postcode"], actor["field_source"]) == ("75019", "edit") and actor["last_confirmed"]
    own_quartier.post(f"/api/v1/batches/{added.json()['batch']}/undo")
    assert own_quartier.get(f"/api/v1/actors/{uid}").status_code == 404


def test_every_wrong_answer_is_in_the_problem_document(own_quartier: TestClient) -> None:
    answer = own_quartier.post("/api/v1/actors", json={"postcode": "7501", "couleur": "bleu"})
    told = answer.json()
    assert (answer.status_code, told["type"]) == (422, "urn:passerelles:problem:editing.unfit")
    assert [one["name"] for one in told["errors"]] == ["name", "postcode", "couleur"]


def test_what_looks_known_is_a_conflict_with_candidates(own_quartier: TestClient) -> None:
    body = {"name": "CS Tilleuls", "territory": "Tilleuls"}
    answer = own_quartier.post("/api/v1/actors", json=body)
    assert answer.status_code == 409
    (candidate,) = answer.json()["candidates"]
    assert candidate["name"] == "Centre social Les Tilleuls"
    assert own_quartier.post("/api/v1/actors", json={**body, "new": True}).status_code == 201


def test_a_tie_is_added_and_closed(own_quartier: TestClient) -> None:
    body = {"source": "Collège Mandela", "target": "Bibliothèque du Marais", "kind": "travaille avec", "since": "2024"}
    uid = own_quartier.post("/api/v1/ties", json=body).json()["uid"]
    assert own_quartier.post("/api/v1/ties", json=body).status_code == 422
    assert own_quartier.patch(f"/api/v1/ties/{uid}", json={"until": "mars 2025"}).status_code == 200
    (tie,) = [row for row in own_quartier.get("/api/v1/ties").json()["items"] if row["uid"] == uid]
    assert (tie["since"], tie["until"]) == ("2024", "2025-03")


def test_a_mission_and_a_carrier(own_quartier: TestClient) -> None:
    body = {"title": "Kiosque", "kind": "action", "carriers": [{"carrier": "Collège Mandela", "role": "pilote"}]}
    uid = own_quartier.post("/api/v1/missions", json=body).json()["uid"]
    own_quartier.post(f"/api/v1/missions/{uid}/carriers", json={"carrier": "Les Œillets"})
    own_quartier.patch(f"/api/v1/missions/{uid}", json={"until": "2025"})
    mission = own_quartier.get(f"/api/v1/missions/{uid}").json()
    assert (mission["until"], len(mission["carriers"])) == ("2025", 2)


def test_a_meeting_with_its_presences_and_decisions(own_quartier: TestClient) -> None:
    body = {
        "when": "14/03/2025",
        "title": "Écrans",
        "territory": "Tilleuls",
        "residents": 4,
        "present": [{"actor": uid_of(own_quartier, "Collège Mandela")}, {"name": "Ludothèque"}],
        "decisions": [{"title": "Atelier écrans", "leaders": ["Collège Mandela"]}],
    }
    uid = own_quartier.post("/api/v1/meetings", json=body).json()["uid"]
    assert own_quartier.post("/api/v1/meetings", json=body).status_code == 409
    again = {"present": [{"actor": "Les Œillets", "status": "excusé"}], "when": "21/03/2025"}
    assert own_quartier.patch(f"/api/v1/meetings/{uid}", json=again).status_code == 200
    meeting = own_quartier.get(f"/api/v1/meetings/{uid}").json()
    assert (meeting["date"], len(meeting["presences"])) == ("2025-03-21", 4)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/v1/meetings", {"when": "14/03/2025", "present": "tous"}),
        ("/api/v1/meetings", {"when": "14/03/2025", "present": [{"people": -1}]}),
        ("/api/v1/missions", {"title": {"fr": "Kiosque"}}),
        ("/api/v1/actors", []),
        ("/api/v1/contradictions", {"noun": "actor", "key": [], "property": "name", "value": "x"}),
    ],
)
def test_a_body_of_another_shape_is_a_problem_document(own_quartier: TestClient, path, body) -> None:
    answer = own_quartier.post(path, json=body)
    assert answer.status_code == 422 and answer.json()["remedy"]


def test_contradictions_are_listed_and_decided(own_quartier: TestClient, embedded) -> None:
    from service import bring

    bring(embedded, **{"mairie.csv": "Structure;Champ;Quartier\nCollège Mandela;social;Tilleuls\n"})
    (one,) = own_quartier.get("/api/v1/contradictions").json()
    assert (one["name"], one["property"]) == ("Collège Mandela", "field")
    body = {"noun": one["noun"], "key": one["key"], "property": "field", "value": "social"}
    assert own_quartier.post("/api/v1/contradictions", json=body).status_code == 200
    assert own_quartier.get("/api/v1/contradictions").json() == []
    assert own_quartier.post("/api/v1/contradictions", json=body).status_code == 404


def test_sources_of_an_actor_a_tie_a_meeting_a_mission_and_a_presence(quartier: TestClient) -> None:
    actor = uid_of(quartier, "PMI de la Fontaine")
    files = [one["file"] for one in quartier.get(f"/api/v1/actors/{actor}/sources").json()]
    assert set(files) == {"annuaire.csv", "conventions.csv", "presences.csv"}
    for noun in ("ties", "meetings", "missions"):
        uid = quartier.get(f"/api/v1/{noun}").json()["items"][0]["uid"]
        (one,) = quartier.get(f"/api/v1/{noun}/{uid}/sources").json()
        assert one["line"] and one["by"] == "test" and one["called"] == one["file"]
    meeting = next(r["uid"] for r in quartier.get("/api/v1/meetings").json()["items"] if r["date"] == "2024-03-05")
    (one,) = quartier.get(f"/api/v1/meetings/{meeting}/presences/{actor}/sources").json()
    assert (one["file"], one["line"]) == ("presences.csv", 3)
    assert quartier.get("/api/v1/actors/act-0/sources").status_code == 404
