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
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:passerelles:problem:api.wave-or-period")


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
