"""The description of the API is a contract: every operation says what it does, shows it, and how it fails."""

import pytest
from fastapi.testclient import TestClient

METHODS = ("get", "post", "put", "delete")


@pytest.fixture
def operations(empty: TestClient) -> list[tuple[str, dict]]:
    paths = empty.get("/api/v1/openapi.json").json()["paths"]
    return [(f"{method} {path}", one[method]) for path, one in paths.items() for method in METHODS if method in one]


def test_every_operation_has_a_summary_and_a_description(operations: list[tuple[str, dict]]) -> None:
    assert len(operations) > 25
    assert not [name for name, one in operations if not one.get("summary") or not one.get("description")]


def test_every_operation_shows_an_example_of_its_answer(operations: list[tuple[str, dict]]) -> None:
    def shown(one: dict) -> bool:
        good = [answer for status, answer in one["responses"].items() if status.startswith("2") and status != "202"]
        return all("example" in kind for answer in good for kind in answer.get("content", {}).values()) and bool(good)

    assert not [name for name, one in operations if not shown(one)]


def test_every_operation_documents_its_errors_as_problem_documents(operations: list[tuple[str, dict]]) -> None:
    for name, one in operations:
        errors = {status: answer for status, answer in one["responses"].items() if int(status) >= 400}
        assert errors, name
        for answer in errors.values():
            told = answer["content"]["application/problem+json"]["example"]
            assert told["detail"] and told["remedy"], name


def test_the_nouns_and_the_work_of_the_contract_are_there(empty: TestClient) -> None:
    paths = set(empty.get("/api/v1/openapi.json").json()["paths"])
    for noun in ("actors", "missions", "meetings", "ties", "territories", "places", "batches", "resolve", "fields"):
        assert f"/api/v1/{noun}" in paths
    for path in (
        "measures",
        "measures/{name}",
        "compare",
        "views/{name}",
        "exports",
        "reports",
        "jobs/{uid}",
        "health",
    ):
        assert f"/api/v1/{path}" in paths
