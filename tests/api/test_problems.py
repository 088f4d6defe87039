import pytest
from fastapi.testclient import TestClient

from network.api.problems import STATUSES, status_of
from network.errors import NetworkError, UnreadableFile


def test_what_does_not_exist_is_a_problem_document_with_its_remedy(empty: TestClient) -> None:
    answer = empty.get("/api/v1/actors/act-0")
    told = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert told["detail"] == "« act-0 » n'existe pas dans actors."
    assert told["remedy"].startswith("Cherchez-le par son nom")
    assert told["type"] == "urn:passerelles:problem:api.unknown-row"


def test_a_problem_speaks_the_language_of_the_reader(empty: TestClient) -> None:
    by_query = empty.get("/api/v1/actors/act-0", params={"lang": "en"}).json()
    by_header = empty.get("/api/v1/actors/act-0", headers={"Accept-Language": "en-GB,fr;q=0.3"}).json()
    assert by_query["detail"] == by_header["detail"] == '"act-0" does not exist in actors.'


def test_an_impossible_date_names_the_parameter_and_the_form_expected(empty: TestClient) -> None:
    answer = empty.get("/api/v1/measures", params={"since": "2023-02-31"})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "« 2023-02-31 » n'est pas une date (since)."
    assert "2023-12-31" in answer.json()["remedy"]


def test_a_value_outside_the_list_names_the_list(empty: TestClient) -> None:
    answer = empty.get("/api/v1/measures", params={"unit": "person"})
    assert answer.json()["remedy"] == "Choisissez parmi : service, structure, institution."


def test_a_wave_and_dates_together_are_refused(empty: TestClient) -> None:
    answer = empty.get("/api/v1/measures", params={"wave": "2017", "since": "2017-01-01"})
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:passerelles:problem:lens.wave-and-dates")


@pytest.mark.parametrize("path", ["/api/v1/measures", "/mesures", "/reseau"])
def test_a_period_that_ends_before_it_begins_is_refused(empty: TestClient, path: str) -> None:
    answer = empty.get(path, params={"since": "2024-02-01", "until": "2024-01-31"})
    assert answer.status_code == 422
    assert "finit avant de commencer" in answer.text


@pytest.mark.parametrize("path", ["/api/v1/compare", "/api/v1/reports", "/mesures", "/rapport"])
def test_a_comparison_with_a_reversed_period_is_refused(empty: TestClient, path: str) -> None:
    after = {"after_since": "2024-12-31", "after_until": "2024-01-01"}
    answer = empty.get(path, params={"before_since": "2023-01-01", "before_until": "2023-12-31", **after})
    assert answer.status_code == 422
    assert "finit avant de commencer" in answer.text


def test_a_nomenclature_that_does_not_exist_is_refused(empty: TestClient) -> None:
    answer = empty.get("/api/v1/measures", params={"fields": "mine"})
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:passerelles:problem:lens.fields-unknown")


@pytest.mark.parametrize("asked", [{}, {"actor": ""}, {"actor": "  "}])
def test_a_partner_is_not_looked_for_when_nobody_is_named(empty: TestClient, asked: dict[str, str]) -> None:
    answer = empty.get("/api/v1/partners/suggest", params=asked)
    assert (answer.status_code, answer.json()["detail"]) == (422, "« actor » manque, ou est vide.")


def test_what_nobody_foresaw_claims_nothing_about_the_data() -> None:
    told = NetworkError("api.unexpected")
    assert told.message("fr") == "Une erreur que nous n'avions pas prévue est survenue."
    assert told.remedy("en").startswith('See in "My files" what was saved')


def test_a_comparison_needs_two_whole_times(empty: TestClient) -> None:
    answer = empty.get("/api/v1/compare", params={"before_since": "2017-01-01"})
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:passerelles:problem:api.two-times")


def test_a_parameter_of_the_wrong_type_is_a_problem_document_too(empty: TestClient) -> None:
    answer = empty.get("/api/v1/actors", params={"limit": "many"})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "Le paramètre « limit » ne convient pas : « many »."


def test_a_page_that_does_not_exist_is_a_page_that_says_so(empty: TestClient) -> None:
    answer = empty.get("/nulle-part")
    assert answer.status_code == 404
    assert "text/html" in answer.headers["content-type"]
    assert "/nulle-part" in answer.text


def test_a_method_that_is_not_allowed_says_where_the_methods_are(empty: TestClient) -> None:
    answer = empty.delete("/api/v1/health")
    assert (answer.status_code, answer.json()["type"]) == (405, "urn:passerelles:problem:api.method")


def test_every_error_has_the_status_of_its_nearest_class() -> None:
    assert status_of(UnreadableFile("api.no-file")) == STATUSES[UnreadableFile.__mro__[1]] == 422
    assert status_of(NetworkError("api.unexpected")) == 500
