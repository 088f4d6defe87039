from fastapi.testclient import TestClient

from network.api.paging import page


def names(client: TestClient, **asked: str) -> list[str]:
    return [row["name"] for row in client.get("/api/v1/actors", params=asked).json()["items"]]


def test_pages_of_a_list_give_each_row_once_and_in_order(quartier: TestClient) -> None:
    seen, cursor = [], ""
    while cursor is not None:
        told = quartier.get("/api/v1/actors", params={"limit": 2, "cursor": cursor}).json()
        seen += [row["name"] for row in told["items"]]
        cursor = told["next"]
    assert len(seen) == len(set(seen)) == told["total"] == 9
    assert seen[:2] == ["Bibliothèque du Marais", "Centre social Les Tilleuls"]


def test_a_cursor_keeps_its_place_when_the_rows_before_it_go() -> None:
    rows = [{"uid": str(at), "name": name} for at, name in enumerate("abcd")]
    first = page(rows, by=("name", "uid"), cursor="", limit=2)
    assert [row["name"] for row in page(rows[1:], by=("name", "uid"), cursor=first.next or "", limit=2).items] == [
        "c",
        "d",
    ]


def test_a_cursor_that_we_did_not_give_is_refused(quartier: TestClient) -> None:
    for cursor in ("abc", "bnVsbA"):  # not ours, and « null »
        assert quartier.get("/api/v1/actors", params={"cursor": cursor}).status_code == 422


def test_a_search_takes_beginnings_of_words_without_accents(quartier: TestClient) -> None:
    assert names(quartier, q="ecole tan") == ["École maternelle Tanger"]
    assert names(quartier, field="sante") == ["Maison de santé du Verger", "PMI de la Fontaine"]
    assert names(quartier, q="angers") == []


def test_a_reader_who_holds_the_answer_is_told_so_until_the_facts_change(own_quartier: TestClient) -> None:
    tag = own_quartier.get("/api/v1/actors").headers["etag"]
    again = own_quartier.get("/api/v1/actors", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = own_quartier.get("/api/v1/actors", params={"q": "pmi"}, headers={"If-None-Match": tag})
    assert other.status_code == 200
    newest = own_quartier.get("/api/v1/batches").json()[0]["uid"]
    assert own_quartier.post(f"/api/v1/batches/{newest}/undo").status_code == 200
    assert own_quartier.get("/api/v1/actors", headers={"If-None-Match": tag}).status_code == 200


def test_a_meeting_tells_who_came_and_who_was_excused(quartier: TestClient) -> None:
    first = quartier.get("/api/v1/meetings").json()["items"][0]
    assert (first["date"], first["format"]) == ("2024-03-05", "theatre-forum")
    told = quartier.get(f"/api/v1/meetings/{first['uid']}").json()["presences"]
    assert sorted(row["status"] for row in told) == ["excused", "present", "present"]


def test_ties_are_found_from_either_end(quartier: TestClient) -> None:
    uid = quartier.get("/api/v1/actors", params={"q": "pmi"}).json()["items"][0]["uid"]
    kinds = {row["kind"] for row in quartier.get("/api/v1/ties", params={"actor": uid}).json()["items"]}
    assert kinds == {"agreement", "refers"}


def test_a_mission_tells_who_carries_it(quartier: TestClient) -> None:
    uid = quartier.get("/api/v1/missions", params={"kind": "action"}).json()["items"][0]["uid"]
    carriers = quartier.get(f"/api/v1/missions/{uid}").json()["carriers"]
    assert sorted(row["role"] for row in carriers) == ["hosts", "leads"]


def test_lists_of_an_empty_store_are_empty(empty: TestClient) -> None:
    for noun in ("actors", "missions", "meetings", "ties", "territories", "places"):
        assert empty.get(f"/api/v1/{noun}").json() == {"items": [], "total": 0, "next": None}
