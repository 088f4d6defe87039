"""Pairs by the API: listed, shown side by side, decided with a date, taken back."""

from fastapi.testclient import TestClient
from service import bring

from network.store import Store

AT = "/api/v1/resolve"


def test_a_pair_is_shown_with_its_evidence_decided_with_a_date_and_taken_back(
    own_quartier: TestClient, embedded: Store
) -> None:
    bring(embedded, **{"liens.csv": "Structure 1;Structure 2;Lien\nC.S. Tilleul;Collège Mandela;oriente vers\n"})
    (pair,) = own_quartier.get(AT).json()
    assert sorted(pair["names"]) == ["C.S. Tilleul", "Centre social Les Tilleuls"]
    shown = own_quartier.get(f"{AT}/{pair['uids'][0]}/{pair['uids'][1]}", params={"lang": "en"}).json()
    assert any(reason.startswith("close spelling") for reason in shown["reasons"])
    assert {side["name"] for side in shown["sides"]} == set(pair["names"])
    one, other = pair["uids"]
    said = {"one": one, "other": other, "verdict": "part-of", "since": "2024-01-01"}
    assert own_quartier.post(AT, data=said).status_code == 200
    assert own_quartier.get(AT).json() == []
    assert own_quartier.request("DELETE", AT, data={"one": one, "other": other}).status_code == 204
    assert [found["uids"] for found in own_quartier.get(AT).json()] == [pair["uids"]]


def test_who_is_not_in_the_store_is_not_found_and_a_wrong_period_is_refused(own_quartier: TestClient) -> None:
    assert own_quartier.get(f"{AT}/act-0/act-1").status_code == 404
    uids = [row["uid"] for row in own_quartier.get("/api/v1/actors").json()["items"][:2]]
    period = {"since": "2024-01-01", "until": "2023-01-01"}
    said = {"one": uids[0], "other": uids[1], "verdict": "part-of", **period}
    assert own_quartier.post(AT, data=said).status_code == 422
