"""IMP-23: two people import at once. One waits or is shown the dry run again; nothing is doubled, nothing is mixed."""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from reports import HERE, bring, expected, file, report

from network.api import create_app
from network.importing import Outcome, batches
from network.listings import tables
from network.settings import Settings
from network.store import Store

MAIRIE, CAF = "imp-23-mairie.csv", "imp-23-caf.csv"
EVERYONE = ["CAF de Paris", "Centre social Riquet", "Collège Rouault", "PMI Flandre"]


def shown(outcomes: list[Outcome]) -> set[str]:
    return {outcome.plan for outcome in outcomes}


def names(store: Store) -> list[str]:
    return sorted(tables(store)["actors"]["name"])


def applied(store: Store) -> Counter[str]:
    return Counter(batch["file"] for batch in batches(store) if batch["state"] == "applied")


def together(*works: Callable[[], object]) -> None:
    """Start them all at one moment, and wait for each; what one raises is raised here."""
    gate, failed = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        gate.wait()
        try:
            work()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in failed:
        raise error


def insist(store: Store, name: str) -> None:
    """What a person does: read the dry run, apply, and read it again as long as the facts have moved."""
    for _ in range(5):
        read = bring(store, file(name), apply=False)
        [outcome] = bring(store, file(name), shown=shown(read))
        if outcome.refused is None:
            return
        assert outcome.refused.key == "importing.changed"
    raise AssertionError("the facts moved five times")


def test_who_comes_second_is_shown_the_dry_run_again(store: Store) -> None:
    read = bring(store, file(CAF), apply=False)
    bring(store, file(MAIRIE))
    moved = bring(store, file(CAF), shown=shown(read))
    before = names(store)
    told = {
        "read": report(read),
        "moved": report(moved),
        "applied": report(bring(store, file(CAF), shown=shown(moved))),
    }
    assert told == expected(23)
    assert before == sorted({*EVERYONE} - {"Centre social Riquet"})  # nothing of the second was written before
    assert names(store) == EVERYONE


@pytest.mark.parametrize("turn", range(3))
def test_two_lists_at_one_moment_make_each_structure_once(store: Store, turn: int) -> None:
    together(lambda: insist(store, MAIRIE), lambda: insist(store, CAF))
    assert names(store) == EVERYONE
    assert applied(store) == {MAIRIE: 1, CAF: 1}


def test_the_same_file_at_one_moment_is_one_batch(store: Store) -> None:
    together(*[lambda: insist(store, MAIRIE)] * 4)
    assert applied(store) == {MAIRIE: 1}
    assert names(store) == sorted({*EVERYONE} - {"Centre social Riquet"})
    assert {len(sources) for sources in store.frame("facts/actor")["sources"]} == {1}


def service(store: Store, uploads: Path) -> TestClient:
    app = create_app(Settings(uploads=str(uploads)), store)
    return TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)


def send(client: TestClient, name: str) -> dict[str, str]:
    given = [("files", (name, (HERE / "files" / name).read_bytes()))]
    answer = client.post("/api/v1/batches/uploads", files=given)
    while answer.status_code == 202:
        answer = client.get(f"/api/v1/batches/uploads/{answer.json()['upload']}")
    told: dict[str, str] = answer.json()
    return told


def apply(client: TestClient, told: dict[str, str]) -> None:
    answer = client.post(f"/api/v1/batches/uploads/{told['upload']}/apply", data={"plan": told["plan"]})
    if answer.status_code == 202:
        while client.get(answer.headers["location"]).json()["state"] in ("waiting", "running"):
            time.sleep(0.1)


def test_an_upload_applied_twice_at_once_is_applied_once(store: Store, tmp_path: Path) -> None:
    with service(store, tmp_path / "uploads") as client:
        told = send(client, MAIRIE)
        together(*[lambda: apply(client, told)] * 3)
    assert applied(store) == {MAIRIE: 1}


def test_two_services_on_one_store_never_double(store: Store, tmp_path: Path) -> None:
    with service(store, tmp_path / "one") as one, service(store, tmp_path / "two") as two:
        for client in (one, two):  # both describe their routes now: pydantic does it for one thread at a time
            assert client.get("/api/v1/openapi.json").status_code == 200
        told = send(one, MAIRIE), send(two, CAF)
        together(lambda: apply(one, told[0]), lambda: apply(two, told[1]))
        insist(store, MAIRIE)  # who was refused reads again, and applies
    insist(store, CAF)
    assert names(store) == EVERYONE
    assert applied(store) == {MAIRIE: 1, CAF: 1}


@pytest.mark.neo4j
def test_two_processes_on_one_server_never_double(server_store: Store, neo4j_server) -> None:
    settings = neo4j_server.settings
    known = {"PASSERELLES_NEO4J_USER": settings.neo4j_user, "PASSERELLES_NEO4J_PASSWORD": settings.neo4j_password}
    command = [sys.executable, "-m", "network", "import", "--yes", "--store", neo4j_server.address]
    started = [
        subprocess.Popen([*command, str(HERE / "files" / name)], env=os.environ | known, stdout=subprocess.DEVNULL)
        for name in (MAIRIE, CAF, MAIRIE)
    ]
    assert {process.wait() for process in started} <= {0, 1}  # 1: shown again, for the facts had moved
    insist(server_store, MAIRIE)
    insist(server_store, CAF)
    assert names(server_store) == EVERYONE
    assert applied(server_store) == {MAIRIE: 1, CAF: 1}
