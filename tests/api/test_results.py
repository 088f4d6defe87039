"""Findings, comparisons, drawings and exports, as other programs get them."""

import threading

import pytest
from fastapi.testclient import TestClient
from service import settled

from network.measures import MEASURES

TWO = {
    "before_since": "2023-01-01",
    "before_until": "2023-12-31",
    "after_since": "2024-01-01",
    "after_until": "2024-12-31",
}


def test_the_panel_gives_one_finding_per_measure_in_its_order(quartier: TestClient) -> None:
    told = settled(quartier, "/api/v1/measures").json()
    assert [one["measure"] for one in told] == [measure.name for measure in MEASURES]
    assert {one["verdict"] for one in told if one["value"] is not None} == {"not_comparable"}  # nine actors


def test_one_measure_is_the_same_as_in_the_panel(quartier: TestClient) -> None:
    whole = {one["measure"]: one for one in settled(quartier, "/api/v1/measures").json()}
    assert settled(quartier, "/api/v1/measures/openness").json() == [whole["openness"]]


def test_a_measure_that_does_not_exist_names_those_that_do(quartier: TestClient) -> None:
    answer = quartier.get("/api/v1/measures/warmth")
    assert answer.status_code == 404
    assert "openness" in answer.json()["remedy"]


def test_a_finding_is_not_computed_again_for_who_holds_it(quartier: TestClient) -> None:
    answer = settled(quartier, "/api/v1/measures/ei")
    again = quartier.get("/api/v1/measures/ei", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    other = {"If-None-Match": answer.headers["etag"]}
    assert quartier.get("/api/v1/measures/ei", params={"layer": "actions"}, headers=other).status_code in (200, 202)


def test_two_periods_are_compared_in_both_languages(quartier: TestClient) -> None:
    told = settled(quartier, "/api/v1/compare", **TWO).json()
    assert (told["before"]["since"], told["after"]["until"]) == ("2023-01-01", "2024-12-31")
    assert all(one["fr"] and one["en"] for one in told["sentences"])


def test_the_drawing_holds_the_actors_of_the_lens(quartier: TestClient) -> None:
    told = settled(quartier, "/api/v1/views/network", layer="agreements").json()
    assert sorted(told["actors"]["name"]) == sorted(set(told["actors"]["name"]))
    assert len(told["ties"]["a"]) == 1
    changed = settled(quartier, "/api/v1/views/change", **TWO).json()
    assert len(changed["ties"]["a"]) >= 1


def test_filtering_the_drawing_moves_nobody(quartier: TestClient) -> None:
    def places(**asked: str) -> dict[str, tuple[int, int]]:
        actors = settled(quartier, "/api/v1/views/network", **asked).json()["actors"]
        return dict(zip(actors["id"], zip(actors["x"], actors["y"], strict=True), strict=True))

    whole, part = places(), places(since="2023-01-01", until="2023-12-31")
    order = [sorted(set(whole) & set(part), key=lambda uid: one[uid][0]) for one in (whole, part)]
    assert order[0] == order[1]  # the scale may change, not who stands left of whom


@pytest.mark.parametrize(
    ("format", "start"),
    [
        ("json", b"{"),
        ("xlsx", b"PK"),
        ("html", b"<!doctype html>"),
        ("pyvis", b"<"),
        ("svg", b"<svg"),
        ("gexf", b"<gexf"),
        ("graphml", b"<?xml"),
        ("kumu", b"PK"),
        ("gephi", b"PK"),
    ],
)
def test_each_export_is_a_file_of_its_kind(quartier: TestClient, format: str, start: bytes) -> None:
    answer = settled(quartier, "/api/v1/exports", format=format)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.content.lstrip().startswith(start)


def test_partners_are_suggested_with_reasons_and_reached_by_a_chain(quartier: TestClient) -> None:
    found = quartier.get("/api/v1/partners/suggest", params={"actor": "Collège Mandela"}).json()
    assert found and all(one["reasons"][0]["fr"] and one["field"] != "education" for one in found)
    ends = {"one": "Centre social Les Tilleuls", "other": "École maternelle Tanger"}
    assert [step["name"] for step in quartier.get("/api/v1/partners/path", params=ends).json()] == list(ends.values())


def test_partners_are_looked_for_among_everyone_known_unless_told_otherwise(quartier: TestClient) -> None:
    whole, narrow = ({"actor": "Les Œillets", **asked} for asked in ({}, {"boundary": "active"}))  # nothing ties them
    assert quartier.get("/api/v1/partners/suggest", params=whole).json() == []
    refused = quartier.get("/api/v1/partners/suggest", params=narrow)
    assert refused.json()["type"] == "urn:passerelles:problem:partners.not-in-network"


def test_a_job_is_followed_and_cancelled(own: TestClient) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def work(progress):
        progress(1, 4)
        reached.set()
        go_on.wait(10)
        progress(2, 4)

    job = own.app.state.held.jobs.start(work)
    assert reached.wait(10)
    told = own.get(f"/api/v1/jobs/{job.uid}").json()
    assert (told["state"], told["done"], told["total"], told["result"]) == ("running", 1, 4, None)
    own.delete(f"/api/v1/jobs/{job.uid}")
    go_on.set()
    assert job.finished(10)
    assert own.get(f"/api/v1/jobs/{job.uid}").json()["state"] == "cancelled"
    assert own.get("/api/v1/jobs/job-0").status_code == 404


def test_a_job_that_fails_as_nobody_foresaw_says_so_and_is_logged_once(
    own: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    person = " ".join(("Mme", "Durand"))

    def work(progress):
        raise KeyError(person)

    job = own.app.state.held.jobs.start(work)
    assert job.finished(10)
    for _ in range(2):
        told = own.get(f"/api/v1/jobs/{job.uid}")
        assert (told.status_code, told.json()["state"]) == (200, "failed")
        assert told.json()["problem"]["type"] == "urn:passerelles:problem:api.unexpected"
    (record,) = [one for one in caplog.records if one.name == "network.api.failures"]
    assert "KeyError" in record.getMessage() and "in work" in record.getMessage()
    assert "Durand" not in caplog.text
