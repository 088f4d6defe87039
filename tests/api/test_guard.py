from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import Headers

from network.api.guard import check
from network.api.refusals import Forbidden, TooLarge


def headers(**given: str) -> Headers:
    return Headers({"host": "127.0.0.1:8000", **{name.replace("_", "-"): value for name, value in given.items()}})


def test_a_name_that_was_made_to_point_here_is_refused(empty: TestClient) -> None:
    answer = empty.get("/api/v1/health", headers={"Host": "attacker.example"})
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:passerelles:problem:api.host")


@pytest.mark.parametrize("host", ["[::1", "[127.0.0.1]:8000", ""])
@pytest.mark.parametrize("path", ["/api/v1/health", "/"])
def test_a_host_that_is_no_host_is_refused_too(empty: TestClient, host: str, path: str) -> None:
    answer = empty.get(path, headers={"Host": host})
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("application/problem+json" if "api" in path else "text/html")


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_this_computer_is_served_under_each_of_its_names(empty: TestClient, host: str) -> None:
    assert empty.get("/api/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://attacker.example", "null", "http://127.0.0.1:9999", "http://["])
def test_a_form_of_another_site_cannot_undo_an_import(empty: TestClient, origin: str) -> None:
    answer = empty.post("/api/v1/batches/bat-0/undo", headers={"Origin": origin})
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:passerelles:problem:api.origin")


def test_a_browser_that_says_the_request_crosses_sites_is_believed() -> None:
    with pytest.raises(Forbidden):
        check("POST", headers(sec_fetch_site="cross-site"))
    check("POST", headers(sec_fetch_site="same-origin", origin="http://127.0.0.1:8000"))
    check("GET", headers(sec_fetch_site="cross-site"))  # a link from elsewhere may open a page


def test_a_body_announced_as_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge):
        check("POST", headers(content_length="11"), limit=10)


def test_a_body_that_lies_about_its_length_is_cut_while_it_is_read(own: TestClient, tmp_path: Path) -> None:
    boundary = "b0"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'

    def stream():
        yield head.encode()
        for _ in range(70):
            yield b"x" * 1024 * 1024

    sent = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    answer = own.post("/api/v1/batches/uploads", content=stream(), headers=sent)
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:passerelles:problem:api.too-large")
    assert not list((tmp_path / "uploads").iterdir())


def test_every_answer_carries_the_policy_that_lets_nothing_out(empty: TestClient) -> None:
    for path in ("/", "/api/v1/health", "/static/site.css", "/nulle-part"):
        held = empty.get(path).headers
        assert held["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert "unsafe" not in held["content-security-policy"]
        assert (held["x-content-type-options"], held["referrer-policy"]) == ("nosniff", "same-origin")


def test_nothing_about_the_territory_stays_in_the_browser_but_the_look_may(empty: TestClient) -> None:
    kept = [empty.get(path).headers["cache-control"] for path in ("/acteurs", "/static/site.css", "/api/v1/actors")]
    assert kept == ["no-store", "no-cache", "private, no-cache"]
