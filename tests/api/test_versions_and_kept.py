"""Over HTTP: a file sent again corrected, both versions kept, what an undoing leaves."""

from fastapi.testclient import TestClient
from service import ACTORS, NOW, TODAY, bring, settled

from network.fields import assign
from network.store import Store


def sent(client: TestClient, text: str) -> dict:
    answer = client.post("/api/v1/batches/uploads", files=[("files", ("annuaire.csv", text))])
    return settled(client, f"/api/v1/batches/uploads/{answer.json()['upload']}").json()


CORRECTED = ACTORS.replace("École maternelle Tanger;structure;éducation", "École maternelle Tanger;structure;social")


def test_a_new_version_is_told_and_both_may_be_kept(own_quartier: TestClient) -> None:
    told = sent(own_quartier, CORRECTED)
    (outcome,) = told["outcomes"]
    assert (outcome["version"]["changed"], outcome["version"]["gone"]) == (1, 0)
    page = own_quartier.get(f"/fichiers/{told['upload']}").text
    assert "Nouvelle version de annuaire.csv" in page and "garder-les-deux" in page
    own_quartier.post(f"/api/v1/batches/uploads/{told['upload']}/beside")
    again = settled(own_quartier, f"/api/v1/batches/uploads/{told['upload']}").json()
    (outcome,) = again["outcomes"]
    assert outcome["version"] is None
    assert "contradiction" in {remark["code"] for remark in outcome["remarks"]}
    assert "garder-les-deux" not in own_quartier.get(f"/fichiers/{told['upload']}").text


def test_what_an_undoing_leaves_is_told_and_shown(own_quartier: TestClient, embedded: Store) -> None:
    actors = {row["name"]: row["uid"] for row in own_quartier.get("/api/v1/actors").json()["items"]}
    assign(embedded, actors["Les Œillets"], "social", by="awa", today=TODAY, now=NOW)
    batch = next(one for one in own_quartier.get("/api/v1/batches").json() if one["file"] == "annuaire.csv")
    kept = own_quartier.post(f"/api/v1/batches/{batch['uid']}/undo").json()["kept"]
    assert [one["name"] for one in kept] == ["Les Œillets"]
    page = own_quartier.get(f"/fichiers?done=undone&lot={batch['uid']}").text
    assert "Les Œillets" in page and "reste" in page


def test_the_page_of_a_batch_tells_what_it_replaces_and_the_list_what_was_done_by_hand(own_quartier, embedded) -> None:
    uid = own_quartier.post("/api/v1/actors", json={"name": "Ludothèque"}).json()["batch"]
    assert "Acteur ajouté à la main" in own_quartier.get(f"/fichiers/lots/{uid}").text
    assert "Acteur ajouté à la main" in own_quartier.get("/fichiers").text
    bring(embedded, **{"annuaire.csv": CORRECTED})
    latest, *_ = own_quartier.get("/api/v1/batches").json()
    page = own_quartier.get(f"/fichiers/lots/{latest['uid']}").text
    assert f"/fichiers/lots/{latest['replaces']}" in page
